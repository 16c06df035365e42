"""The third step: a room that is in Samla, an address, or online."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.text import get_text_list
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samla.activities.models import Activity
from samla.core.coordinates import ExactPlaceField
from samla.core.merging import SeesOthersChanges
from samla.core.plain import Plain
from samla.core.postcodes import as_on_letters, validate_postcode
from samla.municipalities.models import (
    check_place,
    municipality_names,
    places_meant,
)
from samla.premises.models import Premises

MOST_NAMED = 5
# What says where, and what it holds when it is not that kind of place.
OTHERWISE = {
    "premises": None,
    "address": "",
    "postcode": "",
    "city": "",
    "exact_place": "",
    "online_url": "",
    "way_in": "",
}


def one_place(typed):
    """The code of the one municipality that is meant."""
    codes = places_meant(typed, sure=True)
    names = municipality_names(codes)
    same = [code for code, name in zip(codes, names, strict=True) if name == typed]
    if len(same or codes) == 1:
        return (same or codes)[0]
    if not codes:
        raise ValidationError(
            _(
                "We do not know a place called “%(place)s”. Write a municipality, its "
                "main town, or a postcode with five digits."
            ),
            "unknown",
            {"place": typed},
        )
    raise ValidationError(
        _("There are several: %(names)s. Write the name of one of them."),
        "several",
        {"names": get_text_list(names[:MOST_NAMED], gettext("and"))},
    )


class WhereForm(SeesOthersChanges, Plain, forms.ModelForm):
    """What every kind of place needs: nothing but being chosen."""

    venue = None
    written = ["venue", "municipality", "booking", *OTHERWISE]
    together = [tuple(written)]
    public_texts = ("way_in",)

    class Meta:
        model = Activity
        fields = ["way_in"]
        widgets = {
            "address": forms.TextInput(attrs={"autocomplete": "off"}),
            "postcode": forms.TextInput(
                attrs={"class": "short", "inputmode": "numeric", "autocomplete": "off"}
            ),
            "city": forms.TextInput(attrs={"autocomplete": "off"}),
            "way_in": forms.TextInput(attrs={"autocomplete": "off"}),
        }
        error_messages = {
            "address": {"required": _("Write the street and the number.")},
            "premises": dict.fromkeys(
                ("required", "invalid_choice"), _("Choose one of the rooms.")
            ),
        }

    def __init__(self, *args, municipality=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.municipality = municipality
        self.instance.venue = self.venue

    @property
    def kind(self):
        """How the address of the page names this kind of place."""
        return self.venue

    def _post_clean(self):
        """Forget where it was."""
        for name, nothing in OTHERWISE.items():
            if name not in self.fields:
                setattr(self.instance, name, nothing)
        self.put_place()
        super()._post_clean()

    def put_place(self):
        """What else follows from the answers: no longer to be in a booked room."""
        self.instance.booking = None


class PlacedForm(WhereForm):
    """A place that has to say in which municipality it is."""

    place = forms.CharField(
        label=_("Municipality"),
        help_text=_("Or its main town, or a postcode."),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    texts = {"place": {"required": _("Write the municipality.")}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("place", self.instance.municipality.name)

    def clean_place(self):
        """The municipality that is meant by what was typed."""
        typed = " ".join(self.cleaned_data["place"].split())
        self.instance.municipality_id = one_place(typed)
        return typed


class AddressForm(PlacedForm):
    """A street address, written as on a letter."""

    venue = Activity.Venue.ADDRESS
    exact_place = ExactPlaceField()
    layout = [
        (
            "",
            [
                ["address"],
                ["postcode", "city"],
                ["place"],
                ["exact_place"],
                ["way_in"],
            ],
        )
    ]

    class Meta(WhereForm.Meta):
        fields = ["address", "postcode", "city", "exact_place", "way_in"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["address"].required = True
        self.fields["postcode"].validators.append(validate_postcode)

    def clean_postcode(self):
        """Kept as it is written on letters: 123 45."""
        return as_on_letters(self.cleaned_data["postcode"])

    def clean(self):
        """The exact place is in the municipality."""
        cleaned = super().clean()
        if cleaned.get("place"):
            check_place(cleaned.get("exact_place"), self.instance.municipality)
        return cleaned


class PremisesForm(WhereForm):
    """A room of the municipality that was asked for."""

    venue = Activity.Venue.PREMISES
    layout = [("", [["premises"], ["way_in"]])]

    class Meta(WhereForm.Meta):
        fields = ["premises", "way_in"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        rooms = Premises.objects.offered().filter(municipality=self.municipality)
        field = self.fields["premises"]
        field.queryset = rooms.only("name", "address", "name_sort")
        field.label_from_instance = lambda room: f"{room.name}, {room.address}"
        field.empty_label = _("Choose a room")
        field.required = True
        self.has_rooms = rooms.exists()

    def clean(self):
        """The activity is where its room is."""
        cleaned = super().clean()
        if room := cleaned.get("premises"):
            self.instance.municipality_id = room.municipality_id
        return cleaned

    def put_place(self):
        """The room that is booked is no other place."""
        booking = self.instance.booking
        is_there = booking and booking.premises == self.cleaned_data.get("premises")
        if not is_there or "booking" in self.instance.waiting_values:
            super().put_place()


class OnlineForm(PlacedForm):
    """A link, or none yet; and the municipality whose people are asked to come."""

    venue = Activity.Venue.ONLINE
    online_url = forms.URLField(
        label=_("Link to the meeting"),
        required=False,
        max_length=200,
        assume_scheme="https",
        validators=[URLValidator(schemes=["http", "https"])],
        help_text=_("Leave it empty if people get it when they register."),
        error_messages={"invalid": _("Write the link as https://example.org/meeting.")},
    )
    layout = [("", [["online_url"], ["place"]])]

    class Meta(WhereForm.Meta):
        fields = ["online_url"]


PLACES = (AddressForm, PremisesForm, OnlineForm)
