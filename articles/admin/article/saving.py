"""The form is kept as the draft; then whatever its button asked for is done."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.article.acts import acts_of
from articles.admin.article.reconciling import choices_page
from articles.admin.article.rights import ASSIGN
from articles.admin.article.seating import base_of, seat_of, token_of
from articles.models import Article, Revision, Seat
from articles.models.keeping import keep
from articles.models.publication import PublicationError


class Saving:
    """Of ArticleAdmin: what Django's form view calls when it keeps something."""

    def changeform_view(self, request, object_id=None, *args, **kwargs):
        if object_id is None and request.method == "POST":
            object_id = begun_by(request)
        acts = acts_of(request)
        article = self.get_object(request, object_id) if acts and object_id else None
        for act in acts:
            self.require(act.right, request, article)
        return super().changeform_view(request, object_id, *args, **kwargs)

    def save_model(self, request, obj, form, change):
        """Keep the form as the draft. ``obj`` carries it in memory only: its row is another matter."""
        if change:
            article = Article.objects.get(pk=obj.pk)
        else:
            article = Article.objects.create(created_by=request.user)
            obj.pk = article.pk
        seat, base = seat_of(request, article), base_of(request, article)
        content, kind = form.content(), Revision.Kind.SAVE
        obj.kept = keep(article, content, by=request.user, base=base, seat=seat, kind=kind)
        article.refresh_from_db()
        if refusal := form.save_embargo(article, by=request.user):
            messages.error(request, refusal)
        if form.handing and self.may(ASSIGN, request, article):
            article.assign(by=request.user, **form.handed_to(article))

    def save_related(self, request, form, formsets, change):
        """Nothing: byline, tags and hand-picked items went into the draft."""

    def response_add(self, request, obj, post_url_continue=None):
        return self.respond(request, obj)

    def response_change(self, request, obj):
        return self.respond(request, obj)

    def respond(self, request, obj):
        article = Article.objects.get(pk=obj.pk)
        if obj.kept.clash:
            return choices_page(request, article, self, obj.kept.revision, status=409)
        if obj.kept.met:
            messages.info(request, brought_together(obj.kept.met, request.user))
        do = next((act.do for act in acts_of(request)), kept)
        try:
            with transaction.atomic():
                answer = do(request, article)
        except PublicationError as refusal:
            messages.error(request, _("Your text is saved. %(why)s") % {"why": refusal})
        else:
            if isinstance(answer, HttpResponse):
                return answer
            messages.success(request, answer)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))


def begun_by(request) -> str | None:
    """The article that this page's autosave has begun already, whatever address the form was sent to."""
    seat = Seat.objects.filter(token=token_of(request), user=request.user.pk).first()
    return str(seat.article_id) if seat else None


def kept(request, article) -> str:
    return _("Saved. Readers see nothing of it yet.") if article.was_public else _("Saved.")


def brought_together(met: Revision, user) -> str:
    if met.made_by is None or met.made_by == user:
        return _(
            "What you saved on another page and what you wrote here have been brought together."
        )
    name = {"name": met.made_by.get_short_name()}
    return _("The changes of %(name)s and yours have been brought together.") % name
