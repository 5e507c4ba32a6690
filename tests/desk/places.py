"""Every address of the desk, derived from the admin's own list, and a row for each kind of thing."""

from datetime import timedelta

from django.contrib import admin
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone

from articles.models import (
    Article,
    ArticleLog,
    Author,
    Breaking,
    CheckLevel,
    Correction,
    Dossier,
    Folder,
    Front,
    FrontLog,
    Image,
    Page,
    PartnerFeed,
    ProductBox,
    Promo,
    Redirect,
    ScheduledChange,
    Section,
    Tag,
)
from comments.models import (
    Appeal,
    CannedAnswer,
    Comment,
    DisposableDomain,
    ErrorReport,
    LearnedModel,
    LegalLog,
    Notice,
    PurgeReport,
    SiteRules,
    WordList,
)
from newsroom.models import User
from tests import factories


def a_redirect():
    return Redirect.objects.create(path="/ancien/", article=factories.article())


def a_line_of_the_log():
    return factories.article().log.get()


def a_planned_change():
    return factories.draft().plan(at=timezone.now() + timedelta(days=1), by=None)


def an_appeal():
    comment = factories.comment()
    comment.reject(by=factories.user(), reason="insult")
    return comment.appeals.create(decision=comment.log.get(), text="Je n’injurie personne.")


MAKERS = {
    Appeal: an_appeal,
    Article: factories.article,
    ArticleLog: a_line_of_the_log,
    Author: factories.author,
    CannedAnswer: lambda: CannedAnswer.objects.create(title="Merci", text="Merci, c’est corrigé."),
    CheckLevel: lambda: CheckLevel.objects.create(name="links", level="blocks"),
    Comment: factories.comment,
    Correction: lambda: factories.correction(factories.article()),
    ErrorReport: lambda: ErrorReport.objects.create(article=factories.article(), text="Une date."),
    DisposableDomain: lambda: DisposableDomain.objects.create(domain="jetable.example"),
    Dossier: lambda: factories.dossier(events=1),
    Folder: lambda: Folder.objects.create(name="Élections"),
    Breaking: factories.breaking,
    Front: lambda: factories.place({1: factories.article()}),
    FrontLog: lambda: factories.place({1: factories.article()}).log.first(),
    Image: factories.image,
    LearnedModel: lambda: LearnedModel.objects.create(engine="own", decisions=200, model={}),
    LegalLog: lambda: LegalLog.objects.create(verb="notice"),
    Notice: lambda: factories.notice(factories.comment()),
    Page: factories.page,
    PartnerFeed: lambda: PartnerFeed.objects.create(name="Agrégateur"),
    ProductBox: factories.product,
    Promo: factories.promo,
    PurgeReport: PurgeReport.objects.create,
    Redirect: a_redirect,
    ScheduledChange: a_planned_change,
    Section: factories.section,
    SiteRules: lambda: SiteRules.objects.create(pk=1),
    Tag: factories.tag,
    User: factories.user,
    WordList: lambda: WordList.objects.create(name="Injures", words="bouffon"),
}
VERBS = ("changelist", "add", "change", "delete", "history")


def address(model, verb: str, row) -> str:
    args = [row.pk] if verb in ("change", "delete", "history") else []
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{verb}", args=args)


def registered() -> dict:
    """Every model of the admin with a row of its kind."""
    return {model: MAKERS[model]() for model in admin.site._registry}


def own_addresses(pk: int) -> list[str]:
    """Every other address under /admin/, with ``pk`` wherever a number is asked for."""
    return sorted({fill_in(route, pk) for _name, route, _view in desk_patterns()})


def desk_patterns():
    """Yield (name, route, view) of each address under /admin/ that is not one of the VERBS of a model."""
    usual = {f"{m._meta.app_label}_{m._meta.model_name}_{v}" for m in MAKERS for v in VERBS}
    for resolver in get_resolver().url_patterns:
        if str(resolver.pattern).startswith("admin/"):
            for name, route, view in walk(resolver, "/"):
                if name not in usual and not is_fallback(route):
                    yield name, route, view


def walk(entry, prefix: str):
    route = prefix + str(entry.pattern)
    if isinstance(entry, URLPattern):
        yield entry.name, route, entry.callback
        return
    for each in entry.url_patterns:
        yield from walk(each, route)


def is_fallback(route: str) -> bool:
    """Django's last words: another form of an address that is walked, or none."""
    return route.endswith(("/<path:object_id>/", "(?P<url>.*)$")) and "/r/" not in route


FILLINGS = {
    "<slug:name>": "read-also",
    "<int:content_type_id>": "1",
    "<uuid:pk>": "00000000-0000-4000-8000-000000000000",
    "^(?P<app_label>articles|newsroom|comments)/$": "articles/",
}


def fill_in(route: str, pk: int) -> str:
    for part, value in FILLINGS.items():
        route = route.replace(part, value)
    for part in ("<int:pk>", "<id>", "<path:object_id>"):
        route = route.replace(part, str(pk))
    assert "<" not in route, f"{route}: say in FILLINGS what to put there."
    return route
