"""Doubles: what one sender has asked a municipality twice is answered once."""

from contextlib import contextmanager

from django.db import models
from django.db.models import Exists, OuterRef

from samla.enquiries.models.status import Closing, Status, Step

ON_ITS_WAY = (Status.NEW, Status.RECEIVED, Status.HANDLING, Status.REOPENED)


class Doubling(models.Model):
    """Mixed into Enquiry: how two of one sender become one, and two again."""

    class Meta:
        abstract = True

    @property
    def answered_in(self):
        """The enquiry that answers this one: itself, or whichever it went into."""
        return self.merged_into or self

    @property
    def shown_home(self):
        """The one that answers this one; nothing where that was put away."""
        home = self.answered_in
        return home if home.hidden_at is None else None

    @property
    def shown_doubles(self):
        """Those that this one answers, too."""
        return self.doubles.filter(hidden_at=None).order_by("pk")

    @property
    def has_doubles(self) -> bool:
        """Whether it answers others, too: then it goes to no other municipality."""
        return self.shown_doubles.exists()

    def possible_homes(self, person):
        """Those of the same sender and place that can answer this one, too.

        Only what a person may answer herself: she reads there how it begins. Only
        one that somebody is about to answer: what is answered, closed or waits for
        its sender would swallow what is asked here. What is closed
        itself keeps how it ended, and has none. What may go to another municipality
        takes none along.
        """
        rows = type(self).objects.answerable_by(person)
        if self.status == Status.CLOSED or not rows.filter(pk=self.pk).exists():
            return rows.none()
        rows = rows.filter(email__iexact=self.email, municipality=self.municipality_id)
        rows = rows.exclude(pk=self.pk).filter(status__in=ON_ITS_WAY)
        asks = self.hand_overs.model.objects.waiting_for_consent()
        rows = rows.filter(~Exists(asks.filter(enquiry=OuterRef("pk"))))
        return rows.order_by("-asked_at", "-pk")

    def merge_into(self, other, person) -> bool:
        """Let another enquiry of the same sender answer this one; whether it does now.

        Whoever was asked about this one can do nothing more about it.
        """
        if other.email.lower() != self.email.lower():
            raise ValueError("Only enquiries of one sender are doubles.")
        with both_in_turn(self, other):
            may_be = self.possible_homes(person).filter(pk=other.pk).exists()
            if may_be:
                other.promise_by(self)
                self.merged_into = other
                self.doubles.update(merged_into=other)
                self._close(Closing.MERGED)
                other.tell_step(Step.MERGED, self.reference, person)
        return may_be

    def promise_by(self, double):
        """The earlier of two promises is the one that is kept."""
        is_promised = double.is_open and double.status != Status.WAITING
        if is_promised and double.answer_due_on < self.answer_due_on:
            self.answer_due_on = double.answer_due_on
            self._keep("answer_due_on")

    def part(self, person) -> bool:
        """Answer it by itself again: it waits, with the promise it had."""
        with self.in_turn():
            was_merged = self.merged_into_id is not None
            if was_merged:
                self.find_who_is_here()
                self._forget_reminders()
                self._move(Status.REOPENED)
                self.tell_step(Step.PARTED, person=person)
        return was_merged


@contextmanager
def both_in_turn(one, other):
    """Both are locked, the older first, so that no two wait for each other."""
    first, second = sorted((one, other), key=lambda row: row.pk)
    with first.in_turn(), second.in_turn():
        yield
