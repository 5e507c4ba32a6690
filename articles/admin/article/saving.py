"""The form is kept as the draft; then whatever its button asked for is done."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.article.acts import acts_of
from articles.admin.article.rights import ASSIGN
from articles.models import Article
from articles.models.publication import PublicationError


class Saving:
    """Of ArticleAdmin: what Django's form view calls when it keeps something."""

    def changeform_view(self, request, object_id=None, *args, **kwargs):
        acts = acts_of(request)
        article = self.get_object(request, object_id) if acts and object_id else None
        for act in acts:
            self.require(act.right, request, article)
        return super().changeform_view(request, object_id, *args, **kwargs)

    def save_model(self, request, obj, form, change):
        """Keep the form as the draft. ``obj`` carries it in memory only: its row is another matter."""
        article = Article.objects.get(pk=obj.pk) if change else obj
        if not change:
            article.created_by = request.user
            article.save()
        if "embargo_until" in form.changed_data:
            move_embargo(request, article, form.cleaned_data["embargo_until"])
        article.save_draft(form.content(), by=request.user)
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


def move_embargo(request, article, until) -> None:
    """Said when it comes too late; the text is kept all the same."""
    try:
        article.set_embargo(until, by=request.user)
    except PublicationError as refusal:
        messages.error(request, str(refusal))


def kept(request, article) -> str:
    return _("Saved. Readers see nothing of it yet.") if article.was_public else _("Saved.")
