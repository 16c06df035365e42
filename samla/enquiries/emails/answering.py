"""Letters about an answer: to the sender, and to the colleague who gets a question."""

from django.urls import reverse

from samla.core import letters
from samla.enquiries.emails.asking import to_sender
from samla.enquiries.models import Message


def written(enquiry, message):
    """The sender is told that there is an answer, or a question, and where."""
    is_answer = message.kind == Message.Kind.ANSWER
    name = "enquiry_answered" if is_answer else "enquiry_asked_back"
    to_sender(name, enquiry, points=message.pointers.exists())


def refused(enquiry):
    """The sender is told that it was closed, and why."""
    to_sender("enquiry_refused", enquiry)


def assigned(enquiry):
    """A colleague is told that a question is hers now."""
    user = enquiry.handler.user
    if enquiry.is_example or not user.is_active:
        return
    path = reverse("enquiries:enquiry-answer", args=[enquiry.pk])
    context = {"enquiry": enquiry, "link": letters.address(path, user.language)}
    letters.write(
        "enquiries/emails/enquiry_assigned.txt", user.email, context, user.language
    )
