"""The files of reference data hold what they promise."""

import csv
import json
import re
from collections import Counter, defaultdict
from itertools import pairwise

import pytest

from samla.core.outlines import edges, kilometres_outside, map_point
from samla.municipalities.management.commands.load_reference import PLACES

# Of the source's coarse coast: a seat may lie this far outside its outline, in units.
COARSE = 14


def rows(name):
    with (PLACES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


COUNTIES = rows("counties.csv")
MUNICIPALITIES = rows("municipalities.csv")
NAMES = rows("names.csv")
OUTLINES = json.loads((PLACES / "outlines.json").read_text())


def names_of(code, kind=None):
    return {
        row["name"]
        for row in NAMES
        if row["municipality_code"] == code and kind in (None, row["kind"])
    }


def test_there_are_21_counties_and_290_municipalities():
    assert len({row["code"] for row in COUNTIES}) == len(COUNTIES) == 21
    assert len({row["code"] for row in MUNICIPALITIES}) == len(MUNICIPALITIES) == 290


def test_a_municipality_carries_the_code_of_its_county():
    counties = {row["code"] for row in COUNTIES}
    for row in MUNICIPALITIES:
        assert re.fullmatch(r"\d{4}", row["code"])
        assert row["code"][:2] == row["county_code"]
        assert row["county_code"] in counties


def test_every_slug_is_its_own():
    slugs = [row["slug"] for row in MUNICIPALITIES + COUNTIES]
    assert len(set(slugs)) == len(slugs)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in slugs)
    by_code = {row["code"]: row["slug"] for row in MUNICIPALITIES}
    assert by_code["0643"] == "habo-0643"
    assert by_code["0305"] == "habo-0305"
    assert by_code["1480"] == "goteborg"


def test_official_names_have_their_genitive():
    official = {row["code"]: row["official_name"] for row in MUNICIPALITIES}
    assert official["2080"] == "Falu kommun"
    assert official["0880"] == "Kalmar kommun"
    assert official["2514"] == "Kalix kommun"
    assert official["2513"] == "Överkalix kommun"
    assert official["2026"] == "Gagnefs kommun"
    assert official["0127"] == "Botkyrka kommun"
    assert official["1490"] == "Borås kommun"
    for row in MUNICIPALITIES:
        name, official_name = row["name"], row["official_name"]
        assert official_name in {f"{name} kommun", f"{name}s kommun", "Falu kommun"}


def test_the_population_adds_up():
    assert sum(int(row["population"]) for row in MUNICIPALITIES) == 10_609_461


def test_every_seat_lies_in_or_near_its_outline():
    for row in MUNICIPALITIES:
        x, y = map_point(float(row["lon"]), float(row["lat"]))
        left, top, right, bottom = edges(OUTLINES["municipalities"][row["code"]])
        assert left - COARSE <= x <= right + COARSE, row["name"]
        assert top - COARSE <= y <= bottom + COARSE, row["name"]


def test_every_locality_that_has_coordinates_lies_in_or_near_its_municipality():
    outlines = OUTLINES["municipalities"]
    places = rows("coordinates.csv")
    assert len(places) > 1000
    far = [
        place
        for place in places
        if kilometres_outside(
            outlines[place["municipality_code"]],
            map_point(float(place["lon"]), float(place["lat"])),
        )
        > 9
    ]
    assert far == []
    assert {"Alby", "Norsborg"} <= {at["name"] for at in places}
    assert {at["name"] for at in places} <= {at["name"] for at in NAMES}


def test_everything_is_drawn_inside_the_map():
    assert set(OUTLINES["counties"]) == {row["code"] for row in COUNTIES}
    assert set(OUTLINES["municipalities"]) == {row["code"] for row in MUNICIPALITIES}
    _left, _top, width, height = map(int, OUTLINES["view_box"].split())
    for outline in [
        *OUTLINES["counties"].values(),
        *OUTLINES["municipalities"].values(),
    ]:
        left, top, right, bottom = edges(outline)
        assert 0 <= left < right <= width
        assert 0 <= top < bottom <= height


def test_the_whole_map_is_light():
    assert sum(map(len, OUTLINES["municipalities"].values())) <= 40_000
    assert sum(map(len, OUTLINES["counties"].values())) <= 12_000


def lines_of(outline):
    """Each line of an outline, from a point to a point."""
    for ring in outline.split("M")[1:]:
        numbers = [int(number) for number in re.findall(r"-?\d+", ring)]
        points = [tuple(numbers[:2])]
        for x, y in zip(numbers[2::2], numbers[3::2], strict=True):
            points.append((points[-1][0] + x, points[-1][1] + y))
        yield from pairwise([*points, points[0]])


def test_neighbours_share_their_border_so_that_no_gap_shows():
    lines = Counter(
        line
        for outline in OUTLINES["municipalities"].values()
        for line in lines_of(outline)
    )
    shared = sum((end, start) in lines for start, end in lines)
    for (start, end), times in lines.items():
        # A strip of land narrower than a unit is drawn as a line there and back.
        assert times == 1 or times == lines[end, start], "two lie on each other"
    assert shared / len(lines) > 0.7


def test_a_municipality_is_known_by_every_name_people_use():
    for row in MUNICIPALITIES:
        assert names_of(row["code"], "name") == {row["name"]}
        assert row["official_name"] in names_of(row["code"])
        assert row["seat"] in names_of(row["code"])
    assert names_of("0127", "seat") == {"Tumba"}
    assert names_of("1401", "seat") == {"Mölnlycke"}
    assert {"Gothenburg", "Goteborg", "Göteborgs stad"} <= names_of("1480", "alias")
    assert "Umea" in names_of("2480")
    assert "Malmo" in names_of("1280")
    assert "Orebro" in names_of("1880")
    assert {"Alby", "Fittja", "Hallunda", "Norsborg", "Tullinge"} <= names_of(
        "0127", "locality"
    )


def test_no_name_stands_twice_for_a_municipality():
    pairs = [(row["municipality_code"], row["name"]) for row in NAMES]
    assert len(set(pairs)) == len(pairs)


def test_habo_means_habo_and_not_habo_without_its_ring():
    assert [row["municipality_code"] for row in NAMES if row["name"] == "Habo"] == [
        "0643"
    ]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Älvängen", "1440"),
        ("Surte", "1440"),
        ("Hyllinge", "1277"),
        ("Hasslö", "1080"),
        ("Rindö", "0187"),
        ("Södra Sandby", "1281"),
        ("Tollered", "1441"),
    ],
)
def test_a_locality_with_doubtful_coordinates_is_where_it_really_is(name, code):
    assert [row["municipality_code"] for row in NAMES if row["name"] == name] == [code]


def test_postcode_areas_are_shared_out_whole():
    shares = defaultdict(float)
    for row in rows("postcode_prefixes.csv"):
        assert re.fullmatch(r"[1-9]\d\d", row["prefix"])
        shares[row["prefix"]] += float(row["share"])
    assert len(shares) > 600
    assert all(0.95 <= share <= 1.05 for share in shares.values())
