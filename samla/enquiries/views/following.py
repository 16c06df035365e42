"""The page of a question, for whoever has its secret link: what becomes of it."""

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from samla.core.access import visitor
from samla.core.expired import is_expired, send_again
from samla.core.pagination import page_of
from samla.enquiries import limits
from samla.enquiries.emails import asking as emails
from samla.enquiries.emails import handing
from samla.enquiries.forms.asking import ReplyForm
from samla.enquiries.models import Attachment, Enquiry
from samla.enquiries.models.links import LONGEST

TOO_MANY, FORBIDDEN = 429, 403
# Whoever knows the address for replies may write a thousand letters to it.
MOST_SAID = 100


# A form that was open too long shows what was typed: `is_expired` guards it instead.
@csrf_exempt
@visitor
def enquiry_detail(request, token):
    """What has become of a question; its sender writes, closes and opens it here."""
    enquiry = asked_by_link(token)
    if request.method != "POST":
        form = None if enquiry.merged_into_id else ReplyForm()
        return _page(request, enquiry, form)
    if enquiry.merged_into_id:
        enquiry = enquiry.answered_in
        # What was written before the two became one is said where it is answered.
        if "text" not in request.POST:
            return redirect("enquiries:enquiry-detail", enquiry.token)
    if refusal := _refusal(request, enquiry):
        form = ReplyForm(initial=request.POST.dict())
        return _page(request, enquiry, form, *refusal)
    act = ACTS.get(request.POST.get("gor", ""))
    if act is None:
        form = ReplyForm(request.POST, request.FILES)
        if not form.is_valid():
            return _page(request, enquiry, form)
        reply(enquiry, form, request.user)
    else:
        act(enquiry, request.POST)
    return redirect("enquiries:enquiry-detail", enquiry.token)


def asked_by_link(token):
    """The enquiry that a link opens; to everybody else it is not there."""
    if len(token) > LONGEST:
        raise Http404
    rows = Enquiry.objects.filter(hidden_at=None).with_link(token)
    rows = rows.select_related("municipality__entry_point", "unit", "merged_into")
    enquiry = get_object_or_404(rows.defer("municipality__outline"))
    if enquiry.shown_home is None:
        raise Http404
    return enquiry


def _refusal(request, enquiry):
    """Why nothing is done, and with which status; nothing where it is."""
    if is_expired(request):
        return send_again(), FORBIDDEN
    if not limits.may_reply(request, enquiry):
        return too_many(), TOO_MANY
    return None


def too_many():
    """What who writes too often is told."""
    return _(
        "You have written many times within an hour. What you wrote is still "
        "here: wait an hour and send it again."
    )


def _page(request, enquiry, form, error="", status=200):
    waiting = enquiry.hand_overs.waiting_for_consent()
    context = {
        "enquiry": enquiry,
        "form": form,
        "errors": [error] if error else [],
        "consent": waiting.select_related("municipality").first(),
        **said_on(request, enquiry.shown_messages),
    }
    return render(request, "enquiries/enquiry_detail.html", context, status=status)


def said_on(request, messages):
    """What was said last, as it was said; the next page tells what came before."""
    page = page_of(request, messages.reverse(), MOST_SAID)
    return {"page": page, "said": list(page)[::-1]}


@transaction.atomic
def reply(enquiry, form, user):
    """The sender writes, and perhaps sends a file."""
    told = form.cleaned_data
    person = user if user.is_authenticated and user == enquiry.user else None
    once = form.once(enquiry.pk)
    message, is_new = enquiry.reply(told["text"], once=once, person=person)
    if is_new:
        if told["fil"]:
            Attachment.objects.add(message, told["fil"])
        emails.replied(message.enquiry)


@transaction.atomic
def _open_again(enquiry, _sent):
    if enquiry.say_not_answered():
        emails.reopened(enquiry)


def _close(enquiry, _sent):
    enquiry.withdraw()


@transaction.atomic
def _consent(enquiry, sent):
    asks, before = _asked(enquiry, sent), enquiry.handler
    if asks and asks.consent():
        handing.consented(asks.enquiry, before)


@transaction.atomic
def _decline(enquiry, sent):
    asks = _asked(enquiry, sent)
    if asks and asks.decline():
        handing.declined(asks.enquiry)


def _asked(enquiry, sent):
    """What she says yes or no to: only what stood on the page that she has read."""
    asks = enquiry.hand_overs.waiting_for_consent().first()
    return asks if asks and str(asks.pk) == sent.get("till") else None


# What the buttons do.
ACTS = {"oppna": _open_again, "stang": _close, "ja": _consent, "nej": _decline}


@visitor
def attachment_file(request, token, name):
    """A file that came with what a sender may read; handed out to be saved, only."""
    files = Attachment.objects.shown_to_writer().defer(None)
    file = get_object_or_404(files, message__enquiry=asked_by_link(token), name=name)
    return as_file(file)


def as_file(file):
    """Handed out to be saved, never to be shown."""
    headers = {
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
    }
    answer = HttpResponse(
        bytes(file.content), content_type="application/octet-stream", headers=headers
    )
    answer.headers["Content-Disposition"] = content_disposition_header(True, file.title)
    return answer
