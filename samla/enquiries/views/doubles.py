"""A sender has asked the same twice: the two become one, and can be parted again."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samla.core.access import signed_in
from samla.enquiries.emails import doubles as emails
from samla.enquiries.forms.doubles import DoubleForm
from samla.enquiries.forms.handing import OVER
from samla.enquiries.models import Reading, Status
from samla.enquiries.models.doubles import both_in_turn
from samla.enquiries.views.answering import in_her_turn, seen


@signed_in
def enquiry_merge(request, pk):
    """Choose which other question of the same sender answers this one, too."""
    enquiry = seen(request, pk, may_answer=True)
    if enquiry.status == Status.CLOSED:
        return redirect("enquiries:enquiry-answer", pk)
    form = DoubleForm(request.POST or None, enquiry=enquiry, person=request.user)
    if form.is_valid():
        home = form.cleaned_data["home"]
        merge(request, enquiry, home)
        return redirect("enquiries:enquiry-answer", home.pk)
    shown = form.fields["home"].queryset
    Reading.objects.note_each(shown, request.user, Reading.What.PAGE)
    context = {"enquiry": enquiry, "form": form}
    return render(request, "enquiries/enquiry_merge.html", context)


def merge(request, enquiry, home):
    """Let it go into the other; its sender, and whoever was asked, are told once."""
    with both_in_turn(enquiry, home):
        asked = list(enquiry.hand_overs.usable().select_related("enquiry", "unit"))
        if not enquiry.merge_into(home, request.user):
            return messages.warning(request, OVER)
        emails.merged(enquiry, asked)
    told = _("%(double)s is answered here now. The sender is told.")
    return messages.success(request, told % {"double": enquiry.reference})


@signed_in
def enquiry_part(request, pk):
    """Answer it by itself again, after one more question."""
    enquiry = seen(request, pk, may_answer=True)
    if not enquiry.merged_into_id:
        raise Http404
    if request.method == "POST":
        with in_her_turn(enquiry, request.user):
            if enquiry.part(request.user):
                emails.parted(enquiry, request.user)
        messages.success(request, _("It is open again, and answered by itself."))
        return redirect("enquiries:enquiry-answer", pk)
    return render(request, "enquiries/enquiry_part.html", {"enquiry": enquiry})
