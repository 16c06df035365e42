"""Which rooms and days a lending report is about; asked in the address."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.bookings.forms.inbox import RoomForm
from samla.core.periods import Period
from samla.core.plain import date_input
from samla.premises.models import Premises

LONGEST = datetime.timedelta(days=3 * 366)
EARLIEST, LATEST = datetime.date(2000, 1, 1), datetime.date(2100, 1, 1)
ORDER = _("The last day is before the first day.")
TOO_LONG = _("Choose three years at most.")


def day_field(label):
    """A day that may be left out."""
    return forms.DateField(label=label, required=False, widget=date_input())


class LendingReportForm(RoomForm):
    """Asks for a room and for days; a year up to today where nothing is asked."""

    fran = day_field(_("First day"))
    till = day_field(_("Last day"))

    def __init__(self, query, *, user):
        today = timezone.localdate()
        self.usual = {"fran": today.replace(year=today.year - 1, day=1), "till": today}
        told = {name: value for name, value in query.items() if value}
        super().__init__(self.usual | told, user=user)

    def clean(self):
        """Days in their order, and no more than a person can look at."""
        cleaned = super().clean()
        first, last = cleaned.get("fran"), cleaned.get("till")
        if first and last:
            if not EARLIEST <= first <= last <= LATEST:
                self.add_error("till", ValidationError(ORDER, "order"))
            elif last - first > LONGEST:
                self.add_error("till", ValidationError(TOO_LONG, "too_long"))
        return cleaned

    @property
    def period(self) -> Period:
        """The days it is about."""
        days = self.cleaned_data["fran"], self.cleaned_data["till"]
        return Period("rapport", *days)

    @property
    def rooms(self) -> list[Premises]:
        """The rooms it is about: one of hers, or all of them."""
        if room := self.cleaned_data["lokal"]:
            chosen = Premises.objects.filter(pk=room.pk)
        else:
            chosen = self.fields["lokal"].queryset
        return list(chosen.order_by("name_sort", "pk").only("name", "municipality"))
