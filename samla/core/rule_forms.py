"""When something happens, asked in the way that each kind of rule needs.

Each room makes these forms its own with `modelform_factory` and its own rule.
"""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samla.core.days_field import DaysField
from samla.core.plain import Plain, date_input, time_input
from samla.core.rules import Recurring

A_YEAR = datetime.timedelta(days=365)
A_YEAR_AGO = -A_YEAR - datetime.timedelta(days=1)


def weekdays():
    """Monday first."""
    return [(number + 1, name) for number, name in WEEKDAYS.items()]


def intervals():
    """From every week to every twelfth."""
    named = {1: gettext("Every week"), 2: gettext("Every other week")}
    other = gettext("Every %(number)d weeks")
    return [(n, named.get(n) or other % {"number": n}) for n in range(1, 13)]


class TimesForm(Plain, forms.ModelForm):
    """What every kind of rule needs: the hours, and that something is to come."""

    kind = None
    # The first and the last day that make sense, counted from today.
    earliest, latest = A_YEAR_AGO, A_YEAR
    nothing_to_come = _("That time has passed. Write a time to come.")

    class Meta:
        fields = ["starts", "ends", "ends_next_day"]
        widgets = {
            "starts": time_input(),
            "ends": time_input(),
            "first_on": date_input(),
            "last_on": date_input(),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.kind = self.kind

    def clean_first_on(self):
        """A new day not so far away that it must be a slip of the pen."""
        if "first_on" in self.changed_data:
            self.check_days([self.cleaned_data["first_on"]])
        return self.cleaned_data["first_on"]

    def check_days(self, days):
        """Refuse days that are too long ago or too far ahead."""
        today = timezone.localdate()
        first, last = today + self.earliest, today + self.latest
        for day in days:
            if not first <= day <= last:
                raise ValidationError(
                    _("%(day)s is too far away. Write one from %(first)s to %(last)s."),
                    "range",
                    {"day": day, "first": first, "last": last},
                )

    def clean(self):
        cleaned = super().clean()
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends <= starts and not cleaned.get("ends_next_day"):
            self.add_error(
                "ends",
                _("It ends before it starts. Write a later time, or tick the box."),
            )
        if starts and ends and ends > starts and cleaned.get("ends_next_day"):
            self.add_error(
                "ends_next_day",
                _("It lasts longer than a day. Take the tick away."),
            )
        return cleaned

    def _post_clean(self):
        super()._post_clean()
        if not self.errors and not self.instance.is_to_come:
            self.add_error(None, self.nothing_to_come)


class RuleForm(TimesForm):
    """A rule that goes on, and has days when it is closed."""

    skip_dates = DaysField(
        label=_("Other days when it is closed"),
        required=False,
        help_text=_("One day on each row: 2026-12-23."),
    )

    nothing_to_come = _(
        "These times give no date in the coming year. Check the days, and the days "
        "when it is closed."
    )
    rare = ("skip_school_breaks", "skip_dates")

    class Meta(TimesForm.Meta):
        fields = [
            *TimesForm.Meta.fields,
            "first_on",
            "last_on",
            "skip_public_holidays",
            "skip_school_breaks",
            "skip_dates",
        ]

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("first_on"), cleaned.get("last_on")
        if first and last and last < first:
            self.add_error("last_on", _("The last day is before the first day."))
        return cleaned


BREAKS = [["skip_public_holidays"], ["skip_school_breaks"], ["skip_dates"]]
HOURS = ["starts", "ends"]
NIGHT = ["ends_next_day"]


class WeeklyForm(RuleForm):
    """Which weekdays, and every how many weeks."""

    kind = Recurring.Kind.WEEKLY
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Which days?"),
        choices=weekdays,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )
    every = forms.TypedChoiceField(
        label=_("How often?"), choices=intervals, coerce=int, initial=1
    )
    texts = {"weekdays": {"required": _("Choose at least one day.")}}
    layout = [
        ("", [["weekdays"], HOURS, NIGHT, ["first_on", "last_on"], ["every"]]),
        (_("Days when it is closed"), BREAKS, "folded"),
    ]

    class Meta(RuleForm.Meta):
        fields = ["weekdays", "every", *RuleForm.Meta.fields]


class MonthlyForm(RuleForm):
    """Which weekday of the month: the first, the last."""

    kind = Recurring.Kind.MONTHLY
    week_of_month = forms.TypedChoiceField(
        label=_("Which one of the month?"),
        choices=Recurring.WeekOfMonth.choices,
        coerce=int,
    )
    weekday = forms.TypedChoiceField(
        label=_("Which weekday?"), choices=weekdays, coerce=int
    )
    layout = [
        ("", [["week_of_month", "weekday"], HOURS, NIGHT, ["first_on", "last_on"]]),
        (_("Days when it is closed"), BREAKS, "folded"),
    ]

    class Meta(RuleForm.Meta):
        fields = ["week_of_month", *RuleForm.Meta.fields]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("weekday", *self.instance.weekdays[:1] or [1])

    def clean(self):
        cleaned = super().clean()
        self.instance.weekdays = [cleaned.get("weekday", 1)]
        return cleaned


class OnceForm(TimesForm):
    """One day."""

    kind = Recurring.Kind.ONCE
    earliest = datetime.timedelta()
    layout = [("", [["first_on"], HOURS, NIGHT])]

    class Meta(TimesForm.Meta):
        fields = ["first_on", *TimesForm.Meta.fields]
        labels = {"first_on": _("Which day?")}

    def clean(self):
        cleaned = super().clean()
        self.instance.last_on = cleaned.get("first_on")
        return cleaned


class DatesForm(TimesForm):
    """Days that follow no rule."""

    kind = Recurring.Kind.DATES
    listed_dates = DaysField(
        label=_("Which days?"), help_text=_("One day on each row: 2027-03-31.")
    )
    layout = [("", [["listed_dates"], HOURS, NIGHT])]

    class Meta(TimesForm.Meta):
        fields = ["listed_dates", *TimesForm.Meta.fields]

    def clean_listed_dates(self):
        """New days not so far away that they must be slips of the pen."""
        days = self.cleaned_data["listed_dates"]
        self.check_days(sorted(set(days) - set(self.instance.listed_dates)))
        return days

    def clean(self):
        cleaned = super().clean()
        if days := cleaned.get("listed_dates"):
            self.instance.first_on, self.instance.last_on = min(days), max(days)
        return cleaned


RULE_FORMS = (WeeklyForm, OnceForm, MonthlyForm, DatesForm)
