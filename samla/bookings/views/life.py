"""A booking in use, as those who lend see to it: key, code, back, looked at, closed."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from samla.bookings.emails import booking as letters
from samla.bookings.emails import use as emails
from samla.bookings.forms.life import (
    CodeForm,
    KeyForm,
    LenderCancelForm,
    NoShowForm,
    ReturnForm,
)
from samla.bookings.forms.report import ReportForm
from samla.bookings.models import NotNow, Side, UseReport
from samla.bookings.views.answer import lent
from samla.core.access import signed_in


@signed_in
def key_give(request, pk):
    """Hand out a key or a tag: which, to whom, due when; once for a whole term."""
    booking = lent(request, pk)
    form = KeyForm(request.POST or None, booking=booking)

    @transaction.atomic
    def act():
        told = form.cleaned_data
        handout = booking.hand_out_key(
            request.user, told["kind"], told["what"], told["to"], told["due_on"]
        )
        emails.key_given(booking, handout)

    return step(request, booking, form, act, "key_give", _("The key is handed out."))


@signed_in
def code_give(request, pk):
    """Let a code open the door for a time; who borrows sees it while it works."""
    booking = lent(request, pk)
    form = CodeForm(request.POST or None, booking=booking)

    @transaction.atomic
    def act():
        told = form.cleaned_data
        window = told["from_at"], told["until_at"]
        booking.give_code(request.user, told["code"], *window)
        emails.code_given(booking)

    said = _("The code is kept. They see it while it works.")
    return step(request, booking, form, act, "code_give", said)


@signed_in
def key_return(request, pk):
    """Take keys back, all or some."""
    booking = lent(request, pk)
    form = ReturnForm(request.POST or None, booking=booking)

    @transaction.atomic
    def act():
        handouts = list(form.cleaned_data["keys"])
        booking.returned(request.user, handouts)
        emails.key_back(booking, handouts)

    return step(request, booking, form, act, "key_return", _("The key is back."))


@signed_in
def booking_inspect(request, pk):
    """Say how the room was left after the last use, with a picture where it helps."""
    booking = lent(request, pk)
    form = ReportForm(
        request.POST or None, request.FILES or None, booking=booking, side=Side.LENDER
    )

    @transaction.atomic
    def act():
        booking.inspect(request.user)
        if (report := form.saved(request.user)).is_new:
            emails.reported(report)

    said = _("The room is looked at. They are told.")
    return step(request, booking, form, act, "booking_inspect", said)


@signed_in
def booking_close(request, pk):
    """Say that nothing more is to be done."""
    booking = lent(request, pk)
    if request.method == "POST":
        return clicked(
            request,
            booking,
            lambda: (booking.close(request.user), emails.closed(booking)),
            _("The booking is finished."),
        )
    return render(request, "bookings/booking_close.html", {"booking": booking})


@signed_in
def booking_no_show(request, pk):
    """Write down that nobody came to a date."""
    booking = lent(request, pk)
    form = NoShowForm(request.POST or None, booking=booking)

    @transaction.atomic
    def act():
        date = form.cleaned_data["date"]
        booking.no_show(request.user, date)
        emails.not_come(booking, date)

    said = _("It is written down. They are told.")
    return step(request, booking, form, act, "booking_no_show", said)


@signed_in
def lender_cancel(request, pk):
    """Take back dates that were lent; those who borrow are told at once."""
    booking = lent(request, pk)
    chosen = [date.pk for date in booking.coming]
    asked = request.GET.get("datum", "")
    chosen = [pk for pk in chosen if str(pk) == asked] or chosen
    form = LenderCancelForm(
        request.POST or None, booking=booking, initial={"dates": chosen}
    )

    @transaction.atomic
    def act():
        told = form.cleaned_data
        dates = list(told["dates"])
        booking.cancel_as_lender(request.user, told["reason"], dates)
        letters.cancelled(booking, newly(booking, dates), by_lender=True)

    said = _("Cancelled. Those who borrow have a letter.")
    return step(request, booking, form, act, "lender_cancel", said)


@signed_in
def damage_settle(request, pk, report):
    """Say that a damage is mended or paid."""
    booking = lent(request, pk)
    reports = UseReport.objects.filter(booking=booking, is_damage=True)
    report = get_object_or_404(reports, pk=report)
    if request.method == "POST":
        return clicked(request, booking, report.settle, _("The damage is settled."))
    context = {"booking": booking, "report": report}
    return render(request, "bookings/damage_settle.html", context)


def newly(booking, dates):
    """The same dates as they are kept now, with their rooms."""
    rows = booking.dates.select_related("premises")
    return list(rows.filter(pk__in=[date.pk for date in dates]))


def step(request, booking, form, act, name, said):
    """Ask; do what was answered, with its letter, or say why it cannot be done."""
    if form.is_valid():
        if done(form, act):
            messages.success(request, said)
            return redirect(booking)
        booking = lent(request, booking.pk)
    context = {"booking": booking, "form": form, "policy": booking.policy}
    return render(request, f"bookings/{name}.html", context)


def done(form, act):
    """What a form refuses is told in it; a form of a report tells it too."""
    try:
        act()
    except NotNow as error:
        form.add_error(None, error.messages)
        return False
    return True


def clicked(request, booking, act, said):
    """Do what one button asks for; what cannot be done any more is said."""
    try:
        with transaction.atomic():
            act()
    except NotNow as error:
        messages.warning(request, error.messages[0])
    else:
        messages.success(request, said)
    return redirect(booking)
