"""Letters when two questions of one sender become one, and two again."""

from samla.enquiries.emails import answering, handing
from samla.enquiries.emails.asking import tell, to_sender


def merged(enquiry, asked):
    """The sender is told where it is answered; whoever was asked about it need not."""
    to_sender("enquiry_merged", enquiry.merged_into, double=enquiry)
    for hand_over in asked:
        handing.taken_back(hand_over)


def parted(enquiry, person):
    """The sender is told; so is who answers, unless she has done it herself."""
    to_sender("enquiry_parted", enquiry)
    if enquiry.handler is None:
        tell(enquiry, "enquiry_new")
    elif enquiry.handler.user_id != person.pk:
        answering.assigned(enquiry)
