"""XLIFF 1.2, which the tools of translators read: written and read, without surprises.

A file from outside may hold no document type, so no entities of its own: neither a bomb
nor a file of the server can hide in it.
"""

from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from django.utils.translation import gettext as _

from samla.core.languages import tag
from samla.translations.models.units import Unit, refuse

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
DEEPEST = 30
HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="{NAMESPACE}">
"""


def as_xliff(units) -> str:
    """Units as a file; a text and what it is translated from stand together."""
    parts, entry = [HEAD], None
    for unit in units:
        here = unit.id.rpartition("/")[0]
        if here != entry:
            parts.append("</body></file>\n" if entry else "")
            languages = (tag(unit.side.entry.text_code), tag(unit.language))
            parts.append(_file(here, *languages))
            entry = here
        parts.append(_unit(unit))
    parts.append("</body></file>\n" if entry else "")
    return "".join([*parts, "</xliff>\n"])


def _file(here, source, target):
    return (
        f"<file original={quoteattr(here)} datatype="
        f'"plaintext" source-language="{source}" target-language="{target}"><body>\n'
    )


def _unit(unit):
    side = unit.side
    state = "needs-translation" if not side.row else "translated"
    state = "needs-adaptation" if side.is_outdated else state
    return (
        f"<trans-unit id={quoteattr(unit.id)} xml:space="
        f'"preserve" maxwidth="{side.longest}" size-unit="char">\n'
        f"<source>{_written(unit.source)}</source>\n"
        f'<target state="{state}">{_written(unit.text)}</target>\n'
        f"<note>{_written(str(side.question))}</note>\n</trans-unit>\n"
    )


def _written(text):
    """A text without the signs that XML cannot hold, line ends as XML has them."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    held = (sign for sign in text if sign in "\t\n" or sign >= " ")
    return escape("".join(sign for sign in held if sign not in "\ufffe\uffff"))


class Reader:
    """Reads the units of a file, and says at which line it cannot go on."""

    def __init__(self):
        self.units, self.path = [], []
        self.language, self.unit, self.kept = "", None, None
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def read(self, content: bytes) -> list[Unit]:
        try:
            self.parser.Parse(content, True)
        except expat.ExpatError as error:
            said = _("Line %(line)d of the file is not XML. Export it again.")
            refuse(said % {"line": error.lineno})
        except (LookupError, ValueError):
            refuse(_("The file is in an encoding that we do not know. Use UTF-8."))
        return self.units

    def _doctype(self, *_about):
        refuse(_("The file holds a document type (DOCTYPE). Take it away."))

    def _start(self, name, attrs):
        name = name.rpartition(" ")[2]
        if not self.path and name != "xliff":
            refuse(_("This is not an XLIFF file."))
        self.path.append(name)
        if len(self.path) > DEEPEST:
            refuse(_("This is not an XLIFF file."))
        if name == "file":
            self.language = attrs.get("target-language", "").lower()
        elif name == "trans-unit":
            line = self.parser.CurrentLineNumber
            self.unit = Unit(attrs.get("id", ""), self.language, "", "", line)
        elif name in ("source", "target") and self.path[-2:-1] == ["trans-unit"]:
            self.kept = []

    def _text(self, text):
        if self.kept is not None:
            self.kept.append(text)

    def _end(self, _name):
        name = self.path.pop()
        if self.kept is not None and self.path[-1:] == ["trans-unit"]:
            if name in ("source", "target"):
                text = "".join(self.kept)
                setattr(self.unit, "source" if name == "source" else "text", text)
                self.kept = None
        elif name == "trans-unit":
            self.units.append(self.unit)


def from_xliff(content: bytes) -> list[Unit]:
    """The units of a file that somebody sends; else a sentence on what is wrong."""
    return Reader().read(content)
