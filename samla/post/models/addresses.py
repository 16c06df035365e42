"""Addresses of ours that say what an answer is about: svar+<token>@samla.example."""

import re
from email.utils import parseaddr

from django.conf import settings

# What survives every mail server, also those that make letters small.
TOKEN = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")
# Where a letter comes back to that could not be delivered.
RETURNED = "retur-"


def reply_address(token: str) -> str:
    """The address whose letters come in with this token; "" where none come in.

    Begin the token with the prefix of the room, as in `fraga-k3m9…`, and make the rest
    impossible to guess: who knows the address may write to the matter.
    """
    if not TOKEN.fullmatch(token):
        raise ValueError("A token is at most 40 of a-z, 0-9, dot, hyphen and _.")
    local, at, domain = settings.INBOX_ADDRESS.rpartition("@")
    return f"{local}+{token}@{domain}" if at else ""


def return_address(key: str) -> str:
    """Where mail servers tell that a letter did not arrive; "" for its sender."""
    return reply_address(RETURNED + key)


def token_in(addresses) -> str:
    """The token of the first address that is ours and has one."""
    local, _at, domain = settings.INBOX_ADDRESS.lower().rpartition("@")
    for address in addresses:
        name, _at, place = address.lower().rpartition("@")
        base, plus, token = name.partition("+")
        if plus and (base, place) == (local, domain) and TOKEN.fullmatch(token):
            return token
    return ""


def for_envelope(address: str) -> str:
    """An address as mail servers talk about it, its domain in ASCII."""
    local, at, domain = parseaddr(address)[1].rpartition("@")
    try:
        return f"{local}{at}{domain.encode('idna').decode()}"
    except UnicodeError:  # no domain at all: the mail server says so
        return f"{local}{at}{domain}"
