"""What an organisation wishes for in a season round, and how much."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samla.bookings.forms.acting import Acts
from samla.bookings.models import RANK_IS_TAKEN, RoundWish
from samla.core.plain import Plain, number, time_input
from samla.organisations.models import Organisation
from samla.premises.models import Premises
from samla.taxonomy.models import TermChoiceField, kinds_by_part_of_life

# How often anybody meets; who asks for another rhythm says so in words.
RHYTHMS = [
    (1, _("Every week")),
    (2, _("Every other week")),
    (4, _("Every fourth week")),
]
ENDS_FIRST = _("It ends before it starts. Write a later time.")


class RoomField(forms.ModelChoiceField):
    """One room, by its name and how many it holds."""

    def label_from_instance(self, room):
        said = _("%(room)s (at most %(most)d)")
        return said % {"room": room.name, "most": room.most_persons}


def rhythm_field():
    """Every how many weeks."""
    return forms.TypedChoiceField(
        label=_("How often?"), choices=RHYTHMS, coerce=int, initial=1
    )


def rooms_of(round):
    """The rooms of a round that are lent now, as a list of answers needs them."""
    return round.rooms.offered().only("name", "name_sort", "most_persons", "kind")


class RoundWishForm(Acts, Plain, forms.ModelForm):
    """Asks who wishes, how much, and which time in which room."""

    premises = RoomField(
        queryset=Premises.objects.none(),
        label=_("Which room?"),
        required=False,
        empty_label=_("Any room of a kind"),
    )
    kind = forms.ChoiceField(
        label=_("If any room will do: what kind of room?"), required=False
    )
    every = rhythm_field()
    activity_type = TermChoiceField(
        list="activity_type",
        widget=forms.Select,
        label=_("What kind of activity is it?"),
    )
    layout = [
        ("", [["organisation"], ["rank"], ["weekday"], ["starts", "ends"], ["every"]]),
        ("", [["persons"], ["premises"], ["kind"], ["activity_type"]]),
        ("", [["target_groups"], ["note"]]),
    ]
    texts = {"activity_type": {"required": _("Choose what kind of activity it is.")}}

    class Meta:
        model = RoundWish
        fields = [
            "organisation",
            "rank",
            "weekday",
            "starts",
            "ends",
            "every",
            "persons",
            "premises",
            "activity_type",
            "target_groups",
            "note",
        ]
        widgets = {
            "starts": time_input(),
            "ends": time_input(),
            "rank": forms.NumberInput(attrs={"class": "short", "min": 1, "max": 50}),
            "persons": forms.NumberInput(attrs={"class": "short", "min": 1}),
            "note": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "rank": _("Give each of your wishes a number of its own."),
            "target_groups": _("Leave it empty if it is for everybody."),
            "note": _("Those who lend read it. Name no single persons."),
        }
        error_messages = {
            "persons": number(1, 9999),
            "rank": number(1, 50),
            "organisation": dict.fromkeys(
                ("required", "invalid_choice"),
                _("Choose which organisation the room is for."),
            ),
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        own = Organisation.objects.editable_by(user).filter(taken_down_at=None)
        own = own.defer("document", "likeness", "about")
        self.fields["organisation"].queryset = own
        if self.instance.pk:
            del self.fields["organisation"]
        elif len(own) == 1:
            self.initial["organisation"] = own[0].pk
            self.instance.organisation = own[0]
            self.fields["organisation"].empty_label = None
            self.initial["rank"] = self.instance.next_rank()
        rooms = rooms_of(self.instance.round)
        self.fields["premises"].queryset = rooms
        kinds = dict.fromkeys(room.kind_id for room in rooms)
        field = RoundWish._meta.get_field("kind")
        self.fields["kind"].choices = [
            ("", _("Choose a kind")),
            *((kind, field.in_words(kind)) for kind in kinds),
        ]
        self.initial["kind"] = self.instance.kind_id
        self.fields["activity_type"].choices = kinds_by_part_of_life()

    def clean(self):
        cleaned = super().clean()
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", ENDS_FIRST)
        room, persons = cleaned.get("premises"), cleaned.get("persons")
        if room and persons and persons > room.most_persons:
            said = _("The room is for %(most)d persons at most. Choose a larger one.")
            most = {"most": room.most_persons}
            self.add_error("persons", ValidationError(said, "most", most))
        if not room and not cleaned.get("kind") and "premises" not in self.errors:
            self.add_error("premises", _("Choose a room or a kind of room."))
        return cleaned

    def _post_clean(self):
        """A room is of its own kind."""
        self.instance.kind_id = self.cleaned_data.get("kind") or None
        if self.cleaned_data.get("premises"):
            self.instance.kind_id = None
        super()._post_clean()

    def put(self):
        """Keep the wish, or say at the question why it cannot be kept."""

        def put():
            try:
                return self.instance.put()
            except ValidationError as error:
                if RANK_IS_TAKEN in error.messages:
                    raise ValidationError({"rank": RANK_IS_TAKEN}) from error
                raise

        return self.done(put)
