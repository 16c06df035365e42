"""Letters that follow a letter: it has come in, or has come back."""

import datetime

from django.utils import timezone

from samla.enquiries.emails.asking import replied, tell, to_sender
from samla.enquiries.models import Message

# Who writes more within an hour is read as well, and nobody's mailbox is filled.
MOST_TOLD = 10
HOUR = datetime.timedelta(hours=1)


def landed(what):
    """Who answers is told; who wrote, which of her files could not be kept.

    What a program wrote is answered by nobody: so no two programs write for ever.
    """
    if not what.is_of_sender:
        if what.message.side == Message.Side.COLLEAGUE:
            tell(what.enquiry, "enquiry_noted")
        return
    if not _are_many(what.enquiry):
        replied(what.enquiry)
    if what.refused:
        today = timezone.localdate()
        to_sender(
            "enquiry_files_refused",
            what.enquiry,
            once=f"files {what.enquiry.pk} {today}",
            refused=what.refused,
        )


def came_back(enquiry):
    """Who answers is told that a letter did not reach its reader."""
    tell(enquiry, "enquiry_came_back")


def _are_many(enquiry):
    then = timezone.now() - HOUR
    rows = enquiry.messages.filter(side=Message.Side.WRITER, said_at__gt=then)
    return rows.count() > MOST_TOLD
