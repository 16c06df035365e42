"""Activities in a room that is booked: its dates are theirs, as long as it is lent."""

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Exists, Min, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.activities.models.dated import NEXT
from samla.activities.models.next_date import refresh_next
from samla.bookings.models import Booking, BookingDate

NOT_YOURS = _("Choose a booking of the organisation that does the activity.")
NO_LONGER = _("That booking cannot be used any more. Choose another one.")
# What decides whether an activity is in the room of a booking.
DECIDE = {"organisation", "venue", "premises", "booking"}


def lock_booking(pk) -> None:
    """Let nobody change a booking or its dates meanwhile; activities come after it."""
    rows = Booking.objects.filter(pk=pk).select_for_update(no_key=True)
    list(rows.values_list("pk"))
    dates = BookingDate.objects.filter(booking=pk).order_by("pk")
    list(dates.select_for_update(no_key=True).values_list("pk"))


def follow_rooms(pks) -> None:
    """Let dates be as the room is lent on these dates of bookings.

    The database does the same by itself whenever a booking changes.
    """
    with connection.cursor() as cursor:
        cursor.execute("select samla_dates_follow(%s::bigint[])", [list(pks)])


class Booked:
    """Mixed into Activity: its times and its place follow a booking."""

    def bookings_to_choose(self):
        """What its organisation has booked to come, and no other activity uses.

        What is only held shows no date to anybody, so it is nothing for a public one.
        """
        dates = BookingDate.objects.blocking().coming()
        coming = dates.filter(booking=OuterRef("pk"))
        if self.published_at:
            coming = coming.filter(state=BookingDate.State.CONFIRMED)
        hers = Booking.objects.filter(organisation=self.organisation_id)
        free = Q(activity=None) | Q(activity=self.pk)
        return hers.filter(free, Exists(coming)).prefetch_related("rules").for_lists()

    def use_booking(self, booking):
        """Be when the room is booked; dates that are only held come once confirmed.

        Rules are no longer needed. What was booked before stays until the first day.
        """
        if booking.organisation_id != self.organisation_id:
            raise ValidationError({"booking": NOT_YOURS})
        with transaction.atomic():
            lock_booking(booking.pk)
            used = self._alone()
            self.booking = booking
            if used == booking.pk:
                return
            self.validate_unique(exclude=self._all_but("booking"))
            self.save(update_fields=["booking"])
            self._be_as_booked(booking)

    def leave_booking(self):
        """Keep the dates and leave the room; those it could not be had for are on."""
        with transaction.atomic():
            self._alone()
            Activity = type(self)
            Activity.objects.filter(pk=self.pk).update(booking=None)
            self.booking = None
            self.occurrences.leave_rooms()
            self._look_up()

    def follow_booking(self, names):
        """These fields have changed: be as its booking now is, or leave the room."""
        if not names & DECIDE:
            return
        booking = self.booking
        if booking and self._is_there(booking):
            if "booking" in names:
                if not self.bookings_to_choose().filter(pk=booking.pk).exists():
                    raise ValidationError({"booking": NO_LONGER})
                self._be_as_booked(booking)
        elif booking or "booking" in names:
            self.leave_booking()

    @property
    def lost_dates(self):
        """Its dates to come that are off because the room cannot be used."""
        coming = self.occurrences.coming()
        return coming.filter(cancelled_at__isnull=False, decided_by_room=True)

    @property
    def held_dates(self):
        """Dates of its booking to come that the lender has not confirmed yet."""
        if not self.booking:
            return BookingDate.objects.none()
        state = BookingDate.State.HELD
        return self.booking.dates.coming().filter(state=state)

    def _alone(self):
        """Nobody else changes it until this is safe; which booking it has now."""
        rows = type(self).objects.select_for_update(no_key=True)
        return rows.values_list("booking", flat=True).get(pk=self.pk)

    def _is_there(self, booking):
        """Whether it is in the room of a booking of its own organisation."""
        there = self.venue == self.Venue.PREMISES and self.premises_id
        hers = self.organisation_id
        return (booking.premises_id, booking.organisation_id) == (there, hers)

    def _be_as_booked(self, booking):
        self.schedules.all().delete()
        dates = booking.dates.blocking().coming()
        begins_at = dates.aggregate(first=Min("starts_at"))["first"]
        if begins_at:
            ruled = Q(booking_date=None) | Q(starts_at__gte=begins_at)
            others = ruled & ~Q(booking_date__booking=booking)
            self._undecided().filter(others).delete()
            self._let_go(begins_at, booking)
        follow_rooms(booking.dates.values_list("pk", flat=True))
        self._look_up()

    def _let_go(self, since, booking):
        """Leave the rooms booked before; what is lost there is on where this one is."""
        later = self.occurrences.coming().filter(starts_at__gte=since)
        before = later.exclude(booking_date=None).exclude(booking_date__booking=booking)
        before.happening().filter(decided_by_room=True).delete()
        before.update(booking_date=None)

    def _undecided(self):
        """Dates to come that nobody has decided about."""
        to_come = self.occurrences.filter(starts_at__gt=timezone.now())
        return to_come.filter(cancelled_at=None, moved_at=None)

    def _look_up(self):
        refresh_next([self.pk])
        self.refresh_from_db(fields=NEXT)

    def _all_but(self, name):
        return {field.name for field in self._meta.fields} - {name}
