"""Ask for a room: when, for what, then everything once more before it is sent.

When and for what stand in the address, so that going back keeps them. What names
people never does: it waits in the session when somebody goes back, until it is sent.
"""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from samla.bookings.emails import booking as emails
from samla.bookings.forms.asking import NAMES, ForWhatForm, SendForm
from samla.bookings.forms.when import KIND, KINDS, told_in_address, when_form
from samla.bookings.forms.when import NAMES as WHEN_NAMES
from samla.bookings.models import alternatives, fits
from samla.core.access import signed_in
from samla.organisations.models import Organisation
from samla.premises.models import LendingPolicy, Premises, Terms, kind_of_user

MOST_OTHERS = 50
MOST_SHOWN = 3


@signed_in
def booking_when(request, pk):
    """First: which day or days, and which hours."""
    room = askable(pk)
    if not Organisation.objects.editable_by(request.user).exists():
        return render(request, "bookings/booking_when.html", {"premises": room})
    context = {
        "premises": room,
        "form": when_form(request.GET),
        "kinds": KINDS,
        "carried": carried(request, NAMES.values()),
        "may_ask": True,
    }
    return render(request, "bookings/booking_when.html", context)


@signed_in
def booking_what(request, pk):
    """Then: which organisation, for which activity, for how many."""
    room = askable(pk)
    if not when_form(request.GET).is_valid():
        return back_to("when", request, pk)
    form = for_what_form(request, room)
    names = [KIND, *WHEN_NAMES.values()]
    context = {"premises": room, "form": form, "carried": carried(request, names)}
    return render(request, "bookings/booking_what.html", context)


@signed_in
def booking_check(request, pk):
    """Last: every date, the price and the terms; then send it."""
    room = askable(pk)
    when, what = when_form(request.GET), for_what_form(request, room)
    if not when.is_valid():
        return back_to("when", request, pk)
    if not what.is_valid():
        return back_to("what", request, pk)
    booking = what.instance
    policy = LendingPolicy.objects.for_room(room)
    booking.needs_safety_officer = policy.needs_safety_officer
    terms = Terms.objects.for_room(room)
    kept = request.session.get(kept_under(room), {})
    form = SendForm(request.POST or None, instance=booking, terms=terms, initial=kept)
    if step := request.POST.get("back"):
        return gone_back(request, room, form, step)
    fit = fit_of(booking, when.instance)
    taken = [str(slot.date.day_on) for slot in fit.refused]
    news = newly_taken(request, fit)
    if not news and form.is_valid() and (sent := send(request, form, when.instance)):
        request.session.pop(kept_under(room), None)
        messages.success(
            request, _("Your request is sent. You get an answer by e-mail.")
        )
        return redirect(sent)
    context = {"premises": room, "form": form, "fit": fit, "news": news} | {
        "terms": terms,
        "due": policy.answer_due_on(),
        "place": policy.priority_of(booking.user_kind),
        "order": policy.order_for(booking.user_kind),
        "taken": taken,
        "query": request.GET.urlencode(),
        **near(request, booking, fit),
    }
    return render(request, "bookings/booking_check.html", context)


def askable(pk):
    """A room that is offered; anything else is not there."""
    return get_object_or_404(Premises.objects.offered().for_cards(), pk=pk)


def for_what_form(request, room):
    """The second form; bound once it is answered."""
    is_answered = "verksamhet" in request.GET
    persons = {"persons": request.GET.get("personer", "")}
    return ForWhatForm(
        request.GET if is_answered else None,
        user=request.user,
        premises=room,
        initial=persons,
    )


def carried(request, names):
    """Answers of the other step, which go along with this one."""
    return [
        (name, value)
        for name, values in request.GET.lists()
        if name in names
        for value in values
    ]


def back_to(step, request, pk):
    """To the step whose answers are missing or wrong, with all that was answered."""
    path = reverse(f"bookings:booking-{step}", args=[pk])
    return redirect(f"{path}?{request.GET.urlencode()}")


def kept_under(room):
    """Where in the session the answers wait that stand in no address."""
    return f"asking-{room.pk}"


def gone_back(request, room, form, step):
    """Keep what was typed, and go back to an earlier step."""
    typed = {name: form.data.get(name, "") for name in form.SAVED}
    request.session[kept_under(room)] = typed
    return back_to("what" if step == "what" else "when", request, room.pk)


def fit_of(booking, rule):
    """What the room can give of what is asked, at this organisation's own price."""
    booking.user_kind = kind_of_user(booking.organisation, booking.target_groups)
    asked = {
        "user_kind": booking.user_kind,
        "activity_type": booking.activity_type_id,
        "target_groups": tuple(booking.target_groups),
    }
    (fit,) = fits(rule, [booking.premises], **asked)
    return fit


def newly_taken(request, fit):
    """Dates that were free when she looked, and are not any more."""
    if "seen" not in request.POST:
        return []
    seen = request.POST["seen"].split()
    return [slot for slot in fit.refused if str(slot.date.day_on) not in seen]


def send(request, form, rule):
    """Ask for the room; twice the same is once. The booking, or nothing."""
    booking, terms = form.instance, None
    if form.cleaned_data.get("accepts"):
        terms = Terms.objects.for_room(booking.premises)
    return form.done(lambda: ask(booking, rule, request.user, terms))


@transaction.atomic
def ask(booking, rule, by, terms):
    """Keep the request, with its letters; the same once more writes none."""
    kept = booking.ask(rule, by, terms=terms)
    if kept is booking:
        emails.asked(kept)
    return kept


def near(request, booking, fit):
    """Other hours and days in this room, and other rooms at the same time."""
    if fit.is_whole:
        return {}
    others = Premises.objects.offered().in_lists().for_cards().exclude(pk=fit.room.pk)
    others = others.filter(
        municipality=fit.room.municipality_id, most_persons__gte=booking.persons
    ).order_by("most_persons", "pk")[:MOST_OTHERS]
    asked = {
        "user_kind": fit.user_kind,
        "activity_type": fit.activity_type,
        "target_groups": fit.target_groups,
    }
    rooms = fits(fit.rule, others, **asked)
    better = [one for one in rooms if len(one.free) > len(fit.free)]
    times = [
        (one, told_in_address(request.GET, one.rule)) for one in alternatives([fit])
    ]
    return {"other_times": times, "other_rooms": better[:MOST_SHOWN]}
