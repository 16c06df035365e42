"""A booking as those who lend see it: what they may do next, and what they regret."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.bookings.models.one_path import NotNow, in_turn
from samla.bookings.models.stages import (
    IN_USE,
    LIVE,
    WAITING,
    Side,
    Stage,
    State,
)

NOTHING_TO_OPEN = _("No date of it that was declined is still to come.")
REFUSED = (State.DECLINED, State.CONFLICT)


class Lent:
    """Mixed into Booking: what those who lend see and do beside their answer."""

    @property
    def answerable(self):
        """The dates that wait for the lender, or that are held."""
        return [
            date
            for date in self.dates.all()
            if date.state in WAITING and not date.is_over
        ]

    @property
    def held_until_at(self):
        """Until when the first held time is kept."""
        return min(
            (date.held_until_at for date in self.dates.all() if date.held_until_at),
            default=None,
        )

    @property
    def keys_out(self):
        """The keys and tags that have not come back."""
        return [key for key in self.key_handouts.all() if key.returned_at is None]

    @property
    def began(self):
        """The confirmed dates that have begun: somebody came, or nobody."""
        return self.reportable

    @property
    def may_get_key(self):
        """Whether a key or a code can be given now."""
        usable = (Stage.CONFIRMED, Stage.KEY_OUT, Stage.RETURNED)
        return self.stage in usable and bool(self.coming)

    @property
    def may_be_inspected(self):
        """Whether the room has been used and all keys are back."""
        is_there = self.stage in (Stage.CONFIRMED, Stage.RETURNED)
        return is_there and bool(self.reportable)

    @property
    def may_be_closed(self):
        """Whether nothing more of it is to come."""
        ended = self.stage in IN_USE and self.stage != Stage.KEY_OUT
        return ended and not any(
            date.state == State.CONFIRMED and not date.is_over
            for date in self.dates.all()
        )

    @property
    def reopenable(self):
        """The dates to come that were declined, and for which nothing else stands."""
        dates = list(self.dates.all())
        agreed = {date.replaces_id for date in dates if date.state in LIVE}
        return [
            date
            for date in dates
            if date.state in REFUSED
            and date.replaces_id is None
            and date.starts_at > timezone.now()
            and date.pk not in agreed
        ]

    @in_turn
    def reopen(self, by):
        """Let what was declined wait for an answer again: a no that is regretted."""
        agreed = self.dates.filter(state__in=LIVE, replaces__isnull=False)
        rows = self.dates.filter(
            state__in=REFUSED, replaces=None, starts_at__gt=timezone.now()
        ).exclude(pk__in=list(agreed.values_list("replaces", flat=True)))
        found = list(rows.values_list("pk", flat=True))
        if not found or self.stage in (Stage.WITHDRAWN, Stage.CLOSED):
            raise NotNow(NOTHING_TO_OPEN, "nothing")
        self.answer_due_on = max(self.answer_due_on, self.policy.answer_due_on())
        self.decided_at, self.decided_by, self.priority = None, None, None
        self.reason, self.reminded_at = "", None
        asked = self.dates.filter(pk__in=found)
        self._say(asked, State.ASKED, reason="", granted_at=None)
        self._settle()

    @in_turn
    def outdone(self, by, reason, dates):
        """Say that dates it waited for are lent to somebody else."""
        chosen = self._chosen(dates, [State.ASKED])
        self._say(chosen, State.CONFLICT, reason=reason)
        self._decided(by, reason)

    def cancel_as_lender(self, by, reason, dates):
        """Take back what was lent; those who borrow are told at once."""
        self.cancel(by, Side.LENDER, reason, dates=dates)
