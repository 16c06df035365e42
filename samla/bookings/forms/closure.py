"""What is asked of a closure: from when until when, and why."""

import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.bookings.forms.acting import MayCover
from samla.bookings.models import Closure
from samla.core.days import DAY, moment
from samla.core.plain import Plain, date_input, time_input
from samla.core.rules import LONGEST_DAYS

FAR = datetime.timedelta(days=LONGEST_DAYS)


class ClosureForm(MayCover, Plain, forms.ModelForm):
    """Asks for days, and for hours where the room is closed for a part of them."""

    public_texts = ("reason",)
    first_on = forms.DateField(label=_("First day"), widget=date_input())
    starts = forms.TimeField(
        label=_("From what time?"),
        required=False,
        widget=time_input(),
        help_text=_("Leave it empty, and it is closed all day."),
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
    layout = [("", [["first_on", "starts"], ["last_on", "ends"], ["reason"]])]

    class Meta:
        model = Closure
        fields = ["reason"]
        error_messages = {"reason": {"required": _("Write why it is closed.")}}

    def __init__(self, *args, premises, who, **kwargs):
        instance = Closure(premises=premises, made_by=who)
        super().__init__(*args, instance=instance, **kwargs)

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("first_on"), cleaned.get("last_on")
        today = timezone.localdate()
        for name, each in (("first_on", first), ("last_on", last)):
            if each and not today <= each <= today + FAR:
                self.add_error(
                    name,
                    _("Write a day from %(first)s to %(last)s.")
                    % {"first": today, "last": today + FAR},
                )
        if self.errors or first is None:
            return cleaned
        if last and last < first:
            self.add_error("last_on", _("The last day is before the first day."))
            return cleaned
        self._set_period(first, last or first, cleaned.get("starts"), cleaned["ends"])
        return cleaned

    def _set_period(self, first, last, starts, ends):
        """Whole days where no hour is told."""
        row = self.instance
        row.starts_at = moment(first, starts or datetime.time())
        row.ends_at = (
            moment(last, ends) if ends else moment(last + DAY, datetime.time())
        )
        if row.ends_at <= row.starts_at:
            self.add_error("ends", _("It ends before it starts. Write a later time."))
        elif row.ends_at <= timezone.now():
            self.add_error("ends", _("That time has passed."))
