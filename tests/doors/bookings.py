"""Who may enter where: Bookings, the side that borrows."""

import datetime

from samla.bookings.models import ReportPicture, StandingWish, UseReport
from samla.organisations.models import Organisation
from samla.premises.models import Premises
from tests.bookings.conftest import asked


def things(known):
    """A booking of the association, how it left the room, and what it waits for."""
    hall = Premises.objects.get(pk=known["hall"])
    association = Organisation.objects.get(pk=known["association"])
    booking = asked(hall, association)
    report = UseReport.objects.create(booking=booking, side="requester")
    picture = ReportPicture.objects.create(
        report=report, jpeg=b"", width=8, height=8, alt="Salen"
    )
    wish = StandingWish.objects.create(
        organisation=association,
        premises=hall,
        weekday=2,
        starts=datetime.time(18),
        ends=datetime.time(20),
        first_on=booking.answer_due_on,
        last_on=booking.answer_due_on,
    )
    return {"booking": booking.pk, "shot": picture.pk, "wish": wish.pk}


# fmt: off
ROWS = [
    # path                                       nobody stranger bahar hilda amina erik kerstin rut
    ("/bokningar/",                                   302,   200,   200,   200,   200,   200,   200,   200),
    ("/bokningar/hitta/",                             200,   200,   200,   200,   200,   200,   200,   200),
    ("/bokningar/ny/{hall}/",                         302,   200,   200,   200,   200,   200,   200,   200),
    ("/bokningar/ny/{hall}/till-vad/",                302,   302,   302,   302,   302,   302,   302,   302),
    ("/bokningar/ny/{hall}/kontrollera/",             302,   302,   302,   302,   302,   302,   302,   302),
    ("/bokningar/ja/1/",                              404,   404,   404,   404,   404,   404,   404,   404),
    ("/bokningar/bevakningar/",                       302,   200,   200,   200,   200,   200,   200,   200),
    ("/bokningar/bevakningar/ny/",                    302,   200,   200,   200,   200,   200,   200,   200),
    ("/bokningar/bevakningar/{wish}/ta-bort/",        302,   404,   404,   200,   200,   404,   404,   404),
    ("/bokningar/{booking}/",                         302,   404,   404,   200,   200,   404,   200,   404),
    ("/bokningar/{booking}/godta/",                   302,   404,   404,   200,   200,   404,   404,   404),
    ("/bokningar/{booking}/avboka/",                  302,   404,   404,   200,   200,   404,   404,   404),
    ("/bokningar/{booking}/ta-tillbaka/",             302,   404,   404,   200,   200,   404,   404,   404),
    ("/bokningar/{booking}/personer/",                302,   404,   404,   200,   200,   404,   404,   404),
    ("/bokningar/{booking}/rapport/",                 302,   404,   404,   200,   200,   404,   200,   404),
    ("/bokningar/{booking}/rapport/{shot}/",          302,   404,   404,   200,   200,   404,   200,   404),
]
# fmt: on
