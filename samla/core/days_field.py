"""A list of days, typed one on each row."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MOST_DAYS = 100


class DaysField(forms.CharField):
    """Answers with the days in order, each once; says which row it cannot read."""

    default_error_messages = {
        "required": _("Write at least one day, as 2027-03-31."),
        "no_day": _("“%(typed)s” is no day. Write each day as 2027-03-31."),
        "too_many": _("Write at most %(most)d days."),
    }

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 3}))
        super().__init__(**kwargs)

    def prepare_value(self, value):
        if isinstance(value, list):
            return "\n".join(day.isoformat() for day in value)
        return value

    def has_changed(self, initial, data):
        return super().has_changed(self.prepare_value(initial), data)

    def clean(self, value):
        typed = re.split(r"[\s,;]+", super().clean(value))
        days = sorted({self._day(text) for text in typed if text})
        if len(days) > MOST_DAYS:
            raise ValidationError(
                self.error_messages["too_many"], "too_many", {"most": MOST_DAYS}
            )
        return days

    def _day(self, text):
        try:
            return forms.DateField().clean(text)
        except ValidationError:
            raise ValidationError(
                self.error_messages["no_day"], "no_day", {"typed": text[:30]}
            ) from None
