"""How often somebody may try, counted in one place for all processes.

A guess counts for the account that is tried and for the address of the net it comes
from. A browser that has signed in as that person before has a count of its own, so
that an attacker elsewhere never locks the owner out.
"""

from allauth.core import context
from allauth.core.internal import ratelimit
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samla.accounts import devices, journal
from samla.core.addresses import mailbox
from samla.core.limits import counted

GUESSES = "10/10m/ip,10/h/key"
GUESSES_OF_A_KNOWN_BROWSER = "10/h/key"
LETTERS = "3/m/key,40/d/key"
# So that nobody uses up somebody else's letters of a day from one place.
LETTERS_FROM_ONE_NET = "5/d/key"
LETTERS_OF_A_KNOWN_BROWSER = "3/m/key,20/d/key"
TOO_MANY = "too_many_tries"
# What is guessed; each has a count of its own, so that one way in stays open.
PASSWORD, CODE, SECOND_STEP = "password", "code", "second-step"


def guess(what: str, email: str):
    """Count a guess before it is looked at; who was right calls `rollback`.

    Being right never clears the count: else an attacker would sign in to an account
    of his own in between.
    """
    device = devices.known(context.request, email)
    rates = GUESSES_OF_A_KNOWN_BROWSER if device else GUESSES
    usage = _counted(f"guess-{what}", rates, device or mailbox(email))
    if usage is None:
        journal.limit_hit(what, email)
        raise ValidationError(
            _(
                "That was too many tries. Wait an hour, choose another way to sign "
                "in, or use a browser where you have signed in before."
            ),
            code=TOO_MANY,
        )
    return usage


def may_write(email: str, dry_run=False) -> bool:
    """Whether one more code may be sent to a mailbox; asking counts as sending."""
    device = devices.known(context.request, email)
    key = f"{device} {mailbox(email)}"
    net = f"{ratelimit.get_ip(context.request)} {mailbox(email)}"
    counts = (
        [("letter", LETTERS_OF_A_KNOWN_BROWSER, key)]
        if device
        else [("net-letter", LETTERS_FROM_ONE_NET, net), ("letter", LETTERS, key)]
    )
    may = all(_counted(*count, dry_run=dry_run) is not None for count in counts)
    if not (may or dry_run):
        journal.limit_hit("letter", email)
    return may


def was_hit(form) -> bool:
    """Whether a form says that there were too many tries."""
    errors = (error for field in form.errors.as_data().values() for error in field)
    return any(error.code in (TOO_MANY, "too_many_login_attempts") for error in errors)


def _counted(action, rates, key, dry_run=False):
    return counted(context.request, "accounts", action, rates, key, dry_run)
