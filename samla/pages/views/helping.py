"""How somebody who wants to help finds where, and whom to ask."""

from django.shortcuts import render

from samla.core.access import public
from samla.municipalities.models import Municipality
from samla.organisations.models import Organisation
from samla.pages.forms import HelpPlaceForm
from samla.taxonomy.models import terms

# Kinds of activity that live on people who give their time.
WAYS = (
    "language-buddy",
    "language-cafe",
    "homework",
    "befriending",
    "mentoring",
    "sport",
    "swimming",
    "cooking",
    "crafts",
    "gardening",
    "digital",
    "goods",
)
MOST_PLACES, MOST_SHOWN = 3, 6


@public
def help_out(request):
    """What one can help with, who does it near, and one tap to ask them."""
    form = HelpPlaceForm(request.GET or None)
    codes = form.places if form.is_valid() else ()
    places = Municipality.objects.with_joined().defer("outline")
    context = {
        "form": form,
        "ways": [
            (kind, attributes["life"].partition(":")[2])
            for kind, attributes in terms("activity_type")
            if kind.partition(":")[2] in WAYS
        ],
        "places": places.filter(pk__in=codes)[:MOST_PLACES] if codes else [],
        "organisations": _near(codes) if codes else [],
    }
    return render(request, "pages/help_out.html", context)


def _near(codes):
    """Organisations there, the freshest first."""
    shown = Organisation.objects.published().in_lists().in_places(codes)
    return shown.for_cards()[:MOST_SHOWN]
