"""Find a room by need: what it must be like, and when it must be free."""

from django.http import QueryDict
from django.shortcuts import render

from samla.bookings.filters import NeedFilter
from samla.bookings.forms.when import KINDS, told_in_address, when_form
from samla.bookings.models import alternatives, fits
from samla.core.access import public
from samla.premises.models import Premises

# So many rooms are looked at for all their dates; who names a place misses none.
MOST_ROOMS = 50
# Other hours and days are looked for in the rooms that come nearest.
MOST_LOOKED_INTO = 3
# In an address, what says who asks for what; of the search, only the number of people.
UNSENT = ("var", "typ", "stegfritt", "slinga", "toalett", "utrustning", "anvandare")


@public
def room_find(request):
    """Rooms for what somebody needs, each with its free dates and its price."""
    rooms = Premises.objects.offered().in_lists().for_cards()
    need = NeedFilter(request.GET, queryset=rooms)
    when = when_form(request.GET)
    context = {"need": need.form, "form": when, "kinds": KINDS}
    if when.is_valid() and need.form.is_valid():
        context |= found(request, need, when.instance)
    return render(request, "bookings/room_find.html", context)


def found(request, need, rule):
    """Rooms that are large enough, the best first; what is near where none is free."""
    likely = list(need.qs.order_by("most_persons", "name_sort", "pk")[: MOST_ROOMS + 1])
    offers = fits(rule, likely[:MOST_ROOMS], user_kind=need.user_kind)
    near = []
    if offers and not offers[0].is_whole:
        others = alternatives(offers[:MOST_LOOKED_INTO])
        near = [(one, told_in_address(request.GET, one.rule)) for one in others]
    return {
        "rule": rule,
        "offers": offers,
        "near": near,
        "is_cut": len(likely) > MOST_ROOMS,
        "place": need.place,
        "query": for_asking(request.GET),
    }


def for_asking(asked):
    """What goes on from the search to the request: when, and for how many."""
    query = QueryDict(mutable=True)
    for name, values in asked.lists():
        if name not in UNSENT and any(values):
            query.setlist(name, values)
    return query.urlencode()
