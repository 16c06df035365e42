"""The form of what is asked of activities: where, near what, and from when to when."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.municipalities.filters import PlaceFilterForm
from samla.municipalities.models import middle_of, neighbours_of, position

# As far as this where a position is given and no distance.
USUAL_KILOMETRES = 10
# Questions that are folded away until one of them is asked.
FOLDED = {
    "where": ("grannar", "inom", "lan"),
    "when": ("dag", "tid", "fran", "till"),
    "more": ("typ", "for", "alder", "svenska", "kvinnor", "stegfritt", "online"),
}


class ActivityFilterForm(PlaceFilterForm):
    """Knows which municipalities are asked for, or how near to which point."""

    def clean_plats(self):
        typed = self.cleaned_data["plats"]
        if typed and not position(typed):
            raise ValidationError(_("That position is not in Sweden."))
        return typed

    def clean(self):
        answers = self.cleaned_data
        where = {"var", "plats"} & self.errors.keys()
        where |= {name for name in ("var", "plats") if answers.get(name)}
        if answers.get("inom") and not where:
            wrong = _("Write a place too: how far is counted from there.")
            self.add_error("inom", wrong)
        first, last = answers.get("fran"), answers.get("till")
        if last and first and first > last:
            self.add_error("till", _("The last day is before the first day."))
        elif last and last < timezone.localdate():
            self.add_error("till", _("That day has passed. Write a day to come."))

    @property
    def kilometres(self):
        """How far from a point to look; nothing where no distance is asked for."""
        asked = self.cleaned_data.get("inom")
        return int(asked or 0) or (USUAL_KILOMETRES if self.is_near_reader else 0)

    @property
    def is_near_reader(self):
        """Whether what is near is near the reader, who has said where she is."""
        return bool(self.cleaned_data.get("plats"))

    @property
    def point(self):
        """From where the distance counts: the reader's position, or the place."""
        if self.is_near_reader:
            return position(self.cleaned_data["plats"])
        return middle_of(self.cleaned_data["var"], self.places)

    @property
    def area(self):
        """The municipalities to look in."""
        if self.cleaned_data.get("grannar"):
            return [*self.places, *neighbours_of(self.places)]
        return self.places

    @property
    def unfolded(self):
        """The groups of questions in which one is asked."""
        return {
            group: any(self.data.get(name) for name in names)
            for group, names in FOLDED.items()
        }
