"""Posters of an activity; week sheets of a municipality, an organisation, a place."""

from functools import partial
from urllib.parse import urlsplit

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from samla.activities.models import Activity, Occurrence
from samla.core import errors
from samla.core.access import public
from samla.core.pdf import Busy
from samla.core.qr import qr_drawing
from samla.core.templatetags.samla import absolute, apart
from samla.municipalities.models import Municipality
from samla.organisations.models import Organisation
from samla.paper import told
from samla.paper.forms import PaperForm, SheetForm
from samla.paper.limits import may_have_drawn
from samla.paper.models import ShortCode
from samla.paper.printing import printed
from samla.premises.models import Premises

POSTER, SHEET = "poster", "sheet"


@public
def activity_poster(request, pk):
    """A poster to look at, in the languages that are chosen, and to print."""
    activity, dates = _with_dates(pk)
    if not dates:
        return redirect(activity)
    form = PaperForm(request.GET)
    paper = _poster(request, activity, dates, form)
    context = {"activity": activity, "form": form, "paper": paper}
    return render(request, "paper/activity_poster.html", context)


@public
def activity_poster_pdf(request, pk):
    """The same poster as a file."""
    activity, dates = _with_dates(pk)
    form = PaperForm(request.GET)
    page = reverse("paper:activity-poster", args=[pk])
    paper = _poster(request, activity, dates, form) if dates else None
    return _file(request, paper, form, POSTER, page)


@public
def municipality_sheet(request, slug):
    """A week of a municipality to look at and to print."""
    return _sheet_page(request, *_municipality(slug))


@public
def municipality_sheet_pdf(request, slug):
    """The same week as a file."""
    return _sheet_file(request, *_municipality(slug))


@public
def organisation_sheet(request, pk):
    """A week of an organisation to look at and to print."""
    return _sheet_page(request, *_organisation(pk))


@public
def organisation_sheet_pdf(request, pk):
    """The same week as a file."""
    return _sheet_file(request, *_organisation(pk))


@public
def premises_sheet(request, pk):
    """A week of a place and what is near it: for its notice board."""
    return _sheet_page(request, *_premises(pk))


@public
def premises_sheet_pdf(request, pk):
    """The same week as a file."""
    return _sheet_file(request, *_premises(pk))


def _with_dates(pk):
    """An activity that is shown, and its next dates."""
    activity = get_object_or_404(Activity.objects.published().for_pages(), pk=pk)
    dates = activity.occurrences.happening().coming()
    return activity, list(dates[: told.MOST_TIMES])


def _municipality(slug):
    rows = Municipality.objects.defer("outline")
    place = get_object_or_404(rows, slug=slug)
    dates = Occurrence.objects.listed().filter(activity__municipality=place)
    return place, place.name, dates, "municipality", slug


def _organisation(pk):
    rows = Organisation.objects.published().select_related("municipality")
    side = get_object_or_404(rows.defer("municipality__outline"), pk=pk)
    own = Activity.objects.of_organisation(side).values("pk")
    dates = Occurrence.objects.listed().filter(activity__in=own)
    return side, side.name, dates, "organisation", pk


def _premises(pk):
    rows = Premises.objects.offered().select_related("municipality")
    place = get_object_or_404(rows.defer("municipality__outline"), pk=pk)
    dates = Occurrence.objects.listed().near(place)
    return place, place.name, dates, "premises", pk


def _poster(request, activity, dates, form):
    """What the poster says; nothing while an answer is wrong."""
    if not form.languages:
        return None
    said = told.poster(activity, activity.rules_now, dates, form.languages)
    return said | _coded(request, activity, form) | {"name": activity.title}


def _sheet(request, form, place, name, dates):
    """What the sheet says; nothing while an answer is wrong, or in an empty week."""
    if not form.languages:
        return None
    begin, end = form.window
    # One more than there is room for, to know whether there is more.
    most = told.MOST_ROWS[len(form.languages)] + 1
    found = told.first_of_each_day(dates.within(begin, end), most)
    if not found:
        return None
    said = told.sheet(found, form.languages, partial(_heading, name, form.is_next))
    return said | _coded(request, place, form) | {"name": name, "days": form.days}


def _heading(name, is_next):
    words = {"place": apart(name)}
    if is_next:
        return gettext("Next week: %(place)s") % words
    return gettext("This week: %(place)s") % words


def _coded(request, thing, form):
    """The code of a thing, its address and its drawing."""
    code = ShortCode.objects.of(thing)
    link = absolute({"request": request}, code.address(form.languages))
    parts = urlsplit(link)
    return {
        "code": code.code,
        "address": parts.netloc + parts.path,
        "qr": qr_drawing(link),
    }


def _sheet_page(request, place, name, dates, kind, key):
    form = SheetForm(request.GET)
    context = {
        kind: place,
        "place": place,
        "form": form,
        "paper": _sheet(request, form, place, name, dates),
        "pdf": reverse(f"paper:{kind}-sheet-pdf", args=[key]),
    }
    return render(request, f"paper/{kind}_sheet.html", context)


def _sheet_file(request, place, name, dates, kind, key):
    form = SheetForm(request.GET)
    page = reverse(f"paper:{kind}-sheet", args=[key])
    return _file(request, _sheet(request, form, place, name, dates), form, SHEET, page)


def _file(request, paper, form, kind, page):
    """A PDF; where there is nothing to draw, the page that says why."""
    if not paper:
        query = request.META.get("QUERY_STRING", "")
        return redirect(f"{page}?{query}" if query else page)
    if not may_have_drawn(request):
        return errors.too_many(request)
    try:
        content = printed(paper, kind, form.size)
    except Busy:
        return errors.pdf_not_ready(request)
    response = HttpResponse(content, content_type="application/pdf")
    name = f"samla-{paper['code']}-{form.size}.pdf"
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    response.headers["X-Robots-Tag"] = "noindex"
    return response
