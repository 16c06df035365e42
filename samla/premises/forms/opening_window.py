"""What is asked of the hours of a week."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from samla.premises.forms.once import ALREADY
from samla.premises.models import OpeningWindow


class HoursForm(forms.Form):
    """Asks for one pair of hours and all the weekdays that have them."""

    weekdays = forms.TypedMultipleChoiceField(
        label=_("Which days?"),
        help_text=_("Choose all days that have these hours."),
        choices=OpeningWindow.Weekday.choices,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least one day."),
            "invalid_choice": _("Choose days in the list."),
        },
    )
    opens = forms.TimeField(
        label=_("From what time?"),
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages=dict.fromkeys(
            ("required", "invalid"), _("Write the time as 17.00.")
        ),
    )
    closes = forms.TimeField(
        label=_("Until what time?"),
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages=dict.fromkeys(
            ("required", "invalid"), _("Write the time as 21.00.")
        ),
    )

    def __init__(self, *args, premises, **kwargs):
        super().__init__(*args, **kwargs)
        self.premises = premises

    def clean(self):
        days, opens, closes = map(
            self.cleaned_data.get, ("weekdays", "opens", "closes")
        )
        if not (days and opens and closes):
            return
        if closes <= opens:
            self.add_error(
                "closes",
                _("Write a time later than the first one. Midnight is 23.59 here."),
            )
            return
        for taken in self.premises.opening_windows.touching(days, opens, closes):
            self.add_error(
                "weekdays",
                ValidationError(
                    _(
                        "The room already has the hours %(window)s. Take them away "
                        "first, or choose other hours."
                    ),
                    "taken",
                    {"window": taken},
                ),
            )

    def saved(self):
        """Add a window on each day, or none of them."""
        facts = {name: self.cleaned_data[name] for name in ("opens", "closes")}
        windows = [
            OpeningWindow(premises=self.premises, weekday=day, **facts)
            for day in self.cleaned_data["weekdays"]
        ]
        try:
            with transaction.atomic():
                return OpeningWindow.objects.bulk_create(windows)
        except IntegrityError:
            self.add_error("weekdays", ALREADY)
            return None
