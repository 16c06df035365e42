"""A link in a letter: what it is about, who may use it, and what was said by it."""

from dataclasses import dataclass
from datetime import timedelta

import pghistory
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.db import transaction

from samla.core.freshness import Confirmable, confirmable_kinds

LINK_DAYS = 60
SALT = "samla.moderation.still-right"
# A signed link is about this long; nothing longer is looked at.
LONGEST = 200
# Whom the letter went to, by how often somebody has been asked.
OWNER, OTHERS, COORDINATOR = 1, 2, 3


class LinkIsOver(Exception):
    """It was ours, and is too old."""


class LinkIsWrong(Exception):
    """It was never ours, or what it was about is there no more."""


@dataclass
class Link:
    """Lets its reader say one of a few things about one entry, without signing in."""

    entry: Confirmable
    step: int
    # The number of the person it was written to; none where a mailbox was.
    reader: int | None = None

    @property
    def token(self) -> str:
        """What stands in the address; a person is in it by her number only."""
        named = [self.entry.KIND, self.entry.pk, self.step]
        named += [self.reader] if self.reader else []
        return TimestampSigner(salt=SALT).sign_object(named)

    @property
    def side(self) -> str:
        """On whose word a confirmation by it stands."""
        if self.step == COORDINATOR:
            return Confirmable.Side.MUNICIPALITY
        return self.entry.own_side

    @property
    def is_owners(self):
        """Whether it went to those who may change the entry."""
        return self.step != COORDINATOR or self.side == self.entry.own_side

    @property
    def is_shown(self):
        """Whether the public sees the entry; the way in is always seen."""
        return bool(getattr(self.entry, "published_at", True))

    @property
    def is_shut(self):
        """Whether a decision stands, so that no link can do anything."""
        return getattr(self.entry, "is_shut", False)

    @property
    def is_readers(self):
        """Whether whom it was written to still answers for the entry."""
        return not self.reader or self.entry.keepers.filter(pk=self.reader).exists()

    @property
    def may_pause(self):
        """Whether the link can hide the entry until a day."""
        return self.entry.MAY_PAUSE and self._may_hide

    @property
    def may_end(self):
        """Whether the link can hide the entry for good."""
        return self.entry.MAY_END and self._may_hide

    @property
    def _may_hide(self):
        is_there = self.is_shown or self.entry.paused_until_on
        return bool(self.is_owners and is_there)

    @property
    def may_return(self):
        """Whether the link can show again what a pause or such a link has hidden."""
        is_theirs = self.is_owners and not self.is_shown and self.entry.may_return
        return bool(is_theirs and (self.entry.paused_until_on or self._has_ended_it))

    @property
    def _has_ended_it(self):
        """Whether such a link has hidden it, and nobody has shown it since."""
        last = self._last_event
        if last is None or last.pgh_context.metadata["said"] != "ended":
            return False
        later = self.entry.events.filter(pgh_id__gt=last.pgh_id)
        return not later.filter(published_at__isnull=False).exists()

    @property
    def said(self):
        """What was said last by such a link, and when; nothing if nothing was."""
        last = self._last_event
        return last and (last.pgh_context.metadata["said"], last.pgh_created_at)

    @property
    def _last_event(self):
        events = self.entry.events.filter(pgh_context__metadata__has_key="said")
        return events.select_related("pgh_context").order_by("-pgh_id").first()

    def say(self, what: str, until_on=None):
        """Do what somebody said; a second time, and too late, it does no harm."""
        deeds = {
            "right": self._is_right,
            "pause": self._is_paused,
            "ended": self._is_ended,
            "again": self._is_back,
        }
        # In the history stands the link, and no person: anybody may have used it.
        whole = {"user": None, "link": self.step, "said": what}
        with pghistory.context(**whole), transaction.atomic():
            rows = type(self.entry)._base_manager.select_for_update(no_key=True)
            self.entry = rows.get(pk=self.entry.pk)
            if self.is_readers and not self.is_shut:
                deeds[what](until_on)

    def _is_right(self, until_on):
        if self.is_shown:
            self.entry.confirm(self.side)

    def _is_paused(self, until_on):
        if self.may_pause:
            self.entry.pause(until_on)

    def _is_ended(self, until_on):
        if self.may_end:
            self.entry.end()

    def _is_back(self, until_on):
        if self.may_return:
            self.entry.let_out()
            self.entry.confirm(self.side)


def link_of(token: str) -> Link:
    """The link that a token stands for, if we wrote it and it is not too old."""
    signer = TimestampSigner(salt=SALT)
    age = timedelta(days=LINK_DAYS)
    try:
        kind, pk, step, *who = signer.unsign_object(token[:LONGEST], max_age=age)
    except SignatureExpired as error:
        raise LinkIsOver from error
    except (BadSignature, ValueError, TypeError) as error:
        raise LinkIsWrong from error
    model = confirmable_kinds().get(kind)
    entry = model and model.objects.filter(pk=pk).first()
    if not entry:
        raise LinkIsWrong
    return Link(entry, step, *who)
