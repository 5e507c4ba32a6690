from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _

from newsroom import checks


class NewsroomConfig(AppConfig):
    name = "newsroom"
    verbose_name = _("Newsroom")
    system_checks = checks  # importing the module registers them

    def ready(self):
        autodiscover_modules("tasks")  # jobs, and the receivers that enqueue them


class NewsroomAdminConfig(AdminConfig):
    """Django's admin with our own site object, « La rédaction »."""

    # Outside newsroom.admin: importing that package registers, and there must be a site to register to.
    default_site = "newsroom.desk.site.NewsroomAdminSite"
