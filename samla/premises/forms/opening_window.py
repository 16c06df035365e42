"""What is asked of the hours of a week."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.core.plain import Plain, date_input, time_input
from samla.premises.forms.once import ALREADY
from samla.premises.models import OpeningWindow

# Nobody plans a room for longer than this.
FAR = datetime.timedelta(days=3653)


class HoursForm(Plain, forms.Form):
    """Asks for one pair of hours, all the weekdays that have them, and the season."""

    layout = [("", [["weekdays"], ["opens", "closes"], ["first_on", "last_on"]])]
    texts = {
        "weekdays": {
            "required": _("Choose at least one day."),
            "invalid_choice": _("Choose days in the list."),
        },
        "opens": dict.fromkeys(("required", "invalid"), _("Write the time as 17.00.")),
        "closes": dict.fromkeys(("required", "invalid"), _("Write the time as 21.00.")),
    }

    weekdays = forms.TypedMultipleChoiceField(
        label=_("Which days?"),
        help_text=_("Choose all days that have these hours."),
        choices=OpeningWindow.Weekday.choices,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )
    opens = forms.TimeField(label=_("From what time?"), widget=time_input())
    closes = forms.TimeField(label=_("Until what time?"), widget=time_input())
    first_on = forms.DateField(
        label=_("From which day?"),
        required=False,
        widget=date_input(),
        help_text=_(
            "For hours of a season or a term. Leave it empty for all the year."
        ),
    )
    last_on = forms.DateField(
        label=_("Until which day?"), required=False, widget=date_input()
    )

    def __init__(self, *args, premises, **kwargs):
        super().__init__(*args, **kwargs)
        self.premises = premises

    def clean(self):
        cleaned = super().clean()
        self._check_season(cleaned.get("first_on"), cleaned.get("last_on"))
        if self.errors:
            return cleaned
        if cleaned["closes"] <= cleaned["opens"]:
            self.add_error(
                "closes",
                _("Write a time later than the first one. Midnight is 23.59 here."),
            )
        else:
            for taken in self.premises.opening_windows.touching(**cleaned):
                self.add_error("weekdays", already(taken))
        return cleaned

    def _check_season(self, first, last):
        """The days come in their order, and the last one is to come."""
        today = timezone.localdate()
        for name, day in (("first_on", first), ("last_on", last)):
            if day and abs(day - today) > FAR:
                self.add_error(name, _("That is too far away. Check the year."))
        if first and last and last < first:
            self.add_error("last_on", _("The last day is before the first day."))
        elif last and last < today:
            self.add_error("last_on", _("That day has passed. Write a day to come."))

    def saved(self):
        """Add a window on each day, or none of them."""
        facts = dict(self.cleaned_data, premises=self.premises)
        days = facts.pop("weekdays")
        windows = [OpeningWindow(weekday=day, **facts) for day in days]
        try:
            with transaction.atomic():
                return OpeningWindow.objects.bulk_create(windows)
        except IntegrityError:
            self.add_error("weekdays", ALREADY)
            return None


def already(window):
    """Which hours stand where others would be added."""
    return ValidationError(
        _(
            "The room already has the hours %(window)s. Take them away first, or "
            "choose other hours."
        ),
        "taken",
        {"window": window},
    )
