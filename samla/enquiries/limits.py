"""How often somebody may ask: told in words, and nothing that was accepted is lost."""

from samla.core.addresses import mailbox
from samla.core.limits import counted

# Also what was not filled in right: each is looked through before it is refused. A
# library or a school asks from one address of the net.
TRIES = "120/h/ip"
ASKED = "30/h/ip"
REPLIES = "30/h/key"
# Nobody's mailbox is filled with receipts that she never asked for.
RECEIPTS = "5/h/key"


def may_try(request) -> bool:
    """Count a form that is sent; whether it may be looked at."""
    return counted(request, "enquiries", "ask-try", TRIES) is not None


def may_ask(request) -> bool:
    """Count a question; whether it may be sent."""
    return counted(request, "enquiries", "ask", ASKED) is not None


def may_have_receipt(request, email: str) -> bool:
    """Count a receipt; whether a letter may be sent."""
    box = mailbox(email)
    return counted(request, "enquiries", "receipt", RECEIPTS, key=box) is not None


def may_reply(request, enquiry) -> bool:
    """Count what a sender does on the page of her question; whether it may be done."""
    key = str(enquiry.pk)
    return counted(request, "enquiries", "reply", REPLIES, key=key) is not None


def may_use_link(request, hand_over) -> bool:
    """Count what a colleague does by her link; whether it may be done."""
    key = str(hand_over.pk)
    return counted(request, "enquiries", "handed", REPLIES, key=key) is not None
