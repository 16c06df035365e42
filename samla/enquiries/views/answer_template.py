"""Answers that are given often: written once, tried on an example, kept at hand."""

from django.db import transaction
from django.shortcuts import render

from samla.core.access import signed_in
from samla.core.pagination import page_of
from samla.enquiries.forms.answer_template import AnswerTemplateForm
from samla.enquiries.models import AnswerTemplate
from samla.enquiries.models.answer_template import explained
from samla.enquiries.views.arranging import kept, own, place_of, taken_away

LIST = "enquiries:answer-template-list"


@signed_in
def answer_template_list(request, slug):
    """All templates of a municipality."""
    place = place_of(request, slug)
    rows = place.answer_templates.order_by("title", "pk")
    context = {"municipality": place, "page": page_of(request, rows)}
    return render(request, "enquiries/answer_template_list.html", context)


@signed_in
@transaction.atomic
def answer_template_create(request, slug):
    """An answer that will be given often."""
    template = AnswerTemplate(municipality=place_of(request, slug))
    return written(request, template, "answer_template_create")


@signed_in
@transaction.atomic
def answer_template_edit(request, slug, pk):
    """Change a template, and see it filled in."""
    template = own(request, slug, pk, AnswerTemplate)
    return written(request, template, "answer_template_edit")


@signed_in
@transaction.atomic
def answer_template_delete(request, slug, pk):
    """Take a template away, after one more question."""
    template = own(request, slug, pk, AnswerTemplate)
    return taken_away(request, template, "answer_template_delete", LIST)


def written(request, template, name):
    """The form of a template: looked at filled in, or kept."""
    looks = request.POST.get("gor") == "visa"
    form = AnswerTemplateForm(request.POST or None, who=request.user, instance=template)
    return kept(request, form, name, LIST, looks=looks, fields=explained())
