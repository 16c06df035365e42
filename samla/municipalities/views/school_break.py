"""The days when the schools of a municipality are closed."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from samla.core.access import signed_in
from samla.municipalities.forms import SchoolBreakForm
from samla.municipalities.models import SchoolBreak
from samla.municipalities.views.entry_point import coordinator


@signed_in
@transaction.atomic
def school_break_list(request, slug):
    """The days when the schools of a municipality are closed; one more can be added."""
    municipality = coordinator(request, slug).municipality
    form = SchoolBreakForm(request.POST or None, municipality=municipality)
    form.instance.is_example = request.user.is_example
    if form.is_valid():
        form.save()
        messages.success(request, _("The break is added."))
        return redirect("municipalities:school-break-list", slug)
    context = {
        "form": form,
        "municipality": municipality,
        "breaks": municipality.school_breaks.coming(),
    }
    return render(request, "municipalities/school_break_list.html", context)


@signed_in
def school_break_delete(request, slug, pk):
    """Take away a break, after one more question."""
    school_break = get_object_or_404(
        SchoolBreak.objects.editable_by(request.user), pk=pk, municipality__slug=slug
    )
    if request.method == "POST":
        school_break.delete()
        messages.success(request, _("The break is taken away."))
        return redirect("municipalities:school-break-list", slug)
    context = {"school_break": school_break, "slug": slug}
    return render(request, "municipalities/school_break_delete.html", context)
