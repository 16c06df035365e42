"""Who is away, and who answers meanwhile."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from samla.core.access import signed_in
from samla.core.pagination import page_of
from samla.enquiries.emails import duty as emails
from samla.enquiries.forms.absence import AbsenceForm
from samla.enquiries.models import Absence, duty, who_answers
from samla.municipalities.models import Municipality


@signed_in
def absence_list(request):
    """Her own absences and those of colleagues she coordinates; one more."""
    roles = request.user.staff_roles
    if not roles.exists():
        raise Http404
    form = AbsenceForm(request.POST or None, user=request.user)
    if form.is_valid() and (absence := form.put()):
        hand_on(absence.staff.municipality)
        tell_who_answers(request, absence)
        return redirect("enquiries:absence-list")
    kept = roles.coordinating().values("municipality")
    places = Municipality.objects.joined().filter(pk__in=kept).defer("outline")
    context = {
        "form": form,
        "page": page_of(request, Absence.objects.editable_by(request.user).coming()),
        "without_deputy": places.filter(entry_point__deputy=None),
    }
    return render(request, "enquiries/absence_list.html", context)


@signed_in
def absence_end(request, pk):
    """She is back, or is not going: after one more question."""
    rows = Absence.objects.editable_by(request.user).coming()
    absence = get_object_or_404(rows, pk=pk)
    if request.method == "POST":
        absence.end()
        hand_on(absence.staff.municipality)
        messages.success(request, _("The absence is taken away."))
        return redirect("enquiries:absence-list")
    return render(request, "enquiries/absence_end.html", {"absence": absence})


@transaction.atomic
def hand_on(municipality):
    """What waits at somebody who is away now goes to who is here, at once."""
    emails.handed_on(duty.hand_on(municipality))


def tell_who_answers(request, absence):
    """Say who answers new questions at that hour; or that nobody does."""
    there = who_answers(absence.staff.municipality, absence.from_at)
    if there:
        told = _("Saved. %(who)s answers new questions meanwhile.")
        messages.success(request, told % {"who": there.user})
    else:
        told = _(
            "Saved, but nobody answers meanwhile: the function's mailbox and the "
            "administrators are told. Choose a deputy at the way in."
        )
        messages.warning(request, told)
