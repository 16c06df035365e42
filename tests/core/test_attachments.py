"""Files are known by what is in them, and nothing that runs is taken."""

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from samla.core.attachments import DOCX, JPEG, ODT, PDF, TEXT, looked_at
from samla.core.pictures import MOST_BYTES


def package(**parts):
    """A document that is a package of parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return file.getvalue()


def picture():
    file = io.BytesIO()
    Image.effect_noise((64, 64), 90).save(file, "PNG")
    return file.getvalue()


WORD = package(**{"[Content_Types].xml": "<x/>", "word__document_dot_xml": "<x/>"})
WRITER = package(mimetype=ODT, content_dot_xml="<x/>")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.4 ...", PDF),
        (WORD, DOCX),
        (WRITER, ODT),
        ("Hej på dig, سلام".encode(), TEXT),
        (picture(), JPEG),
    ],
)
def test_what_people_send_is_known_by_its_content(content, kind):
    checked = looked_at(SimpleUploadedFile("namn.exe", content))
    assert checked.kind == kind
    assert checked.title.startswith("namn.")
    assert not checked.title.endswith(".exe")
    if kind != JPEG:
        assert checked.content == content


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"MZ\x90\x00" * 10, "unknown"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>\x00</svg>", "unknown"),
        (b"PK\x03\x04 broken", "damaged"),
        (package(a_dot_txt="x"), "unknown"),
        (
            package(
                **{
                    "[Content_Types].xml": "x",
                    "word__document_dot_xml": "x",
                    "word__vbaProject_dot_bin": "x",
                }
            ),
            "with_program",
        ),
        (picture()[:2000], "damaged"),
        (b"x" * (MOST_BYTES + 1), "too_heavy"),
    ],
)
def test_everything_else_is_refused_in_words(content, code):
    with pytest.raises(ValidationError) as error:
        looked_at(SimpleUploadedFile("fil.pdf", content))
    assert error.value.code == code
    assert len(error.value.messages[0]) > 20


def test_a_package_that_grows_when_it_is_unpacked_is_not_unpacked():
    bomb = package(**{"[Content_Types].xml": "x", "word__a": b"0" * (201 * 2**20)})
    with pytest.raises(ValidationError):
        looked_at(SimpleUploadedFile("bomb.docx", bomb))


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\x\\plan.pdf", "plan.pdf"),
        ("\u202etfel.exe", "tfel.pdf"),
        ("", "fil.pdf"),
        ("å" * 200, "å" * 80 + ".pdf"),
        ("خطة.pdf", "خطة.pdf"),
        ('a"b\r\nc', "a_b__c.pdf"),
    ],
)
def test_a_name_is_a_name_and_nothing_else(name, title):
    file = io.BytesIO(b"%PDF-")
    file.size, file.name = 5, name
    assert looked_at(file).title == title
