"""The side that lends: holds, confirms, proposes, declines; both sides cancel."""

import datetime

from django.db.models import F, Value
from django.db.models.functions import Least
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.bookings.models.one_path import NotNow, in_turn
from samla.bookings.models.stages import (
    BLOCKING,
    LIVE,
    OVER,
    WAITING,
    Side,
    State,
    stage_after,
)
from samla.premises.models import LendingPolicy

NOTHING_WAITS = _("Nothing of it waits for an answer any more.")
NOT_HERS = _("Those dates cannot be chosen any more. Look at the booking again.")
REASON = _("Write the reason: who asked reads it.")


class Decided:
    """Mixed into Booking: what those who lend decide, and what either side cancels."""

    @property
    def policy(self):
        """How the owner of the room lends."""
        return LendingPolicy.objects.for_room(self.premises)

    @in_turn
    def hold(self, by, dates=None, until=None):
        """Keep the room for her until a time, before anything is decided."""
        chosen = self._chosen(dates, WAITING)
        self._hold(chosen, until)
        self._settle()

    @in_turn
    def confirm(self, by, dates=None, reason="", decline_others=""):
        """Lend the room on all dates that wait, or on some of them.

        Where terms or a safety officer are missing they are held until she accepts.
        The others stay asked, or are declined for the reason in `decline_others`.
        """
        chosen = self._chosen(dates, WAITING)
        granted = {"granted_at": timezone.now()}
        if self.is_ready:
            self._say(chosen, State.CONFIRMED, held_until_at=None, **granted)
        else:
            self._hold(chosen, None, **granted)
        if decline_others:
            others = self.dates.filter(state__in=WAITING, granted_at=None)
            self._decline(others, decline_others)
        self._decided(by, reason or decline_others)

    @in_turn
    def offer(self, by, dates, rest=()):
        """Lend the room on some dates once she says yes; until then they are held.

        `rest` are reasons, each with the dates that are declined for it.
        """
        self._hold(self._chosen(dates, WAITING), None, granted_at=timezone.now())
        for reason, others in rest:
            self._decline(self._chosen(others, WAITING), reason)
        self._decided(by, "")

    @in_turn
    def propose(self, by, date, day_on=None, starts=None, ends=None, **more):
        """Propose another time, or another room (`premises`), and hold it for her."""
        dates = type(date)
        self._chosen([date], WAITING)
        hours = (starts or date.starts, ends or date.ends)
        new = dates.at(
            day_on or date.day_on,
            *hours,
            more.get("ends_next_day", date.ends_next_day),
            booking=self,
            premises=more.get("premises") or date.premises,
            replaces_id=date.pk,
            granted_at=timezone.now(),
            reason=more.get("reason", ""),
        )
        new.state, new.held_until_at = State.HELD, self._until(None, new.starts_at)
        if new.starts_at <= timezone.now():
            raise NotNow(_("That time has passed."), "passed")
        new.clean_fields(exclude=["booking", "premises", "replaces"])
        new.validate_constraints()
        if date.state == State.HELD:
            self._say(self.dates.filter(pk=date.pk), State.ASKED, held_until_at=None)
        new.save()
        self._decided(by, "")
        return new

    @in_turn
    def decline(self, by, reason, dates=None):
        """Say no to all that waits, or to some of it, with the reason."""
        self._decline(self._chosen(dates, WAITING), reason)
        self._decided(by, reason)

    @in_turn
    def cancel(self, by, side, reason, dates=None):
        """Call off what is confirmed or held, by either side, with the reason."""
        if not reason:
            raise NotNow({"reason": REASON})
        chosen = self._chosen(dates, LIVE).filter(ends_at__gt=timezone.now())
        first = chosen.order_by("starts_at").first()
        if first is None:
            raise NotNow(NOTHING_WAITS, "nothing")
        notice = datetime.timedelta(days=self.policy.cancel_notice_days)
        self.is_late |= (
            side == Side.REQUESTER
            and first.state == State.CONFIRMED
            and first.starts_at < timezone.now() + notice
        )
        self.cancelled_by_side = side
        self._say(chosen, State.CANCELLED, reason=reason, held_until_at=None)
        self._settle(reason)

    @in_turn
    def release(self, now=None):
        """Let go what was held until a time that has come.

        What she had been granted and did not accept is gone; the rest is asked again.
        """
        now = now or timezone.now()
        due = self.dates.filter(state=State.HELD, held_until_at__lte=now)
        self._say(due.filter(granted_at=None), State.ASKED, held_until_at=None)
        self._say(due, State.RELEASED, held_until_at=None)
        self._settle()

    def taken_days(self):
        """On which days the room it waits for is blocked by others now."""
        claims = self.dates.model.claims.rel.related_model.objects
        others = claims.of_rooms(self.rooms).exclude(booking_date__booking=self)
        return list(self.dates.live().meeting(others).values_list("day_on", flat=True))

    def _chosen(self, dates, states):
        """The dates that are decided about; all that can be where none are named."""
        rows = self.dates.filter(state__in=states)
        if dates is None:
            rows = rows.filter(starts_at__gt=timezone.now()) | rows.filter(
                state__in=BLOCKING
            )
        else:
            pks = {date.pk for date in dates}
            rows = rows.filter(pk__in=pks)
            if rows.count() != len(pks):
                raise NotNow(NOT_HERS, "not_hers")
        found = list(rows.values_list("pk", flat=True))
        if not found or self.stage in OVER:
            raise NotNow(NOTHING_WAITS, "nothing")
        return self.dates.filter(pk__in=found)

    def _until(self, until, starts_at):
        usual = timezone.now() + datetime.timedelta(days=self.policy.held_days)
        return min(until or usual, starts_at)

    def _hold(self, rows, until, **facts):
        usual = timezone.now() + datetime.timedelta(days=self.policy.held_days)
        until = Least(Value(until or usual), F("starts_at"))
        self._say(rows, State.HELD, held_until_at=until, **facts)

    def _decline(self, rows, reason):
        if not reason:
            raise NotNow({"reason": REASON})
        self._say(rows, State.DECLINED, reason=reason, held_until_at=None)

    def _say(self, rows, state, **facts):
        """Let dates be so, all in one statement."""
        if state != State.HELD:
            facts.setdefault("held_until_at", None)
        return rows.update(state=state, sequence=F("sequence") + 1, **facts)

    def _decided(self, by, reason):
        """Write down who decided, and the place in the order that was quoted."""
        self.decided_at, self.decided_by = timezone.now(), by
        self.priority = self.policy.priority_of(self.user_kind)
        self._settle(reason)

    def _settle(self, reason=""):
        """What the booking has become when its dates are as they are."""
        states = set(self.dates.order_by().values_list("state", flat=True).distinct())
        self.stage = stage_after(self.stage, states)
        self.reason = reason or self.reason
        self.sequence += 1
        self.save()
