"""How questions are asked in plain words: short lines, few at a time."""

import datetime
from dataclasses import dataclass

from django import forms
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from samla.core.days import DAY as ONE_DAY
from samla.core.days import moment
from samla.core.forms import PlainText

MIDNIGHT = datetime.time()
DAY = _("Write the day as 2027-03-31.")
CLOCK = _("Write the time as 18.00.")
CHOOSE = _("Choose one of the answers.")
TEXTS = {
    forms.DateField: {"required": DAY, "invalid": DAY},
    forms.TimeField: {"required": CLOCK, "invalid": CLOCK},
    forms.EmailField: {"invalid": _("Write the address as name@example.org.")},
    forms.ChoiceField: {"required": CHOOSE, "invalid_choice": CHOOSE},
}
TOO_LONG = _("Write at most %(limit_value)d characters. You wrote %(show_value)d.")


def date_input():
    """A day, with the browser's own calendar where it has one."""
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def time_input():
    """A time, with the browser's own clock where it has one."""
    return forms.TimeInput(format="%H:%M", attrs={"type": "time"})


def number(lowest, highest):
    """What to write where a number is missing or wrong."""
    said = format_lazy(
        _("Write a whole number from {lowest} to {highest}."),
        lowest=lowest,
        highest=highest,
    )
    return dict.fromkeys(("required", "invalid", "min_value", "max_value"), said)


@dataclass
class Group:
    """Questions that belong together; a folded group is opened by who needs it."""

    legend: str
    rows: list
    is_folded: bool = False
    is_open: bool = False


class Plain(PlainText):
    """Mixed into a form: errors say what to write, answers on one line stay there."""

    # Each group: its legend (or none), its rows of fields side by side, and whether
    # it is folded away.
    layout = ()
    # A folded group stands open when one of these has an answer in it.
    rare = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            for kind, texts in TEXTS.items():
                if isinstance(field, kind):
                    field.error_messages |= texts
            field.error_messages["max_length"] = TOO_LONG
        for name, texts in getattr(self, "texts", {}).items():
            self.fields[name].error_messages |= texts

    @property
    def groups(self):
        """The questions as they are laid out on the page."""
        for legend, rows, *folded in self.layout:
            rows = [[self[name] for name in row if name in self.fields] for row in rows]
            is_open = any(self._is_needed(field) for row in rows for field in row)
            yield Group(legend, list(filter(None, rows)), bool(folded), is_open)

    def _is_needed(self, field):
        return field.errors or (field.name in self.rare and field.value())

    def clean(self):
        """Keep what is asked on one line on one line."""
        cleaned = super().clean() or self.cleaned_data
        for name, value in cleaned.items():
            widget = self.fields[name].widget
            if isinstance(value, str) and not isinstance(widget, forms.Textarea):
                cleaned[name] = " ".join(value.split())
        return cleaned


class FromUntil(Plain, forms.Form):
    """Mixed into a form: from which day until which, and hours if not whole days."""

    first_on = forms.DateField(label=_("First day"), widget=date_input())
    starts = forms.TimeField(
        label=_("From what time?"),
        required=False,
        widget=time_input(),
        help_text=_("Leave it empty for the whole day."),
    )
    last_on = forms.DateField(
        label=_("Last day"),
        required=False,
        widget=date_input(),
        help_text=_("Leave it empty if it is one day only."),
    )
    ends = forms.TimeField(
        label=_("Until what time?"), required=False, widget=time_input()
    )

    def period(self, told):
        """The two moments that were told; nothing where one is wrong, which is said."""
        first = told.get("first_on")
        if self.errors or first is None:
            return None
        last, ends = told.get("last_on") or first, told.get("ends")
        since = moment(first, told.get("starts") or MIDNIGHT)
        until = moment(last, ends) if ends else moment(last + ONE_DAY, MIDNIGHT)
        passed_at = "ends" if ends else "last_on"
        for is_wrong, name, sentence in (
            (last < first, "last_on", _("The last day is before the first day.")),
            (
                until <= since,
                "ends",
                _("It ends before it starts. Write a later time."),
            ),
            (until <= timezone.now(), passed_at, _("That time has passed.")),
        ):
            if is_wrong:
                return self.add_error(name, sentence)
        return since, until
