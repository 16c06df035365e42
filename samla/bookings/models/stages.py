"""The steps in the life of a booking, and what each may be followed by."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """How far a booking as a whole has come."""

    ASKED = "asked", _("Asked")
    HELD = "held", _("Held for you")
    CONFIRMED = "confirmed", _("Confirmed")
    KEY_OUT = "key_out", _("Key handed out")
    RETURNED = "returned", _("Key returned")
    INSPECTED = "inspected", _("Inspected")
    CLOSED = "closed", _("Finished")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Taken back")
    CANCELLED = "cancelled", _("Cancelled")
    EXPIRED = "expired", _("Expired")


class State(models.TextChoices):
    """What is said about one date of a booking."""

    ASKED = "asked", _("Asked")
    HELD = "held", _("Held for you")
    CONFIRMED = "confirmed", _("Confirmed")
    DECLINED = "declined", _("Declined")
    CONFLICT = "conflict", _("Taken by others")
    CANCELLED = "cancelled", _("Cancelled")
    RELEASED = "released", _("No longer held")
    NO_SHOW = "no_show", _("Nobody came")


class Side(models.TextChoices):
    """Who does something about a booking."""

    REQUESTER = "requester", _("Who borrows")
    LENDER = "lender", _("Who lends")


# The states that block the room, that wait for somebody, and that are both.
BLOCKING = (State.HELD, State.CONFIRMED)
WAITING = (State.ASKED, State.HELD)
LIVE = (State.ASKED, State.HELD, State.CONFIRMED)
# The stages of a booking that is used, or will be.
IN_USE = (Stage.CONFIRMED, Stage.KEY_OUT, Stage.RETURNED, Stage.INSPECTED)
BEFORE_USE = (Stage.ASKED, Stage.HELD)
OVER = (
    Stage.CLOSED,
    Stage.DECLINED,
    Stage.WITHDRAWN,
    Stage.CANCELLED,
    Stage.EXPIRED,
)
# What a booking is when its dates are so; the first state that is found decides.
BY_DATES = {
    State.CONFIRMED: Stage.CONFIRMED,
    State.HELD: Stage.HELD,
    State.ASKED: Stage.ASKED,
    State.NO_SHOW: Stage.CONFIRMED,
    State.CANCELLED: Stage.CANCELLED,
    State.RELEASED: Stage.EXPIRED,
    State.DECLINED: Stage.DECLINED,
    State.CONFLICT: Stage.DECLINED,
}


def stage_after(stage: str, states: set) -> str:
    """What a booking has become, from what it was and how its dates are."""
    if stage in IN_USE and states & {State.CONFIRMED, State.NO_SHOW}:
        return stage
    return next((BY_DATES[state] for state in BY_DATES if state in states), stage)
