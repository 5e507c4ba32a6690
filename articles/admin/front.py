from django.contrib import admin

from articles.admin.desk import DeskAdmin
from articles.models import Front


@admin.register(Front)
class FrontAdmin(DeskAdmin):
    pass
