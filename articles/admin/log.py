from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import ReadOnlyAdmin
from articles.models import ArticleLog


@admin.register(ArticleLog)
class ArticleLogAdmin(ReadOnlyAdmin):
    fields = ["at", "actor", "act", "article", "reason"]
    readonly_fields = fields
    list_display = ["at", "actor", "act", "article", "reason"]
    list_select_related = ["actor", "article"]
    list_filter = ["verb"]
    search_fields = ["reason"]

    @admin.display(description=_("what"), ordering="verb")
    def act(self, line):
        return line.spelled_out
