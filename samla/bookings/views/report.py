"""Reports after a use, by either side, and their pictures."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from samla.bookings.emails import use as emails
from samla.bookings.forms.report import ReportForm
from samla.bookings.models import Booking, ReportPicture, Side, UseReport
from samla.core.access import signed_in
from samla.core.pictures import as_answer


@signed_in
@transaction.atomic
def report_create(request, pk):
    """Tell how the room was left after a date, with a picture."""
    rows = Booking.objects.visible_to(request.user).for_pages()
    booking = get_object_or_404(rows, pk=pk)
    is_hers = Booking.objects.asked_by_hers(request.user).filter(pk=pk).exists()
    form = ReportForm(
        request.POST or None,
        request.FILES or None,
        booking=booking,
        side=Side.REQUESTER if is_hers else Side.LENDER,
        initial={"booking_date": request.GET.get("datum")},
    )
    if form.is_valid():
        if (report := form.saved(request.user)).is_new:
            emails.reported(report)
        messages.success(request, _("Thank you. Both sides can read it."))
        return redirect(booking)
    context = {"booking": booking, "form": form}
    return render(request, "bookings/report_create.html", context)


@signed_in
def report_picture(request, pk, picture):
    """A picture of a report, to the two sides only."""
    reports = UseReport.objects.visible_to(request.user).filter(booking=pk)
    pictures = ReportPicture.objects.filter(report__in=reports.values("pk"))
    return as_answer(get_object_or_404(pictures, pk=picture))
