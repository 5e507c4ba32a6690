"""The form field of a body: the editor in front, the sanitiser behind, one list for both."""

import json

from django import forms
from django.conf import settings
from django.contrib.humanize.templatetags.humanize import intcomma
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_prose_editor.config import expand_extensions, js_from_extensions
from js_asset import ImportMap, Media, Script

from articles.admin.choosing import MODULES
from articles.body.schema import EXTENSIONS, sanitise

LONGEST = 1_000_000  # characters; a feature of 20,000 words with 60 pictures has 150,000
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
            "longest": LONGEST,
        }
        context["widget"]["attrs"]["data-writing"] = json.dumps(config, default=str)
        return context


class BodyField(forms.CharField):
    widget = BodyWidget

    def clean(self, value):
        body = sanitise(super().clean(value and value.replace("\0", "")))
        if len(body) > LONGEST:
            raise ValidationError(
                _(
                    "This text has %(count)s characters with its formatting; at most %(most)s can be kept."
                    " Nothing of it is lost: take out a part, or make it two."
                )
                % {"count": intcomma(len(body)), "most": intcomma(LONGEST)}
            )
        return body
