"""A municipality's page: here and not in its own room, as it shows the rooms above."""

import datetime

from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.formats import number_format

from samla.activities.models import Activity
from samla.bookings.models import Round
from samla.core.access import public
from samla.municipalities.models import Municipality
from samla.organisations.models import Organisation
from samla.premises.models import Premises

MOST_SHOWN = 6
WEEK = datetime.timedelta(days=7)
WHAT_THE_PAGE_TELLS = (
    "county",
    "entry_point__on_duty__user",
    "entry_point__deputy__user",
)


@public
def municipality_detail(request, slug):
    """The way in first, then what one can come to, who is there, and which rooms."""
    municipalities = Municipality.objects.with_coordinator()
    municipalities = municipalities.select_related(*WHAT_THE_PAGE_TELLS)
    municipality = get_object_or_404(municipalities.defer("outline"), slug=slug)
    entry_point = getattr(municipality, "entry_point", None)
    activities = Activity.objects.published().filter(municipality=municipality)
    coming = list(activities.upcoming().for_cards()[:MOST_SHOWN])
    a_week_from_now = timezone.now() + WEEK
    organisations = Organisation.objects.published().in_lists()
    premises = Premises.objects.offered().in_lists().filter(municipality=municipality)
    rounds = Round.objects.open().filter(rooms=OuterRef("pk"))
    rooms = premises.for_cards().annotate(is_in_round=Exists(rounds))[:MOST_SHOWN]
    context = {
        "municipality": municipality,
        "population": number_format(municipality.about_population, force_grouping=True),
        "entry_point": entry_point,
        "nearest": [] if entry_point else municipality.nearest_joined(),
        "this_week": [one for one in coming if one.next_starts_at < a_week_from_now],
        "coming": coming,
        "organisations": organisations.in_places([municipality.pk]).for_cards()[
            :MOST_SHOWN
        ],
        "premises_list": rooms,
        "has_round": any(room.is_in_round for room in rooms),
    }
    return render(request, "pages/municipality_detail.html", context)
