"""Form fields that choose a picture or an article: a number for a browser without script, a search with."""

from django import forms
from django.urls import reverse
from js_asset import ImportMap, Media, Script

from articles.admin.rows import describe

MODULES = ImportMap(
    {
        f"desk/{name}": f"desk/{name}.js"
        for name in ("words", "element", "server", "combobox", "chooser", "rows", "decision")
    }
)


class RowChoice(forms.TextInput):
    """Holds the number of a row; ``static/desk/choices.js`` draws the row and the search over it."""

    template_name = "admin/widgets/row_choice.html"
    block = ""  # a name of articles.admin.rows.SOURCES
    reader = None  # who fills the form in, where not everybody may read every row

    @property
    def media(self):
        return Media(importmap=MODULES, js=[Script("desk/choices.js", type="module")])

    def describe(self, value) -> dict | None:
        return describe(self.block, value, self.reader)

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"] |= {
            "block": self.block,
            "row": self.describe(value),
            "search": reverse("admin:articles_article_rows", args=[self.block]),
        }
        context["widget"]["attrs"] |= {"inputmode": "numeric", "autocomplete": "off", "size": 8}
        return context


class PictureChoice(RowChoice):
    block = "image"

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["upload"] = reverse("admin:articles_image_upload")
        return context


class ArticleChoice(RowChoice):
    block = "read-also"
