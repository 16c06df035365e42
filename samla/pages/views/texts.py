"""The start page, and the pages that tell what Samla is."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse

from samla.accounts.models import ForgettingRun
from samla.activities.models import Listed
from samla.core.access import public
from samla.core.kept import kept_page, known
from samla.core.languages import first_visit
from samla.taxonomy.models import code_choices

MOST_SOON = 4


@public
@first_visit
def start(request):
    """The question what one wants to do, and the ways on from there."""
    rows = Listed.objects.upcoming()[:MOST_SOON]
    soon = rows.in_order(known(rows.to_show, "soon").ask())

    def made():
        activities = reverse("activities:activity-list")
        areas = [
            (code, f"{activities}?omrade={code}")
            for code, _name in code_choices("life_area")
        ]
        context = {"areas": areas, "soon": soon}
        return render_to_string("pages/start.html", context, request)

    if request.GET:
        return HttpResponse(made())
    return kept_page(request, made, *(card.facts for card in soon))


@public
def about(request):
    """What Samla is, who runs it, and where its facts come from."""
    return render(request, "pages/about.html", _operator())


@public
def for_associations(request):
    """What an association can do in Samla, and how it begins."""
    return render(request, "pages/for_associations.html")


@public
def for_municipalities(request):
    """What a municipality gets, and how it joins."""
    return render(request, "pages/for_municipalities.html", _operator())


@public
def privacy(request):
    """How Samla treats what it knows of people, in plain words."""
    night = ForgettingRun.objects.filter(finished_at__isnull=False).first()
    context = _operator() | {"night": night}
    return render(request, "pages/privacy.html", context)


def _operator():
    """Who runs this Samla and answers for it; empty where nobody has said so."""
    return {"operator": settings.OPERATOR, "contact": settings.CONTACT}
