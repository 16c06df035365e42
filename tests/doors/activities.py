"""Who may enter where: Activities."""

from samla.organisations.models import Organisation
from samla.premises.models import Premises
from tests.bookings.conftest import asked

# fmt: off
ROWS = [
    # path                                         nobody stranger bahar hilda amina erik kerstin rut
    ("/aktiviteter/",                                   200,   200,   200,   200,   200,   200,   200,   200),
    ("/aktiviteter/karta/",                             200,   200,   200,   200,   200,   200,   200,   200),
    ("/aktiviteter/kalender.ics",                       200,   200,   200,   200,   200,   200,   200,   200),
    ("/aktiviteter/ny/",                                302,   302,   200,   200,   200,   302,   302,   302),
    ("/aktiviteter/{cafe}/",                            200,   200,   200,   200,   200,   200,   200,   200),
    ("/aktiviteter/{cafe}/kalender.ics",                200,   200,   200,   200,   200,   200,   200,   200),
    ("/aktiviteter/{cafe}/{date}/kalender.ics",         200,   200,   200,   200,   200,   200,   200,   200),
    ("/aktiviteter/av-bokning/{booking}/",              302,   404,   404,   200,   200,   404,   404,   404),
    ("/aktiviteter/{cafe}/vad/",                        302,   404,   404,   200,   200,   404,   404,   404),
    ("/aktiviteter/{cafe}/nar/",                        302,   404,   404,   200,   200,   404,   404,   404),
    ("/aktiviteter/{cafe}/var/",                        302,   404,   404,   200,   200,   404,   404,   404),
    ("/aktiviteter/{cafe}/vem/",                        302,   404,   404,   200,   200,   404,   404,   404),
    ("/aktiviteter/{cafe}/forhandsgranska/",            302,   404,   404,   200,   200,   404,   404,   404),
    ("/aktiviteter/{cafe}/klar/",                       302,   404,   404,   200,   200,   404,   404,   404),
    ("/aktiviteter/{cafe}/andra/",                      302,   404,   404,   200,   200,   404,   404,   404),
    ("/aktiviteter/{cafe}/pausa/",                      302,   404,   404,   200,   200,   404,   404,   404),
    ("/aktiviteter/{cafe}/ta-bort/",                    302,   404,   404,   200,   200,   404,   404,   404),
    ("/aktiviteter/{cafe}/kopiera/",                    302,   404,   404,   200,   200,   404,   404,   404),
    ("/aktiviteter/{cafe}/tillfallen/",                 302,   404,   404,   200,   200,   404,   404,   404),
    ("/aktiviteter/{cafe}/medarrangorer/",              302,   404,   404,   200,   200,   404,   404,   404),
    ("/aktiviteter/tider/{schedule}/ta-bort/",          302,   404,   404,   200,   200,   404,   404,   404),
    ("/aktiviteter/tillfalle/{date}/stall-in/",         302,   404,   404,   200,   200,   404,   404,   404),
    ("/aktiviteter/tillfalle/{date}/flytta/",           302,   404,   404,   200,   200,   404,   404,   404),
    ("/aktiviteter/tillfalle/{date}/aterstall/",        302,   404,   404,   200,   200,   404,   404,   404),
    ("/aktiviteter/medarrangor/{invitation}/",          302,   404,   200,   404,   404,   404,   404,   404),
    ("/aktiviteter/medarrangor/{invitation}/ta-bort/",   302,   404,   404,   200,   200,   404,   404,   404),
]
# fmt: on


def things(known):
    """The association has asked for the hall."""
    association = Organisation.objects.get(pk=known["association"])
    return {"booking": asked(Premises.objects.get(pk=known["hall"]), association).pk}
