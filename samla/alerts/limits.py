"""How often somebody may ask to follow something, and be written to about it."""

from samla.core.addresses import mailbox
from samla.core.limits import counted

ROOM = "alerts"
ASKS = "20/h/ip,60/d/ip"
# Nobody's mailbox is filled with letters that she never asked for.
LETTERS = "3/d/key"


def may_ask(request) -> bool:
    """Count a form that is sent; whether it may be looked at."""
    return counted(request, ROOM, "ask", ASKS) is not None


def may_write(request, email: str) -> bool:
    """Count a letter that asks for a yes; whether it may be sent."""
    return counted(request, ROOM, "letter", LETTERS, mailbox(email)) is not None
