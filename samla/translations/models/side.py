"""Sides: a text and its translation beside each other, as translators see them."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import CharField

from samla.core.languages import tag
from samla.core.versions import digest
from samla.translations.models.glossary import missing_marks, terms_in
from samla.translations.models.translation import LONGEST, LONGEST_LINE, hash_of


@dataclass
class Side:
    """One free text of an entry, and its translation into one language."""

    entry: Any
    name: str
    language: str
    row: Any = None

    @property
    def source(self):
        return getattr(self.entry, self.name)

    @property
    def text(self):
        return self.row.text if self.row else ""

    @property
    def question(self):
        return self.entry.question_of(self.name)

    @property
    def is_outdated(self):
        """Whether the source has changed in this field since it was translated."""
        return bool(self.row) and self.row.source_hash != hash_of(self.source)

    @property
    def is_to_do(self):
        return self.row is None or self.is_outdated

    @property
    def is_for_a_machine(self):
        """Whether no person has translated it, and it lacks or is outdated."""
        return self.is_to_do and (self.row is None or self.row.is_of_a_machine)

    @property
    def is_one_line(self):
        field = self.entry._meta.get_field(self.name)
        return isinstance(field, CharField)

    @property
    def longest(self):
        """So many characters the translation may have."""
        return LONGEST_LINE if self.is_one_line else LONGEST

    @property
    def source_mark(self):
        """Another one as soon as the source is another."""
        return digest(self.source)

    @property
    def text_mark(self):
        """Another one as soon as the translation is another."""
        return digest(self.text)

    @property
    def missing_marks(self):
        """Words that the translation shall keep, and does not."""
        if not self.row:
            return []
        return missing_marks(self.entry, self.source, self.text)

    @property
    def terms(self):
        """Words of the field in the source, each in the other language."""
        return terms_in(self.source, self.entry.text_code, self.language)

    @property
    def source_tag(self):
        return tag(self.entry.text_code)

    @property
    def target_tag(self):
        return tag(self.language)


def sides_of(entry, language, rows=None) -> list[Side]:
    """Each free text that an entry has, beside what its keepers see in a language."""
    if rows is None:
        rows = entry.every_translation.filter(language=language)
    rows = sorted(rows, key=lambda row: row.waits)
    known = {row.field: row for row in rows}  # what waits comes last, and counts
    return [
        Side(entry, name, language, known.get(name))
        for name in entry.FREE_TEXT
        if getattr(entry, name)
    ]


def rows_of(model, keys, language) -> dict:
    """What its keepers see of several entries in a language: rows by entry."""
    rows = model.translations.rel.related_model.every
    found = {}
    for row in rows.filter(entry__in=keys, language=language):
        found.setdefault(row.entry_id, []).append(row)
    return found


def languages_for(entry) -> list[tuple[str, str]]:
    """The interface languages that an entry is not written in: (code, own name)."""
    return [one for one in settings.LANGUAGES if one[0] != entry.text_code]
