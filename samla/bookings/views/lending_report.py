"""The report for those who lend: on the page with plots, and as a file."""

from django.http import Http404
from django.shortcuts import render
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samla.bookings.forms.lending_report import LendingReportForm
from samla.bookings.models import lending_report as report_of
from samla.core import plots
from samla.core.access import signed_in
from samla.core.tables import csv_file

# The file has all of them.
MOST_ROOMS = 50
# More months than these have no room for a label each.
MOST_LABELS = 14


@signed_in
def lending_report(request):
    """What became of her rooms: lent to whom and when, and what could not be had."""
    form = LendingReportForm(request.GET, user=request.user)
    context = {"form": form}
    if form.is_valid():
        rooms = form.rooms
        context |= {"has_rooms": bool(rooms), "period": form.period}
        context |= drawn(report_of(rooms, form.period)) if rooms else {}
    return render(request, "bookings/lending_report.html", context)


@signed_in
def lending_report_file(request):
    """The same figures, a line each, for a spreadsheet."""
    form = LendingReportForm(request.GET, user=request.user)
    if not form.is_valid():
        raise Http404
    period = form.period
    lines = told(report_of(form.rooms, period))
    return csv_file(lines, f"samla-{period.first_on}-{period.last_on}.csv")


def drawn(report):
    """The report with the shapes of its plots."""
    week, heads = report.hours_of_week, [str(name) for name in WEEKDAYS_ABBR.values()]
    names = [f"{hour:02}" for hour, _values in week]
    hours = [line.lent.hours for line in report.months]
    unmet = [line for line in report.rooms if line.is_unmet]
    return {
        "report": report,
        "late": report.total("late"),
        "requests": report.total("requests"),
        "rooms": with_bars(report.rooms)[:MOST_ROOMS],
        "kinds": with_bars(report.kinds),
        "months": plots.columns(hours, labels_of(report.months)),
        "highest": max(hours, default=0),
        "week": week,
        "weekdays": list(zip(heads, WEEKDAYS.values(), strict=True)),
        "grid": plots.grid([values for _hour, values in week], names, heads),
        "busiest": max((value for _hour, row in week for value in row), default=0),
        "unmet": sorted(unmet, key=lambda line: -line.refused.dates)[:MOST_ROOMS],
        "is_cut": len(report.rooms) > MOST_ROOMS,
    }


def with_bars(lines):
    """Each line and how long its bar is."""
    most = max((line.lent.hours for line in lines), default=0)
    return [(line, plots.bar(line.lent.hours, most)) for line in lines]


def labels_of(months):
    """What stands below each column: the year where one begins, the month's number."""
    is_short = len(months) <= MOST_LABELS
    for line in months:
        month = line.name.month
        yield str(line.name.year) if month == 1 else str(month) * is_short


def told(report):
    """Every figure as a line, below what its columns are called."""
    yield (
        _("What"),
        _("Name"),
        _("Dates lent"),
        _("Hours lent"),
        _("Hours open"),
        _("Share lent (%)"),
        _("Dates declined"),
        _("Hours declined"),
        _("Requests"),
        _("Answered late"),
        _("Declined as a whole"),
        _("Declined in part"),
        _("Season wishes declined"),
        _("Waiting for a time"),
    )
    for line in report.rooms:
        more = (line.requests, line.late, line.declined, line.partly)
        waiting = (line.season_wishes, line.wishes)
        yield (_("Room"), line.name, *amounts(line), *more, *waiting)
    for line in report.kinds:
        yield (_("For whom"), line.name, *amounts(line))
    for line in report.months:
        month = date_format(line.name, "Y-m")
        yield (_("Month"), month, *amounts(line))
    for hour, values in report.hours_of_week:
        for weekday, value in zip(WEEKDAYS.values(), values, strict=True):
            yield (_("Hour of the week"), f"{weekday} {hour:02}.00", "", value)


def amounts(line):
    """What was lent and what was refused, as cells."""
    refused = line.refused
    opened = ("", "") if line.open_hours is None else (line.open_hours, line.share)
    return line.lent.dates, line.lent.hours, *opened, refused.dates, refused.hours
