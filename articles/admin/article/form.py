"""The writing page's form: the draft as fields. Saving it touches nothing that readers see."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from js_asset import Script

from articles.admin.article.fields import BylineField, RelatedField, TagNamesField
from articles.admin.body_field import BodyField
from articles.admin.choosing import ArticleChoice, PictureChoice
from articles.admin.moments import MomentField
from articles.models import Article, Section
from articles.models.drafting import COLUMNS, FOREIGN_KEYS, LISTS
from articles.models.publication import PublicationError
from articles.models.rights import CHANGE, REVIEW, colleagues, kept_from, may

# Who has it: the column, and what one must be allowed to be offered.
PEOPLE = {"given_to": ("assigned_to", CHANGE), "reviewed_by": ("reviewer", REVIEW)}
PREDECESSORS = ("follows", "replaces")
KEYS = tuple(name.removesuffix("_id") for name in FOREIGN_KEYS)


class ArticleForm(forms.ModelForm):
    body = BodyField(required=False, label=_("text"))
    byline = BylineField(required=False, label=_("byline"))
    tag_names = TagNamesField(required=False, label=_("tags"), help_text=_("Separated by commas."))
    related = RelatedField(
        required=False,
        label=_("read also"),
        help_text=_("These come first; the nearest articles follow by themselves."),
    )
    embargo_until = MomentField(
        required=False,
        label=Article._meta.get_field("embargo_until").verbose_name,
        help_text=Article._meta.get_field("embargo_until").help_text,
        show_hidden_initial=True,  # whether this page changed it, whatever others did meanwhile
    )
    canonical_url = forms.URLField(
        required=False,
        label=Article._meta.get_field("canonical_url").verbose_name,
        help_text=Article._meta.get_field("canonical_url").help_text,
        assume_scheme="https",
    )

    # Who has it and until when is no part of the text. What the page showed is sent along, so that an
    # old page takes nothing back that somebody else has decided since.
    given_to = forms.ModelChoiceField(
        None, required=False, label=_("written by"), show_hidden_initial=True, empty_label="—"
    )
    reviewed_by = forms.ModelChoiceField(
        None, required=False, label=_("reviewed by"), show_hidden_initial=True, empty_label="—"
    )
    due_at = MomentField(
        required=False,
        label=Article._meta.get_field("due_at").verbose_name,
        show_hidden_initial=True,
    )

    class Media:
        js = [Script(f"desk/{name}.js", type="module") for name in ("appearance", "drawer")]

    user = None  # who fills it in, set by ArticleAdmin: it names what he may read

    class Meta:
        model = Article
        fields = [*COLUMNS, *KEYS, "embargo_until"]
        widgets = {
            "title": forms.Textarea(attrs={"rows": 1, "data-one-line": ""}),
            "kicker": forms.TextInput(),
            "standfirst": forms.Textarea(attrs={"rows": 2}),
            "seo_title": forms.TextInput(),
            "seo_description": forms.Textarea(attrs={"rows": 3}),
            "social_title": forms.TextInput(),
            "lead_image": PictureChoice(),
            "social_image": PictureChoice(),
            "follows": ArticleChoice(),
            "replaces": ArticleChoice(),
        }

    def __init__(self, *args, instance=None, initial=None, **kwargs):
        if instance and instance.pk:
            initial = as_initial(instance.draft()) | (initial or {})
        super().__init__(*args, instance=instance, initial=initial, **kwargs)
        self.offer_people_and_sections()
        self.fields["title"].required = False  # a draft may still look for its title
        self.fields["dossier_position"].required = False
        if self.instance.pk and not self.may_move_embargo(self.instance, self.user):
            self.fields["embargo_until"].disabled = not self.is_bound  # an old page is told why
        for name in ("section", "dossier"):
            self.fields[name].empty_label = "—"
        for name in ("kicker", "title", "standfirst"):  # on the sheet a label would be in the way
            self.fields[name].widget.attrs["placeholder"] = capfirst(self.fields[name].label)
        if not self.instance.pk:
            self.fields["title"].widget.attrs["autofocus"] = True

    def offer_people_and_sections(self):
        article = self.instance
        known = Article.objects.all()
        readable = known.visible_to(self.user) if self.user else known
        self.fields["related"].widget.articles = readable
        for (
            name
        ) in PREDECESSORS:  # what stands there already may stay, though this person cannot read it
            stands = Article.objects.filter(pk=self.initial.get(name) if article.pk else None)
            self.fields[name].queryset = readable | stands
        for name, (field, permission) in PEOPLE.items():
            self.fields[name].queryset = colleagues(permission, article)
            self.fields[name].initial = getattr(article, f"{field}_id")
        self.fields["due_at"].initial = article.due_at
        # One's own sections (formfield_for_foreignkey), and that in which the article stands already.
        now = (article.section_id, self.initial.get("section"))
        offered = self.fields["section"].queryset
        self.fields["section"].queryset = offered | Section.objects.filter(pk__in=filter(None, now))

    @property
    def handing(self) -> set[str]:
        """Which of who and when this page's person has changed."""
        return {*PEOPLE, "due_at"} & set(self.changed_data)

    def handed_to(self, article) -> dict:
        """The arguments of ``Article.assign``: what was changed here, and the rest as it stands."""
        names = {"given_to": "to", "reviewed_by": "reviewer", "due_at": "due_at"}
        stands = {name: field for name, (field, _permission) in PEOPLE.items()}
        return {
            argument: self.cleaned_data[name]
            if name in self.handing
            else getattr(article, stands.get(name, name))
            for name, argument in names.items()
        }

    @property
    def is_publishing(self) -> bool:
        return "_publish" in self.data

    def clean_title(self):
        return " ".join(self.cleaned_data["title"].split())

    def clean_related(self):
        """Articles that are kept from this person were not on his page: they stay where they stand."""
        related, drafted = self.cleaned_data["related"], self.initial.get("related") or []
        hidden = kept_from(self.user, Article) if self.user and drafted else ()
        for place, pk in enumerate(drafted):
            if pk in hidden:
                related.insert(place, pk)
        return related

    def clean_dossier_position(self):
        return self.cleaned_data["dossier_position"] or 0

    def clean(self):
        super().clean()
        for name in PREDECESSORS:
            if self.cleaned_data.get(name) == self.instance and self.instance.pk:
                self.add_error(name, _("Choose another article than this one."))
        self.require_a_free_address()
        if self.is_publishing:
            self.require_for_publication()
        return self.cleaned_data

    def require_a_free_address(self):
        """Said beside the address; the constraint of the database would say it of the whole form."""
        section, slug = self.cleaned_data.get("section"), self.cleaned_data.get("slug")
        others = Article.objects.filter(section=section, slug=slug).exclude(pk=self.instance.pk)
        if section and slug and others.exists():
            self.add_error("slug", _("Another article of this section has this address."))

    def require_for_publication(self):
        """What a page cannot do without, said beside each field (``publish`` insists on it anyway)."""
        data = self.cleaned_data
        if "title" in data and not data["title"]:
            self.add_error("title", _("An article needs a title to be published."))
        if "section" in data and data["section"] is None:
            self.add_error("section", _("An article needs a section to be published."))

    def content(self) -> dict:
        """The cleaned form as ``Drafting.snapshot`` writes an article."""
        return {key: self.value_of(key) for key in (*COLUMNS, *FOREIGN_KEYS, *LISTS)}

    def whole_content(self, otherwise: dict) -> dict:
        """The same of a form that may have errors: what is refused, or was not sent, is as it was."""
        return otherwise | {
            key: self.value_of(key)
            for key in (*COLUMNS, *FOREIGN_KEYS, *LISTS)
            if self.is_valid_and_sent(field_of(key))
        }

    def is_valid_and_sent(self, name: str) -> bool:
        is_omitted = self[name].field.widget.value_omitted_from_data
        return name in self.cleaned_data and not is_omitted(self.data, {}, self.add_prefix(name))

    def value_of(self, key: str):
        value = self.cleaned_data[field_of(key)]
        if key in FOREIGN_KEYS:
            return value and value.pk
        return sorted(value or []) if key == "tags" else value

    def refusals(self) -> dict[str, list[str]]:
        """What is wrong, by the label that the page shows; under "" what is wrong with the whole."""
        return {
            capfirst(str(self[name].label)) if name in self.fields else "": list(messages)
            for name, messages in self.errors.items()
        }

    @staticmethod
    def may_move_embargo(article, user) -> bool:
        """Not when readers have it already; to lift that of what is published is to publish it."""
        return not article.is_public and (user is None or may(user, "embargo", article))

    def save_embargo(self, article, *, by) -> str:
        """The embargo is the article's and not the draft's: moved when this page changed it.

        Returns why it cannot be, when it comes too late; the text is kept all the same.
        """
        if "embargo_until" not in self.changed_data or not self.is_valid_and_sent("embargo_until"):
            return ""
        if not article.is_public and not may(by, "embargo", article):
            return _("It has been published meanwhile: its embargo is moved by whoever publishes.")
        try:
            article.set_embargo(self.cleaned_data["embargo_until"], by=by)
        except PublicationError as refusal:
            return str(refusal)
        return ""


def field_of(key: str) -> str:
    """The field that holds a snapshot's key."""
    return {"tags": "tag_names"}.get(key, key.removesuffix("_id"))


def as_initial(content: dict) -> dict:
    """A snapshot as the form's initial data."""
    return {
        field_of(key): content[key] for key in (*COLUMNS, *FOREIGN_KEYS, *LISTS) if key in content
    }
