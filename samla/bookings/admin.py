"""Bookings, for administrators: found and read."""

from django.contrib import admin

from samla.bookings.models import Booking, Closure, Round
from samla.core.admin import Admin


@admin.register(Booking)
class BookingAdmin(Admin):
    """Bookings; those who borrow and those who lend change them in the portal."""

    list_display = ["premises", "organisation", "stage", "asked_at", "answer_due_on"]
    list_filter = ["stage"]
    list_select_related = ["premises", "organisation"]
    search_fields = ["premises__name", "organisation__name"]
    ordering = ["-pk"]
    unseen = ("premises__document", "organisation__document")
    # What was told to the two sides only.
    unshown = Booking.PEOPLE


@admin.register(Closure)
class ClosureAdmin(Admin):
    """Times when rooms are closed."""

    list_display = ["premises", "starts_at", "ends_at", "reason"]
    list_select_related = ["premises"]
    search_fields = ["premises__name"]
    ordering = ["-pk"]
    unseen = ("premises__document",)


@admin.register(Round)
class RoundAdmin(Admin):
    """Season rounds."""

    list_display = ["name", "owner", "first_on", "last_on", "decided_at"]
    list_select_related = ["owner_municipality", "owner_organisation"]
    search_fields = ["name"]
    ordering = ["-pk"]
    unseen = ("owner_municipality__outline", "owner_organisation__document")
