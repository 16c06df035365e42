"""An organisation's bookings, and the page of one of them."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from samla.bookings.emails import booking as emails
from samla.bookings.forms.hers import AcceptForm, CancelForm, PeopleForm
from samla.bookings.models import Booking, NotNow, Side
from samla.core.access import signed_in
from samla.core.pagination import page_of
from samla.premises.models import Terms

MOST_SHOWN = 50


@signed_in
def booking_list(request):
    """What waits for her, what she waits for, what is to come, and what has been."""
    hers = Booking.objects.asked_by_hers(request.user).for_lists()
    to_accept = hers.to_accept()
    others = hers.exclude(pk__in=to_accept.values("pk"))
    coming = others.to_come()
    waiting = others.waiting().exclude(pk__in=coming.values("pk"))
    now = [rows.order_by().values("pk") for rows in (coming, waiting)]
    past = others.exclude(pk__in=now[0]).exclude(pk__in=now[1])
    context = {
        "to_accept": to_accept[:MOST_SHOWN],
        "waiting": waiting[:MOST_SHOWN],
        "coming": coming[:MOST_SHOWN],
        "page": page_of(request, past),
    }
    return render(request, "bookings/booking_list.html", context)


@signed_in
def booking_detail(request, pk):
    """One booking: how far it has come, its dates, and what is asked of her now."""
    rows = Booking.objects.visible_to(request.user).for_pages()
    booking = get_object_or_404(rows, pk=pk)
    context = {
        "booking": booking,
        "is_hers": Booking.objects.asked_by_hers(request.user).filter(pk=pk).exists(),
        "is_lent_by_her": Booking.objects.answerable_by(request.user)
        .filter(pk=pk)
        .exists(),
    }
    return render(request, "bookings/booking_detail.html", context)


@signed_in
def booking_accept(request, pk):
    """Say yes to what the lender granted or proposed; terms are accepted by version."""
    booking = hers(request, pk)
    terms = Terms.objects.for_room(booking.premises)
    form = AcceptForm(request.POST or None, instance=booking, terms=terms)
    is_clicked = request.method == "POST"
    if is_clicked and not form.fields:
        form = AcceptForm({"said": "yes"}, instance=booking, terms=terms)
    if form.is_valid() and form.done(lambda: accept(request, booking, form, terms)):
        messages.success(request, _("It is yours. All dates stand below."))
        return redirect(booking)
    booking = hers(request, pk)
    cost = booking.quote_for(booking.granted)
    context = {"booking": booking, "form": form, "terms": terms, "cost": cost}
    return render(request, "bookings/booking_accept.html", context)


@transaction.atomic
def accept(request, booking, form, terms):
    """The terms are accepted where they were asked for."""
    accepted = terms if form.cleaned_data.get("accepts") else None
    booking.accept(request.user, terms=accepted, **form.named)
    emails.accepted(booking)


@signed_in
def booking_cancel(request, pk):
    """Give back some dates, or all; what that costs is said before."""
    booking = hers(request, pk)
    chosen = [date.pk for date in booking.coming]
    if (asked := request.GET.get("datum", "")).isascii() and asked.isdecimal():
        chosen = [pk for pk in chosen if str(pk) == asked]
    form = CancelForm(request.POST or None, booking=booking, initial={"dates": chosen})
    if form.is_valid() and form.done(lambda: cancel(request, booking, form)):
        messages.success(request, _("Cancelled. The lender is told."))
        return redirect(booking)
    context = {"booking": booking, "form": form, "policy": booking.policy}
    return render(request, "bookings/booking_cancel.html", context)


@transaction.atomic
def cancel(request, booking, form):
    """By the side that borrows."""
    told = form.cleaned_data
    dates = list(told["dates"])
    booking.cancel(request.user, Side.REQUESTER, told["reason"], dates=dates)
    off = booking.dates.filter(pk__in=[date.pk for date in dates])
    emails.cancelled(booking, list(off.select_related("premises")), by_lender=False)


@signed_in
def booking_withdraw(request, pk):
    """Take a request back before it is decided, after one more question."""
    booking = hers(request, pk)
    if request.method == "POST":
        try:
            with transaction.atomic():
                booking.withdraw(request.user)
                emails.withdrawn(booking)
            messages.success(request, _("Your request is taken back."))
        except NotNow as error:
            messages.warning(request, error.messages[0])
        return redirect(booking)
    return render(request, "bookings/booking_withdraw.html", {"booking": booking})


@signed_in
def booking_people(request, pk):
    """Change whom the lender reaches and who answers for safety."""
    booking = hers(request, pk)
    form = PeopleForm(request.POST or None, instance=booking)
    if form.is_valid():
        named = dict(form.cleaned_data)
        if form.done(lambda: booking.name_people(request.user, **named)):
            messages.success(request, _("Saved."))
            return redirect(booking)
    context = {"booking": booking, "form": form}
    return render(request, "bookings/booking_people.html", context)


def hers(request, pk):
    """A booking of one of her organisations; to anybody else it is not there."""
    rows = Booking.objects.asked_by_hers(request.user).for_pages()
    return get_object_or_404(rows, pk=pk)
