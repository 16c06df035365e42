"""Letters when two questions of one sender become one."""

from samla.enquiries.emails import handing
from samla.enquiries.emails.asking import to_sender


def merged(enquiry, asked):
    """The sender is told where it is answered; whoever was asked about it need not."""
    to_sender("enquiry_merged", enquiry.merged_into, double=enquiry)
    for hand_over in asked:
        handing.taken_back(hand_over)
