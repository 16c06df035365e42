"""What a map shows of what is found: how much in which region, and single places."""

import math
from collections import Counter
from dataclasses import dataclass

from samla.core.marks import grouped
from samla.core.outlines import edges, frame, map_point, middle
from samla.municipalities.models import County, Municipality

# So many are counted, the soonest first, and so many places are marked.
MOST_COUNTED = 10_000
MOST_MARKED = 200
DEPTHS = (".15", ".35", ".55", ".75", "1")
# Letters and marks, as shares of the width of the map.
LETTER = 0.045
FLATTER = 0.6
RADIUS = 0.85
# A place so near a locality, in units of the map, is called as it.
NEAR = 6


class Drawn:
    """What every map has: the part of Sweden it shows, and the size of its letters."""

    def __init__(self, outlines, points=()):
        self.frame = frame(outlines, points)
        self.size = max(self.frame.width, self.frame.height * FLATTER) * LETTER

    @property
    def letter(self) -> str:
        return f"{self.size:.2f}"

    @property
    def radius(self) -> str:
        return f"{self.size * RADIUS:.2f}"


@dataclass
class Region:
    """A county or a municipality with how much is found there."""

    place: County | Municipality
    count: int
    most: int
    letter: float

    @property
    def depth(self) -> str:
        """How much of the colour it has; small numbers are told apart best."""
        step = math.ceil(len(DEPTHS) * math.sqrt(self.count / self.most))
        return DEPTHS[step - 1]

    @property
    def middle(self):
        return middle(self.place.outline)

    @property
    def is_wide(self) -> bool:
        """Whether its number can be read on it; the list tells every number."""
        left, top, right, bottom = edges(self.place.outline)
        wanted = self.letter * (0.4 + 0.6 * len(str(self.count)))
        return right - left >= wanted and bottom - top >= self.letter


class Counted:
    """How many of what is found are in which municipality."""

    def __init__(self, found):
        codes = list(found.values_list("municipality", flat=True)[: MOST_COUNTED + 1])
        self.is_capped = len(codes) > MOST_COUNTED
        self.by_code = Counter(codes[:MOST_COUNTED])

    @property
    def total(self) -> int:
        return self.by_code.total()

    def map_of(self, codes):
        """The map on which these municipalities are seen: a county's, or Sweden's."""
        counties = {code[:2] for code in codes}
        if len(counties) == 1:
            places = Municipality.objects.select_related("county")
            return RegionMap(list(places.filter(county__in=counties)), self.by_code)
        by_county = Counter()
        for code, count in self.by_code.items():
            by_county[code[:2]] += count
        return RegionMap(list(County.objects.all()), by_county)


class RegionMap(Drawn):
    """Regions, darker where more is found."""

    def __init__(self, places, counts):
        super().__init__(place.outline for place in places)
        self.title = getattr(places[0], "county", "")
        most = max(counts.values(), default=1)
        self.regions = [
            Region(place, counts[place.pk], most, self.size) for place in places
        ]

    @property
    def by_count(self):
        """Those where something is found, most first."""
        found = [region for region in self.regions if region.count]
        return sorted(found, key=lambda region: -region.count)


class PlaceMap(Drawn):
    """One municipality, with a numbered mark for each place where something is."""

    most = MOST_MARKED

    def __init__(self, municipality, found, total):
        self.municipality = self.title = municipality
        rows = found.put_in_order(total)[: self.most + 1]
        rows = rows.as_cards(also=lambda cards: cards.on_map())
        self.is_capped = len(rows) > self.most
        rows = rows[: self.most]
        self.nowhere = [row for row in rows if row.latitude is None]
        placed = [
            (map_point(row.longitude, row.latitude), row)
            for row in rows
            if row.latitude is not None
        ]
        super().__init__([municipality.outline], [point for point, _row in placed])
        self.marks = grouped(placed, reach=2 * RADIUS * self.size)
        localities = [
            (name, map_point(longitude, latitude))
            for name, longitude, latitude in municipality.localities
        ]
        for mark in self.marks:
            mark.name = _called(mark, localities)


def _called(mark, localities):
    """What is there: the one place that all are at, or the locality, or the town."""
    here = mark.across, mark.down
    names = {member.place_name for member in mark.members}
    if len(names) == 1 and "" not in names:
        return names.pop()
    name, point = min(localities, key=lambda locality: math.dist(here, locality[1]))
    return name if math.dist(here, point) <= NEAR else mark.members[0].town
