"""A municipality writes down for how long it has decided to keep its questions."""

from django.db import transaction

from samla.core.access import signed_in
from samla.core.retention import MATTER_DAYS
from samla.enquiries.forms.retention_plan import RetentionPlanForm
from samla.enquiries.views.arranging import kept, place_of


@signed_in
@transaction.atomic
def retention_plan_edit(request, slug):
    """Days for all kinds of questions and for some, each with its decision."""
    place = place_of(request, slug)
    form = RetentionPlanForm(request.POST or None, municipality=place)
    there = "enquiries:arrangement-list"
    return kept(request, form, "retention_plan_edit", there, most=MATTER_DAYS)
