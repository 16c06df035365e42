"""Say yes by the link of a letter, where nothing but the yes is missing."""

from django.db import transaction
from django.shortcuts import render

from samla.bookings.emails import booking as emails
from samla.bookings.models import NotNow, Taken, booking_of
from samla.core.access import visitor
from samla.moderation.models.link import LinkIsOver, LinkIsWrong


@visitor
def yes_link(request, token):
    """Asks; only the button acts, so that a mail scanner says yes to nothing."""
    try:
        booking, is_good = booking_of(token)
    except LinkIsOver:
        return render(request, "bookings/yes_link.html", status=410)
    except LinkIsWrong:
        return render(request, "bookings/yes_link.html", status=404)
    if request.method == "POST" and is_good:
        try:
            with transaction.atomic():
                booking.accept(None)
                emails.accepted(booking)
        except (NotNow, Taken):
            is_good = False
        booking, _is_good = booking_of(token)
        is_good = is_good and not booking.is_in_use
    context = {"booking": booking, "is_good": is_good}
    status = 200 if is_good or booking.is_in_use else 410
    return render(request, "bookings/yes_link.html", context, status=status)
