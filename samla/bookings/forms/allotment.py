"""What those who lend change in a proposal: another room or time, or a no."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samla.bookings.forms.acting import Acts
from samla.bookings.forms.answer import reason_field
from samla.bookings.forms.round_wish import (
    ENDS_FIRST,
    RoomField,
    rhythm_field,
    rooms_of,
)
from samla.bookings.models import Allotment, keep
from samla.core.plain import Plain, time_input
from samla.premises.models import OpeningWindow, Premises

ANSWERS = [("give", _("Give this time")), ("decline", _("Decline"))]
TURNS = [
    (0, _("The first week of the season")),
    (1, _("The second week of the season")),
    (2, _("The third week of the season")),
    (3, _("The fourth week of the season")),
]


class AllotmentForm(Acts, Plain, forms.ModelForm):
    """Asks what one wish is to get instead of what is proposed."""

    answer = forms.ChoiceField(
        label=_("What do you answer?"), choices=ANSWERS, widget=forms.RadioSelect
    )
    premises = RoomField(
        queryset=Premises.objects.none(),
        label=_("Which room?"),
        required=False,
        empty_label=None,
    )
    weekday = forms.TypedChoiceField(
        label=_("Weekday"), choices=OpeningWindow.Weekday.choices, coerce=int
    )
    every = rhythm_field()
    turn = forms.TypedChoiceField(
        label=_("Beginning in which week?"), choices=TURNS, coerce=int, required=False
    )
    reason = reason_field(help_text=_("Who asked reads it. Needed where you decline."))
    layout = [
        ("", [["answer"], ["premises"], ["weekday"], ["starts", "ends"]]),
        ("", [["every", "turn"], ["reason"]]),
    ]

    class Meta:
        model = Allotment
        fields = ["premises", "weekday", "starts", "ends", "every", "turn", "reason"]
        widgets = {"starts": time_input(), "ends": time_input()}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        wish = self.instance.wish
        rooms = rooms_of(wish.round)
        self.fields["premises"].queryset = rooms.filter(most_persons__gte=wish.persons)
        is_no = self.instance.pk and self.instance.premises_id is None
        self.initial["answer"] = "decline" if is_no else "give"

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("answer") == "decline":
            cleaned["premises"] = None
            if not cleaned.get("reason"):
                self.add_error("reason", _("Write the reason: who asked reads it."))
        elif cleaned.get("answer") and not cleaned.get("premises"):
            self.add_error("premises", _("Choose a room."))
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", ENDS_FIRST)
        cleaned["turn"] = cleaned.get("turn") or 0
        if cleaned.get("every") and cleaned["turn"] >= cleaned["every"]:
            self.add_error("turn", _("Choose one of the weeks in its rhythm."))
        return cleaned

    def put(self):
        """Keep the draft, or say who has the room then."""
        return self.done(lambda: keep(self.instance))
