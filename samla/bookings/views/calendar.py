"""The calendar file of a booking, for both its sides."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from samla.bookings.calendar import calendar_of
from samla.bookings.models import Booking
from samla.core.access import signed_in
from samla.core.templatetags.samla import absolute


@signed_in
def booking_calendar(request, pk):
    """All its dates, to put in one's own calendar."""
    rows = Booking.objects.visible_to(request.user).for_pages()
    booking = get_object_or_404(rows, pk=pk)
    address = absolute({"request": request}, booking.get_absolute_url())
    response = HttpResponse(
        calendar_of(booking, address=address),
        content_type="text/calendar; charset=utf-8",
    )
    response.headers["Content-Disposition"] = f'attachment; filename="samla-{pk}.ics"'
    return response
