"""What is asked of a closure: from when until when, and why."""

import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.bookings.forms.acting import MayCover
from samla.bookings.models import Closure
from samla.core.plain import FromUntil
from samla.core.rules import LONGEST_DAYS

FAR = datetime.timedelta(days=LONGEST_DAYS)


class ClosureForm(MayCover, FromUntil, forms.ModelForm):
    """Asks for days, and for hours where the room is closed for a part of them."""

    public_texts = ("reason",)
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
        if period := self.period(cleaned):
            self.instance.starts_at, self.instance.ends_at = period
        return cleaned
