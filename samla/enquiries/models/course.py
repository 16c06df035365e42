"""The course of an enquiry: each thing that can happen to it, as one act.

Every act locks the row first, so that two at once take turns, and writes what was
said or done into its messages.
"""

from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone

from samla.core.days import (
    after_working_days,
    first_working_day,
    working_days_between,
)
from samla.enquiries.models.absence import is_here, who_answers
from samla.enquiries.models.doubles import Doubling
from samla.enquiries.models.status import Closing, Status, Step
from samla.moderation.models.review_rows import due_on

UNHANDLED = (Status.NEW, Status.RECEIVED, Status.REOPENED)


class Course(Doubling):
    """Mixed into Enquiry: what its sender and those who answer can do."""

    class Meta:
        abstract = True

    @property
    def shown_messages(self):
        """What its sender reads."""
        return self.messages.shown_to_writer().in_order()

    # What those who answer do

    def receive(self, person):
        """Somebody has begun to read it; the second one changes nothing."""
        with self.in_turn():
            if self.status == Status.NEW:
                self._move(Status.RECEIVED)
                self.tell_step(Step.RECEIVED, self.answering_unit, person)

    def assign(self, handler, person=None):
        """Give it to a colleague; her name is told only if she has chosen so."""
        with self.in_turn():
            self.handler = handler
            told = ", ".join(filter(None, (self.answering_unit, handler.public_name)))
            if self.status in UNHANDLED:
                self._move(Status.HANDLING)
            self._keep("handler")
            self.tell_step(Step.ASSIGNED, told, person)

    def answer(self, text, person=None, **said):
        """Answer the sender; the first answer keeps or breaks the promise.

        Nothing where another one answers this one: that is parted by nobody's answer.
        """
        with self.in_turn():
            if self.merged_into_id:
                return None
            message = self._tell(text, person, kind="answer", **said)
            self._is_answered()
            self._move(Status.ANSWERED)
        return message

    def ask_back(self, text, person=None, **said):
        """Ask the sender something; her days do not count against the promise."""
        with self.in_turn():
            if self.merged_into_id:
                return None
            message = self._tell(text, person, kind="question", **said)
            if self.status != Status.WAITING:
                self._move(Status.WAITING)
        return message

    def note(self, text, person=None, **said):
        """Write something that its sender never sees."""
        said |= {"kind": "note", "is_internal": True}
        return self._say(text, person, **said)

    def refuse(self, reason, person):
        """Close it without an answer, and say why."""
        with self.in_turn():
            self._is_answered(is_answer=False)
            self._close(Closing.REFUSED, reason)
            self.tell_step(Step.CLOSED, self.answering_unit, person)

    def settle(self, person=None) -> bool:
        """Close what is answered; nothing where it is not, or no more."""
        with self.in_turn():
            is_answered = self.status == Status.ANSWERED and not self.hidden_at
            if is_answered:
                self._close(Closing.ANSWERED)
                self.tell_step(Step.CLOSED, self.answering_unit, person)
        return is_answered

    # What is put away waits for the plan to destroy it

    def hide(self, person) -> bool:
        """Put it away, if it is dealt with; the plan says when it is destroyed."""
        with self.in_turn():
            may_be = not self.is_open and not self.hidden_at
            if may_be:
                self.hidden_at, self.hidden_by = timezone.now(), person
                self._keep("hidden_at", "hidden_by")
                self.tell_step(Step.PUT_AWAY, person=person, is_internal=True)
        return may_be

    def unhide(self, person) -> bool:
        """Take it out of the queue of disposal: it is as it was before."""
        with self.in_turn():
            was_hidden = self.hidden_at is not None
            if was_hidden:
                self.hidden_at = self.hidden_by = None
                self._keep("hidden_at", "hidden_by")
                self.tell_step(Step.TAKEN_OUT, person=person, is_internal=True)
        return was_hidden

    # What its sender does

    def reply(self, text, once=None, **said):
        """The sender writes: an answered one opens again; the same click says it once.

        Answers with the message, and whether it is new. It stands where this one is
        answered, also if somebody has made two one while she wrote.
        """
        with self.in_turn():
            if self.merged_into_id:
                return self.answered_in.reply(text, once, **said)
            if once and (found := self.messages.filter(once=once).first()):
                return found, False
            said |= {"side": "writer", "once": once}
            self.find_who_is_here()
            message = self._say(text, said.pop("person", self.user), **said)
            if self.status == Status.WAITING:
                self._goes_on()
            elif not self.is_open:
                self._reopen()
        return message, True

    def say_not_answered(self) -> bool:
        """The sender says that she has no answer yet; whether it is opened by that."""
        with self.in_turn():
            is_ended = not (self.is_open or self.merged_into_id)
            if is_ended:
                self.find_who_is_here()
                self._reopen()
        return is_ended

    def withdraw(self):
        """The sender needs nothing more."""
        with self.in_turn():
            if self.status == Status.CLOSED:
                return
            is_answered = self.status == Status.ANSWERED
            self._close(Closing.ANSWERED if is_answered else Closing.WITHDRAWN)
            self.tell_step(Step.CLOSED)

    # When it changes hands; see HandOver

    def take_over(self, hand_over):
        """Let whoever it was handed to be its handler or its unit."""
        if hand_over.unit_id:
            self.unit = hand_over.unit
        if hand_over.staff_id:
            self.handler = hand_over.staff
        self._keep("unit", "handler")
        if self.status in UNHANDLED:
            self._move(Status.HANDLING)

    def move_to(self, municipality):
        """Begin anew in another municipality, with its promise and its people.

        Links that the first one gave away open nothing any more. What the first has
        kept or broken, and its number there, say nothing of the second.
        """
        self._end_hand_overs()
        self._move(Status.NEW)
        self.municipality = municipality
        self.was_in_time, self.first_answered_at, self.diary_number = None, None, ""
        self.give_out()
        self._keep("municipality", "handler", "unit", "answer_due_on")
        self._keep("was_in_time", "first_answered_at", "diary_number")
        self._forget_reminders()

    def pass_to(self, handler):
        """Who had it is not here: somebody else has it, or nobody; never said why."""
        self.handler = handler
        self._keep("handler")

    def find_who_is_here(self):
        """Let it be nobody's who is away just now."""
        if not is_here(self.handler):
            self.pass_to(who_answers(self.municipality))

    # How it is done

    @contextmanager
    def in_turn(self):
        """One at a time: the row is locked, and is as the one before left it."""
        with transaction.atomic():
            rows = type(self).objects.for_list()
            rows = rows.select_for_update(of=("self",), no_key=True)
            self.refresh_from_db(from_queryset=rows)
            yield

    def _keep(self, *names):
        self.save(update_fields=names)

    def _move(self, status):
        self.status = status
        self.waiting_since_at = timezone.now() if status == Status.WAITING else None
        if status != Status.CLOSED:
            self.closed_at, self.closing, self.closed_because = None, "", ""
            self.merged_into = None
        if self.is_open:  # what somebody must answer is put away by nobody
            self.hidden_at = self.hidden_by = None
        self._keep(
            *("status", "waiting_since_at", "closed_at", "closing"),
            *("closed_because", "merged_into", "hidden_at", "hidden_by"),
        )

    def _close(self, closing, reason=""):
        self._end_hand_overs()
        self.closed_at, self.closing = timezone.now(), closing
        self.closed_because = reason
        self._move(Status.CLOSED)

    def _end_hand_overs(self):
        """Nobody else is asked any more: what was handed out opens nothing."""
        self.hand_overs.open().update(ended_at=timezone.now())

    def _reopen(self):
        """A new promise is given; whether the first was kept stays as it was."""
        self.answer_due_on = due_on(self.municipality)
        self._keep("answer_due_on")
        self._forget_reminders()
        self._move(Status.REOPENED)
        self.tell_step(Step.REOPENED)

    def _goes_on(self):
        """The clock of the promise goes on where it stopped."""
        before, self.answer_due_on = self.answer_due_on, self.due_now
        self._keep("answer_due_on")
        if self.answer_due_on != before:
            self._forget_reminders()
        self._move(Status.HANDLING if self.handler_id else Status.RECEIVED)

    def _forget_reminders(self):
        """Of a new day nobody was reminded yet."""
        self.reminded_at, self.times_reminded = None, 0
        self._keep("reminded_at", "times_reminded")

    def _is_answered(self, is_answer=True):
        """Remember whether the promise was kept, the first time only."""
        if self.was_in_time is None:
            self.was_in_time = timezone.localdate() <= self.due_now
        if is_answer and not self.first_answered_at:
            self.first_answered_at = timezone.now()
        self._keep("was_in_time", "first_answered_at")

    @property
    def due_now(self):
        """The day of the promise, as if the sender had answered today.

        What she writes on a Saturday is read on Monday.
        """
        if not self.waiting_since_at:
            return self.answer_due_on
        since = first_working_day(timezone.localdate(self.waiting_since_at))
        until = first_working_day(timezone.localdate())
        waited = working_days_between(since, until)
        return after_working_days(self.answer_due_on, waited)

    def _tell(self, text, person, **said):
        """Say it to the sender as the function that answers now; it stays so."""
        return self._say(text, person, **{"author_name": self.answering_unit} | said)

    def _say(self, text, person=None, **said):
        said = {"side": "staff", "author": person, "text": text} | said
        return self.messages.create(**said)

    def tell_step(self, step, about="", person=None, **said):
        """Write down what was done, as its sender reads it."""
        said |= {"side": "system", "kind": "step", "step": step}
        return self.messages.create(text=about, author=person, **said)
