"""Files that people send along: told by their content, never by what they call it."""

import unicodedata
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samla.core.pictures import MOST_BYTES, drawn_anew

PDF, TEXT, JPEG = "application/pdf", "text/plain", "image/jpeg"
OFFICE = "application/vnd.openxmlformats-officedocument."
DOCX = f"{OFFICE}wordprocessingml.document"
XLSX = f"{OFFICE}spreadsheetml.sheet"
PPTX = f"{OFFICE}presentationml.presentation"
ODF = "application/vnd.oasis.opendocument."
ODT, ODS, ODP = f"{ODF}text", f"{ODF}spreadsheet", f"{ODF}presentation"
ENDINGS = {
    PDF: ".pdf",
    TEXT: ".txt",
    JPEG: ".jpg",
    DOCX: ".docx",
    XLSX: ".xlsx",
    PPTX: ".pptx",
    ODT: ".odt",
    ODS: ".ods",
    ODP: ".odp",
}
# The first part of each kind of document that is a package of parts.
PARTS = {"word/": DOCX, "xl/": XLSX, "ppt/": PPTX}
PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF")
# A package holds no more than this when it is unpacked.
MOST_UNPACKED = 200 * 2**20
MOST_PARTS = 5000
LONGEST_TITLE = 80
PROGRAMS = ("vbaproject.bin", "activex", "oleobject")

TOO_HEAVY = _("The file is larger than 8 MB. Make it smaller and send it again.")
EMPTY = _("The file is empty. Choose another one.")
UNKNOWN = _(
    "We cannot take this kind of file. Send a PDF, a picture, a text, or a document "
    "from Word, Excel, PowerPoint or LibreOffice."
)
WITH_PROGRAM = _(
    "The document holds macros or another file. Save it without them, or as a PDF, "
    "and send it again."
)
DAMAGED = _("The file is damaged. Open it, save it again, and send the new one.")


@dataclass(frozen=True)
class Checked:
    """A file that was looked at: what it is, what it is called, and its content."""

    kind: str
    title: str
    content: bytes


def looked_at(file) -> Checked:
    """A file that may be kept, or a sentence that says what to do instead.

    A picture is drawn anew; everything else is kept as it came, and is only ever
    handed out as a file to save.
    """
    if file.size > MOST_BYTES:
        raise ValidationError(TOO_HEAVY, "too_heavy")
    file.seek(0)
    content = file.read(MOST_BYTES + 1)
    if not content:
        raise ValidationError(EMPTY, "empty")
    if content.startswith(PICTURES):
        content, _width, _height = drawn_anew(file)
        kind = JPEG
    else:
        kind = _kind_of(content)
    return Checked(kind, title_of(file.name, kind), content)


def title_of(name: str, kind: str) -> str:
    """What its sender calls it, without path and unseen signs, with the true ending."""
    name = PurePath(str(name or "").replace("\\", "/")).name
    stem = "".join(
        sign if unicodedata.category(sign)[0] in "LNM" or sign in " -_." else "_"
        for sign in PurePath(name).stem
    )
    stem = stem.strip(" ._")[:LONGEST_TITLE].strip() or "fil"
    return stem + ENDINGS[kind]


def _kind_of(content):
    if content.startswith(b"%PDF-"):
        return PDF
    if content.startswith(b"PK\x03\x04"):
        return _package(content)
    if _is_text(content):
        return TEXT
    raise ValidationError(UNKNOWN, "unknown")


def _is_text(content):
    """Whether it is text that people read, without unseen signs."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return all(
        sign in "\t\r\n\f" or unicodedata.category(sign) not in ("Cc", "Cn", "Co")
        for sign in text
    )


def _package(content):
    """Which document a package of parts is; measured before anything is unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            parts = package.infolist()
            if len(parts) > MOST_PARTS:
                raise ValidationError(DAMAGED, "damaged")
            if sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise ValidationError(DAMAGED, "damaged")
            names = [part.filename.lower() for part in parts]
            if any(word in name for name in names for word in PROGRAMS):
                raise ValidationError(WITH_PROGRAM, "with_program")
            return _document(package, names)
    except (zipfile.BadZipFile, RuntimeError, OSError, ValueError) as error:
        raise ValidationError(DAMAGED, "damaged") from error


def _document(package, names):
    if "mimetype" in names:
        with package.open("mimetype") as part:
            kind = part.read(100).decode("ascii", "replace").strip()
        if kind in ENDINGS:
            return kind
    if "[content_types].xml" in names:
        for beginning, kind in PARTS.items():
            if any(name.startswith(beginning) for name in names):
                return kind
    raise ValidationError(UNKNOWN, "unknown")
