"""What is asked about a school break."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.core.forms import PlainText
from samla.municipalities.models import SchoolBreak

LONGEST_BREAK = datetime.timedelta(days=100)
YEARS_AHEAD = 3
LEFT_TO_RIGHT = {"dir": "ltr", "autocomplete": "off"}
DAY = _("Write the day as 2027-03-31.")
NEAR = _("Choose a day from last year to three years from now.")


class SchoolBreakForm(PlainText, forms.ModelForm):
    """Asks what a break is called, and its first and last day."""

    public_texts = ("name",)

    class Meta:
        model = SchoolBreak
        fields = ["name", "first_on", "last_on"]
        labels = {"name": _("What is the break called?")}
        help_texts = {"name": _("For example: autumn break.")}
        error_messages = {"name": {"required": _("Write what the break is called.")}}

    def __init__(self, *args, municipality, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.municipality = municipality
        year = timezone.localdate().year
        for name in ("first_on", "last_on"):
            field = self.fields[name]
            field.widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
            field.error_messages |= {"required": DAY, "invalid": DAY}
            field.validators += [
                MinValueValidator(datetime.date(year - 1, 1, 1), NEAR),
                MaxValueValidator(datetime.date(year + YEARS_AHEAD, 12, 31), NEAR),
            ]

    def clean(self):
        super().clean()
        first, last = map(self.cleaned_data.get, ("first_on", "last_on"))
        if first and last and last < first:
            self.add_error("last_on", _("The last day is before the first day."))
        elif first and last and last - first > LONGEST_BREAK:
            self.add_error("last_on", _("A break is at most 100 days long."))

    def validate_unique(self):
        """One break a day in a municipality, which the form does not ask about."""
        if not self.errors:
            try:
                self.instance.validate_constraints()
            except ValidationError as error:
                self.add_error("first_on", error.messages)
