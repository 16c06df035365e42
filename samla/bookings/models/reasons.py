"""Why a proposal is as it is: with names for those who lend, without for the others."""

from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext_lazy as _

from samla.bookings.models.availability import Status
from samla.bookings.models.proposal import Ground
from samla.core.templatetags.samla import apart

BEFORE = {
    Ground.PRIORITY: _("Before %(name)s, who come later in your order of priority."),
    Ground.RANK: _("Before %(name)s, who rank it lower, as number %(rank)d."),
    Ground.LEAST: _("Before %(name)s, who have got more so far."),
    Ground.FIRST: _("Before %(name)s, who asked later."),
    Ground.BY_HAND: _("Before %(name)s, since you have decided so."),
}
AFTER = {
    Ground.PRIORITY: _("%(name)s have it: they come before in your order of priority."),
    Ground.RANK: _("%(name)s have it: they rank it higher, as number %(rank)d."),
    Ground.LEAST: _("%(name)s have it: they have got less so far."),
    Ground.FIRST: _("%(name)s have it: they asked first."),
    Ground.BY_HAND: _("%(name)s have it, since you have decided so."),
}
TOLD = {
    Ground.PRIORITY: _("Others come before in the lender's order of priority."),
    Ground.RANK: _("Others gave the time a higher rank among their wishes."),
    Ground.LEAST: _("Others had got less time so far."),
    Ground.FIRST: _("Others asked first."),
    Ground.BY_HAND: _("The time is lent to others."),
}
OWN = _("Another wish of the same organisation has the time.")
OBSTACLES = {
    Status.TAKEN: _("The room is lent already on most of the dates."),
    Status.CLOSED: _("The room is closed on most of the dates."),
    Status.OUTSIDE: _("The room is not open at that time."),
    "no_room": _("No room of the round is large enough and of that kind."),
    "room_gone": _("The room is not lent any more."),
    "nobody": _("The organisation is taken down, or has become part of another."),
}
OTHER_ROOM = gettext_lazy("Another room is free at the same time.")
NO_OTHER = gettext_lazy("No other room of the kind is free then.")
DROPPED = _("What you changed cannot be had any more, so the proposal holds again.")


def why(answer) -> str:
    """The whole reasoning about one wish, sentence by sentence."""
    line = answer.line
    if line.is_by_hand:
        said = [gettext("Changed by you."), answer.reason]
    elif line.is_as_wished:
        alone = () if line.before else (gettext("Nobody else wants the time."),)
        said = [gettext("As wished."), *alone]
    else:
        last = OTHER_ROOM if line.option else NO_OTHER
        is_sought = answer.wish.premises_id and answer.wish.is_answerable
        said = [hindrance(answer), last if is_sought else ""]
    names = [sentence(BEFORE[ground], answer, one) for one, ground in line.before]
    dropped = DROPPED if answer.is_dropped else ""
    return " ".join(str(each) for each in [dropped, *said, *names] if each)


def told(answer) -> str:
    """What who wished reads; names nobody else."""
    line = answer.line
    if answer.outcome == answer.wish.Outcome.ALLOTTED:
        return ""
    if line.is_by_hand:
        return gettext("Changed by those who lend.")
    if not line.after:
        return str(OBSTACLES[answer.obstacle])
    winner, ground = line.after
    is_own = winner.organisation == line.candidate.organisation
    return str(OWN if is_own else TOLD[ground])


def hindrance(answer):
    """Who has what was wished for; where nobody has, why it cannot be had."""
    if answer.line.after is None:
        return OBSTACLES[answer.obstacle]
    winner, ground = answer.line.after
    if winner.organisation == answer.wish.organisation_id:
        return OWN
    return sentence(AFTER[ground], answer, winner)


def sentence(text, answer, other):
    """A sentence about another wish, with its name and rank."""
    name = answer.plan.wishes[other.pk].organisation.name
    return text % {"name": apart(name), "rank": other.rank}
