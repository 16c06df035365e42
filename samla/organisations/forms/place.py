"""A place in anybody's words, made into a municipality without guessing."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, Value
from django.utils.translation import gettext_lazy as _

from samla.core.search import Fold
from samla.municipalities.models import Municipality, places_meant

LONGEST_PLACE = 80
LONGEST_LIST = 1000
MOST_SERVED = 30
UNKNOWN = _(
    "We do not know a place called “%(place)s”. Write a municipality, its main town, "
    "or a postcode with five digits."
)
SEVERAL = _("“%(place)s” can be %(names)s. Write the one you mean.")


def place_field(label, help_text, longest=LONGEST_PLACE, **kwargs):
    """Asks for a place; the browser helps with the names it knows."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=longest,
        widget=forms.TextInput(attrs={"list": "places", "autocomplete": "off"}),
        error_messages={
            "required": _("Write a municipality, a town or a postcode."),
            "max_length": _("Write only the name of the place."),
        },
        **kwargs,
    )


def candidates(typed: str) -> list[Municipality]:
    """The municipalities that may be meant, the likeliest first."""
    codes = places_meant(typed[:LONGEST_PLACE])
    found = Municipality.objects.defer("outline").in_bulk(codes)
    return [found[code] for code in codes]


def is_certain(typed: str, found: list[Municipality]) -> bool:
    """Whether the words name one place, so that nobody need be asked again."""
    if len(found) != 1:
        return False
    typed = typed.strip()
    if typed.replace(" ", "").isdecimal():
        return True
    begins = Q(names__folded__startswith=Fold(Value(typed)))
    named = begins | Q(official_name__iexact=typed)
    return Municipality.objects.filter(named, pk=found[0].pk).exists()


class WhichField(forms.ChoiceField):
    """Asks which of several municipalities was meant."""

    def __init__(self, found):
        wrong = _("Choose the municipality you mean.")
        super().__init__(
            label=_("Which municipality do you mean?"),
            choices=[(place.pk, place.official_name) for place in found],
            widget=forms.RadioSelect,
            error_messages={"required": wrong, "invalid_choice": wrong},
        )


class AsksPlace:
    """Mixed into a form with a field `place`; adds `which` where the words leave doubt.

    After cleaning, `self.municipality` is the one that was meant.
    """

    municipality = None
    found = ()

    def ask_which(self):
        """Look the place up; to be called when the fields stand."""
        typed = self.data.get(self.add_prefix("place"), "") if self.is_bound else ""
        typed = typed.replace("\0", "").strip()
        self.found = candidates(typed) if typed else []
        if self.found and not is_certain(typed, self.found):
            self.fields["which"] = WhichField(self.found)

    def clean_place(self):
        typed = self.cleaned_data["place"]
        if not self.found:
            raise ValidationError(UNKNOWN, "unknown", {"place": typed})
        return typed

    def find_municipality(self):
        """Settle on one municipality; to be called once the fields are clean."""
        if "which" not in self.fields:
            self.municipality = self.found[0] if self.found else None
        elif code := self.cleaned_data.get("which"):
            [self.municipality] = [place for place in self.found if place.pk == code]


class PlacesField(forms.CharField):
    """Asks for several places with commas between; answers with municipalities."""

    def __init__(self, **kwargs):
        super().__init__(
            max_length=LONGEST_LIST,
            required=False,
            error_messages={"max_length": _("Write only the names of the places.")},
            **kwargs,
        )

    def clean(self, value):
        typed = [part.strip() for part in super().clean(value).split(",")]
        typed = [part for part in typed if part]
        if len(typed) > MOST_SERVED:
            raise ValidationError(_("Write at most 30 places."), "too_many")
        return [self._one(part) for part in typed]

    def _one(self, typed):
        found = candidates(typed)
        if not found:
            raise ValidationError(UNKNOWN, "unknown", {"place": typed})
        if not is_certain(typed, found):
            names = [place.official_name for place in found[:5]]
            names = " / ".join(names)
            raise ValidationError(SEVERAL, "several", {"place": typed, "names": names})
        return found[0]
