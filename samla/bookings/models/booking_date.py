"""The dates of a booking, one row each, with a decision of its own."""

import datetime

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q
from django.db.models.functions import Cast
from django.db.models.lookups import Exact
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.bookings.models.booking import Booking
from samla.bookings.models.stages import BLOCKING, LIVE, State
from samla.core.days import DAY, ZONE
from samla.core.rules import hours_on
from samla.premises.models import Premises

AT_MOST_A_DAY = _("A use lasts 24 hours at most. Ask for several days instead.")
# A day has one hour more when the clock goes back.
LONGEST = datetime.timedelta(hours=25)

CLAIM = """
if tg_op = 'INSERT' and new.state not in ('held', 'confirmed') then
    return null;
end if;
if tg_op <> 'DELETE' and new.state in ('held', 'confirmed') then
    perform id from premises_premises
        where id in (select samla_rooms_within(array[new.premises_id]))
        order by id for no key update;
end if;
perform samla_claim(array[coalesce(new.id, old.id)], '{}');
return null;
"""


class Wall(Func):
    """What a clock on the wall says: a day and a time as one, without a zone."""

    function = "datetime_pl"
    output_field = models.DateTimeField()


class DaysLater(Func):
    """A day so many days later."""

    template = "(%(expressions)s)"
    arg_joiner = " + "
    output_field = models.DateField()


class InZone(Func):
    """A moment as the clocks of a zone show it, or back again."""

    function = "timezone"
    output_field = models.DateTimeField()


LAST_DAY = DaysLater(F("day_on"), Cast(F("ends_next_day"), models.IntegerField()))
WALL_START, WALL_END = Wall(F("day_on"), F("starts")), Wall(LAST_DAY, F("ends"))


def is_missing(wall):
    """Whether the clocks leap over an hour: there and back again is another."""
    return ~Q(Exact(InZone(F("timezone"), InZone(F("timezone"), wall)), wall))


class BookingDateQuerySet(models.QuerySet):
    """Which dates are to come, which block the room, and whose they are."""

    def coming(self):
        return self.filter(ends_at__gt=timezone.now())

    def live(self):
        """Those that somebody waits for, or that will be used."""
        return self.filter(state__in=LIVE)

    def blocking(self):
        return self.filter(state__in=BLOCKING)

    def waiting(self):
        """Those to come that nobody has answered."""
        return self.filter(state=State.ASKED, starts_at__gt=timezone.now())

    def during(self, since, until):
        """Those that have some time in common with a period."""
        return self.filter(
            starts_at__lt=until, starts_at__gt=since - LONGEST, ends_at__gt=since
        )

    def meeting(self, claims):
        """Those that have some time in common with one of these claims."""
        mine = Func(OuterRef("starts_at"), OuterRef("ends_at"), function="tstzrange")
        return self.filter(Exists(claims.filter(during__overlap=mine)))

    def visible_to(self, user):
        return self.filter(booking__in=Booking.objects.visible_to(user).values("pk"))

    def answerable_by(self, user):
        return self.filter(booking__in=Booking.objects.answerable_by(user).values("pk"))

    def rivals_of(self, booking):
        """Dates of others that want, or have, a room of hers at the same time."""
        hers = booking.dates.live().filter(
            starts_at__lt=OuterRef("ends_at"), ends_at__gt=OuterRef("starts_at")
        )
        rooms = Premises.objects.sharing_with(booking.rooms)
        others = self.live().exclude(booking=booking)
        return others.filter(Exists(hers), premises__in=rooms.values("pk"))

    def for_lists(self):
        """With the booking and who asked, in one question."""
        return self.select_related("booking__organisation", "premises").defer(
            "premises__document", "premises__likeness", "premises__about"
        )


