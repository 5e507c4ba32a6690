"""The admin's own site object, « La rédaction »."""

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.contenttypes.models import ContentType
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext_lazy as _

from articles.models import Call
from newsroom.desk.dashboard import dashboard
from newsroom.desk.signing_in import SignInForm

# What people open all day stands in the bar at the top, in this order; the rest is under « Plus ».
IN_THE_BAR = ("article", "image", "comment", "dossier", "front")
MOST_CALLS = 99  # counted beside the name of the paper
# Tables that other apps would put here. Groups are written by newsroom/roles.py, tags are our own
# model, jobs are looked after by the worker.
LEFT_OUT = {"auth", "django_tasks_database", "taggit"}


def called(user) -> int:
    """How many calls wait for somebody. One query when there is none, as on most pages."""
    if not Call.objects.unseen().filter(user=user.pk).exists():
        return 0
    return Call.objects.waiting_for(user)[: MOST_CALLS + 1].count()


def has_page(row) -> bool:
    return hasattr(row, "get_absolute_url") and getattr(row, "is_public", True)


class NewsroomAdminSite(admin.AdminSite):
    site_title = site_header = index_title = _("The newsroom")
    enable_nav_sidebar = False
    login_form = SignInForm

    def register(self, model_or_iterable, admin_class=None, **options):
        models = [model_or_iterable] if isinstance(model_or_iterable, type) else model_or_iterable
        ours = [model for model in models if model._meta.app_label not in LEFT_OUT]
        super().register(ours, admin_class, **options)

    def each_context(self, request):
        context = super().each_context(request)
        models = [
            model | {"key": model["model"]._meta.model_name, "app": app["name"]}
            for app in context["available_apps"]
            for model in app["models"]
            if model["admin_url"]
        ]
        bar = [model for key in IN_THE_BAR for model in models if model["key"] == key]
        rest = [model for model in models if model not in bar]
        return context | {"bar": bar, "beyond_the_bar": rest, "called": called(request.user)}

    def get_urls(self):
        """Django's own, but one: its way to a row's public page asks nobody whether there is one."""
        usual = [each for each in super().get_urls() if getattr(each, "name", "") != "view_on_site"]
        route = "r/<int:content_type_id>/<path:object_id>/"
        return [path(route, self.admin_view(self.on_site), name="view_on_site"), *usual]

    def on_site(self, request, content_type_id: int, object_id: str):
        """Where readers find a row, for those who may see it here; 404 where they find none."""
        kind = ContentType.objects.filter(pk=content_type_id).first()
        desk = self._registry.get(kind and kind.model_class())
        row = desk and desk.get_object(request, unquote(object_id))
        if row is None or not desk.has_view_permission(request, row) or not has_page(row):
            raise Http404(object_id)
        return redirect(row)

    def index(self, request, extra_context=None):
        return super().index(request, dashboard(request.user) | (extra_context or {}))

    def login(self, request, extra_context=None):
        response = super().login(request, extra_context)
        if request.method == "POST" and response.status_code == 200:
            response.status_code = 422  # refused: the form comes back with what was typed
        return response
