"""Translations as a table that a spreadsheet opens, in which no cell is reckoned."""

import codecs
import csv
import io

from django.utils.translation import gettext as _

from samla.core.tables import FORMULA, guarded
from samla.translations.models.units import Unit, refuse

HEAD = ("id", "language", "what", "original", "translation")


def as_rows(units) -> list:
    """Units as the rows of a table, not guarded yet."""
    rows = [
        (unit.id, unit.language, str(unit.side.question), unit.source, unit.text)
        for unit in units
    ]
    return [HEAD, *rows]


def from_csv(content: bytes) -> list[Unit]:
    """The units of a table that somebody sends; else a sentence on what is wrong."""
    text = _decoded(content)
    first = text.split("\n", 1)[0]
    delimiter = max(";,\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        head = [cell.strip().lower() for cell in next(reader, [])]
        if missing := [name for name in HEAD if name not in head and name != "what"]:
            said = _("The first line lacks the columns: %(names)s.")
            refuse(said % {"names": ", ".join(missing)})
        places = {name: head.index(name) for name in HEAD if name != "what"}
        return [_unit(row, places, reader.line_num) for row in reader if any(row)]
    except csv.Error:
        said = _("Line %(line)d of the file is damaged. Export it again.")
        refuse(said % {"line": reader.line_num})


def _unit(row, places, line):
    cells = {
        name: row[place] if place < len(row) else "" for name, place in places.items()
    }
    return Unit(
        cells["id"].strip(),
        cells["language"].strip().lower(),
        _unguarded(cells["original"]),
        _unguarded(cells["translation"]),
        line,
    )


def _unguarded(cell):
    """A cell as it was before an apostrophe kept it from being reckoned."""
    bare = cell[1:]
    is_guarded = cell.startswith("'") and bare.lstrip(" ").startswith(FORMULA)
    return bare if is_guarded and guarded(bare) == cell else cell


def _decoded(content):
    """The text of a file as Excel, LibreOffice and Google write it."""
    marks = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    encoding = "utf-16" if content.startswith(marks) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        refuse(
            _("The letters of the file cannot be read. Save it as “CSV UTF-8” instead.")
        )
    if "\0" in text:
        refuse(_("This is not a table. Send a CSV file, or XLIFF."))
    return text
