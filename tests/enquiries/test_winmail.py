"""What Outlook packs into winmail.dat comes out of it."""

import struct

import pytest

from samla.enquiries.models import Attachment
from tests.enquiries.test_mind_enquiries import address, answer_to, comes

__all__ = ["address"]
pytestmark = pytest.mark.django_db


def packed(*files):
    """A winmail.dat as Outlook packs it."""

    def part(kind, held):
        return struct.pack("<BHHI", 2, kind, 0, len(held)) + held + b"\0\0"

    told = b"\x78\x9f\x3e\x22\x01\x00" + part(0x9006, b"\0\0\1\0")
    for name, content in files:
        long = name.encode("utf-16-le") + b"\0\0"
        head = b"\x1f\x00\x07\x37\x01\x00\x00\x00"
        told += part(0x9002, b"x" * 14) + part(0x8010, b"KORT~1.PDF\0")
        told += part(0x800F, content)
        told += part(0x9005, b"\1\0\0\0" + head + struct.pack("<I", len(long)) + long)
    return told


def test_what_outlook_packs_is_unpacked_and_broken_packing_fails_nothing(enquiry):
    whole = packed(("Ritning över salen.pdf", b"%PDF-1.7"), ("x.exe", b"MZ\x90\0"))
    for content in (whole, whole[:-20], whole[:9], whole[:8] + b"\xff" * 90):
        letter = answer_to(enquiry, f"Bilaga {len(content)}")
        kind = {"maintype": "application", "subtype": "ms-tnef"}
        letter.add_attachment(content, filename="winmail.dat", **kind)
        comes(letter)
    titles = [one.title for one in Attachment.objects.all()]
    assert titles == ["Ritning över salen.pdf"] * 2
    notes = enquiry.messages.filter(kind="note").values_list("text", flat=True)
    assert len(notes) == 4
    for name, note in zip(("x.exe", "KORT~1.PDF"), notes, strict=False):
        assert name in note
    assert all("winmail.dat" in note for note in notes[2:])
    assert enquiry.messages.filter(side="writer").count() == 4
