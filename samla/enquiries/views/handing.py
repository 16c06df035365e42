"""A question is handed over: to a unit, a colleague, another municipality; and back."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from samla.core.access import signed_in
from samla.enquiries.emails import handing as emails
from samla.enquiries.forms.handing import OVER, PART_FIRST, HandOverForm, MoveForm
from samla.enquiries.models import HandOver
from samla.enquiries.views.answering import in_her_turn, seen


@signed_in
def hand_over_create(request, pk):
    """Hand it to a unit, or to a colleague who has no account."""
    enquiry = seen(request, pk, may_answer=True)
    form = HandOverForm(request.POST or None, enquiry=enquiry, person=request.user)
    if form.is_valid():
        with in_her_turn(enquiry, request.user):
            handed, is_new = form.handed()
            if is_new:
                emails.handed(handed)
        told = _("It is handed to %(who)s, who gets a letter with a link.")
        messages.success(request, told % {"who": handed.shown_as})
        return redirect("enquiries:enquiry-answer", pk)
    context = {"enquiry": enquiry, "form": form}
    return render(request, "enquiries/hand_over_create.html", context)


@signed_in
def hand_over_ask(request, pk):
    """Ask the sender whether another municipality may answer."""
    enquiry = seen(request, pk, may_answer=True)
    form = MoveForm(request.POST or None, enquiry=enquiry)
    if form.is_valid():
        with in_her_turn(enquiry, request.user):
            there = form.cleaned_data["municipality"]
            if asks := HandOver.objects.ask(enquiry, there, request.user):
                emails.asked_consent(asks)
            is_asked = enquiry.hand_overs.waiting_for_consent().exists()
        if is_asked:
            messages.success(request, _("The sender is asked. You hear what she says."))
        else:
            messages.warning(request, PART_FIRST)
        return redirect("enquiries:enquiry-answer", pk)
    context = {"enquiry": enquiry, "form": form}
    return render(request, "enquiries/hand_over_ask.html", context)


@signed_in
def hand_over_end(request, pk):
    """Take it back, after one more question: its link opens nothing any more."""
    rows = HandOver.objects.answerable_by(request.user)
    rows = rows.select_related("enquiry__municipality", "unit", "municipality")
    hand_over = get_object_or_404(rows.defer("municipality__outline"), pk=pk)
    if request.method == "POST":
        with transaction.atomic():
            if hand_over.end():
                emails.taken_back(hand_over)
                messages.success(request, _("It is taken back."))
            else:
                messages.warning(request, OVER)
        return redirect("enquiries:enquiry-answer", hand_over.enquiry_id)
    context = {"hand_over": hand_over, "enquiry": hand_over.enquiry}
    return render(request, "enquiries/hand_over_end.html", context)
