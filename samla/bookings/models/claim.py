"""Claims: what blocks a room, written by the database itself and by nobody else.

A date that is held or confirmed, and a closure, claim the room and every part of it.
Triggers keep it so, whoever writes and however; a claim written by hand is refused.
"""

import datetime
from itertools import pairwise

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.bookings.models.booking_date import BookingDate
from samla.bookings.models.closure import Closure
from samla.bookings.models.one_path import Taken, again_once, lending
from samla.premises.models import REFUSED, Part, Premises

ONLY_BY_TRIGGERS = """
if pg_trigger_depth() < 2 then
    raise exception 'claims follow from bookings and closures; change those'
        using errcode = 'check_violation',
              constraint = 'claims_are_not_written_by_hand';
end if;
return coalesce(new, old);
"""

# A new part, or one that is taken away: what is booked of the whole is claimed anew.
PARTS_CHANGE = """
perform id from premises_premises
    where id in (select samla_rooms_above(wholes))
        or id in (select samla_rooms_within(around))
    order by id for no key update;
perform samla_claim(
    array(
        select id from bookings_bookingdate
        where premises_id in (select samla_rooms_above(wholes))
            and state in ('held', 'confirmed') and ends_at > now()
    ),
    array(
        select id from bookings_closure
        where premises_id in (select samla_rooms_above(wholes)) and ends_at > now()
    )
);
return null;
"""
BOTH = "bigint[] := array_remove(array[old.{0}, new.{0}], null)"

# Another time for cleaning: what is to come is claimed anew.
TURNAROUND_CHANGES = """
perform samla_claim(
    array(
        select distinct booking_date_id from bookings_claim
        where premises_id = new.id and booking_date_id is not null
            and upper(during) > now()
    ),
    '{}'
);
return null;
"""
COLLIDES = _(
    "Both rooms are booked at the same time: %(days)s. Move or cancel one first, then "
    "make it a part."
)
TOO_CLOSE = _(
    "Bookings stand closer than that to each other: %(days)s. Write fewer minutes, or "
    "move one of them first."
)
# The triggers that keep claims; whoever sets others aside keeps these.
CLAIMING = {
    "date_claims_its_room",
    "closure_claims_its_room",
    "claims_are_not_written_by_hand",
    "parts_are_claimed_with_the_whole",
    "turnaround_is_claimed",
}


class ClaimQuerySet(models.QuerySet):
    """What blocks which rooms, when."""

    def during(self, since, until):
        """Those that have some time in common with a period."""
        return self.filter(during__overlap=DateTimeTZRange(since, until, "[)"))

    def of_rooms(self, pks):
        """Those that keep these rooms from being used."""
        return self.filter(premises__in=Premises.objects.claimed_with(pks).values("pk"))

    def for_lists(self):
        """With what claims, for those who may know."""
        return self.select_related(
            "closure", "booking_date__booking__organisation"
        ).order_by("during", "pk")


class Claim(models.Model):
    """That a room is not to be had for a while; it follows from a date or a closure."""

    # The gist index of the promise serves the room too.
    premises = models.ForeignKey(
        Premises, on_delete=models.DO_NOTHING, related_name="claims", db_index=False
    )
    during = DateTimeRangeField()
    booking_date = models.ForeignKey(
        BookingDate, on_delete=models.DO_NOTHING, null=True, related_name="claims"
    )
    closure = models.ForeignKey(
        Closure, on_delete=models.DO_NOTHING, null=True, related_name="claims"
    )

    objects = ClaimQuerySet.as_manager()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="claim_room_is_free",
                expressions=[
                    ("premises", RangeOperators.EQUAL),
                    ("during", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("The room is already lent at that time."),
            ),
            models.CheckConstraint(
                condition=Q(booking_date__isnull=True) ^ Q(closure__isnull=True),
                name="claim_follows_from_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(
                    during__isempty=False,
                    during__startswith__isnull=False,
                    during__endswith__isnull=False,
                    during__lower_inc=True,
                    during__upper_inc=False,
                ),
                name="claim_has_a_beginning_and_an_end",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="claims_are_not_written_by_hand",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                func=ONLY_BY_TRIGGERS,
            )
        ]

    def __str__(self):
        return f"{self.premises_id} {self.during}"


class LentPart(Part):
    """A part, as what is booked of its whole sees it.

    Made with `put` and taken away with `delete`: bookings to come are claimed anew.
    """

    class Meta:
        proxy = True
        triggers = [
            pgtrigger.Trigger(
                name="parts_are_claimed_with_the_whole",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.After,
                func=PARTS_CHANGE,
                declare=[
                    ("wholes", BOTH.format("whole_id")),
                    ("around", BOTH.format("part_id")),
                ],
            )
        ]

    @again_once
    def put(self):
        """Let the room be a part from now on, or say what stands in the way."""
        self.full_clean()
        try:
            with lending([self.whole_id, self.part_id]):
                self.save()
        except Taken as taken:
            days = {date.day_on for date in self.colliding()}
            raise Taken.on(sorted(days), COLLIDES) from taken
        except IntegrityError as error:
            told = REFUSED.get(error.__cause__.diag.constraint_name)
            if told is None:
                raise
            raise ValidationError(told, "refused") from error

    def colliding(self):
        """Dates of the whole on which somebody else has the part."""
        wholes = Premises.objects.made_of([self.whole_id]).values("pk")
        others = Claim.objects.of_rooms([self.part_id]).exclude(
            booking_date=OuterRef("pk")
        )
        dates = BookingDate.objects.blocking().coming().filter(premises__in=wholes)
        return dates.meeting(others)


class LentRoom(Premises):
    """A room, as what is booked of it sees it.

    Another time for cleaning is put with `put`: bookings to come are claimed anew.
    """

    class Meta:
        proxy = True
        triggers = [
            pgtrigger.Trigger(
                name="turnaround_is_claimed",
                operation=pgtrigger.UpdateOf("turnaround_minutes"),
                when=pgtrigger.After,
                func=TURNAROUND_CHANGES,
            )
        ]

    @again_once
    def put(self, *names):
        """Let these facts hold from now on, or say which days stand too close."""
        try:
            with lending([self.pk]):
                self.save(update_fields=names)
        except Taken as taken:
            told = Taken.on(sorted(self.crowded()), TOO_CLOSE)
            raise ValidationError({"turnaround_minutes": told.messages}) from taken

    def crowded(self):
        """Days to come on which somebody has the room too soon after somebody else."""
        rest = datetime.timedelta(minutes=self.turnaround_minutes)
        claims = Claim.objects.of_rooms([self.pk]).during(timezone.now(), None)
        rows = claims.order_by("premises", "during").select_related("booking_date")
        for one, other in pairwise(rows):
            mine = one.booking_date
            if one.premises_id != other.premises_id or not mine:
                continue
            is_of_room = self.pk in (one.premises_id, mine.premises_id)
            if is_of_room and mine.ends_at + rest > other.during.lower:
                yield timezone.localdate(other.during.lower)
