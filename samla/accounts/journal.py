"""What happens at the doors, for those who run Samla: no secrets, no whole address."""

import logging

from samla.core.addresses import shortened

logger = logging.getLogger("samla.accounts")


def signed_in(user, methods):
    """Somebody came in, and how."""
    logger.info("Signed in: %s by %s", shortened(user.email), ", ".join(methods))


def refused(what, email):
    """Somebody tried and was wrong."""
    logger.warning("Sign-in failed: %s, wrong %s", shortened(email), what)


def limit_hit(what, email):
    """Somebody tried too often."""
    logger.warning("Too many tries: %s, %s", shortened(email), what)


def changed(what, user):
    """Something that guards an account is another than before."""
    logger.info("Account changed: %s, %s", shortened(user.email), what)
