"""One question for a colleague without an account, who has the link of a letter."""

from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.csrf import csrf_exempt

from samla.core.access import visitor
from samla.core.expired import is_expired, send_again
from samla.enquiries import limits
from samla.enquiries.emails import answering, handing
from samla.enquiries.forms.handing import HandedForm
from samla.enquiries.models import Attachment, HandOver, Reading
from samla.enquiries.models.links import LONGEST
from samla.enquiries.views.following import (
    FORBIDDEN,
    TOO_MANY,
    as_file,
    said_on,
    too_many,
)

READ = "las"


# A form that was open too long shows what was typed: `is_expired` guards it instead.
@csrf_exempt
@visitor
def hand_over_detail(request, token):
    """Looking asks whether she wants to read; she reads, and answers, by a button."""
    hand_over = handed_by_link(token)
    if request.method == "POST":
        return _post(request, hand_over)
    return _page(request, hand_over)


def handed_by_link(token):
    """The hand-over that a link opens; to everybody else it is not there."""
    if len(token) > LONGEST:
        raise Http404
    rows = HandOver.objects.exclude(kind=HandOver.Kind.MUNICIPALITY)
    rows = rows.filter(enquiry__hidden_at=None).with_link(token)
    rows = rows.select_related(
        "enquiry__municipality__entry_point", "enquiry__unit", "unit"
    )
    return get_object_or_404(rows.defer("enquiry__municipality__outline"))


def _post(request, hand_over):
    """What a button does, unless it is pressed too late or too often."""
    if refusal := _refusal(request, hand_over):
        form = (
            HandedForm(initial=request.POST.dict()) if "text" in request.POST else None
        )
        return _page(request, hand_over, form, *refusal)
    if request.POST.get("gor") == READ:
        return _page(request, hand_over, HandedForm())
    form = HandedForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, hand_over, form)
    done = write(hand_over, form)
    if not done:
        return _over(request)
    return render(request, "enquiries/hand_over_done.html", {"what": done})


def _refusal(request, hand_over):
    """Why nothing is done, and with which status; nothing where it is."""
    if is_expired(request):
        return send_again(), FORBIDDEN
    if not limits.may_use_link(request, hand_over):
        return too_many(), TOO_MANY
    return None


def _page(request, hand_over, form=None, error="", status=200):
    """The question where she has asked to read it, else what there is to read.

    Whatever she sends: a link that is over shows nothing of it.
    """
    if not hand_over.is_open:
        return _over(request)
    if form:
        Reading.objects.note(
            hand_over.enquiry, None, Reading.What.PAGE, hand_over=hand_over
        )
    context = {
        "hand_over": hand_over,
        "enquiry": hand_over.enquiry,
        "form": form,
        "errors": [error] if error else [],
    }
    if form:
        context |= said_on(request, hand_over.enquiry.shown_messages)
    return render(request, "enquiries/hand_over_detail.html", context, status=status)


def _over(request):
    """A link that is over shows nothing but what she has just written herself."""
    context = {"text": request.POST.get("text", "")}
    return render(request, "enquiries/hand_over_over.html", context)


@transaction.atomic
def write(hand_over, form) -> str:
    """Say it once, however often the button was pressed; which kind of word it was."""
    told, enquiry = form.cleaned_data, hand_over.enquiry
    what, once = told["what"], form.once("handed", hand_over.pk)
    with enquiry.in_turn():
        if enquiry.messages.filter(once=once).exists():
            return what
        if what == form.ANSWER:
            message = hand_over.answer(told["text"], once=once)
        else:
            is_last = what == form.NO
            message = hand_over.write_back(told["text"], once=once, is_last=is_last)
        if message is None:
            return ""
        form.add_to(message)
        if what == form.ANSWER:
            answering.written(enquiry, message)
            handing.answered(enquiry)
        else:
            handing.noted(enquiry)
    return what


@visitor
def hand_over_file(request, token, name):
    """A file of the question, while the link is good; handed out to be saved, only."""
    hand_over = handed_by_link(token)
    files = Attachment.objects.shown_to_writer().defer(None)
    if not hand_over.is_open:
        raise Http404
    file = get_object_or_404(files, message__enquiry=hand_over.enquiry, name=name)
    Reading.objects.note(
        hand_over.enquiry, None, Reading.What.FILE, hand_over=hand_over
    )
    return as_file(file)
