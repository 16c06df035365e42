"""Letters of the room activities."""

from django.urls import reverse
from django.utils import translation

from samla.core import letters
from samla.core.templatetags.samla import absolute

# What language its mailbox reads is not known.
LANGUAGE = "sv"


def co_organiser_asked(request, invitation):
    """Ask an organisation whether it wants to be named as co-organiser."""
    with translation.override(LANGUAGE):
        path = reverse("activities:co-organiser-answer", args=[invitation.pk])
    letters.write(
        "activities/emails/co_organiser_asked.txt",
        invitation.organisation.email,
        {"invitation": invitation, "link": absolute({"request": request}, path)},
        LANGUAGE,
    )
