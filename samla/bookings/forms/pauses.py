"""What is asked of the times when a room rests: holidays, breaks, after each use."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samla.bookings.forms.acting import Acts
from samla.bookings.models import LentRoom
from samla.core.plain import Plain, number
from samla.premises.models import LONGEST_TURNAROUND


class PausesForm(Acts, Plain, forms.ModelForm):
    """Asks on which days a room is closed as a rule, and how long it rests."""

    layout = [
        (
            "",
            [
                ["closed_on_public_holidays"],
                ["closed_in_school_breaks"],
                ["turnaround_minutes"],
            ],
        )
    ]
    texts = {"turnaround_minutes": number(0, LONGEST_TURNAROUND)}

    class Meta:
        model = LentRoom
        fields = [
            "closed_on_public_holidays",
            "closed_in_school_breaks",
            "turnaround_minutes",
        ]
        labels = {
            "closed_on_public_holidays": _("The room is closed on public holidays."),
            "closed_in_school_breaks": _("The room is closed during school breaks."),
        }
        widgets = {
            "turnaround_minutes": forms.NumberInput(attrs={"class": "short"}),
        }

    def put(self):
        """Let it hold, or tell which bookings stand too close."""
        return self.done(lambda: self.instance.put(*self.fields))
