"""What is measured: a small newsroom, the same at every run."""

from datetime import timedelta

from django.utils import timezone

from articles.models import Article, Author, Byline, Dossier, Section
from articles.relating.choosing import relate

ARTICLES = 60
PARAGRAPH = (
    "<p>Le fichier contenait des noms, des adresses et, pour certains patients, des remarques sur"
    " leur santé : « rien de tout cela n’aurait dû quitter le laboratoire », dit-elle. La base a"
    " circulé pendant des semaines avant que la justice n’ordonne d’en bloquer l’accès.</p>"
)


def make_newsroom() -> None:
    """Publish the articles; say the address of the one that is measured, related items and all."""
    sections = [
        Section.objects.create(name=name, slug=name.lower())
        for name in ("Mobile", "Sciences", "Droits", "Logiciels")
    ]
    authors = [
        Author.objects.create(name=f"Auteur {number}", slug=f"auteur-{number}")
        for number in range(6)
    ]
    dossier = Dossier.objects.create(title="La fuite", slug="la-fuite")
    for number in range(ARTICLES):
        article = Article.objects.create(
            title=f"Une fuite de données, épisode {number}",
            standfirst="Ce que l’on sait, et ce que l’on ne sait pas encore de cette affaire.",
            section=sections[number % len(sections)],
            dossier=dossier if number % 5 == 0 else None,
            body="<h2>Les faits</h2>".join([PARAGRAPH * 4] * 4),
        )
        article.tags.add("données", f"sujet {number % 7}")
        Byline.objects.create(article=article, author=authors[number % len(authors)])
        article.publish(at=timezone.now() - timedelta(hours=ARTICLES - number))
    relate(article)
    print(article.get_absolute_url())
