"""Makers of things, one function per noun. What a test does not say is filled in plausibly."""

import io
from datetime import date, timedelta
from itertools import count

from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image as Pillow

from articles.fronts.placing import place_at_the_head
from articles.models import (
    Article,
    Author,
    Breaking,
    Byline,
    Correction,
    Dossier,
    DossierEvent,
    Front,
    Image,
    Page,
    ProductBox,
    Promo,
    Section,
    Tag,
)
from comments.models import Comment, Ground, Notice, State
from newsroom.models import User

number = count(1)
PASSWORD = "correct horse battery staple"


def user(role: str = "", **fields) -> User:
    """A member of staff; ``role`` is the name of a group ("Journalist", "Editor"…)."""
    n = next(number)
    defaults = {"email": f"staff{n}@octet.example", "name": f"Camille Roux {n}", "is_staff": True}
    member = User.objects.create_user(password=PASSWORD, **defaults | fields)
    if role:
        member.groups.add(Group.objects.get(name=role))
    return member


def section(**fields) -> Section:
    n = next(number)
    return Section.objects.create(**{"name": f"Rubrique {n}", "slug": f"rubrique-{n}"} | fields)


def tag(name: str = "", **fields) -> Tag:
    return Tag.objects.create(name=name or f"Sujet {next(number)}", **fields)


def author(**fields) -> Author:
    n = next(number)
    return Author.objects.create(
        **{"name": f"Inès Moreau {n}", "slug": f"ines-moreau-{n}"} | fields
    )


def dossier(events: int = 0, **fields) -> Dossier:
    n = next(number)
    made = Dossier.objects.create(**{"title": f"Dossier {n}", "slug": f"dossier-{n}"} | fields)
    for month in range(1, events + 1):
        DossierEvent.objects.create(dossier=made, date=date(2021, month, 1), title=f"Fait {month}")
    return made


def page(**fields) -> Page:
    n = next(number)
    defaults = {"title": f"Page {n}", "slug": f"page-{n}", "body": "<p>Texte légal.</p>"}
    return Page.objects.create(**defaults | fields)


def product(**fields) -> ProductBox:
    defaults = {
        "name": f"Antivirus {next(number)}",
        "maker": "Éditeur",
        "url": "https://shop.example/antivirus",
        "call": "Voir l’offre",
    }
    return ProductBox.objects.create(**defaults | fields)


def promo(**fields) -> Promo:
    defaults = {
        "name": f"Suivez-nous {next(number)}",
        "text": "Pour ne rien manquer, suivez-nous sur",
        "first_label": "Google Actualités",
        "first_url": "https://news.example/octet",
    }
    return Promo.objects.create(**defaults | fields)


def picture_bytes(width: int = 240, height: int = 200, kind: str = "JPEG", colour=None) -> bytes:
    """A small picture file, each so different in colour that JPEG keeps the difference."""
    n = next(number)
    out = io.BytesIO()
    Pillow.new("RGB", (width, height), colour or (n * 83 % 256, n * 149 % 256, 90)).save(out, kind)
    return out.getvalue()


def picture_file(name: str = "photo.jpg", **picture) -> SimpleUploadedFile:
    """The same as an upload."""
    return SimpleUploadedFile(name, picture_bytes(**picture), "image/jpeg")


def image(*, drawn: bool = False, file=None, **fields) -> Image:
    """A picture of the library; its renditions are made when ``drawn``."""
    n = next(number)
    defaults = {"title": f"photo {n}", "alt": f"Une salle de serveurs {n}", "credit": "Octet"}
    made = Image.objects.from_upload(file or picture_file(), **defaults | fields)
    if drawn:
        made.make_renditions()
    return made


def draft(*, tags=(), authors=(), **fields) -> Article:
    """An article nobody has published."""
    n = next(number)
    defaults = {
        "title": f"Une fuite de données {n}",
        "standfirst": "Ce que l’on sait, et ce que l’on ne sait pas.",
        "body": "<h2>Les faits</h2><p>Le premier paragraphe.</p><p>Le second paragraphe.</p>",
    }
    if "section" not in fields:
        fields["section"] = Section.objects.order_by("pk").first() or section()
    made = Article.objects.create(**defaults | fields)
    made.tags.set([getattr(each, "name", each) for each in tags])
    for position, each in enumerate(authors):
        Byline.objects.create(article=made, author=each, position=position)
    return made


def article(*, by=None, at=None, **fields) -> Article:
    """A published article; ``at`` dates it. The jobs it enqueues wait for ``run_jobs()``."""
    made = draft(**fields)
    made.publish(by=by, at=at)
    return made


def place(places: dict[int, Article], *, by=None) -> Front:
    """Launch the front page with these articles by hand in its lead, by their places."""
    place_at_the_head({place: article.pk for place, article in places.items()}, by=by)
    return Front.objects.of(None)


def breaking(**fields) -> Breaking:
    """A line of breaking news that stands now, for an hour more."""
    now = timezone.now()
    defaults = {
        "text": f"Alerte {next(number)}",
        "starts_at": now - timedelta(minutes=1),
        "ends_at": now + timedelta(hours=1),
    }
    made = Breaking(**defaults | fields)
    made.put_up(by=None)
    return made


def comment(on: Article | None = None, *, state: str = State.PENDING, **fields) -> Comment:
    """A comment as it stands after posting and, unless it is pending, a decision."""
    n = next(number)
    defaults = {"author_name": f"Lectrice {n}", "text": f"Voici ce que j’en pense, au point {n}."}
    parent = fields.get("parent")
    on = on or (parent.article if parent else article())
    made = Comment.objects.create(article=on, **defaults | fields)
    verbs = {State.APPROVED: made.approve, State.REJECTED: made.reject, State.SPAM: made.mark_spam}
    if state != State.PENDING:
        verbs[state]()
    return made


def correction(article: Article, **fields) -> Correction:
    n = next(number)
    return Correction.objects.create(**{"article": article, "text": f"Rectifié {n}."} | fields)


def notice(about: Comment, **fields) -> Notice:
    """A notice about a comment, as it stands after it was received."""
    n = next(number)
    defaults = {
        "article": about.article,
        "place": about.get_absolute_url(),
        "ground": Ground.INSULT,
        "explanation": f"Ce commentaire injurie une personne nommée, au point {n}.",
        "receipt_digest": f"{n:064x}",
    }
    return Notice.objects.create(comment=about, **defaults | fields)
