"""How an activity is told: what a card, a page and a calendar make of its facts."""

from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext

from samla.activities.models.sentences import Sentences
from samla.core.templatetags.samla import apart, day, hours
from samla.taxonomy.models import terms


class Shown(Sentences):
    """Mixed into Activity: its facts as readers see them."""

    @property
    def life(self):
        """The code of the part of life it belongs to: its colour and its picture."""
        for type_id, attributes in terms("activity_type"):
            if type_id == self.type_id:
                return attributes.get("life", "").partition(":")[2]
        return ""

    @property
    def shown_starts_at(self):
        """The date a card shows: the one that was asked for, or the next."""
        return getattr(self, "found_starts_at", None) or self.next_starts_at

    @property
    def shown_ends_at(self):
        return getattr(self, "found_ends_at", None) or self.next_ends_at

    @property
    def shown_is_moved(self):
        """Whether the date a card shows was moved there."""
        return self.next_is_moved and self.shown_starts_at == self.next_starts_at

    @property
    def told(self):
        """Its facts, and when it is next."""
        yield from super().told
        if self.next_starts_at:
            hour = hours(self.next_starts_at, self.next_ends_at)
            yield (
                gettext("Next time"),
                format_html("{} {}", day(self.next_starts_at), hour),
            )

    @property
    def in_short(self):
        """What a message says of it: its name, and its facts with the next date."""
        return "\n".join([apart(self.title), " ".join(self.in_sentences(rules=[]))])

    @property
    def is_off(self):
        """Whether all that is left is a date that was called off."""
        return (
            self.next_starts_at is not None
            and self.cancelled_starts_at == self.next_starts_at
        )

    @property
    def is_on(self):
        """Whether everybody sees it, and it has a date to come."""
        return bool(
            self.published_at
            and self.next_ends_at
            and self.next_ends_at > timezone.now()
        )

    @property
    def price_in_words(self):
        """What it costs, in the reader's language."""
        if self.price == 0:
            return gettext("Free of charge")
        return gettext("%(kronor)d kr") % {"kronor": self.price}

    @property
    def place_name(self):
        """Where it is, as shortly as a card can say it."""
        if self.venue == self.Venue.ONLINE:
            return gettext("Online")
        at = self.site
        return at.name if at is not self else self.address or self.city

    @property
    def site(self):
        """What tells where it is: the room it is in, or the activity itself."""
        is_in_room = self.venue == self.Venue.PREMISES and self.premises
        return self.premises if is_in_room else self

    @property
    def town(self):
        """The town it is in, or the municipality where no town is told."""
        return self.site.city or self.municipality.name

    @property
    def place_lines(self):
        """Where it is, as it stands on a letter."""
        if self.venue == self.Venue.ONLINE:
            return [gettext("Online")]
        at = self.site
        town = f"{at.postcode} {at.city or self.municipality.name}".strip()
        return [line for line in (getattr(at, "name", ""), at.address, town) if line]

    @property
    def maps(self):
        """Maps elsewhere that show the place; a room is in the same municipality."""
        if self.site.municipality_id == self.municipality_id:
            self.site.municipality = self.municipality
        return self.site.map_links
