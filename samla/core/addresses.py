"""E-mail addresses: one spelling for each, however it was typed."""

import contextlib


def one_spelling(email: str) -> str:
    """An address in small letters, its domain as people read it, not as xn--."""
    local, at, domain = email.strip().lower().rpartition("@")
    with contextlib.suppress(UnicodeError):  # no domain at all; the form says so
        domain = domain.encode("idna").decode("idna")
    return f"{local}{at}{domain}"


def mailbox(email: str) -> str:
    """Where the letters of an address end up: what follows a plus is only a note."""
    local, at, domain = one_spelling(email).rpartition("@")
    return f"{local.partition('+')[0]}{at}{domain}"


def shortened(email: str) -> str:
    """An address for the log: enough to find the person, too little to write to."""
    local, at, domain = one_spelling(email).rpartition("@")
    return f"{local[:1]}…{at}{domain}"
