from django.contrib import admin
from django.utils.translation import ngettext

from articles.admin.desk import DeskAdmin
from articles.models import Article, Section
from articles.models.rights import edits_whole_paper


@admin.register(Section)
class SectionAdmin(DeskAdmin):
    announces = True
    list_display = ["name", "slug", "accent", "position"]
    list_editable = ["position"]
    prepopulated_fields = {"slug": ["name"]}

    def get_readonly_fields(self, request, obj=None):
        """Who acts in a section, and what it keeps to itself, is decided by whoever edits the whole paper:
        nobody lets himself in."""
        return () if edits_whole_paper(request.user) else ("staff", "keeps_embargoes")

    def get_deleted_objects(self, objs, request):
        """What stands in it is counted and not named: it may be the archive, or under embargo."""
        articles = Article.objects.filter(section__in=objs).count()
        if not articles:
            return super().get_deleted_objects(objs, request)
        said = ngettext("%(count)d article", "%(count)d articles", articles)
        return [], {}, set(), [said % {"count": articles}]
