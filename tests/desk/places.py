"""Every address of the desk, derived from the admin's own list, and a row for each kind of thing."""

from datetime import timedelta

from django.contrib import admin
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone

from articles.models import (
    Article,
    ArticleLog,
    Author,
    CheckLevel,
    Correction,
    Dossier,
    Folder,
    FrontSlot,
    Image,
    Page,
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
    FrontSlot: lambda: FrontSlot.objects.create(position=1, article=factories.article()),
    Image: factories.image,
    LearnedModel: lambda: LearnedModel.objects.create(engine="own", decisions=200, model={}),
    LegalLog: lambda: LegalLog.objects.create(verb="notice"),
    Notice: lambda: factories.notice(factories.comment()),
    Page: factories.page,
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
    usual = {f"{m._meta.app_label}_{m._meta.model_name}_{v}" for m in MAKERS for v in VERBS}
    found = []
    for resolver in get_resolver().url_patterns:
        if str(resolver.pattern).startswith("admin/"):
            found += walk(resolver, "/", usual, pk)
    return sorted(set(found))


def walk(entry, prefix: str, usual, pk: int):
    route = prefix + str(entry.pattern)
    if isinstance(entry, URLPattern):
        if entry.name in usual or "^" in route or "<path:" in route:
            return []
        return [fill(route, pk)]
    return [address for each in entry.url_patterns for address in walk(each, route, usual, pk)]


def fill(route: str, pk: int) -> str:
    for part in ("<int:pk>", "<id>", "<path:object_id>"):
        route = route.replace(part, str(pk))
    for part, value in (("<slug:name>", "image"), ("<int:content_type_id>", "1")):
        route = route.replace(part, value)
    return route
