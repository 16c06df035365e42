"""Units: texts and translations on their way out to a file, and in again."""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from samla.core.deceiving import deceiving_word, plain_name, without_piles
from samla.core.forms import MIXED, UNSEEN
from samla.core.private import IDENTITY_NUMBER, WARNINGS, private_details
from samla.core.versions import plain
from samla.translations.models.gaps import gaps_of, translated_kinds
from samla.translations.models.side import Side, languages_for, rows_of, sides_of

# What one file holds at most; more is too much for one sitting, and for one page.
MOST_ENTRIES = 100
MOST_UNITS = 500
LONGEST_KEY = 19


@dataclass
class Unit:
    """One text as a file tells it: "aktivitet/12/title", source, translation."""

    id: str
    language: str
    source: str
    text: str
    # Where it stands in the file, for whoever looks for it.
    line: int = 0
    # Facts about the entry that only a file that leaves has.
    side: Any = None


@dataclass
class Change:
    """What one unit of a file would change, or why it cannot."""

    unit: Unit
    side: Side | None = None
    error: str = ""
    warnings: list = field(default_factory=list)

    @property
    def is_change(self):
        return not self.error and plain(self.unit.text) != plain(self.side.text)

    @property
    def source(self):
        """What its translator has read: as it stands here, where it is the same."""
        same = plain(self.unit.source) == plain(self.side.source)
        return self.side.source if same else self.unit.source

    @property
    def is_outdated(self):
        return self.source != self.side.source


def units_of(user, language, is_all=False) -> list[Unit]:
    """What a person may take out in a language: the texts of her first entries."""
    units = []
    listed = list(gaps_of(user, language, is_all)[:MOST_ENTRIES])
    for kind, model in translated_kinds().items():
        keys = [row["pk"] for row in listed if row["kind_said"] == kind]
        rows = rows_of(model, keys, language)
        for entry in model.objects.filter(pk__in=keys).order_by("pk"):
            here = f"{kind}/{entry.pk}"
            for side in sides_of(entry, language, rows.get(entry.pk, [])):
                told = (f"{here}/{side.name}", language, side.source, side.text)
                units.append(Unit(*told, side=side))
    return units[:MOST_UNITS]


def changes_of(units, user) -> list[Change]:
    """What a file would change of a person's entries; wrong lines say what is wrong."""
    units = units[:MOST_UNITS]
    entries, sides = _entries(units, user)
    changes, seen = [], set()
    for unit in units:
        here, _slash, name = unit.id.rpartition("/")
        entry = entries.get(here)
        change = Change(unit)
        changes.append(change)
        if entry is None or name not in entry.FREE_TEXT:
            change.error = _("There is no such text of yours.")
        elif (unit.id, unit.language) in seen:
            change.error = _("The same text stands in the file twice.")
        elif unit.language not in dict(languages_for(entry)):
            change.error = _("This text cannot be translated into that language here.")
        else:
            empty = Side(entry, name, unit.language)
            look_at(change, sides.get((unit.id, unit.language), empty))
        seen.add((unit.id, unit.language))
    return changes


def _entries(units, user):
    """The entries that units name, if they are hers, and what stands there now."""
    entries, sides = {}, {}
    asked = {unit.language for unit in units}
    languages = [code for code, _name in settings.LANGUAGES if code in asked]
    for kind, model in translated_kinds().items():
        keys = {_key(unit.id, kind) for unit in units} - {None}
        near = model.objects.editable_by(user).select_related(
            "municipality", *model.SPEAKS
        )
        found = {f"{kind}/{entry.pk}": entry for entry in near.filter(pk__in=keys)}
        entries |= found
        for language in languages:
            rows = rows_of(model, [entry.pk for entry in found.values()], language)
            for here, entry in found.items():
                for side in sides_of(entry, language, rows.get(entry.pk, [])):
                    sides[f"{here}/{side.name}", language] = side
    return entries, sides


def _key(id, kind):
    """The number in "aktivitet/12/title", if it is of that kind."""
    here, _slash, rest = id.partition("/")
    number, _slash, _name = rest.partition("/")
    is_key = number.isascii() and number.isdigit() and len(number) < LONGEST_KEY
    return int(number) if here == kind and is_key else None


def look_at(change, side):
    """Lay the unit beside what stands here, and look it through."""
    unit, change.side = change.unit, side
    unit.text = without_piles(UNSEEN.sub("", unit.text)).strip()
    if side.is_one_line:
        unit.text = " ".join(plain_name(unit.text).split())
    if not unit.text:
        unit.text = side.text  # an empty cell takes nothing away
    if len(unit.text) > side.longest:
        said = _("Write at most %(limit_value)d characters. You wrote %(show_value)d.")
        change.error = said % {
            "limit_value": side.longest,
            "show_value": len(unit.text),
        }
    elif side.is_one_line and (word := deceiving_word(unit.text, side.language)):
        change.error = str(MIXED) % {"word": word}
    elif change.is_change:
        _warn(change)


def _warn(change):
    found = private_details(change.unit.text)
    if IDENTITY_NUMBER in found:
        change.error = str(WARNINGS[IDENTITY_NUMBER])
        return
    change.warnings += [str(WARNINGS[kind]) for kind in found]
    if change.is_outdated:
        change.warnings.append(
            _("The original has been changed since the file was made.")
        )
    side = change.side
    lacking = Side(side.entry, side.name, side.language, Unsaved(change.unit.text))
    if words := lacking.missing_marks:
        said = _("These words stand in the original and not here: %(words)s.")
        change.warnings.append(said % {"words": ", ".join(words)})


@dataclass(frozen=True)
class Unsaved:
    """A text where a row is expected."""

    text: str


def refuse(said):
    """Say what is wrong with a whole file."""
    raise ValidationError(said, "file")