# What is asked for by the hundred is no history; what somebody decided is.
@pghistory.track(
    pghistory.UpdateEvent(
        condition=pghistory.AnyChange(
            "state", "premises", "starts_at", "ends_at", "reason"
        )
    ),
    pghistory.DeleteEvent(
        condition=pgtrigger.Q(old__state__in=[state.value for state in BLOCKING])
    ),
)
class BookingDate(models.Model):
    """One date of a booking: asked for, held, confirmed, or what became of it."""

    State = State

    booking = models.ForeignKey(Booking, on_delete=models.CASCADE, related_name="dates")
    premises = models.ForeignKey(
        Premises, on_delete=models.PROTECT, related_name="booking_dates"
    )
    day_on = models.DateField()
    starts = models.TimeField()
    ends = models.TimeField()
    ends_next_day = models.BooleanField(default=False)
    timezone = models.CharField(max_length=40, default=settings.TIME_ZONE)
    # The clocks leap over its beginning or its end, so it is at another hour.
    dst_adjusted = models.BooleanField(default=False)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    state = models.CharField(max_length=9, choices=State, default=State.ASKED)
    held_until_at = models.DateTimeField(null=True, blank=True)
    # When the lender said yes; who borrows may still have to accept.
    granted_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(_("Why?"), max_length=300, blank=True)
    # A proposal stands for the date that was asked for.
    replaces = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="proposals",
    )
    sequence = models.PositiveSmallIntegerField(default=0)

    objects = BookingDateQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(dst_adjusted=True)
                | Q(Exact(InZone(F("timezone"), F("starts_at")), WALL_START)),
                name="booking_date_starts_when_the_clock_says",
            ),
            models.CheckConstraint(
                condition=Q(dst_adjusted=True)
                | Q(Exact(InZone(F("timezone"), F("ends_at")), WALL_END)),
                name="booking_date_ends_when_the_clock_says",
            ),
            models.CheckConstraint(
                condition=Q(dst_adjusted=False)
                | is_missing(WALL_START)
                | is_missing(WALL_END),
                name="booking_date_is_adjusted_where_an_hour_is_missing",
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at"))
                & (
                    Q(ends_next_day=False, ends__gt=F("starts")) | Q(ends_next_day=True)
                ),
                name="booking_date_ends_after_it_starts",
                violation_error_message=_("It ends before it starts."),
            ),
            models.CheckConstraint(
                condition=Q(ends_at__lte=F("starts_at") + LONGEST)
                & (Q(ends_next_day=False) | Q(ends__lte=F("starts"))),
                name="booking_date_lasts_a_day_at_most",
                violation_error_message=AT_MOST_A_DAY,
            ),
            models.CheckConstraint(
                condition=Q(state=State.HELD, held_until_at__isnull=False)
                | (~Q(state=State.HELD) & Q(held_until_at=None)),
                name="booking_date_is_held_until_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.CONFIRMED) | Q(granted_at__isnull=False),
                name="booking_date_is_confirmed_by_the_lender",
            ),
            models.UniqueConstraint(
                fields=["booking", "day_on", "starts", "ends", "premises"],
                condition=Q(state__in=LIVE),
                name="booking_date_stands_once",
                violation_error_message=_("That time is in the booking already."),
            ),
        ]
        indexes = [
            models.Index(fields=["premises", "starts_at"], name="booking_date_of_room"),
            models.Index(
                fields=["held_until_at"],
                condition=Q(state=State.HELD),
                name="booking_date_held_longest",
            ),
            models.Index(
                fields=["starts_at"],
                include=["booking", "premises"],
                condition=Q(state=State.ASKED),
                name="booking_date_asked_soonest",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="date_claims_its_room",
                operation=pgtrigger.Insert
                | pgtrigger.UpdateOf("state", "premises_id", "starts_at", "ends_at")
                | pgtrigger.Delete,
                when=pgtrigger.After,
                func=CLAIM,
            )
        ]

    def __str__(self):
        return f"{self.day_on} {self.starts:%H.%M}–{self.ends:%H.%M}"

    @classmethod
    def at(cls, day, starts, ends, ends_next_day=False, **facts):
        """A date, not saved, at hours of a wall clock; its moments are reckoned."""
        starts_at, ends_at = hours_on(day, starts, ends, ends_next_day)
        walls = (day, starts), (day + DAY * ends_next_day, ends)
        shown = [shown_at(moment) for moment in (starts_at, ends_at)]
        return cls(
            day_on=day,
            starts=starts,
            ends=ends,
            ends_next_day=ends_next_day,
            starts_at=starts_at,
            ends_at=ends_at,
            dst_adjusted=shown != [datetime.datetime.combine(*wall) for wall in walls],
            **facts,
        )

    @property
    def is_over(self):
        """Whether it has ended."""
        return self.ends_at <= timezone.now()

    @property
    def weekday(self):
        """Which day of the week it is, Monday being 1."""
        return self.day_on.isoweekday()

    @property
    def is_proposal(self):
        """Whether the lender proposes it instead of what was asked for."""
        return self.replaces_id is not None


def shown_at(moment):
    """What clocks in Sweden show at a moment."""
    return moment.astimezone(ZONE).replace(tzinfo=None)
