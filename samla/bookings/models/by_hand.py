"""Changes by hand in a proposal: kept where they can be had."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samla.bookings.models.allotment import Allotment
from samla.bookings.models.one_path import NotNow
from samla.bookings.models.reasons import OBSTACLES
from samla.bookings.models.season import NOBODY, Plan, option_of

NOT_YET = _("Wishes are still taken. Close the round first, or wait for the day.")
BY_HAND = _("You have given the room to %(name)s at that time. Change that line first.")
NEVER = _("The room cannot be had on a single date then. Choose another time or room.")


def keep(draft):
    """Keep a change by hand; never two that would be in each other's way."""
    season = draft.wish.round
    with transaction.atomic():
        season.read_anew()
        if season.state != "passed":
            raise NotNow(NOT_YET, "not_yet")
        kept = Allotment.objects.filter(wish=draft.wish).first()
        draft.pk, draft._state.adding = kept and kept.pk, kept is None
        draft.full_clean()
        if draft.premises_id:
            refuse_what_is_taken(draft)
        draft.save()


def refuse_what_is_taken(draft):
    """A room is there on some date, and nobody else was given it by hand."""
    plan = Plan(draft.wish.round)
    if not draft.wish.is_answerable:
        raise NotNow(OBSTACLES[NOBODY], NOBODY)
    slots = plan.slots_at({draft.time}).get((draft.premises_id, draft.time), ())
    mine = option_of(draft.premises_id, draft.time, slots)
    if not mine.days:
        raise NotNow({"premises": NEVER})
    for one in plan.proposed:
        is_other = one.line.is_by_hand and one.wish.pk != draft.wish_id
        if is_other and one.option and plan.together.meet(mine, one.option):
            name = one.wish.organisation.name
            raise NotNow({"premises": BY_HAND % {"name": name}})
