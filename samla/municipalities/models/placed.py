"""Where on the map an entry is: its own exact place, or its town's."""

from urllib.parse import quote

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samla.core.outlines import IN_SWEDEN, kilometres_outside, map_point

# Kept by the database: see the migrations that are called `places`.
POINT = ["latitude", "longitude"]
EXACT = r"^[0-9]{2}\.[0-9]{5}, [0-9]{2}\.[0-9]{5}\Z"

# Outlines are coarse and leave out small islands.
FAR_KM = 10


def check_place(exact, municipality):
    """An exact place, if any, is in its municipality: else it shows the wrong town."""
    if not (exact and municipality):
        return
    latitude, longitude = map(float, exact.split(", "))
    point = map_point(longitude, latitude)
    if kilometres_outside(municipality.outline, point) > FAR_KM:
        elsewhere = ValidationError(
            _("That place is not in %(municipality)s. Check it, or the municipality."),
            "elsewhere",
            {"municipality": municipality.name},
        )
        raise ValidationError({"exact_place": elsewhere})


class Placed(models.Model):
    """Has coordinates; the database takes them from what is told of where it is.

    An exact place is a person's word and wins; otherwise the town counts, and of a
    town that is not known in the municipality, the municipality's seat.
    """

    exact_place = models.CharField(
        _("Exact place"), max_length=20, blank=True, validators=[RegexValidator(EXACT)]
    )
    latitude = models.FloatField(null=True, editable=False)
    longitude = models.FloatField(null=True, editable=False)

    class Meta:
        abstract = True

    @property
    def map_links(self) -> list[tuple[str, str]]:
        """Maps elsewhere that show it: names, but for the phone's own, and links."""
        words = dict.fromkeys([self.address, self.city, self.municipality.name])
        found = quote(", ".join(filter(None, words)), safe="")
        osm, geo = f"search?query={found}", f"0,0?q={found}"
        if self.exact_place:
            latitude, longitude = self.exact_place.split(", ")
            found = f"{latitude}%2C{longitude}"
            osm = f"?mlat={latitude}&mlon={longitude}#map=17/{latitude}/{longitude}"
            geo = f"{latitude},{longitude}?q={found}"
        return [
            ("OpenStreetMap", f"https://www.openstreetmap.org/{osm}"),
            ("Google Maps", f"https://www.google.com/maps/search/?api=1&query={found}"),
            ("Apple Maps", f"https://maps.apple.com/?q={found}"),
            ("", f"geo:{geo}"),
        ]

    @staticmethod
    def is_well_placed(label: str) -> list:
        """The constraints that keep coordinates whole and in Sweden."""
        nowhere = Q(latitude=None, longitude=None)
        somewhere = Q(latitude__isnull=False, longitude__isnull=False)
        in_sweden = {f"{name}__range": edges for name, edges in IN_SWEDEN.items()}
        return [
            models.CheckConstraint(
                condition=nowhere | (somewhere & Q(**in_sweden)),
                name=f"{label}_is_in_sweden_or_nowhere",
            ),
            models.CheckConstraint(
                condition=Q(exact_place="") | Q(exact_place__regex=EXACT),
                name=f"{label}_exact_place_is_a_point",
            ),
        ]
