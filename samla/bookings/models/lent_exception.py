"""Exceptions to the hours of a room, as what is booked of it sees them."""

import pgtrigger
from django.db import IntegrityError

from samla.bookings.models.booking_date import BookingDate
from samla.bookings.models.claim import Claim
from samla.bookings.models.closure import InTheWay
from samla.bookings.models.one_path import Taken, again_once, lending
from samla.premises.models import OpeningException

COVERS_NOTHING = "opening_exception_covers_no_booking"
# Rooms are locked as by who confirms, so that the two see each other. What stood
# outside the hours before is nobody's concern while only the reason changes.
KEEPS_WHAT_IS_BOOKED = f"""
if tg_op = 'UPDATE' and (new.premises_id, new.first_on, new.last_on, new.opens, new.closes)
    is not distinct from (old.premises_id, old.first_on, old.last_on, old.opens, old.closes)
then
    return null;
end if;
perform id from premises_premises where id = new.premises_id for no key update;
if exists (
    select from bookings_claim as claim
    join bookings_bookingdate as date on date.id = claim.booking_date_id
    where claim.premises_id = new.premises_id
        and date.ends_at > now() and date.day_on between new.first_on and new.last_on
        and (new.opens is null or not numrange(
            extract(epoch from new.opens),
            case when new.closes >= '23:59' then 172800
                else extract(epoch from new.closes) end
        ) @> numrange(
            extract(epoch from date.starts),
            extract(epoch from date.ends) + date.ends_next_day::int * 86400
        ))
) then
    raise exception 'the room % is lent on those days', new.premises_id
        using errcode = 'check_violation', constraint = '{COVERS_NOTHING}';
end if;
return null;
"""  # noqa: E501, S608


class LentException(OpeningException):
    """An exception that never covers what is confirmed or held: made with `put`."""

    class Meta:
        proxy = True
        triggers = [
            pgtrigger.Trigger(
                name=COVERS_NOTHING,
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.After,
                func=KEEPS_WHAT_IS_BOOKED,
            )
        ]

    @again_once
    def put(self):
        """Let it hold, or say which bookings must be settled first."""
        self.full_clean()
        try:
            with lending([self.premises_id]):
                self.save()
        except Taken:
            # Somebody else wrote an exception for those days a moment ago.
            self.full_clean()
            raise
        except IntegrityError as error:
            if error.__cause__.diag.constraint_name != COVERS_NOTHING:
                raise
            raise InTheWay(self.in_the_way()) from error

    def booked(self):
        """The dates to come on which somebody has the room, or the whole it is in."""
        dates = BookingDate.objects.blocking().coming()
        days = self.first_on, self.last_on
        return dates.filter(claims__premises=self.premises_id, day_on__range=days)

    def in_the_way(self) -> list:
        """What claims the room on those days outside of the hours that are left."""
        outside = [date.pk for date in self.booked() if not self.holds(date)]
        claims = Claim.objects.filter(premises=self.premises_id)
        return list(claims.filter(booking_date__in=outside).for_lists())

    def holds(self, date):
        """Whether a use lies within the hours of these days."""
        if self.is_closed or date.starts < self.opens:
            return False
        all_night = (self.closes.hour, self.closes.minute) == (23, 59)
        return all_night or not date.ends_next_day and date.ends <= self.closes
