"""Who may enter where: how rooms are lent, the side that lends."""

import datetime

from django.utils import timezone

from samla.bookings.models import Closure
from samla.premises.models import Premises, Terms


def things(known):
    """The terms of the hall's owner, and a closure of the hall."""
    hall = Premises.objects.get(pk=known["hall"])
    terms = Terms.objects.create(
        owner_municipality=hall.owner_municipality,
        number=1,
        text="Städa efter er.",
        published_at=timezone.now(),
    )
    starts_at = timezone.now() + datetime.timedelta(days=400)
    closure = Closure.objects.create(
        premises=hall,
        starts_at=starts_at,
        ends_at=starts_at + datetime.timedelta(hours=2),
        reason="Golvet lagas",
    )
    return {"terms": terms.pk, "closure": closure.pk}


# fmt: off
ROWS = [
    # path                                       nobody stranger bahar hilda amina erik kerstin rut
    ("/lokaler/utlaning/",                            302,   200,   200,   200,   200,   200,   200,   200),
    ("/lokaler/utlaning/botkyrka/",                   302,   404,   404,   404,   404,   404,   200,   404),
    ("/lokaler/utlaning/botkyrka/villkor/",           302,   404,   404,   404,   404,   404,   200,   404),
    ("/lokaler/utlaning/botkyrka/villkor/publicera/", 302,   404,   404,   404,   404,   404,   302,   404),
    ("/lokaler/{hall}/stangningar/",                  302,   404,   404,   404,   404,   404,   200,   404),
    ("/lokaler/{hall}/stangningar/{closure}/ta-bort/",302,   404,   404,   404,   404,   404,   200,   404),
    ("/lokaler/villkor/{terms}/",                     200,   200,   200,   200,   200,   200,   200,   200),
]
# fmt: on
