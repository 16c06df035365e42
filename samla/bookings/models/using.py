"""The use of a room: key or code, returned, inspected, closed, nobody came."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.bookings.models.one_path import NotNow, in_turn
from samla.bookings.models.stages import Stage, State

NOT_THIS_STEP = _("The booking is not at that step. Look at it again.")
NOT_YET = _("The date has not begun.")


class Used:
    """Mixed into Booking: what happens once it is confirmed."""

    @in_turn
    def hand_out_key(self, by, kind, what, to, due_on):
        """Give a key or a tag to somebody; answers with the handout."""
        self._at(Stage.CONFIRMED, Stage.KEY_OUT, Stage.RETURNED)
        handout = self.key_handouts.model(
            booking=self, kind=kind, what=what, to=to, due_on=due_on, handed_out_by=by
        )
        handout.full_clean()
        handout.save()
        self._become(Stage.KEY_OUT)
        return handout

    @in_turn
    def give_code(self, by, code, from_at, until_at):
        """Let a code open the door, for a time."""
        self._at(Stage.CONFIRMED, Stage.KEY_OUT, Stage.RETURNED)
        self.access_code = code
        self.code_from_at, self.code_until_at = from_at, until_at
        self.full_clean()
        self._become(self.stage)

    @in_turn
    def returned(self, by, handouts=None):
        """Take back all keys that are out, or some of them."""
        self._at(Stage.KEY_OUT)
        out = self.key_handouts.filter(returned_at=None)
        if handouts is not None:
            out = out.filter(pk__in=[handout.pk for handout in handouts])
        out.update(returned_at=timezone.now(), returned_to=by)
        if not self.key_handouts.filter(returned_at=None).exists():
            self._become(Stage.RETURNED)

    @in_turn
    def inspect(self, by):
        """Say that somebody has looked at the room after the use."""
        self._at(Stage.CONFIRMED, Stage.RETURNED)
        self.inspected_at = timezone.now()
        self._become(Stage.INSPECTED)

    @in_turn
    def close(self, by):
        """Nothing more is to be done."""
        self._at(Stage.CONFIRMED, Stage.RETURNED, Stage.INSPECTED)
        if self.dates.filter(
            state=State.CONFIRMED, ends_at__gt=timezone.now()
        ).exists():
            raise NotNow(_("Dates are still to come. Cancel them first."), "coming")
        self.closed_at = timezone.now()
        self._become(Stage.CLOSED)

    @in_turn
    def no_show(self, by, date):
        """Write down that nobody came to a date."""
        mine = self.dates.filter(pk=date.pk, state=State.CONFIRMED)
        if not mine.filter(starts_at__lte=timezone.now()).exists():
            raise NotNow(NOT_YET, "not_yet")
        self._say(mine, State.NO_SHOW)
        self._settle()

    def _at(self, *stages):
        if self.stage not in stages:
            raise NotNow(NOT_THIS_STEP, "not_this_step")

    def _become(self, stage):
        self.stage = stage
        self.save()
