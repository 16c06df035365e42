"""Forms that may be open for a day: what was typed stands there again, to be sent."""

from django.middleware.csrf import CsrfViewMiddleware
from django.utils.translation import gettext as _


class _Check(CsrfViewMiddleware):
    """Says why a form is refused, instead of refusing it."""

    def _reject(self, request, reason):
        return reason


def is_expired(request) -> bool:
    """Whether a form is too old, or comes from elsewhere; for views that are exempt.

    Such a view saves nothing then, and shows its form with what was typed.
    """
    return bool(_Check(lambda request: None).process_view(request, None, (), {}))


def send_again() -> str:
    """What the reader of such a form is told."""
    return _(
        "The form had been open for long. Nothing is lost: what you wrote is still "
        "here. Send it once more."
    )
