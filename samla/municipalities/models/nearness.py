"""What is near a place: its neighbours, and all within so many kilometres."""

import math
import re
import time
from collections import defaultdict
from functools import lru_cache

from django.db.models import F, FloatField, OuterRef, Subquery, Value
from django.db.models.functions import (
    ASin,
    Coalesce,
    Cos,
    Power,
    Radians,
    Sin,
    Sqrt,
)

from samla.core import outlines
from samla.core.search import Fold
from samla.municipalities.models.place import (
    SECONDS_REMEMBERED,
    County,
    Municipality,
    PlaceName,
)
from samla.municipalities.models.placed import IN_SWEDEN

EARTH_KM = 6371
KM_OF_A_DEGREE = 111.2
# A circle with more than such a share of all people is a crowd.
MANY = 0.05
# So much of a position is taken: two decimals are about a kilometre.
DECIMALS = 2
POSITION = re.compile(
    r"\s*(\d{2}(?:\.\d{1,15})?)\s*,\s*(\d{2}(?:\.\d{1,15})?)\s*", re.A
)
# Neighbours with water between them, and a bridge or a ferry over it.
OVER_WATER = [
    ("0125", "0180"),
    ("0186", "0180"),
    ("0840", "0880"),
    ("1407", "1480"),
    ("1419", "1415"),
    ("1419", "1421"),
]


def neighbours_of(codes) -> list[str]:
    """Municipalities that meet one of these, and are none of them."""
    meet = _neighbours(_moment())
    found = {code for one in codes for code in meet.get(one, ())}
    return sorted(found.difference(codes))


def counties() -> list[tuple[str, str]]:
    """Codes and names of the counties, from memory, as a form asks for them."""
    return _counties(_moment())


def position(typed: str) -> tuple[float, float] | None:
    """A latitude and a longitude in Sweden, to about a kilometre; or nothing."""
    if not (found := POSITION.fullmatch(typed)):
        return None
    north, east = (round(float(number), DECIMALS) for number in found.groups())
    (south, top), (west, right) = IN_SWEDEN["latitude"], IN_SWEDEN["longitude"]
    return (north, east) if south <= north <= top and west <= east <= right else None


def middle_of(typed: str, codes) -> tuple[float, float]:
    """Where a place that was typed is: the locality of that name, or else the seat."""
    return _middle(" ".join(typed.split()), codes[0], _moment())[:2]


def middle_called(typed: str, codes) -> str:
    """What is there called: a postcode's is its municipality's seat."""
    return _middle(" ".join(typed.split()), codes[0], _moment())[2]


def within(rows, point, kilometres):
    """Rows at most so far from a point, as the crow flies; what is nowhere is not."""
    latitude, longitude = point
    narrowing = math.cos(math.radians(latitude))
    north = kilometres / KM_OF_A_DEGREE
    east = north / narrowing
    many = people_within(point, kilometres) > MANY
    box = rows.alias(
        # Where many live the next ones are found sooner by time than by place.
        box_latitude=F("latitude") + 0.0 if many else F("latitude"),
        box_longitude=F("longitude") + 0.0 if many else F("longitude"),
    ).filter(
        box_latitude__range=(latitude - north, latitude + north),
        box_longitude__range=(longitude - east, longitude + east),
    )
    down = Power(Sin(Radians(F("latitude") - latitude) / 2), 2)
    across = Power(Sin(Radians(F("longitude") - longitude) / 2), 2)
    arc = down + Cos(Radians(F("latitude"))) * Value(narrowing) * across
    away = ASin(Sqrt(arc, output_field=FloatField())) * (2 * EARTH_KM)
    return box.alias(kilometres_away=away).filter(kilometres_away__lte=kilometres)


def people_within(point, kilometres) -> float:
    """The share of all people who live in municipalities so near, from memory."""
    land = _people(_moment())
    near = sum(people for *seat, people in land if _away(point, seat) <= kilometres)
    return near / max(sum(people for *_seat, people in land), 1)


def _away(one, other) -> float:
    """Kilometres between two points, as on a flat map."""
    narrowing = math.cos(math.radians(one[0]))
    north, east = other[0] - one[0], (other[1] - one[1]) * narrowing
    return math.hypot(north, east) * KM_OF_A_DEGREE


def _moment():
    return int(time.monotonic() // SECONDS_REMEMBERED)


@lru_cache(maxsize=1)
def _counties(moment):
    return list(County.objects.values_list("code", "name"))


@lru_cache(maxsize=1)
def _people(moment):
    """Where each municipality is, and how many live there."""
    rows = Municipality.objects.filter(latitude__isnull=False)
    return list(rows.values_list("latitude", "longitude", "population"))


@lru_cache(maxsize=1)
def _neighbours(moment):
    """Each municipality with those whose outline has a point of its own outline."""
    rows = dict(Municipality.objects.order_by("pk").values_list("code", "outline"))
    meeting = defaultdict(set)
    for code, outline in rows.items():
        for point in outlines.points(outline):
            meeting[point].add(code)
    pairs = [*OVER_WATER, *((a, b) for b, a in OVER_WATER)]
    pairs += [(a, b) for codes in meeting.values() for a in codes for b in codes]
    found = {code: set() for code in rows}
    for one, other in pairs:
        if one != other and one in found:
            found[one].add(other)
    return found


@lru_cache(maxsize=512)
def _middle(typed, code, moment):
    named = PlaceName.objects.filter(
        municipality=OuterRef("pk"),
        latitude__isnull=False,
        folded=Fold(Value(typed)),
    )
    rows = Municipality.objects.filter(pk=code).annotate(
        north=Coalesce(Subquery(named.values("latitude")[:1]), "latitude"),
        east=Coalesce(Subquery(named.values("longitude")[:1]), "longitude"),
        called=Coalesce(Subquery(named.values("name")[:1]), "seat"),
    )
    return rows.values_list("north", "east", "called").get()
