"""Letters of the room activities."""

from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from samla.core import letters
from samla.core.templatetags.samla import absolute


def co_organiser_asked(request, invitation):
    """Ask an organisation whether it wants to be named as co-organiser."""
    with translation.override("sv"):  # what language its mailbox reads is not known
        path = reverse("activities:co-organiser-answer", args=[invitation.pk])
        text = render_to_string(
            "activities/emails/co_organiser_asked.txt",
            {"invitation": invitation, "link": absolute({"request": request}, path)},
        )
        subject = _("Do you take part in “%(activity)s”?") % {
            "activity": " ".join(invitation.activity.title.split())
        }
    letter = EmailMessage(subject, text, to=[invitation.organisation.email])
    transaction.on_commit(lambda: letters.send(letter))
