"""The admin's own site object, « La rédaction »."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _


class NewsroomAdminSite(admin.AdminSite):
    site_title = site_header = index_title = _("The newsroom")
