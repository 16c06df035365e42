"""The catalogues of translations: read from the code, compared, made ready to use.

Everything is done in Python, so that a machine without gettext can do it too.
"""

import ast
import re
import tokenize
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

import django
import polib
from django.utils.translation import to_language, to_locale
from django.utils.translation.template import templatize

from samla.core.languages import BY_CODE, chain

# What calls for a translation, and which of its arguments are words of ours.
CALLS = {
    "_": ("one",),
    "gettext": ("one",),
    "gettext_lazy": ("one",),
    "gettext_noop": ("one",),
    "ngettext": ("one", "many"),
    "ngettext_lazy": ("one", "many"),
    "pgettext": ("context", "one"),
    "pgettext_lazy": ("context", "one"),
    "npgettext": ("context", "one", "many"),
    "npgettext_lazy": ("context", "one", "many"),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")


@dataclass
class Message:
    """A text of ours, its plural if it has one, and the files that use it."""

    one: str
    context: str | None = None
    many: str = ""
    files: set = field(default_factory=set)


def used_messages(root: Path) -> dict[tuple, Message]:
    """Every message that code and templates use, by context and text."""
    found = {}
    for path in sorted(root.glob("samla/**/*.py")):
        _collect(path.read_text(), str(path.relative_to(root)), found)
    for path in sorted(root.glob("templates/**/*.*")):
        # Between brackets, indentation and line ends mean nothing.
        source = f"({templatize(path.read_text())}\n)"
        _collect(source, str(path.relative_to(root)), found)
    for path in sorted(root.glob("samla/*/*.toml")):
        file = str(path.relative_to(root))
        for text in _told(tomllib.loads(path.read_text())):
            found.setdefault((None, text), Message(text)).files.add(file)
    return found


def _told(table) -> Iterator[str]:
    """The sentences of a table of facts: its `text` and `why`."""
    for name, value in table.items():
        if name in ("text", "why"):
            yield value
        elif isinstance(value, list):
            for row in value:
                yield from _told(row)


def _collect(source, file, found):
    for message in _messages(source):
        known = found.setdefault((message.context, message.one), message)
        known.many = known.many or message.many
        known.files.add(file)


def _messages(source: str) -> Iterator[Message]:
    tokens = list(tokenize.generate_tokens(StringIO(source).readline))
    for number, token in enumerate(tokens[:-1]):
        called = token.type == tokenize.NAME and token.string in CALLS
        if called and tokens[number + 1].string == "(":
            names = CALLS[token.string]
            arguments = _strings(tokens[number + 2 :], len(names))
            if len(arguments) == len(names):
                yield Message(**dict(zip(names, arguments, strict=True)))


def _strings(tokens, wanted: int) -> list[str]:
    """The plain strings that stand first among the arguments of a call."""
    found = [""]
    for token in tokens:
        if token.type == tokenize.STRING and not token.string.startswith(("f", "b")):
            found[-1] += ast.literal_eval(token.string)
        elif token.string == "," and len(found) < wanted:
            found.append("")
        elif token.type not in (tokenize.NL, tokenize.COMMENT):
            break
    return [text for text in found if text]


def catalogue(root: Path, language: str) -> polib.POFile:
    """The catalogue of a language, a new one where there is none yet."""
    path = _file(root / "samla" / "locale", language)
    if path.exists():
        return polib.pofile(str(path), wrapwidth=88)
    made = polib.POFile(fpath=str(path), wrapwidth=88)
    made.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural_rule(language),
    }
    return made


def _file(folder: Path, language: str) -> Path:
    return folder / to_locale(language) / "LC_MESSAGES" / "django.po"


def plural_rule(language: str) -> str:
    """The rule of plural forms: ours, or that of Django's catalogue of the language."""
    if language in BY_CODE and BY_CODE[language].plural:
        return BY_CODE[language].plural
    path = _file(Path(django.__file__).parent / "conf" / "locale", language)
    return polib.pofile(str(path)).metadata["Plural-Forms"]


