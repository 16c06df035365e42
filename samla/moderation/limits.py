"""How often somebody without an account may write, or try a code."""

from samla.core.addresses import mailbox
from samla.core.limits import counted

# Also what was not filled in right: each is looked through before it is refused.
TRIES = "40/h/ip"
REPORTS = "10/h/ip"
# What is said to be illegal is always heard: else some jokes would stop a notice.
REPORTS_OF_A_PAGE_BY_ONE = "3/h/ip"
REPORTS_OF_A_PAGE = "30/h/key"
# Nobody's mailbox is filled with receipts that she never asked for.
RECEIPTS = "3/h/key"
CODES = "30/h/ip"


def may_try(request) -> bool:
    """Count a form that is sent; whether it may be looked at."""
    return _counted(request, "report-try", TRIES) is not None


def may_report(request, page, is_illegal: bool) -> bool:
    """Count a report; whether it may be sent."""
    if _counted(request, "report", REPORTS) is None:
        return False
    if is_illegal:
        return True
    hers = _counted(request, f"report-{page.key}", REPORTS_OF_A_PAGE_BY_ONE)
    if hers is None:
        return False
    every = _counted(request, "report-page", REPORTS_OF_A_PAGE, key=page.key)
    return every is not None


def may_have_receipt(request, email: str) -> bool:
    """Count a receipt; whether a letter may be sent."""
    box = mailbox(email)
    return _counted(request, "report-receipt", RECEIPTS, key=box) is not None


def try_code(request):
    """Count a try before the code is looked up; none where it is one too many.

    Who was right takes it back with `rollback`.
    """
    return _counted(request, "report-code", CODES)


def _counted(request, action, rate, key=None):
    return counted(request, "moderation", action, rate, key)
