from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import AboutArticles, ReadOnlyAdmin
from articles.models import ArticleLog


@admin.register(ArticleLog)
class ArticleLogAdmin(AboutArticles, ReadOnlyAdmin):
    fields = ["at", "actor", "act", "subject", "reason"]
    readonly_fields = fields
    list_display = ["at", "actor", "act", "subject", "reason"]
    list_select_related = ["actor", "article"]
    list_filter = ["verb"]
    search_fields = ["reason"]

    @admin.display(description=_("what"), ordering="verb")
    def act(self, line):
        return line.spelled_out

    @admin.display(description=_("article"), ordering="article")
    def subject(self, line):
        return line.subject
