"""A link in a letter that says yes to what a lender granted, without signing in.

It accepts no terms and names nobody: it is good for a booking only where nothing but
the yes is missing, and only as long as nothing of the booking has changed.
"""

import datetime

from django.core.signing import BadSignature, SignatureExpired, TimestampSigner

from samla.bookings.models.booking import Booking
from samla.moderation.models.link import LinkIsOver, LinkIsWrong

SALT = "samla.bookings.yes"
# A time is held 60 days at most.
LIFE = datetime.timedelta(days=60)
LONGEST = 200


def token_of(booking) -> str:
    """What stands in the address: the booking, and how it is now."""
    return TimestampSigner(salt=SALT).sign_object([booking.pk, booking.sequence])


def booking_of(token) -> tuple[Booking, bool]:
    """The booking that a token is about, and whether the token still says yes to it."""
    signer = TimestampSigner(salt=SALT)
    try:
        pk, sequence = signer.unsign_object(token[:LONGEST], max_age=LIFE)
    except SignatureExpired as error:
        raise LinkIsOver from error
    except (BadSignature, ValueError, TypeError) as error:
        raise LinkIsWrong from error
    booking = Booking.objects.for_pages().filter(pk=pk).first()
    if booking is None:
        raise LinkIsWrong
    is_same = booking.sequence == sequence
    return booking, is_same and booking.is_ready and bool(booking.granted)
