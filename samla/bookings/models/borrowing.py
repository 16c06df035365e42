"""A booking as those who borrow see it: what waits for them, how far it has come."""

import datetime
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.bookings.models.one_path import NotNow, in_turn
from samla.bookings.models.stages import IN_USE, LIVE, OVER, Stage, State

OFFICER = _("Somebody must answer for safety while the room is lent.")
LIFE = (Stage.ASKED, Stage.HELD, Stage.CONFIRMED, Stage.KEY_OUT, Stage.CLOSED)
# Between the key and the end: what only those who lend tell apart.
LIKE = {Stage.RETURNED: Stage.KEY_OUT, Stage.INSPECTED: Stage.KEY_OUT}


@dataclass(frozen=True)
class Step:
    """One step in the life of a booking, and whether it is behind, here or ahead."""

    label: str
    is_done: bool = False
    is_now: bool = False
    at: datetime.datetime | None = None


class Borrowed:
    """Mixed into Booking: what those who borrow see and change of it."""

    @property
    def asked_dates(self):
        """How many dates were asked for, whatever became of them."""
        return sum(date.replaces_id is None for date in self.dates.all())

    @property
    def granted(self):
        """The dates that the lender said yes to, and that wait for her yes."""
        return [
            date
            for date in self.dates.all()
            if date.state == State.HELD and date.granted_at
        ]

    @property
    def granted_until_at(self):
        """Until when the first of them is held for her."""
        return min((date.held_until_at for date in self.granted), default=None)

    @property
    def coming(self):
        """The dates that are not over and that somebody still wants."""
        return [
            date for date in self.dates.all() if date.state in LIVE and not date.is_over
        ]

    @property
    def next_date(self):
        """The next date that is wanted; of a booking that is over, the first."""
        return next(iter(self.coming or self.dates.all()), None)

    @property
    def is_code_over(self):
        """Whether the code works no more."""
        return bool(self.access_code and self.code_until_at < timezone.now())

    @property
    def reportable(self):
        """The dates that were used, the last one first."""
        return [
            date
            for date in reversed(list(self.dates.all()))
            if date.state == State.CONFIRMED and date.starts_at <= timezone.now()
        ]

    @property
    def is_over(self):
        """Whether nothing more becomes of it."""
        return self.stage in OVER

    @property
    def is_in_use(self):
        """Whether the room is lent to her."""
        return self.stage in IN_USE

    @property
    def late_from_at(self):
        """What begins before this is cancelled too late by the lender's rule."""
        days = datetime.timedelta(days=self.policy.cancel_notice_days)
        return timezone.now() + days

    @property
    def steps(self) -> list[Step]:
        """Its life: what is behind it, where it is, and what is ahead."""
        when = {
            Stage.ASKED: self.asked_at,
            Stage.CONFIRMED: self.terms_accepted_at if self.is_in_use else None,
            Stage.CLOSED: self.closed_at,
        }
        here = LIKE.get(self.stage, self.stage)
        if here not in LIFE:
            asked = Step(Stage.ASKED.label, is_done=True, at=self.asked_at)
            return [asked, Step(self.get_stage_display(), is_now=True)]
        place = LIFE.index(here)
        return [
            Step(
                stage.label if stage != here else self.get_stage_display(),
                is_done=number < place or here == Stage.CLOSED,
                is_now=number == place and here != Stage.CLOSED,
                at=when.get(stage) if number <= place else None,
            )
            for number, stage in enumerate(LIFE)
        ]

    @in_turn
    def name_people(self, by, **named):
        """Change who is asked, who answers for safety, who else can take the key."""
        for name, value in named.items():
            setattr(self, name, value)
        is_lent = self.stage in IN_USE and self.needs_safety_officer
        if is_lent and not (self.safety_officer and self.safety_officer_phone):
            raise NotNow({"safety_officer": OFFICER})
        self.full_clean()
        self.save()
