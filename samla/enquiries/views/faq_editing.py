"""Answers for everybody are written, published, looked through and taken away."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samla.core.access import signed_in
from samla.core.pagination import page_of
from samla.enquiries.forms.faq import FaqForm, words_about
from samla.enquiries.models import Faq, Message, Reading
from samla.enquiries.views.answering import seen
from samla.enquiries.views.arranging import own, place_of, taken_away

# Which answers a list shows, by what its address says.
LISTS = {
    "": lambda rows: rows,
    "publicerade": lambda rows: rows.published(),
    "utkast": lambda rows: rows.drafts(),
    "se-over": lambda rows: rows.published().due(),
}


@signed_in
def faq_own_list(request, slug):
    """All answers of a municipality, drafts too."""
    place = place_of(request, slug)
    chosen = request.GET.get("lista", "")
    rows = LISTS.get(chosen, LISTS[""])(place.faqs.for_pages())
    names = {
        "": _("All"),
        "publicerade": _("Published"),
        "utkast": _("Drafts"),
        "se-over": _("To look through again"),
    }
    context = {
        "municipality": place,
        "page": page_of(request, rows),
        "lists": names.items(),
        "chosen": chosen if chosen in LISTS else "",
    }
    return render(request, "enquiries/faq_own_list.html", context)


@signed_in
@transaction.atomic
def faq_create(request, slug):
    """A question that is asked often, and its answer."""
    faq = Faq(municipality=place_of(request, slug))
    return written(request, faq, "faq_create")


@signed_in
@transaction.atomic
def faq_edit(request, slug, pk):
    """Change an answer; publish it, or let nobody read it."""
    return written(request, own(request, slug, pk, Faq), "faq_edit")


@signed_in
@transaction.atomic
def faq_delete(request, slug, pk):
    """Take an answer away, after one more question."""
    faq = own(request, slug, pk, Faq)
    return taken_away(request, faq, "faq_delete", "enquiries:faq-own-list")


@signed_in
@transaction.atomic
def enquiry_publish(request, pk):
    """What one was answered becomes an answer for everybody, without who asked."""
    enquiry = seen(request, pk, may_answer=True)
    enquiry.municipality = place_of(request, enquiry.municipality.slug)
    said = enquiry.messages.filter(kind=Message.Kind.ANSWER).select_related("author")
    answer = said.order_by("said_at", "pk").last()
    if answer is None:
        raise Http404
    # What is sent and not kept is shown again, with what tells of whom: read, too.
    Reading.objects.note(enquiry, request.user, Reading.What.PAGE)
    return written(
        request,
        Faq.drafted(enquiry, answer),
        "enquiry_publish",
        known=words_about(enquiry, answer),
        enquiry=enquiry,
    )


def written(request, faq, name, known=(), **context):
    """The form of an answer: kept as a draft, or published."""
    publishes = request.POST.get("gor") == "publicera"
    form = FaqForm(
        request.POST or None,
        who=request.user,
        instance=faq,
        publishes=publishes,
        known=known,
    )
    if form.is_valid():
        kept = form.put()
        messages.success(request, _said(kept.published_at))
        return redirect("enquiries:faq-own-list", faq.municipality.slug)
    context |= {"form": form, "faq": faq, "municipality": faq.municipality}
    return render(request, f"enquiries/{name}.html", context)


def _said(is_public):
    """What is so now: a draft of what is published already, word for word, is that."""
    if is_public:
        return _("Published. Everybody finds it within a minute.")
    return _("Saved as a draft. Nobody else reads it.")
