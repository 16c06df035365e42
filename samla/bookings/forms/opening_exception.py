"""What is asked of days when a room has other hours, or is closed."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.bookings.forms.acting import MayCover
from samla.bookings.forms.closure import FAR
from samla.bookings.models import LentException
from samla.core.plain import Plain, date_input, time_input
from samla.core.templatetags.samla import day as day_in_words

CLOSED, OTHER = "closed", "other"


class ExceptionForm(MayCover, Plain, forms.ModelForm):
    """Asks which days, whether the room is closed or has other hours, and why."""

    public_texts = ("reason",)
    how = forms.ChoiceField(
        label=_("How is it those days?"),
        choices=[(CLOSED, _("Closed all day")), (OTHER, _("Other hours"))],
        widget=forms.RadioSelect,
    )
    layout = [
        ("", [["first_on", "last_on"], ["how"], ["opens", "closes"], ["reason"]]),
    ]
    texts = {"reason": {"required": _("Write why. Everybody can read it.")}}

    class Meta:
        model = LentException
        fields = ["first_on", "last_on", "opens", "closes", "reason"]
        widgets = {
            "first_on": date_input(),
            "last_on": date_input(),
            "opens": time_input(),
            "closes": time_input(),
        }
        labels = {"opens": _("From what time?"), "closes": _("Until what time?")}
        help_texts = {
            "last_on": _("Leave it empty if it is one day only."),
            "opens": _("Only where it has other hours."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["last_on"].required = False
        if self.instance.pk:
            how = CLOSED if self.instance.is_closed else OTHER
            self.initial.setdefault("how", how)

    def clean(self):
        cleaned = super().clean()
        self._check_days(cleaned)
        self._check_hours(cleaned, *map(cleaned.get, ("how", "opens", "closes")))
        return cleaned

    def _check_days(self, cleaned):
        """Days to come in their order, of which no other exception tells."""
        first, last = cleaned.get("first_on"), cleaned.get("last_on")
        today = timezone.localdate()
        for name, each in (("first_on", first), ("last_on", last)):
            if each and name in self.changed_data and abs(each - today) > FAR:
                self.add_error(name, _("That is too far away. Check the year."))
        if not first or {"first_on", "last_on"} & set(self.errors):
            return
        cleaned["last_on"] = last = last or first
        if last < first:
            self.add_error("last_on", _("The last day is before the first day."))
        elif last < today:
            self.add_error("last_on", _("That day has passed. Write a day to come."))
        else:
            self._check_others(first, last)

    def _check_others(self, first, last):
        others = self.instance.premises.opening_exceptions.exclude(pk=self.instance.pk)
        for other in others.filter(first_on__lte=last, last_on__gte=first)[:1]:
            told = {"day": day_in_words(other.first_on), "reason": other.reason}
            sentence = _(
                "There is one already from %(day)s: %(reason)s. Change that one."
            )
            self.add_error("first_on", ValidationError(sentence, "taken", told))

    def _check_hours(self, cleaned, how, opens, closes):
        """Hours where the room is open, and none where it is closed."""
        if how == CLOSED:
            cleaned["opens"] = cleaned["closes"] = None
        if how != OTHER:
            return
        for name, hour in (("opens", opens), ("closes", closes)):
            if hour is None and name not in self.errors:
                self.add_error(name, _("Write the time as 18.00."))
        if opens and closes and closes <= opens:
            self.add_error(
                "closes",
                _("Write a time later than the first one. Midnight is 23.59 here."),
            )
