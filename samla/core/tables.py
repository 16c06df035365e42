"""Tables as files that a spreadsheet opens, in which no cell becomes a formula."""

import csv
import io

from django.http import HttpResponse
from django.utils.formats import number_format

# What Excel, LibreOffice or Google begin a formula with, also in full width.
FORMULA = tuple("=+-@|%＝＋－＠\t\r\n")
# Tells Excel that the letters are UTF-8.
MARK = "\ufeff"


def guarded(cell):
    """A cell as text that is never reckoned: '=1+1 stays as it was written."""
    if isinstance(cell, float):
        return number_format(cell, 2, use_l10n=True)
    if isinstance(cell, str) and cell.lstrip(" ").startswith(FORMULA):
        return f"'{cell}"
    return cell


def as_csv(rows) -> str:
    """Rows as CSV with semicolons, as spreadsheets in Sweden read it."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return MARK + text.getvalue()


def csv_file(rows, name) -> HttpResponse:
    """The same as a file to keep."""
    response = HttpResponse(as_csv(rows), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
