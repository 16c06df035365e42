"""Health, law and daily life: the official source first, then who explains it near."""

from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import get_language

from samla.activities.models import Activity
from samla.core.access import public
from samla.core.pagination import CappedPaginator, page_of
from samla.municipalities.models import municipality_names
from samla.organisations.models import Organisation
from samla.themes.filters import ThemeForm
from samla.themes.models import Source, spoken_first, theme_at, themes

MOST_SOURCES, MOST_SESSIONS, MOST_INFORMANTS = 30, 12, 6
# What an organisation says it can do: tell about society in people's own languages.
INFORMS = "capability:civic"


@public
def theme_list(request):
    """The ten themes; a place that was asked for goes along."""
    form = ThemeForm(request.GET)
    context = {"themes": themes(), "form": form, "query": _query(form)}
    return render(request, "themes/theme_list.html", context)


@public
def theme_detail(request, slug):
    """What authorities say, then when and where somebody explains it."""
    theme = theme_at(slug)
    if not theme:
        raise Http404
    form, code = ThemeForm(request.GET), get_language()
    context = {
        "theme": theme,
        "code": f"language:{code}",
        "form": form,
        "query": _query(form),
        "sources": Source.objects.current().about(theme, code)[:MOST_SOURCES],
    }
    if form.is_valid():  # else it is not known where
        context |= _explained(request, theme, form.places)
    return render(request, "themes/theme_detail.html", context)


def _explained(request, theme, places):
    """When and where somebody explains it, and who does."""
    sessions, informants = _near(theme, places, get_language())
    informants = list(informants[: MOST_INFORMANTS + 1])
    names = municipality_names(places)
    return {
        "place": names[0] if len(names) == 1 else "",
        "page": page_of(request, sessions, MOST_SESSIONS, CappedPaginator),
        "informants": informants[:MOST_INFORMANTS],
        "has_more_informants": len(informants) > MOST_INFORMANTS,
    }


def _near(theme, places, code):
    """Meetings about a theme, and who informs, the reader's language first."""
    told = Activity.objects.published().upcoming().filter(theme=theme.id)
    informing = told.filter(organisation=OuterRef("pk")).order_by()
    informants = Organisation.objects.published().in_lists()
    informants = informants.filter(
        Q(capabilities__contains=[INFORMS]) | Exists(informing)
    )
    if places:
        told = told.filter(municipality__in=places)
        informants = informants.in_places(places)
    first = spoken_first(code)
    told = told.alias(first=first).order_by("first", "standing", "next_starts_at", "pk")
    informants = informants.alias(first=first).order_by("first", "name_sort", "pk")
    return told.for_cards(), informants.for_cards()


def _query(form):
    """The place that was asked for, as addresses carry it."""
    place = form.is_valid() and form.cleaned_data["var"]
    return "?" + urlencode({"var": place}) if place else ""
