"""Who may enter where: season rounds, for those who lend and those who wish."""

from samla.organisations.models import Organisation
from samla.premises.models import Premises
from tests.bookings.rounds import a_round, day_passes, wished


def things(known):
    """A round of the municipality that is open, and one whose day has passed."""
    hall = Premises.objects.get(pk=known["hall"])
    association = Organisation.objects.get(pk=known["association"])
    season = a_round(hall.owner, hall)
    wish = wished(season, association)
    past = a_round(hall.owner, hall, name="Hösten")
    line = wished(past, association)
    day_passes(past)
    return {"round": season.pk, "round_wish": wish.pk, "past": past.pk} | {
        "line": line.pk
    }


# fmt: off
ROWS = [
    # path                                       nobody stranger bahar hilda amina erik kerstin rut
    ("/bokningar/omgangar/",                          302,   200,   200,   200,   200,   200,   200,   200),
    ("/bokningar/omgangar/oppna/",                    200,   200,   200,   200,   200,   200,   200,   200),
    ("/bokningar/omgangar/ny/",                       302,   200,   200,   200,   200,   200,   200,   200),
    ("/bokningar/omgangar/{round}/",                  200,   200,   200,   200,   200,   200,   200,   200),
    ("/bokningar/omgangar/{round}/andra/",            302,   404,   404,   404,   404,   404,   200,   404),
    ("/bokningar/omgangar/{round}/bjud-in/",          302,   404,   404,   404,   404,   404,   200,   404),
    ("/bokningar/omgangar/{round}/stang/",            302,   404,   404,   404,   404,   404,   200,   404),
    ("/bokningar/omgangar/{round}/stall-in/",         302,   404,   404,   404,   404,   404,   200,   404),
    ("/bokningar/omgangar/{round}/fordela/",          302,   404,   404,   404,   404,   404,   200,   404),
    ("/bokningar/omgangar/{past}/fordela/{line}/",    302,   404,   404,   404,   404,   404,   200,   404),
    ("/bokningar/omgangar/{past}/skicka/",            302,   404,   404,   404,   404,   404,   200,   404),
    ("/bokningar/omgangar/{round}/onskemal/",         302,   200,   200,   200,   200,   200,   200,   200),
    ("/bokningar/onskemal/",                          302,   200,   200,   200,   200,   200,   200,   200),
    ("/bokningar/onskemal/{round_wish}/",             302,   404,   404,   200,   200,   404,   404,   404),
    ("/bokningar/onskemal/{round_wish}/ta-tillbaka/", 302,   404,   404,   200,   200,   404,   404,   404),
]
# fmt: on
