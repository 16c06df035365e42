"""Who may enter where: Calendars of rooms."""

from samla.accounts.models import User
from samla.bookings.models import CalendarLink
from samla.premises.models import Premises


def things(known):
    """A link that the coordinator of Botkyrka made."""
    owner = Premises.objects.get(pk=known["hall"]).owner
    maker = User.objects.filter(staff_roles__municipality=owner).first()
    CalendarLink.objects.renew(owner, maker)
    return {"calendar_link": CalendarLink.objects.get().pk}


# fmt: off
ROWS = [
    # path                                       nobody stranger bahar hilda amina erik kerstin rut
    ("/bokningar/kalender/",                          302,   200,   200,   200,   200,   200,   200,   200),
    ("/bokningar/kalender/{hall}/",                   200,   200,   200,   200,   200,   200,   200,   200),
    ("/bokningar/kalender/{hall}.ics",                200,   200,   200,   200,   200,   200,   200,   200),
    ("/bokningar/kalender/{hall}/dorr/",              302,   404,   404,   404,   404,   404,   200,   404),
    ("/bokningar/kalender/lankar/",                   302,   200,   200,   200,   200,   200,   200,   200),
    ("/bokningar/kalender/lankar/{calendar_link}/avsluta/", 302,   404,   404,   404,   404,   404,   200,   404),
    ("/bokningar/kalender/hemlig/1.ics",              404,   404,   404,   404,   404,   404,   404,   404),
]
# fmt: on
