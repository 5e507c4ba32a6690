from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from comments import checks


class CommentsConfig(AppConfig):
    name = "comments"
    verbose_name = _("Comments")
    system_checks = checks  # importing the module registers them
