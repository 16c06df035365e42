"""What a municipality's coordinators have arranged for answers, in one place."""

from django.contrib import messages
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from samla.core.access import signed_in
from samla.core.retention import MATTER_DAYS
from samla.enquiries.models import Faq
from samla.municipalities.models import StaffMember


def place_of(request, slug):
    """The municipality that she coordinates; to anybody else it is not there.

    Two who save at once take turns, so that nothing is made twice.
    """
    people = StaffMember.objects.coordinating().defer("municipality__outline")
    people = people.select_related("municipality__entry_point")
    if request.method == "POST":
        people = people.select_for_update(of=("municipality",), no_key=True)
    found = get_object_or_404(people, user=request.user, municipality__slug=slug)
    return found.municipality


def own(request, slug, pk, model):
    """One thing that a municipality has arranged, for those who coordinate it."""
    place = place_of(request, slug)
    rows = model.objects.editable_by(request.user).filter(municipality=place)
    row = get_object_or_404(rows, pk=pk)
    row.municipality = place
    return row


def kept(request, form, name, there, looks=False, **context):
    """The page of a form; whoever has filled it in, not only to look, goes there."""
    if form.is_valid() and not looks and form.put():
        messages.success(request, _("Saved."))
        return redirect(there, form.municipality.slug)
    context |= {"form": form, "municipality": form.municipality}
    return render(request, f"enquiries/{name}.html", context)


def taken_away(request, row, name, there):
    """Takes it away after one more question."""
    if request.method == "POST":
        row.delete()
        messages.success(request, _("It is taken away."))
        return redirect(there, row.municipality.slug)
    context = {"row": row, "municipality": row.municipality}
    return render(request, f"enquiries/{name}.html", context)


@signed_in
def arrangement_list(request, slug):
    """All that is arranged, and where it is changed."""
    place = place_of(request, slug)
    faqs = Faq.objects.filter(municipality=place).aggregate(
        shown=Count("pk", filter=Q(published_at__isnull=False)),
        drafts=Count("pk", filter=Q(published_at=None)),
    )
    context = {
        "municipality": place,
        "faqs": faqs,
        "due": place.faqs.published().due().count(),
        "templates": place.answer_templates.count(),
        "units": place.units.open().count(),
        "plans": place.retention_plans.count(),
        "most": MATTER_DAYS,
    }
    return render(request, "enquiries/arrangement_list.html", context)
