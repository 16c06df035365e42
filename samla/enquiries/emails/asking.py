"""Letters when somebody asks: her receipt, and the news to who answers."""

from django.urls import reverse

from samla.accounts.models import User
from samla.core import letters
from samla.enquiries.models.by_mail import message_id

# What a shared mailbox reads is not known.
LANGUAGE = "sv"


def received(enquiry, has_receipt):
    """The receipt to who asks, in her language, and the news to who answers."""
    if has_receipt:
        to_sender("enquiry_received", enquiry)
    tell(enquiry, "enquiry_new")


def replied(enquiry):
    """The sender has written again."""
    tell(enquiry, "enquiry_replied")


def reopened(enquiry):
    """The sender says that it is not answered."""
    tell(enquiry, "enquiry_reopened")


def moved(enquiry):
    """Another municipality answers from now on: it is told as of a new one."""
    tell(enquiry, "enquiry_new")


def tell(enquiry, name, once=""):
    """Write to who answers; of what is asked and by whom a letter says nothing."""
    path = reverse("enquiries:enquiry-answer", args=[enquiry.pk])
    for address, language in readers(enquiry):
        context = {"enquiry": enquiry, "link": letters.address(path, language)}
        template = f"enquiries/emails/{name}.txt"
        letters.write(template, address, context, language, once=once)


def readers(enquiry) -> list[tuple[str, str]]:
    """Who answers, and in which language she reads.

    Where nobody is left: the function's mailbox, and who runs Samla. To the example
    people of the demonstration nobody writes.
    """
    if enquiry.is_example:
        return []
    if enquiry.handler and enquiry.handler.user.is_active:
        return [(enquiry.handler.user.email, enquiry.handler.user.language)]
    return readers_of_all(enquiry.municipality)


def readers_of_all(municipality) -> list[tuple[str, str]]:
    """Who reads where nobody of a municipality is there."""
    point = getattr(municipality, "entry_point", None)
    box = [(point.email, LANGUAGE)] if point else []
    people = User.objects.filter(is_superuser=True, is_active=True)
    return box + list(people.values_list("email", "language"))


def to_sender(name, enquiry, once="", **more):
    """A letter to who asks, in her language; she can answer it by mail or by its link.

    Its name tells of which enquiry it is when it comes back or is answered.
    """
    enquiry.renew()
    path = reverse("enquiries:enquiry-detail", args=[enquiry.token])
    answers_to = enquiry.reply_address
    context = {
        "enquiry": enquiry,
        "link": letters.address(path, enquiry.language),
        "can_be_answered": bool(answers_to),
    }
    letters.write(
        f"enquiries/emails/{name}.txt",
        enquiry.email,
        context | more,
        enquiry.language,
        {"Message-ID": message_id(enquiry)},
        reply_to=answers_to,
        once=once,
    )
