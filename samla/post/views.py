"""Where letters come in, and on one's own machine a look at those that were written."""

import email
import hashlib
import hmac

from django.conf import settings
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.csrf import csrf_exempt

from samla.core.access import visitor
from samla.core.pagination import page_of
from samla.post.models import IncomingLetter, Letter, parsing
from samla.post.models.incoming_letter import BEGINNING, LARGEST

SIGNATURE = "Samla-Signature"
# So much is read of whoever is not known yet.
MOST = 4 * LARGEST


@visitor
def letter_list(request):
    """All letters, the latest first: for whoever builds Samla, on her machine."""
    only_here()
    page = page_of(request, Letter.objects.order_by("-pk"))
    for letter in page:
        letter.subject = parsing.header(opened(letter), "Subject")
    return render(request, "post/letter_list.html", {"page": page})


@visitor
def letter_detail(request, pk):
    """One letter as its reader sees it."""
    only_here()
    letter = get_object_or_404(Letter, pk=pk)
    message = opened(letter)
    context = {
        "letter": letter,
        "subject": parsing.header(message, "Subject"),
        "headers": [(name, parsing.plain(value)) for name, value in message.items()],
        "text": parsing.text_in(message),
        "attachments": list(parsing.attachments_of(message)),
    }
    return render(request, "post/letter_detail.html", context)


@csrf_exempt
@visitor
def letter_receive(request):
    """A mail server tells of a letter: the letter itself, and a sign that it is true.

    The header Samla-Signature is the HMAC-SHA256 of the body under the secret, in hex.
    """
    if not settings.INBOX_SECRET or request.method != "POST":
        raise Http404
    if int(request.headers.get("Content-Length") or 0) > MOST:
        return JsonResponse({"error": "The letter is too large."}, status=413)
    raw = request.read(LARGEST + 1)
    signature = request.headers.get(SIGNATURE, "")
    expected = hmac.new(settings.INBOX_SECRET.encode(), raw, hashlib.sha256)
    while more := request.read(BEGINNING):  # too large: signed as a whole all the same
        expected.update(more)
    if not hmac.compare_digest(signature.encode(), expected.hexdigest().encode()):
        return JsonResponse({"error": "The signature is wrong."}, status=403)
    is_cut = len(raw) > LARGEST
    kept = IncomingLetter.objects.keep(raw[:BEGINNING] if is_cut else raw, is_cut)
    return JsonResponse({"kept": True, "new": kept is not None})


def only_here():
    """Letters hold what is secret: they are read here on one's own machine only."""
    if not (settings.LOCAL and settings.DEBUG):
        raise Http404


def opened(letter):
    """A letter, to be read."""
    return email.message_from_bytes(bytes(letter.message))
