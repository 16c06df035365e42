"""Letters about a question that goes to somebody else, and what she says to it."""

from django.urls import reverse

from samla.core import letters
from samla.enquiries.emails.asking import LANGUAGE, moved, tell, to_sender
from samla.enquiries.models.by_mail import message_id


def handed(hand_over):
    """Whoever is asked gets her link; of what is asked the letter says nothing."""
    to_colleague("hand_over_asked", hand_over)


def taken_back(hand_over):
    """Whoever was asked need not answer any more."""
    to_colleague("hand_over_ended", hand_over)


def answered(enquiry):
    """Who answers for the question hears that a colleague has answered it."""
    tell(enquiry, "enquiry_colleague_answered")


def noted(enquiry):
    """Who answers hears that a colleague has written something for her."""
    tell(enquiry, "enquiry_noted")


def over(enquiry):
    """Who answers hears that nobody has answered by a link that is over now."""
    tell(enquiry, "hand_over_expired")


def asked_consent(hand_over):
    """The sender is asked whether another municipality may answer."""
    to_sender("enquiry_consent", hand_over.enquiry, there=hand_over.municipality)


def consented(enquiry, before):
    """The sender said yes: who answers now, and who did until now, are told."""
    moved(enquiry)
    if before and before.user.is_active and not enquiry.is_example:
        user = before.user
        letters.write(
            "enquiries/emails/enquiry_gone.txt",
            user.email,
            {"enquiry": enquiry},
            user.language,
        )


def declined(enquiry):
    """The sender said no: who answers hears that it stays with her."""
    tell(enquiry, "enquiry_stays")


def to_colleague(name, hand_over):
    """A letter to somebody without an account; her answer lands on the question."""
    enquiry = hand_over.enquiry
    if enquiry.is_example or not hand_over.mailbox:
        return
    hand_over.renew()
    path = reverse("enquiries:hand-over-detail", args=[hand_over.token])
    answers_to = hand_over.reply_address
    context = {
        "enquiry": enquiry,
        "hand_over": hand_over,
        "link": letters.address(path, LANGUAGE),
        "can_be_answered": bool(answers_to),
    }
    letters.write(
        f"enquiries/emails/{name}.txt",
        hand_over.mailbox,
        context,
        LANGUAGE,
        {"Message-ID": message_id(enquiry)},
        reply_to=answers_to,
    )
