"""What is asked of rooms that hang together: which one, and which is the whole."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samla.bookings.forms.acting import Acts
from samla.bookings.models import LentPart
from samla.core.plain import Plain
from samla.premises.models import Premises

PART, WHOLE = "part", "whole"


class RoomField(forms.ModelChoiceField):
    """Asks for one room, told apart from others of its name by the address."""

    def label_from_instance(self, room):
        return f"{room.name}, {room.address}"


class PartForm(Acts, Plain, forms.Form):
    """Asks for another room of the same owner, and which of the two is the whole."""

    asked_at = "other"
    other = RoomField(
        label=_("Which room?"),
        queryset=Premises.objects.none(),
        empty_label=_("Choose a room"),
    )
    how = forms.ChoiceField(
        label=_("How do they hang together?"), widget=forms.RadioSelect
    )
    layout = [("", [["other"], ["how"]])]
    texts = {
        "other": dict.fromkeys(
            ("required", "invalid_choice"),
            _("Choose one of your rooms in the list."),
        )
    }

    def __init__(self, *args, premises, others, **kwargs):
        super().__init__(*args, **kwargs)
        self.premises = premises
        self.fields["other"].queryset = others
        name = {"name": premises.name}
        self.fields["how"].choices = [
            (PART, gettext("It is a part of %(name)s") % name),
            (WHOLE, gettext("%(name)s is a part of it") % name),
        ]

    def put(self):
        """Let them hang together, or tell at the room why they cannot."""
        pair = [self.premises, self.cleaned_data["other"]]
        whole, part = pair if self.cleaned_data["how"] == PART else reversed(pair)
        return self.done(LentPart(whole=whole, part=part).put)