def inherited(root: Path, language: str) -> dict[tuple, polib.POEntry]:
    """What a language takes from its parents where its own catalogue says nothing."""
    found = {}
    for parent in reversed(chain(language)[1:]):
        found |= entries(catalogue(root, parent))
    return found


def bring_up_to_date(po: polib.POFile, used: dict, needed=None) -> tuple[int, int]:
    """Add what is needed and drop what the code does not use; how many of each."""
    known = entries(po)
    needed = used if needed is None else needed
    gone = known.keys() - used.keys()
    new = needed.keys() - known.keys()
    for key in gone:
        po.remove(known[key])
    for key in new:
        known[key] = polib.POEntry(msgctxt=key[0], msgid=key[1])
        po.append(known[key])
    for key in known.keys() & used.keys():
        _describe(known[key], used[key], po)
    po.sort(key=lambda entry: (entry.occurrences, entry.msgid))
    return len(new), len(gone)


def entries(po: polib.POFile) -> dict[tuple, polib.POEntry]:
    """What a catalogue says, by context and text."""
    return {(entry.msgctxt, entry.msgid): entry for entry in po if not entry.obsolete}


def _describe(entry, message, po):
    entry.occurrences = [(file, "") for file in sorted(message.files)]
    entry.flags = [flag for flag in entry.flags if flag != "python-format"]
    if re.search(r"%\(\w+\)|%[sd]", message.one + message.many):
        entry.flags.append("python-format")
    if message.many:
        entry.msgid_plural = message.many
        count = int(re.search(r"nplurals=(\d)", po.metadata["Plural-Forms"])[1])
        entry.msgstr_plural = {n: entry.msgstr_plural.get(n, "") for n in range(count)}


def faults(po: polib.POFile, used: dict, needed=None, parents=()) -> Iterator[str]:
    """What a reader of this language would see go wrong, a line for each.

    `needed` are the messages she may meet, if not all that are used; `parents` is what
    her language takes from others.
    """
    own = entries(po)
    known = dict(parents) | own
    for key, message in (used if needed is None else needed).items():
        entry = known.get(key)
        if entry is None:
            yield f"missing: {message.one!r}"
        elif entry.fuzzy:
            yield f"fuzzy: {message.one!r}"
        elif message.many != entry.msgid_plural or not all(_texts(entry)):
            yield f"untranslated: {message.one!r}"
        elif _placeholders_differ(entry):
            yield f"placeholders differ: {message.one!r}"
    for key in own.keys() - used.keys():
        yield f"no longer used: {key[1]!r}"


def _texts(entry) -> list[str]:
    return list(entry.msgstr_plural.values()) or [entry.msgstr]


def _placeholders_differ(entry) -> bool:
    """Whether a text names what the code does not give, or leaves out what it does."""
    given = set(PLACEHOLDER.findall(entry.msgid + entry.msgid_plural))
    said = [set(PLACEHOLDER.findall(text)) for text in _texts(entry)]
    if entry.msgid_plural:  # "one" and "two" may say it without the number
        return any(names - given for names in said)
    return said != [given]


def compile_all(root: Path) -> int:
    """Write what programs read, where it is older than the catalogue; how many."""
    written = 0
    for path in root.glob("samla/*/*/LC_MESSAGES/django.po"):
        made = path.with_suffix(".mo")
        sources = _sources(path)
        newest = max(source.stat().st_mtime_ns for source in sources)
        if not made.exists() or made.stat().st_mtime_ns <= newest:
            draft = path.with_suffix(".draft")
            _whole(sources).save_as_mofile(str(draft))
            draft.replace(made)
            written += 1
    return written


def _sources(path):
    """A catalogue and those of its parents beside it."""
    folder = path.parent.parent.parent
    language = to_language(path.parent.parent.name)
    files = (_file(folder, code) for code in chain(language))
    return [file for file in files if file.exists()]


def _whole(sources):
    """A catalogue with what it takes from its parents, as programs read it."""
    po, *parents = (polib.pofile(str(path)) for path in sources)
    for parent in parents:
        own = entries(po)
        po.extend(entry for key, entry in entries(parent).items() if key not in own)
    return po
