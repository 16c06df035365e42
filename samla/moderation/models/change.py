"""A change of one field, as a reviewer reads it."""

import difflib
import re
from dataclasses import dataclass
from functools import cached_property

from django.db.models import TextField
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from samla.core.private import WARNINGS, private_details
from samla.core.versions import as_json, in_words, plain, question

WORDS = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass
class Change:
    """What a field held when somebody asked, holds now, and shall hold."""

    entry: object
    name: str
    before: object
    proposed: object

    @property
    def question(self):
        """What the field asks."""
        return question(self.entry, self.name)

    @cached_property
    def now(self):
        """What the public reads."""
        return as_json(self.entry, self.name)

    @property
    def is_overtaken(self):
        """Whether the public reads something else than when this was asked for."""
        return plain(self.now) != plain(self.before)

    @property
    def is_text(self):
        """Whether it is a text of several lines, where each word counts."""
        return isinstance(self.entry._meta.get_field(self.name), TextField)

    @property
    def words_before(self):
        return self._in_words(self.before)

    @property
    def words_now(self):
        return self._in_words(self.now)

    @property
    def words_proposed(self):
        return self._in_words(self.proposed)

    @property
    def marked(self):
        """The text with what goes and what comes."""
        return marked(self.words_now, self.words_proposed)

    @property
    def private(self):
        """Warnings of private details in what shall be public."""
        text = self.proposed if isinstance(self.proposed, str) else ""
        return [WARNINGS[kind] for kind in private_details(text)]

    def _in_words(self, value):
        return in_words(self.entry, self.name, value)


def marked(old: str, new: str) -> SafeString:
    """A text with marks, also heard, on each word that goes or comes."""
    old, new = (WORDS.findall(text.replace("\r\n", "\n")) for text in (old, new))
    parts = []
    for what, i, i_end, j, j_end in difflib.SequenceMatcher(
        None, old, new
    ).get_opcodes():
        if what == "equal":
            parts.append(format_html("{}", "".join(old[i:i_end])))
            continue
        if i < i_end:
            parts.append(_mark("del", gettext("taken away:"), old[i:i_end]))
        if j < j_end:
            parts.append(_mark("ins", gettext("added:"), new[j:j_end]))
    return mark_safe("".join(parts))  # noqa: S308


def _mark(tag, said, words):
    heard = format_html('<span class="hidden-words">{} </span>', said)
    return format_html("<{0}>{1}{2}</{0}>", mark_safe(tag), heard, "".join(words))  # noqa: S308
