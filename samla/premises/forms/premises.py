"""What is asked of a room itself: what it is like, and who can come in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samla.core.coordinates import ExactPlaceField
from samla.core.merging import SeesOthersChanges
from samla.core.phones import validate_phone
from samla.core.postcodes import as_on_letters, validate_postcode
from samla.municipalities.models import Municipality, check_place
from samla.premises.forms.once import KeptOnce, number
from samla.premises.models import LOOP, Premises
from samla.taxonomy.models import choices


class AboutForm(SeesOthersChanges, KeptOnce):
    """Asks what the room is, where, how large, and whom to ask."""

    together = [
        ("municipality", "address", "postcode", "city", "exact_place"),
        ("most_persons", "seats"),
    ]

    exact_place = ExactPlaceField()
    public_texts = ("name", "way_in", "about", "rules")
    easy_texts = ("about", "rules")

    class Meta:
        model = Premises
        fields = [
            "name",
            "kind",
            "municipality",
            "address",
            "postcode",
            "city",
            "exact_place",
            "way_in",
            "most_persons",
            "seats",
            "square_metres",
            "about",
            "rules",
            "text_language",
            "email",
            "phone",
        ]
        widgets = {
            "address": forms.TextInput(attrs={"autocomplete": "off"}),
            "postcode": forms.TextInput(
                attrs={"class": "short", "inputmode": "numeric", "autocomplete": "off"}
            ),
            "city": forms.TextInput(attrs={"autocomplete": "off"}),
            "way_in": forms.Textarea(attrs={"rows": 2}),
            "about": forms.Textarea(attrs={"rows": 4}),
            "rules": forms.Textarea(attrs={"rows": 4}),
            "kind": forms.Select,
            "text_language": forms.Select,
            "email": forms.EmailInput(attrs={"autocomplete": "off"}),
            "phone": forms.TelInput(attrs={"autocomplete": "off"}),
        }
        error_messages = {
            "name": {"required": _("Write what the room is called.")},
            "municipality": {"required": _("Choose the municipality it is in.")},
            "address": {"required": _("Write the street and the number.")},
            "city": {"required": _("Write the town in the address.")},
            "most_persons": number(1, 9999),
            "seats": number(0, 9999),
            "square_metres": number(1, 30000),
            "email": {
                "required": _("Write the address of a mailbox that is read."),
                "invalid": _("Write the address as name@example.org."),
            },
        }

    owner = None

    def __init__(self, *args, owners=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.owners = {key_of(owner): owner for owner in owners}
        if len(self.owners) > 1:
            names = [(key, said(owner)) for key, owner in self.owners.items()]
            owner = forms.ChoiceField(
                label=_("Who lends the room?"),
                choices=names,
                widget=forms.RadioSelect,
                error_messages={
                    "required": _("Choose who lends the room."),
                    "invalid_choice": _("Choose who lends the room."),
                },
            )
            self.fields = {"owner": owner, **self.fields}
        places = Municipality.objects.only("code", "name", "name_sort")
        self.fields["municipality"].queryset = places
        kinds = [("", _("Choose a kind of room")), *choices("premises_kind")]
        self.fields["kind"].choices = kinds
        self.fields["kind"].error_messages["required"] = _("Choose a kind of room.")
        self.fields["phone"].validators.append(validate_phone)
        self.fields["postcode"].validators.append(validate_postcode)

    def clean_postcode(self):
        """Kept as it is written on letters: 123 45."""
        return as_on_letters(self.cleaned_data["postcode"])

    def clean(self):
        super().clean()
        seats, persons = map(self.cleaned_data.get, ("seats", "most_persons"))
        if seats and persons and seats > persons:
            self.add_error(
                "seats", _("More can sit than may be in the room. Check both.")
            )
        self._set_owner(self.cleaned_data.get("owner"))
        answers = self.cleaned_data
        check_place(answers.get("exact_place"), answers.get("municipality"))

    def _set_owner(self, key):
        if len(self.owners) == 1:
            (key,) = self.owners
        owner = self.owners.get(key)
        if isinstance(owner, Municipality):
            self.instance.owner_municipality = owner
        elif owner:
            self.instance.owner_organisation = owner


def key_of(owner):
    """How a form names an owner, of whichever kind."""
    return f"{owner._meta.model_name}-{owner.pk}"


def said(owner):
    """An owner's own name: "Botkyrka kommun"."""
    return getattr(owner, "official_name", owner.name)


class AccessForm(SeesOthersChanges, KeptOnce):
    """Asks what is in the room, and who can come in and take part there."""

    class Meta:
        model = Premises
        fields = [
            "step_free",
            "door_width_cm",
            "lift",
            "accessible_toilet",
            "accessible_parking",
            "hearing_loop",
            "equipment",
        ]
        widgets = dict.fromkeys(
            [
                "step_free",
                "lift",
                "accessible_toilet",
                "accessible_parking",
                "hearing_loop",
            ],
            forms.RadioSelect,
        )
        error_messages = {"door_width_cm": number(40, 500)}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # The loop is asked for with yes, no and not stated, so not here too.
        self.fields["equipment"].choices = [
            term for term in choices("equipment") if term[0] != LOOP
        ]
