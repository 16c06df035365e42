"""Letters that fit nothing: an administrator reads them and says where they belong."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from samla.core.access import administrator
from samla.core.pagination import page_of
from samla.enquiries.emails import by_mail as emails
from samla.enquiries.forms.stray import StrayForm
from samla.enquiries.models import Enquiry, by_mail
from samla.enquiries.models.numbering import number_in

MOST_LIKELY = 5


@administrator
def stray_letter_list(request):
    """What came in and belongs nowhere, the oldest first."""
    page = page_of(request, by_mail.strays().defer("raw", "text"))
    return render(request, "enquiries/stray_letter_list.html", {"page": page})


@administrator
@transaction.atomic
def stray_letter_detail(request, pk):
    """Read one, and put it on a question or aside."""
    rows = by_mail.strays().defer("raw")
    if request.method == "POST":
        rows = rows.select_for_update(of=("self",))
    letter = get_object_or_404(rows, pk=pk)
    if "aside" in request.POST:
        letter.mark_read()
        messages.success(request, _("The letter is put aside."))
        return redirect("enquiries:stray-letter-list")
    likely = Enquiry.objects.filter(email__iexact=letter.sender, hidden_at=None)
    initial = {"reference": number_in(letter.subject)}
    form = StrayForm(request.POST or None, letter=letter, initial=initial)
    if form.is_valid() and (landed := form.put(request.user)):
        emails.landed(landed)
        told = _("The letter stands on question %(number)s now.")
        messages.success(request, told % {"number": landed.enquiry.reference})
        return redirect("enquiries:stray-letter-list")
    likely = likely.order_by("-asked_at").values_list("reference", flat=True)
    context = {"letter": letter, "form": form, "likely": likely[:MOST_LIKELY]}
    return render(request, "enquiries/stray_letter_detail.html", context)
