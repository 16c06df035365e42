"""An entry whose free text can be read in several languages."""

from django.db import transaction
from django.db.models import Case, OuterRef, Q, When
from django.db.models.functions import JSONObject
from django.db.models.lookups import Exact
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samla.core.languages import chain, tag
from samla.core.versions import question
from samla.moderation.models import Review, Trail
from samla.moderation.models.review_rows import locked
from samla.translations.models.translation import SourceHash, hash_of
from samla.translations.models.words import Words

TOLD = ("text", "origin", "reviewed_at")


class Translated:
    """Mixed into a kind of Entry, before Entry: its free text by language.

    The kind says in `FREE_TEXT` which of its fields are free text, has `text_language`,
    and a table of Translation whose `entry` it is, by the name `translations`.
    """

    FREE_TEXT = ()

    @classmethod
    def question_of(cls, name):
        """What a field asks, as its writers read it."""
        return question(cls, name)

    @classmethod
    def here(cls, name):
        """For lists: a text in the reader's language, where it still says the same.

        Lists have no room for a label: what only a machine has seen is not in them.
        """
        near = chain(get_language())
        order = [When(language=code, then=place) for place, code in enumerate(near)]
        rows = cls._looked_at(name).filter(entry=OuterRef("pk"), language__in=near)
        rows = rows.filter(source_hash=SourceHash(OuterRef(name)))
        # What is in the reader's language already is not looked up.
        rows = rows.exclude(Exact(OuterRef("text_language"), f"language:{near[0]}"))
        told = JSONObject(text="text", language="language")
        return rows.order_by(Case(*order)).values_list(told)[:1]

    @classmethod
    def in_all_languages(cls, name, keys) -> dict[int, dict[str, str]]:
        """For letters: a text of many by key and language, where it says the same."""
        found = {}
        rows = cls._looked_at(name).filter(entry__in=keys).current()
        for key, language, text in rows.values_list("entry", "language", "text"):
            found.setdefault(key, {})[language] = text
        return found

    @classmethod
    def _looked_at(cls, name):
        """What needs no label: a person has made or read it."""
        rows = cls.translations.rel.related_model.objects.filter(field=name)
        return rows.filter(Q(origin="person") | Q(reviewed_at__isnull=False))

    @property
    def text_code(self):
        """The language of its own words, as HTML names it: "sv"."""
        return self.text_language_id.partition(":")[2]

    @property
    def every_translation(self):
        """Those that are shown and those that wait, as its keepers see them."""
        return self.translations(manager="every").all()

    @property
    def translations_that_wait(self):
        """Those that nobody sees before they are looked at."""
        return self.every_translation.filter(waits=True)

    @property
    def also_reviewed(self):
        """Its translations too."""
        return [*super().also_reviewed, *self.translations.values_list("pk", "text")]

    def words(self, name) -> Words:
        """A text as the reader gets it: in her language, or else the original."""
        text, language = getattr(self, name), get_language()
        original = Words(text, tag(self.text_code), self.text_code != language)
        if f"{name}_here" in self.__dict__:  # a row of a list, which asks for no more
            here = self.__dict__[f"{name}_here"]
            wanted = nearer_than(self.text_code, language)
            if not here or here["language"] not in wanted:
                return original
            is_foreign, code = here["language"] != language, tag(here["language"])
            return Words(here["text"], code, is_foreign, original)
        row = self._translated_here().get(name) if text else None
        if row is None:
            return original
        is_outdated = row.source_hash != hash_of(text)
        is_foreign = row.language != language
        code = tag(row.language)
        return Words(row.text, code, is_foreign, original, row, is_outdated)

    def _translated_here(self):
        """The translations for a reader of this language, by field; asked for once."""
        language = get_language()
        if language == self.text_code:
            return {}
        known = self.__dict__.setdefault("known_translations", {})
        if language not in known:
            wanted = nearer_than(self.text_code, language)
            rows = self.translations.filter(language__in=wanted)
            rows = sorted(rows, key=lambda row: -wanted.index(row.language))
            known[language] = {row.field: row for row in rows}
        return known[language]

    def translate(self, name, language, text, person, source=None):
        """Keep what a person has translated; the review that it waits for, if any.

        No text takes the translation away, at once. The source is what she has read,
        where that may be another than what stands there now.
        """
        with transaction.atomic():
            entry = locked(self)
            rows = entry.every_translation.filter(field=name, language=language)
            if not text:
                rows.delete()
            else:
                told = {"text": text, "origin": "person", "author": person}
                _put(entry, rows, (name, language), told, source)
            self.__dict__.pop("known_translations", None)
            return entry.ask_for_translations(person)

    def translate_by_machine(self, name, language, text, person, source=None):
        """Keep what a machine has translated, where no person has; whether it did."""
        with transaction.atomic():
            entry = locked(self)
            rows = entry.every_translation.filter(field=name, language=language)
            if not text or rows.filter(origin="person").exists():
                return False
            told = {"text": text, "origin": "machine", "author": None}
            _put(entry, rows, (name, language), told, source)
            entry.ask_for_translations(person)
            return True

    def mark_read(self, row, person):
        """A second person has read a translation, as it stands; whether she could."""
        rows = self.every_translation.filter(pk=row.pk, text=row.text)
        rows = rows.filter(reviewed_at=None)
        if row.author_id:
            rows = rows.exclude(author=person)
        return bool(rows.update(reviewer=person, reviewed_at=timezone.now()))

    def take_translations_of(self, other):
        """A copy is told in the same languages; a second time changes nothing."""
        rows = list(other.translations.all())
        for row in rows:
            row.pk, row.entry, row._state.adding = None, self, True
        self.translations.bulk_create(rows, ignore_conflicts=True)

    def ask_for_translations(self, person):
        """Ask for a review of what waits; of nothing where nothing waits."""
        replaced = self.translations_that_wait.values_list("field", "language")
        keys = [
            row.pk
            for row in self.every_translation
            if row.waits or (row.field, row.language) not in set(replaced)
        ]
        return Review.objects.propose(self, {"translations": sorted(keys)}, person)

    def apply(self, proposed):
        """Make a change that was approved; its translations are shown from now on."""
        seen = proposed.get("translations", [])
        for row in self.translations_that_wait.filter(pk__in=seen):
            shown = {"field": row.field, "language": row.language}
            self.translations.filter(**shown).delete()
            row.waits = False
            row.save(update_fields=["waits"])
        super().apply({n: proposed[n] for n in proposed if n != "translations"})

    def history_of(self):
        """Also its translations."""
        model = self.translations.model
        mine = {"entry_id": self.pk}
        return [
            *super().history_of(),
            Trail(model, mine, _("Translation"), "language", TOLD),
        ]


def nearer_than(original: str, language: str) -> list[str]:
    """The languages whose texts a reader takes rather than the original."""
    wanted = chain(language)
    return wanted[: wanted.index(original)] if original in wanted else wanted


def _put(entry, rows, which, told, source=None):
    """Show it, or let it wait; the same again changes nothing."""
    name, language = which
    current = getattr(entry, name) if source is None else source
    told |= {"source_hash": hash_of(current)}
    same = rows.filter(text=told["text"], source_hash=told["source_hash"])
    same = same.filter(origin=told["origin"])
    if entry.must_wait():
        # Another text is another row: nobody approves what she did not read.
        rows.filter(waits=True).exclude(pk__in=same.values("pk")).delete()
        if not same.exists():
            kept = {"field": name, "language": language, **told}
            rows.model.every.create(entry=entry, waits=True, **kept)
        return
    rows.filter(waits=True).delete()
    if same.exists():
        return
    row = rows.first() or rows.model(entry=entry, field=name, language=language)
    for key, value in told.items():
        setattr(row, key, value)
    row.written_at, row.reviewer, row.reviewed_at = timezone.now(), None, None
    row.save()
