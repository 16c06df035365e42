"""Where an enquiry stands, how it ended, and which steps its sender sees."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Status(models.TextChoices):
    """From new to closed; what is answered can be opened again."""

    NEW = "new", pgettext_lazy("enquiry", "New")
    RECEIVED = "received", pgettext_lazy("enquiry", "Received")
    HANDLING = "handling", pgettext_lazy("enquiry", "With a handler")
    WAITING = "waiting", pgettext_lazy("enquiry", "Waiting for the sender")
    ANSWERED = "answered", pgettext_lazy("enquiry", "Answered")
    REOPENED = "reopened", pgettext_lazy("enquiry", "Opened again")
    CLOSED = "closed", pgettext_lazy("enquiry", "Closed")


# What somebody still has to do something about.
OPEN = (
    Status.NEW,
    Status.RECEIVED,
    Status.HANDLING,
    Status.WAITING,
    Status.REOPENED,
)


class Closing(models.TextChoices):
    """How an enquiry ended."""

    ANSWERED = "answered", _("It was answered")
    WITHDRAWN = "withdrawn", _("The sender needs no answer any more")
    REFUSED = "refused", _("It was not answered, with a reason")
    MERGED = "merged", _("It is answered together with another")


class Step(models.TextChoices):
    """What happened to an enquiry, as its sender reads it."""

    RECEIVED = "received", _("Somebody has begun to read your question")
    ASSIGNED = "assigned", _("Your question was given to somebody who answers")
    HANDED = "handed", _("Your question was handed over")
    ASKED_CONSENT = "asked-consent", _("You were asked about another municipality")
    CONSENTED = "consented", _("You said yes: another municipality answers")
    DECLINED = "declined", _("You said no: the question stays where it is")
    REOPENED = "reopened", _("You said that it is not answered yet")
    CLOSED = "closed", _("The question was closed")
    MERGED = "merged", _("Another question of yours is answered here too")
    PARTED = "parted", _("The question is answered by itself again")
    PUT_AWAY = "put-away", _("The question was put away")
    TAKEN_OUT = "taken-out", _("The question was taken out again")


# The same to those who answer; where nothing stands, the words are for both.
TOLD_TO_STAFF = {
    Step.RECEIVED: _("Somebody has begun to read the question"),
    Step.ASSIGNED: _("The question was given to somebody who answers"),
    Step.HANDED: _("The question was handed over"),
    Step.ASKED_CONSENT: _("The sender was asked about another municipality"),
    Step.CONSENTED: _("The sender said yes: another municipality answers"),
    Step.DECLINED: _("The sender said no: the question stays where it is"),
    Step.REOPENED: _("The sender said that it is not answered yet"),
    Step.MERGED: _("Another question of the sender is answered here too"),
}
