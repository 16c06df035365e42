"""What people look for in a municipality and do not find."""

from django.shortcuts import render

from samla.core.access import signed_in
from samla.municipalities.models import LEAST_SHOWN, MissedSearch
from samla.municipalities.views.entry_point import coordinator

MOST_TOLD = 50


@signed_in
def missed_search_list(request, slug):
    """Words that enough have looked for in vain: here, and where no place was named."""
    municipality = coordinator(request, slug).municipality
    context = {
        "municipality": municipality,
        "here": MissedSearch.objects.shown(municipality)[:MOST_TOLD],
        "anywhere": MissedSearch.objects.shown(None)[:MOST_TOLD],
        "least": LEAST_SHOWN,
    }
    return render(request, "municipalities/missed_search_list.html", context)
