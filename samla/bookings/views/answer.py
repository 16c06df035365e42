"""The desk of who lends: what waits, and the answer to one request."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samla.bookings.emails import booking as emails
from samla.bookings.forms.inbox import RoomForm
from samla.bookings.forms.sharing import forms_for
from samla.bookings.models import (
    INBOX,
    MOST_COUNTED,
    UNSEEN,
    Booking,
    BookingDate,
    NotNow,
    rivalry,
)
from samla.core.access import signed_in
from samla.premises.models import LENDERS, Premises

MOST_SHOWN = 10
KIND = "svar"


@signed_in
def inbox_list(request):
    """What waits for who lends, the most urgent first; ?visa= shows all of a kind."""
    form = RoomForm(request.GET or None, user=request.user)
    room = form.cleaned_data.get("lokal") if form.is_valid() else None
    only = request.GET.get("visa")
    if only and only not in INBOX:
        raise Http404
    found = waiting_for(request.user, room).inbox()
    shown = {kind: pks for kind, pks in found.items() if not only or kind == only}
    most = MOST_COUNTED if only else MOST_SHOWN
    chosen = [pk for pks in shown.values() for pk in pks[:most]]
    rows = Booking.objects.for_lists().prefetch_related("key_handouts")
    rows = rows.in_bulk(chosen)
    context = {
        "form": form,
        "room": room,
        "only": only,
        "may_lend": bool(found) and lends(request.user),
        "groups": [
            {
                "kind": kind,
                "title": INBOX[kind],
                "bookings": [rows[pk] for pk in pks[:most] if pk in rows],
                "count": min(len(pks), MOST_COUNTED),
                "is_more": len(pks) > MOST_COUNTED,
                "is_cut": len(pks) > most,
            }
            for kind, pks in shown.items()
            if pks
        ],
        "counts": [
            (kind, INBOX[kind], min(len(pks), MOST_COUNTED))
            for kind, pks in found.items()
            if pks
        ],
    }
    return render(request, "bookings/inbox_list.html", context)


def lends(user):
    """Whether somebody has, or may have, a room to lend."""
    is_staff = user.staff_roles.filter(role__in=LENDERS).exists()
    return is_staff or Premises.objects.editable_by(user).exists()


def waiting_for(user, room=None):
    """The bookings of a person's rooms, or of one of them."""
    rows = Booking.objects.answerable_by(user)
    return rows.filter(premises=room) if room else rows


@signed_in
def booking_answer(request, pk):
    """Answer a request: look at rivals, choose, see who is told what, then do it."""
    booking = lent(request, pk)
    rivals = may_share(request.user, booking)
    kinds, kind = forms_for(booking, rivals), request.GET.get(KIND, "ja")
    if kind not in kinds:
        raise Http404
    form = kinds[kind][1](
        request.POST or None,
        booking=booking,
        user=request.user,
        rivals=rivals,
    )
    if form.is_valid():
        if request.POST.get("sure") == "yes":
            if answered := give(request, form):
                return answered
        elif told := rehearsed(form):
            return read_first(request, pk, kind, told)
    if form.errors:
        # What was tried is undone, in memory too; others may have been here.
        booking = lent(request, pk)
    dates, ranked = rivalry(booking)
    form.initial["dates"] = chosen_dates(request, dates)
    context = {
        "booking": booking,
        "dates": dates,
        "ranked": ranked,
        "kinds": [(name, said) for name, (said, _form) in kinds.items()],
        "kind": kind,
        "form": form,
        "policy": booking.policy,
        "is_verified": is_verified(booking),
    }
    return render(request, "bookings/booking_answer.html", context)


def read_first(request, pk, kind, told):
    """The letters that an answer would cause, before anything is done."""
    context = {
        "booking": lent(request, pk),
        "told": told,
        "kind": kind,
        "carried": carried(request),
    }
    return render(request, "bookings/booking_answer_check.html", context)


def may_share(user, booking):
    """The rivals that only ask so far, and that this person answers too."""
    theirs = BookingDate.objects.rivals_of(booking).answerable_by(user)
    has_it = theirs.blocking().values("booking")
    asking = Booking.objects.filter(pk__in=theirs.values("booking"))
    asking = asking.exclude(pk__in=has_it).select_related("organisation", "premises")
    return list(asking.defer(*UNSEEN).order_by("asked_at", "pk"))


def lent(request, pk):
    """A booking of a room that she lends; to anybody else it is not there."""
    rows = Booking.objects.answerable_by(request.user).for_pages()
    return get_object_or_404(rows, pk=pk)


def is_verified(booking):
    """Whether a municipality vouches for who asks."""
    return (
        type(booking.organisation)
        .objects.verified()
        .filter(pk=booking.organisation_id)
        .exists()
    )


def chosen_dates(request, dates):
    """The date that the address names; else all that the room can be had on."""
    asked = request.GET.get("datum", "")
    named = [one.date.pk for one in dates if str(one.date.pk) == asked]
    return named or [one.date.pk for one in dates if one.slot.is_free]


def carried(request):
    """What was answered, to send once more when she is sure."""
    unsaid = ("csrfmiddlewaretoken", "sure")
    return [
        (name, value)
        for name, values in request.POST.lists()
        if name not in unsaid
        for value in values
    ]


def seen(form):
    """How the booking was when she looked; None where the page did not say."""
    said = form.data.get("seen", "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 6 else None


def rehearsed(form):
    """Whom an answer would tell what; nothing where it cannot be given."""
    try:
        with form.answer(seen(form)).rehearse() as changed:
            return [
                (
                    booking.organisation.name,
                    emails.as_it_would_read(booking, dates, get_language()),
                )
                for booking, dates in changed.items()
                if dates
            ]
    except ValidationError as error:
        form.add_error(None, error.messages)
        return None


def give(request, form):
    """Do it, with its letters, or nothing at all. Where to go then."""
    try:
        with transaction.atomic():
            changed = form.answer(seen(form)).give()
            for booking, dates in changed.items():
                if dates:
                    emails.answered(booking, dates)
    except NotNow as error:
        messages.warning(request, error.messages[0])
        return redirect("bookings:booking-answer", pk=form.booking.pk)
    except ValidationError as error:
        form.add_error(None, error.messages)
        return None
    messages.success(request, _("Done. Those who asked have a letter."))
    return redirect(form.booking)


@signed_in
def booking_reopen(request, pk):
    """Regret a no: what was declined waits for an answer again."""
    booking = lent(request, pk)
    if request.method == "POST":
        dates = booking.reopenable
        try:
            with transaction.atomic():
                booking.reopen(request.user)
                emails.reopened(booking, dates)
        except ValidationError as error:
            messages.warning(request, error.messages[0])
            return redirect(booking)
        messages.success(request, _("It waits for an answer again. They are told."))
        return redirect("bookings:booking-answer", pk=pk)
    return render(request, "bookings/booking_reopen.html", {"booking": booking})
