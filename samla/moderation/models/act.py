"""Acts: what one person did to an entry at one time, in words."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import cached_property

from samla.core.versions import plain
from samla.moderation.models.people import People
from samla.moderation.models.telling import Teller, question, statement
from samla.moderation.models.trail import Trail, together

# What a row of an act was before it, and what it came to be.
ADDED, CHANGED, TAKEN_AWAY, FOUND = "insert", "update", "delete", "before"


@dataclass
class Act:
    """The events that one page sent, or one night brought: told on one card."""

    first: int
    last: int
    ids: set


@dataclass
class Part:
    """One row that an act changed: its facts (question, before, after) and words."""

    trail: Trail
    id: int
    what: str
    about: str = ""
    changes: list = field(default_factory=list)
    said: list = field(default_factory=list)
    is_own: bool = False

    @property
    def can_be_put_back(self):
        return self.trail.can_be_put_back and self.what == TAKEN_AWAY


@dataclass
class Happening:
    """One act as a reader sees it."""

    at: Any
    who: str
    parts: list


class History:
    """All that has happened to an entry, act by act, the newest first."""

    def __init__(self, trails):
        self.trails = trails

    @cached_property
    def _marks(self):
        places = enumerate(self.trails)
        return list(together(trail.marks(place) for place, trail in places))

    @cached_property
    def acts(self):
        """Events of one page's sending are one act; so are those of one moment."""
        acts = {}
        for place, mark in enumerate(self._marks):
            key = mark["pgh_context_id"] or mark["pgh_created_at"]
            act = acts.setdefault(key, Act(place, place, set()))
            act.last = place
            act.ids.add((mark["told_trail"], mark["pgh_id"]))
        return list(acts.values())

    @property
    def newest_own(self):
        """The event that made the entry itself what it is today."""
        own = (mark["pgh_id"] for mark in self._marks if not mark["told_trail"])
        return next(own, None)

    def events_of(self, acts):
        """Everything that is told of these acts, in one question: [(act, events)]."""
        if not acts:
            return []
        first, last = min(a.first for a in acts), max(a.last for a in acts)
        rows = together(trail.told(place) for place, trail in enumerate(self.trails))
        found = list(rows[first : last + 1])
        return [(act, [e for e in found if _mark(e) in act.ids]) for act in acts]


def _mark(event):
    return event["told_trail"], event["pgh_id"]


def happenings(entry, history, acts, reader):
    """The acts of a page in words, for one reader."""
    people = People(entry, reader)
    teller = Teller(people)
    read = []
    for _act, events in history.events_of(acts):
        if events:
            read.append((events[0], list(_rows(history.trails, events))))
    for _newest, rows in read:
        for row in rows:
            row.note(teller)
    people.meet((e["told_metadata"] or {}).get("user") for e, _rows in read)
    teller.look_up()
    told = []
    for newest, rows in read:
        parts = [row.told(teller) for row in rows]
        who = people.behind(newest["told_metadata"])
        parts = [part for part in parts if part.what != CHANGED or _says(part)]
        if parts:
            told.append(Happening(newest["pgh_created_at"], who, parts))
    return told


def _says(part):
    return part.changes or part.said


def _rows(trails, events):
    """The rows that an act changed, the entry itself first."""
    by_row = {}
    for event in reversed(events):
        key = (event["told_trail"], event["told_row"]["id"])
        by_row.setdefault(key, []).append(event)
    for (place, _row), found in sorted(by_row.items()):
        yield ChangedRow(trails[place], found, not place)


class ChangedRow:
    """A row beside what it was before an act, however often the act touched it."""

    def __init__(self, trail, events, is_own):
        self.trail = trail
        self.is_own = is_own
        self.oldest, self.newest = events[0], events[-1]
        self.what = self._what()
        before, after = self.oldest["told_before"] or {}, self.newest["told_row"]
        if self.what == TAKEN_AWAY:
            before, after = after, {}
        self.before, self.after = before, after

    def _what(self):
        """Added, changed or, whatever else, taken away in the end."""
        came, went = self.oldest["pgh_label"], self.newest["pgh_label"]
        if went == TAKEN_AWAY:
            return TAKEN_AWAY
        return came if came in (ADDED, FOUND) else CHANGED

    @property
    def _at(self):
        return self.newest["pgh_created_at"]

    @cached_property
    def differences(self):
        """The fields that a reader has words for: (field, before, after)."""
        found = []
        for each in self._told_fields():
            was, now = self.before.get(each.attname), self.after.get(each.attname)
            if not same(was, now):
                found.append((each, was, now))
        return found

    def _told_fields(self):
        """Not whose the row is, nor what tells it apart: the card says so already."""
        trail, kept = self.trail, self.before.keys() | self.after.keys()
        for each in trail.model._meta.concrete_fields:
            told = each.name in trail.only if trail.only else question(each)
            known = each.primary_key or each.name == trail.about
            if told and not known and each.attname in kept - trail.rows.keys():
                yield each

    def note(self, teller):
        """Tell whose names will be needed."""
        for each, was, now in self.differences:
            teller.note(each, was)
            teller.note(each, now)
        if self.trail.about:
            teller.note(*self._subject)

    @property
    def _subject(self):
        subject = self.trail.model._meta.get_field(self.trail.about)
        return subject, self.newest["told_row"].get(subject.attname)

    def told(self, teller):
        """The row in words: what happened as sentences, other facts beside before."""
        part = Part(self.trail, self.newest["pgh_id"], self.what, is_own=self.is_own)
        if self.trail.about:
            part.about = teller.say(*self._subject)
        for each, was, now in self.differences:
            words = self.what != TAKEN_AWAY and statement(each, now, self._at)
            if words:
                part.said += [words] if words not in part.said else []
            else:
                was, now = teller.say(each, was), teller.say(each, now)
                part.changes.append((question(each), was, now))
        return part


def same(was, now):
    """Whether a reader would see no difference."""
    empty = (None, "", [])
    return plain(was) == plain(now) or (was in empty and now in empty)
