"""The form field of a body: the editor in front, the sanitiser behind, one list for both."""

import json

from django import forms
from django.conf import settings
from django.urls import reverse
from django_prose_editor.config import expand_extensions, js_from_extensions
from js_asset import ImportMap, Media, Script

from articles.admin.choosing import MODULES
from articles.body.schema import EXTENSIONS, sanitise

NOT_OURS = {"NoSpellCheck", "Menu"}  # writers want their spelling checked; the toolbar is our own

WRITING_MODULES = ImportMap(
    {"django-prose-editor/editor": "django_prose_editor/editor.js"}
    | {
        f"writing/{name}": f"writing/{name}.js"
        for name in """
            acts blocks cards dialogs embeds figures find find-panel focus folding foreign galleries
            icons keys links output parts pasting pictures shortcuts slash tables toolbar uploads word
        """.split()
    }
)


class BodyWidget(forms.Textarea):
    """A textarea that ``static/writing/start.js`` puts the editor in front of."""

    @property
    def media(self):
        return Media(
            importmap=MODULES | WRITING_MODULES,
            css={"all": ["writing/editor.css"]},
            js=[Script("writing/start.js", type="module")],
        )

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        extensions = expand_extensions(EXTENSIONS)
        config = {
            "extensions": {k: v for k, v in extensions.items() if k not in NOT_OURS},
            "modules": js_from_extensions(EXTENSIONS),
            "rows": reverse("admin:articles_article_rows", args=["name"]),
            "upload": reverse("admin:articles_image_upload"),
            "site": settings.SITE_URL,
        }
        context["widget"]["attrs"]["data-writing"] = json.dumps(config, default=str)
        return context


class BodyField(forms.CharField):
    widget = BodyWidget

    def clean(self, value):
        return sanitise(super().clean(value and value.replace("\0", "")))
