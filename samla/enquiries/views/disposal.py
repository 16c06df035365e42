"""What is put away waits here until the plan destroys it; until then it comes back."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from samla.core.access import signed_in
from samla.core.pagination import CappedPaginator, page_of
from samla.enquiries.forms.finding import FindForm
from samla.enquiries.models import Enquiry
from samla.enquiries.views.answering import in_her_turn


@signed_in
def disposal_list(request):
    """What is closed or put away, and when it is destroyed, the first to go first."""
    rows = Enquiry.objects.disposal_queue(request.user).for_list()
    page = page_of(request, rows, paginator=CappedPaginator)
    context = {"page": page, "find": FindForm(user=request.user)}
    return render(request, "enquiries/disposal_list.html", context)


@signed_in
def enquiry_hide(request, pk):
    """Put it away, after one more question; what is not dealt with stays."""
    rows = Enquiry.objects.kept_by(request.user).for_list()
    enquiry = get_object_or_404(rows, pk=pk)
    if request.method == "POST":
        with in_her_turn(enquiry, request.user, Enquiry.objects.kept_by):
            enquiry.hide(request.user)
    if enquiry.hidden_at:
        return redirect("enquiries:enquiry-unhide", pk)
    ends_at = Enquiry.objects.with_end().values_list("ends_at", flat=True)
    context = {"enquiry": enquiry, "ends_at": ends_at.get(pk=pk)}
    return render(request, "enquiries/enquiry_hide.html", context)


@signed_in
def enquiry_unhide(request, pk):
    """What was put away: when it goes, and a button that takes it out again."""
    rows = Enquiry.objects.kept_by(request.user).with_end().for_list()
    enquiry = get_object_or_404(rows, pk=pk)
    if request.method == "POST":
        with in_her_turn(enquiry, request.user, Enquiry.objects.kept_by):
            if enquiry.unhide(request.user):
                messages.success(request, _("It is taken out again."))
    if not enquiry.hidden_at:
        return redirect("enquiries:enquiry-answer", pk)
    return render(request, "enquiries/enquiry_unhide.html", {"enquiry": enquiry})
