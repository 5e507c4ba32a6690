"""A moment typed on the newsroom's clock, also on the two nights on which that clock is changed.

In spring an hour does not exist, in autumn one comes twice (for Europe/Paris: Directive 2000/84/EC). The
first is refused in words, for the second the form asks which of the two is meant.
"""

from datetime import datetime, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

FORMAT = "%Y-%m-%dT%H:%M"  # as <input type="datetime-local"> speaks
FIRST, SECOND = "0", "1"  # the values of datetime.fold
TWICE = "comes-twice"  # the code of the error


class MomentWidget(forms.MultiWidget):
    """The browser's own picker; beside it, once it is needed, which of two equal hours is meant."""

    template_name = "admin/widgets/moment.html"

    def __init__(self, attrs=None):
        widgets = {
            "": forms.DateTimeInput(attrs={"type": "datetime-local"}, format=FORMAT),
            "which": forms.Select(
                choices=[
                    ("", "—"),
                    (FIRST, gettext_lazy("the first time, before the clock is put back")),
                    (SECOND, gettext_lazy("the second time, after the clock is put back")),
                ]
            ),
        }
        super().__init__(widgets, attrs)

    def decompress(self, value):
        return parts_of(value)

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        typed, which = context["widget"]["subwidgets"]
        context["widget"]["asks_which"] = bool(which["value"][0]) or comes_twice(typed["value"])
        typed["attrs"]["id"] = context["widget"]["attrs"].get("id", "")
        return context

    def id_for_label(self, id_):
        return id_


class HiddenMoment(forms.MultiWidget):
    """What the page was opened with, so that a page left open undoes nobody's change."""

    def __init__(self, attrs=None):
        typed = forms.DateTimeInput(format=FORMAT)
        typed.input_type = "hidden"
        super().__init__({"": typed, "which": forms.HiddenInput()}, attrs)

    def decompress(self, value):
        return parts_of(value)


def parts_of(moment: datetime | None) -> list:
    """What the clock shows, and which of two it is where it shows that twice."""
    if moment is None:
        return [None, ""]
    local = timezone.localtime(moment)
    shown = local.replace(tzinfo=None, fold=0)
    return [shown, str(local.fold) if is_ambiguous(shown) else ""]


class MomentField(forms.MultiValueField):
    """An aware datetime, to the minute, from what was typed on the newsroom's clock."""

    widget = MomentWidget
    hidden_widget = HiddenMoment

    def __init__(self, **kwargs):
        fields = (
            NaiveField(input_formats=[FORMAT, "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"]),
            forms.ChoiceField(choices=[("", ""), (FIRST, ""), (SECOND, "")], required=False),
        )
        super().__init__(fields=fields, require_all_fields=False, **kwargs)

    def compress(self, data_list):
        typed, which = [*data_list, "", ""][:2]
        if not typed:
            return None
        return aware(typed, which)

    def has_changed(self, initial, data):
        try:
            former = self.clean(initial) if isinstance(initial, list) else initial
            return self.clean(data) != former
        except ValidationError:
            return True


class NaiveField(forms.DateTimeField):
    """The hour as it was typed: whose clock it is on is asked afterwards."""

    def to_python(self, value):
        if isinstance(value, datetime) or value in self.empty_values:
            return value or None
        for form in self.input_formats:
            try:
                typed = self.strptime(str(value).strip(), form)
                return typed.replace(second=0)
            except ValueError:
                continue
        raise ValidationError(
            _("This date and time cannot be read: choose them again."), code="invalid"
        )


def aware(typed: datetime, which: str = "") -> datetime:
    """The moment that the newsroom's clock shows as ``typed``.

    Raises ValidationError, in words, when it never shows that, or twice and nobody said which.
    """
    zone = timezone.get_current_timezone()
    said = date_format(typed, "SHORT_DATETIME_FORMAT")
    try:
        moment = typed.replace(tzinfo=zone)
        if is_missing(typed):
            before = moment.replace(fold=1).utcoffset() - moment.replace(fold=0).utcoffset()
            later = date_format(typed + abs(before), "TIME_FORMAT")
            raise ValidationError(
                _(
                    "%(said)s does not exist: that night the clock is put forward. Choose %(later)s"
                    " instead, or another time."
                ),
                params={"said": said, "later": later},
                code="does-not-exist",
            )
        if is_ambiguous(typed) and not which:
            raise ValidationError(
                _(
                    "%(said)s comes twice: that night the clock is put back. Say which one you mean."
                ),
                params={"said": said},
                code=TWICE,
            )
        moment = moment.replace(fold=int(which or 0))
        moment.timestamp()
    except OverflowError as error:
        raise ValidationError(
            _("This date and time cannot be read: choose them again."), code="invalid"
        ) from error
    return moment


def offsets(typed: datetime) -> tuple[timedelta, timedelta]:
    zone = timezone.get_current_timezone()
    first, second = (typed.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    return first, second


def is_ambiguous(typed: datetime) -> bool:
    """Whether the clock shows it twice: the later reading has the smaller offset (PEP 495)."""
    first, second = offsets(typed)
    return first > second


def is_missing(typed: datetime) -> bool:
    first, second = offsets(typed)
    return first < second


def comes_twice(value) -> bool:
    """The same of what stands in the field, whatever it is."""
    try:
        typed = NaiveField().strptime(value or "", FORMAT)
        return is_ambiguous(typed)
    except (ValueError, OverflowError):
        return False
