"""Who may enter where: how rooms are lent, the side that lends."""

import datetime

from django.utils import timezone

from samla.bookings.models import Closure
from samla.premises.models import OpeningException, Part, Premises, Terms


def things(known):
    """The terms of the hall's owner; what closes the hall, and a part of it."""
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
    day = starts_at.date() + datetime.timedelta(days=2)
    other = OpeningException.objects.create(
        premises=hall, first_on=day, last_on=day, reason="Årsmöte"
    )
    foyer = Premises.objects.create(
        name="Foajén",
        kind_id=hall.kind_id,
        owner_municipality=hall.owner_municipality,
        municipality=hall.municipality,
        address=hall.address,
        city=hall.city,
        most_persons=20,
        email=hall.email,
    )
    part = Part.objects.create(whole=hall, part=foyer)
    return {
        "terms": terms.pk,
        "closure": closure.pk,
        "exception": other.pk,
        "joined": part.pk,
    }


# fmt: off
ROWS = [
    # path                                       nobody stranger bahar hilda amina erik kerstin rut
    ("/lokaler/utlaning/",                            302,   200,   200,   200,   200,   200,   200,   200),
    ("/lokaler/utlaning/botkyrka/",                   302,   404,   404,   404,   404,   404,   200,   404),
    ("/lokaler/utlaning/botkyrka/villkor/",           302,   404,   404,   404,   404,   404,   200,   404),
    ("/lokaler/utlaning/botkyrka/villkor/publicera/", 302,   404,   404,   404,   404,   404,   302,   404),
    ("/lokaler/{hall}/stangningar/",                  302,   404,   404,   404,   404,   404,   200,   404),
    ("/lokaler/{hall}/stangningar/{closure}/ta-bort/",302,   404,   404,   404,   404,   404,   200,   404),
    ("/lokaler/{hall}/undantag/",                     302,   404,   404,   404,   404,   404,   200,   404),
    ("/lokaler/{hall}/undantag/{exception}/",         302,   404,   404,   404,   404,   404,   200,   404),
    ("/lokaler/{hall}/undantag/{exception}/ta-bort/", 302,   404,   404,   404,   404,   404,   200,   404),
    ("/lokaler/{hall}/delar/",                        302,   404,   404,   404,   404,   404,   200,   404),
    ("/lokaler/{hall}/delar/{joined}/ta-bort/",       302,   404,   404,   404,   404,   404,   200,   404),
    ("/lokaler/{hall}/uppehall/",                     302,   404,   404,   404,   404,   404,   200,   404),
    ("/lokaler/villkor/{terms}/",                     200,   200,   200,   200,   200,   200,   200,   200),
]
# fmt: on
