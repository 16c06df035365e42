"""Who may enter where: Bookings, the side that lends: a municipality, an organisation."""

from django.utils import timezone

from samla.bookings.models import UseReport
from samla.organisations.models import Organisation
from samla.premises.models import Premises
from tests.bookings.conftest import asked


def things(known):
    """A damage in the municipality's hall, and a room that the association lends."""
    hall = Premises.objects.get(pk=known["hall"])
    association = Organisation.objects.get(pk=known["association"])
    other = Organisation.objects.get(name="Cykelvännerna")
    damage = UseReport.objects.create(
        booking_id=known["booking"], side="requester", is_damage=True, text="Rutan."
    )
    own = Premises.objects.create(
        name="Föreningens lokal",
        kind_id="premises_kind:hall",
        owner_organisation=association,
        municipality=hall.municipality,
        address="Exempelvägen 2",
        city="Norsborg",
        most_persons=40,
        email="hej@sprakvannerna.example",
        published_at=timezone.now(),
    )
    return {"damage": damage.pk, "lent": asked(own, other).pk}


# fmt: off
ROWS = [
    # path                                       nobody stranger bahar hilda amina erik kerstin rut
    ("/bokningar/att-svara/",                         302,   200,   200,   200,   200,   200,   200,   200),
    ("/bokningar/rapport/",                           302,   200,   200,   200,   200,   200,   200,   200),
    ("/bokningar/rapport/tabell.csv",                 302,   200,   200,   200,   200,   200,   200,   200),
    ("/bokningar/{booking}/svara/",                   302,   404,   404,   404,   404,   404,   200,   404),
    ("/bokningar/{booking}/oppna-igen/",              302,   404,   404,   404,   404,   404,   200,   404),
    ("/bokningar/{booking}/nyckel/",                  302,   404,   404,   404,   404,   404,   200,   404),
    ("/bokningar/{booking}/nyckel/tillbaka/",         302,   404,   404,   404,   404,   404,   200,   404),
    ("/bokningar/{booking}/kod/",                     302,   404,   404,   404,   404,   404,   200,   404),
    ("/bokningar/{booking}/titta-efter/",             302,   404,   404,   404,   404,   404,   200,   404),
    ("/bokningar/{booking}/avsluta/",                 302,   404,   404,   404,   404,   404,   200,   404),
    ("/bokningar/{booking}/ingen-kom/",               302,   404,   404,   404,   404,   404,   200,   404),
    ("/bokningar/{booking}/stall-in/",                302,   404,   404,   404,   404,   404,   200,   404),
    ("/bokningar/{booking}/rapport/{damage}/klar/",   302,   404,   404,   404,   404,   404,   200,   404),
    ("/bokningar/{booking}/kalender.ics",             302,   404,   404,   200,   200,   404,   200,   404),
    ("/bokningar/{lent}/svara/",                      302,   404,   404,   200,   200,   404,   404,   404),
    ("/bokningar/{lent}/nyckel/",                     302,   404,   404,   200,   200,   404,   404,   404),
    ("/bokningar/{lent}/stall-in/",                   302,   404,   404,   200,   200,   404,   404,   404),
    ("/bokningar/{lent}/kalender.ics",                302,   404,   200,   200,   200,   404,   404,   404),
]
# fmt: on
