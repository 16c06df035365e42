"""Reads the files for `load_reference` and says where one is broken."""

import csv
import json
import math
import re
from pathlib import Path

from django.core.management.base import CommandError

from samla.municipalities.models import IN_SWEDEN, POINT

CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# A term without a label in one of these cannot be shown to anybody.
NEEDED_LANGUAGES = ("sv", "en")
KINDS = {"name", "seat", "alias", "locality"}


class BrokenFile(CommandError):
    """A file of reference data that cannot be used, and what to correct in it."""


def read_places(folder: Path) -> dict[str, dict]:
    """The wanted rows of every table of places: key to values, by table."""
    outlines = _read_json(folder / "outlines.json")
    counties = _read_counties(folder / "counties.csv", outlines)
    municipalities = _read_municipalities(
        folder / "municipalities.csv", outlines, counties
    )
    return {
        "counties": counties,
        "municipalities": municipalities,
        "names": _read_names(folder, municipalities),
        "prefixes": _read_prefixes(folder / "postcode_prefixes.csv", municipalities),
        "domains": _read_domains(folder / "domains.csv", municipalities),
    }


def read_terms(path: Path) -> dict[str, dict]:
    """The wanted rows of terms and labels: key to values, by table."""
    terms, labels = {}, {}
    try:
        for name, rows in _read_json(path)["lists"].items():
            for position, row in enumerate(rows, 1):
                id = _term_id(path, name, row["code"], terms)
                terms[id,] = {
                    "list": name,
                    "code": row["code"],
                    "position": position,
                    "attributes": row.get("attributes", {}),
                    "retired": False,
                }
                for language in dict.fromkeys([*NEEDED_LANGUAGES, *row["labels"]]):
                    labels[id, language] = {"label": _label(path, id, row, language)}
    except (KeyError, TypeError, AttributeError) as error:
        raise BrokenFile(
            f"{path.name}: a term is not as described ({error!r})."
        ) from error
    if not terms:
        raise BrokenFile(f"{path.name}: there are no terms in it.")
    return {"terms": terms, "labels": labels}


def read_synonyms(path: Path) -> dict:
    """The wanted rows of synonyms: language and word to what it means in Swedish."""
    rows = _read_rows(path, ["language", "word"], means=_text)
    return {(row["language"], row["word"]): {"means": row["means"]} for row in rows}


def _read_counties(path, outlines):
    return {
        (row["code"],): {
            "name": row["name"],
            "slug": row["slug"],
            "outline": _outline(outlines, "counties", row["code"]),
        }
        for row in _read_rows(path, ["code"], name=_text, slug=_text)
    }


def _read_municipalities(path, outlines, counties):
    words = dict.fromkeys(
        ["name", "official_name", "county_code", "seat", "slug"], _text
    )
    rows = _read_rows(path, ["code"], **words, lat=_number, lon=_number, population=int)
    return {
        (row["code"],): {
            "name": row["name"],
            "official_name": row["official_name"],
            "slug": row["slug"],
            "county_id": _known(row["county_code"], counties, path.name),
            "seat": row["seat"],
            "latitude": row["lat"],
            "longitude": row["lon"],
            "population": row["population"],
            "outline": _outline(outlines, "municipalities", row["code"]),
        }
        for row in rows
    }


def _read_names(folder, municipalities):
    path = folder / "names.csv"
    key = ["municipality_code", "name"]
    points = {
        (row["municipality_code"], row["name"]): (row["lat"], row["lon"])
        for row in _read_rows(
            folder / "coordinates.csv", key, lat=_latitude, lon=_longitude
        )
    }
    rows = {
        (_known(row["municipality_code"], municipalities, path.name), row["name"]): row
        for row in _read_rows(path, key, kind=_kind)
    }
    return {
        at: {"kind": row["kind"]}
        | dict(zip(POINT, points.get(at, (None, None)), strict=True))
        for at, row in rows.items()
    }


def _read_prefixes(path, municipalities):
    rows = _read_rows(path, ["prefix", "municipality_code"], share=_share)
    return {
        (row["prefix"], _known(row["municipality_code"], municipalities, path.name)): {
            "share": row["share"]
        }
        for row in rows
    }


def _read_domains(path, municipalities):
    return {
        (row["name"],): {
            "municipality_id": _known(
                row["municipality_code"], municipalities, path.name
            ),
            "is_reference": True,
        }
        for row in _read_rows(path, ["name"], municipality_code=_text)
    }


def _read_rows(path, key, **columns):
    """The rows of a table with their values read; no two have the same key."""
    columns = dict.fromkeys(key, _text) | columns
    reader = csv.DictReader(_read_text(path).splitlines())
    missing = set(columns) - set(reader.fieldnames or [])
    if missing:
        raise BrokenFile(
            f"{path.name}: the column {', '.join(sorted(missing))} is missing."
        )
    rows, seen = [], set()
    for row in reader:
        values = {
            column: _value(path, reader.line_num, column, read, row[column])
            for column, read in columns.items()
        }
        rows.append(values)
        unique = tuple(values[column] for column in key)
        if unique in seen:
            raise BrokenFile(
                f"{path.name}, line {reader.line_num}: {' '.join(unique)} stands twice."
            )
        seen.add(unique)
    if not rows:
        raise BrokenFile(f"{path.name}: there are no rows in it.")
    return rows


def _value(path, line, column, read, text):
    try:
        return read(text)
    except (ValueError, TypeError, AttributeError) as error:
        raise BrokenFile(
            f"{path.name}, line {line}: {column} cannot be {text!r}."
        ) from error


def _read_text(path):
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise BrokenFile(f"The file {path} is missing.") from error
    except UnicodeDecodeError as error:
        raise BrokenFile(f"{path.name} is not written in UTF-8.") from error


def _read_json(path):
    try:
        return json.loads(_read_text(path))
    except json.JSONDecodeError as error:
        raise BrokenFile(f"{path.name}, line {error.lineno}: {error.msg}.") from error


def _text(text):
    if not text.strip() or text != text.strip():
        raise ValueError
    return text


def _number(text):
    number = float(text)
    if not math.isfinite(number):
        raise ValueError
    return number


def _latitude(text):
    return _between(text, *IN_SWEDEN["latitude"])


def _longitude(text):
    return _between(text, *IN_SWEDEN["longitude"])


def _between(text, least, most):
    number = _number(text)
    if not least <= number <= most:
        raise ValueError
    return number


def _share(text):
    share = _number(text)
    if not 0 < share <= 1:
        raise ValueError
    return share


def _kind(text):
    if text not in KINDS:
        raise ValueError
    return text


def _known(code, rows, file):
    if (code,) not in rows:
        raise BrokenFile(f"{file}: nothing has the code {code}.")
    return code


def _outline(outlines, table, code):
    try:
        return _text(outlines[table][code])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BrokenFile(f"outlines.json: {table} has no outline of {code}.") from error


def _term_id(path, name, code, terms):
    if not isinstance(code, str) or not CODE.fullmatch(code):
        raise BrokenFile(f"{path.name}, list {name}: {code!r} cannot be a code.")
    if (f"{name}:{code}",) in terms:
        raise BrokenFile(f"{path.name}, list {name}: the code {code} stands twice.")
    return f"{name}:{code}"


def _label(path, id, row, language):
    label = row["labels"].get(language)
    if not isinstance(label, str) or not label.strip():
        raise BrokenFile(f"{path.name}: {id} has no label in the language {language}.")
    return label
