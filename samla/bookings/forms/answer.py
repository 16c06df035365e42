"""What somebody who lends answers: a form for each kind of answer, on chosen dates."""

import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.bookings.forms.acting import Acts
from samla.bookings.forms.hers import DatesField
from samla.bookings.models import (
    BookingDate,
    Confirm,
    Decline,
    Hold,
    Propose,
)
from samla.core.days import DAY, moment
from samla.core.plain import Plain, date_input, time_input
from samla.premises.models import OpeningWindow, Premises

LONGEST_HOLD = datetime.timedelta(days=60)
TOLD, REASON = _("Who asked reads it."), _("Reason")
REST = [
    ("wait", _("They wait for an answer")),
    ("decline", _("No, with the reason below")),
]


def reason_field(required=False, label=REASON, **more):
    """Why; read by the other side."""
    return forms.CharField(
        label=label,
        max_length=300,
        required=required,
        help_text=more.pop("help_text", TOLD),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write the reason: who asked reads it.")},
        **more,
    )


class AnswerForm(Acts, Plain, forms.Form):
    """Asks which dates the answer is about."""

    dates = DatesField(
        queryset=BookingDate.objects.none(),
        label=_("Which dates?"),
        widget=forms.CheckboxSelectMultiple,
    )
    texts = {
        "dates": {
            "required": _("Tick at least one date."),
            "invalid_choice": _(
                "A date cannot be chosen any more. Look at the dates again."
            ),
        }
    }

    def __init__(self, *args, booking, user, rivals, **kwargs):
        super().__init__(*args, **kwargs)
        self.booking, self.user, self.rivals = booking, user, rivals
        pks = [date.pk for date in booking.answerable]
        self.fields["dates"].queryset = booking.dates.filter(pk__in=pks).select_related(
            "premises"
        )

    def answer(self, seen=None):
        """The answer as it can be given, or rehearsed."""
        dates = list(self.cleaned_data["dates"])
        who = {"booking": self.booking, "by": self.user}
        return self.ANSWER(dates=dates, seen=seen, **who, **self.facts())

    def facts(self):
        """What else the answer says."""
        return {}


class ConfirmForm(AnswerForm):
    """Asks what becomes of the other dates, and of who else wanted these."""

    ANSWER = Confirm
    rest = forms.ChoiceField(
        label=_("The dates that you did not tick"),
        choices=REST,
        initial="wait",
        required=False,
        widget=forms.RadioSelect,
    )
    reason = reason_field(help_text=_("Needed where you say no to some dates."))
    tell_rivals = forms.BooleanField(
        label=_("Say no to the others who want the same times"), required=False
    )
    rivals_reason = reason_field(
        label=_("The reason, to the others"),
        initial=_("The time is lent to somebody else, by the order of priority."),
        help_text=_("They read it, with the order of priority."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if len(self.booking.answerable) < 2:
            del self.fields["rest"], self.fields["reason"]
        if not self.rivals:
            del self.fields["tell_rivals"], self.fields["rivals_reason"]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("rest") == "decline" and not cleaned.get("reason"):
            self.add_error("reason", _("Write the reason: who asked reads it."))
        if cleaned.get("tell_rivals") and not cleaned.get("rivals_reason"):
            self.add_error("rivals_reason", _("Write the reason: they read it."))
        return cleaned

    def facts(self):
        told = self.cleaned_data
        chosen = set(told["dates"])
        has_rest = any(date not in chosen for date in self.booking.answerable)
        is_no = told.get("rest") == "decline" and has_rest
        facts = {"rest_reason": told["reason"] if is_no else ""}
        if told.get("tell_rivals"):
            facts |= {"rivals": self.rivals, "rivals_reason": told["rivals_reason"]}
        return facts


class HoldForm(AnswerForm):
    """Asks until when the dates are held."""

    ANSWER = Hold
    until_on = forms.DateField(
        label=_("Hold until the end of which day?"), widget=date_input()
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        usual = timezone.localdate() + DAY * self.booking.policy.held_days
        self.fields["until_on"].initial = usual

    def clean_until_on(self):
        day, today = self.cleaned_data["until_on"], timezone.localdate()
        if not today <= day <= today + LONGEST_HOLD:
            raise forms.ValidationError(
                _("Choose a day from today and within 60 days."), "far"
            )
        return day

    def facts(self):
        day = self.cleaned_data["until_on"]
        return {"until": moment(day + DAY, datetime.time())}


class ProposeForm(AnswerForm):
    """Asks which other day, hours or room; the same for all ticked dates."""

    ANSWER = Propose
    weekday = forms.TypedChoiceField(
        label=_("On another day of the week"),
        choices=[("", _("The same day")), *OpeningWindow.Weekday.choices],
        coerce=int,
        empty_value=None,
        required=False,
    )
    day_on = forms.DateField(
        label=_("Or on this very day"),
        required=False,
        widget=date_input(),
        help_text=_("Only where you ticked one date."),
    )
    starts = forms.TimeField(label=_("From"), required=False, widget=time_input())
    ends = forms.TimeField(label=_("Until"), required=False, widget=time_input())
    premises = forms.ModelChoiceField(
        label=_("In another room, or a part of this one"),
        queryset=Premises.objects.none(),
        required=False,
        empty_label=_("The same room"),
    )
    reason = reason_field(label=_("A word about it"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        rooms = Premises.objects.editable_by(self.user)
        large = rooms.filter(most_persons__gte=self.booking.persons)
        others = large.exclude(pk=self.booking.premises_id).distinct()
        self.fields["premises"].queryset = others.order_by("name", "pk").only("name")

    def clean(self):
        cleaned = super().clean()
        names = ("weekday", "day_on", "starts", "ends", "premises")
        if not self.errors and not any(cleaned.get(name) for name in names):
            raise forms.ValidationError(
                _("Propose something else: another day, other hours or another room."),
                "nothing",
            )
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if bool(starts) != bool(ends) and not self.errors:
            self.add_error("ends" if starts else "starts", _("Write both times."))
        if starts and ends and ends <= starts:
            self.add_error("ends", _("It ends before it starts."))
        if cleaned.get("day_on") and len(cleaned.get("dates") or ()) > 1:
            self.add_error("day_on", _("Tick one date only, or choose a weekday."))
        return cleaned

    def facts(self):
        names = ("weekday", "day_on", "starts", "ends", "premises", "reason")
        return {name: self.cleaned_data[name] for name in names}


class DeclineForm(AnswerForm):
    """Asks for the reason of a no."""

    ANSWER = Decline
    reason = reason_field(required=True)

    def facts(self):
        return {"reason": self.cleaned_data["reason"]}
