"""How often somebody may have a PDF drawn: a library with many readers may."""

from samla.core.limits import counted

ROOM = "paper"
DRAWN = "60/h/ip"
# So many seconds a reader waits for others' papers, before she is asked to wait.
PATIENCE = 5
# So long her own may take; unless something is wrong it is a tenth of a second.
LONGEST = 15


def may_have_drawn(request) -> bool:
    """Count a PDF that is asked for; whether it may be drawn."""
    return counted(request, ROOM, "draw", DRAWN) is not None
