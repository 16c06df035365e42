"""What somebody who lends answers where two shall share: by weeks, or by halves."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samla.bookings.forms.answer import (
    AnswerForm,
    ConfirmForm,
    DeclineForm,
    HoldForm,
    ProposeForm,
    reason_field,
)
from samla.bookings.models import Alternate, Halves
from samla.premises.models import Premises

TURNS = [("mine", _("This one")), ("theirs", _("The other one"))]


class SplitForm(AnswerForm):
    """Asks with whom the time is shared; those who share are asked or told at once."""

    rival = forms.TypedChoiceField(
        label=_("Share with whom?"), coerce=int, widget=forms.RadioSelect
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["rival"].choices = [
            (rival.pk, rival.organisation.name) for rival in self.rivals
        ]
        if len(self.rivals) == 1:
            self.fields["rival"].initial = self.rivals[0].pk

    @property
    def chosen_rival(self):
        """The booking that shares."""
        pk = self.cleaned_data["rival"]
        return next(rival for rival in self.rivals if rival.pk == pk)


class WeeksForm(SplitForm):
    """Asks who has the first week; the other one has the next, and so on."""

    ANSWER = Alternate
    first = forms.ChoiceField(
        label=_("Who has the first week?"),
        choices=TURNS,
        initial="mine",
        widget=forms.RadioSelect,
    )
    reason = reason_field(
        required=True, initial=_("You share the time: every other week each.")
    )

    def facts(self):
        return {
            "rivals": [self.chosen_rival],
            "is_first": self.cleaned_data["first"] == "mine",
            "reason": self.cleaned_data["reason"],
        }


class HalvesForm(SplitForm):
    """Asks who has which part of the room."""

    ANSWER = Halves
    mine = forms.ModelChoiceField(
        label=_("This one gets"), queryset=Premises.objects.none(), empty_label=None
    )
    theirs = forms.ModelChoiceField(
        label=_("The other one gets"),
        queryset=Premises.objects.none(),
        empty_label=None,
    )
    reason = reason_field(initial=_("You share the room: a part each."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        parts = parts_of(self.booking)
        for place, name in enumerate(("mine", "theirs")):
            self.fields[name].queryset = parts
            self.fields[name].initial = parts[place] if len(parts) > place else None

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("mine") and cleaned.get("mine") == cleaned.get("theirs"):
            self.add_error("theirs", _("Choose two different parts."))
        return cleaned

    def facts(self):
        told = self.cleaned_data
        return {
            "rivals": [self.chosen_rival],
            "mine": told["mine"],
            "theirs": told["theirs"],
            "reason": told["reason"],
        }


def parts_of(booking):
    """The parts of the room, in the order of their names."""
    rooms = Premises.objects.filter(wholes__whole=booking.premises_id)
    return rooms.order_by("name", "pk").only("name")


# How each answer is called in an address, what it is called, and what it asks.
FORMS = {
    "ja": (_("Lend"), ConfirmForm),
    "hall": (_("Hold"), HoldForm),
    "annat": (_("Propose another"), ProposeForm),
    "varannan": (_("Every other week each"), WeeksForm),
    "halva": (_("A part of the room each"), HalvesForm),
    "nej": (_("Decline"), DeclineForm),
}


def forms_for(booking, rivals):
    """Which answers can be given: sharing needs somebody to share with, and parts."""
    kinds = dict(FORMS)
    if not rivals:
        del kinds["varannan"], kinds["halva"]
    elif parts_of(booking).count() < 2:
        del kinds["halva"]
    return kinds
