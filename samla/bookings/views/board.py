"""The board of a round: demand beside supply, what is proposed and why, then send."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samla.bookings.emails import season as emails
from samla.bookings.forms.allotment import AllotmentForm
from samla.bookings.models import (
    Allotment,
    Board,
    Plan,
    by_organisation,
    decide,
)
from samla.bookings.views.season import lent
from samla.core.access import signed_in


@signed_in
def round_board(request, pk):
    """Who wants which room when, and what is proposed; or what was decided."""
    found = lent(request, pk)
    if found.state in ("decided", "withdrawn"):
        wishes = found.wishes.for_lists().select_related("booking")
        wishes = wishes.order_by("organisation__name_sort", "organisation", "rank")
        context = {"round": found, "wishes": wishes}
        return render(request, "bookings/round_board.html", context)
    plan = Plan(found)
    context = {"round": found, "plan": plan, "board": Board(plan)}
    return render(request, "bookings/round_board.html", context)


@signed_in
def allotment_edit(request, pk, wish):
    """Change one line of the proposal, or take a change back."""
    found = lent(request, pk)
    rows = found.wishes.for_lists()
    asked = get_object_or_404(rows, pk=wish, round__decided_at=None)
    asked.round = found
    back = redirect("bookings:round-board", pk)
    if request.method == "POST" and "undo" in request.POST:
        Allotment.objects.filter(wish=asked, wish__round__decided_at=None).delete()
        messages.success(request, _("The proposal holds again."))
        return back
    proposed = Plan(found).proposed_for(asked.pk)
    draft = Allotment.objects.filter(wish=asked).first() or begun(asked, proposed)
    form = AllotmentForm(request.POST or None, instance=draft)
    if form.is_valid() and form.put():
        messages.success(request, _("Your change is kept. Nothing is sent yet."))
        return back
    context = {"form": form, "round": found, "wish": asked, "proposed": proposed}
    return render(request, "bookings/allotment_edit.html", context)


def begun(wish, proposed):
    """A draft that begins as what is proposed, else as what was wished."""
    time = proposed.time or wish.times[0]
    return Allotment(
        wish=wish,
        premises_id=proposed.option.room if proposed.option else wish.premises_id,
        weekday=time.weekday,
        starts=time.starts,
        ends=time.ends,
        every=time.every,
        turn=time.turn,
    )


@signed_in
def round_decide(request, pk):
    """Read every letter first; then all is decided and told at once."""
    found = lent(request, pk)
    if found.state != "passed":
        return redirect("bookings:round-board", pk)
    if request.method == "POST":
        try:
            if send(found, request.user, request.POST.get("seen", "")):
                messages.success(request, _("Decided. Everybody has a letter."))
            return redirect("bookings:round-board", pk)
        except ValidationError as error:
            messages.warning(request, error.messages[0])
            return redirect("bookings:round-decide", pk)
    plan = Plan(found)
    context = {"round": found, "mark": plan.mark, "letters": would_read(plan)}
    return render(request, "bookings/round_decide.html", context)


@transaction.atomic
def send(found, by, seen):
    """Decide, with its letters, or nothing at all. Whether it was this click."""
    answers = decide(found, by, seen)
    for organisation, some in by_organisation(answers).items():
        emails.decided(found, organisation, some)
    return bool(answers)


def would_read(plan):
    """The letters that the decision would cause, written of what is proposed."""
    language = get_language()
    return [
        (
            organisation,
            emails.as_it_would_read(plan.round, organisation, some, language),
        )
        for organisation, some in by_organisation(plan.proposed).items()
    ]
