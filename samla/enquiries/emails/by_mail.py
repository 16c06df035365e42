"""Letters that follow a letter: it has come in, or has come back."""

import datetime

from django.utils import timezone

from samla.enquiries.emails.asking import tell, to_sender
from samla.enquiries.models import Status

# Who writes more within an hour is read as well, and nobody's mailbox is filled.
MOST_TOLD = 10
HOUR = datetime.timedelta(hours=1)


def landed(what):
    """Who answers is told; who wrote, which of her files could not be kept.

    What a program wrote is answered by nobody: so no two programs write for ever. Where
    her answer is waited for, who answers looks whether it was a person after all.
    """
    today = timezone.localdate()
    if what.is_of_program:
        if what.enquiry.status == Status.WAITING:
            once = f"automatic {what.enquiry.pk} {today}"
            tell(what.enquiry, "enquiry_automatic", once=once)
    elif not _are_many(what.message):
        tell(what.enquiry, "enquiry_replied" if what.is_of_sender else "enquiry_noted")
    if what.is_of_sender and what.refused:
        to_sender(
            "enquiry_files_refused",
            what.enquiry,
            once=f"files {what.enquiry.pk} {today}",
            refused=what.refused,
        )


def came_back(enquiry):
    """Who answers is told that a letter did not reach its reader."""
    tell(enquiry, "enquiry_came_back")


def _are_many(message):
    then = timezone.now() - HOUR
    rows = message.enquiry.messages.filter(side=message.side, said_at__gt=then)
    return rows.count() > MOST_TOLD
