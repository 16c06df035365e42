"""Pictures are looked at with suspicion, and always drawn anew."""

import contextlib
import io
import struct
import zlib

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from PIL import Image

from samla.core.pictures import drawn_anew


def file(content):
    """A file as a form hands it over."""
    sent = io.BytesIO(content)
    sent.size = len(content)
    return sent


def drawing(kind="JPEG", size=(40, 30), mode="RGB", colour=None, **how):
    """A picture file of a kind, as its bytes."""
    out = io.BytesIO()
    Image.new(mode, size, colour or 0).save(out, kind, **how)
    return out.getvalue()


def png_that_says(width, height):
    """A few bytes that unpack to as many pixels as they say."""

    def part(name, content):
        body = name + content
        return (
            struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 10_000)
    return (
        b"\x89PNG\r\n\x1a\n"
        + part(b"IHDR", head)
        + part(b"IDAT", rows)
        + part(b"IEND", b"")
    )


def refusal(content):
    with override("en"):
        with pytest.raises(ValidationError) as refused:
            drawn_anew(file(content))
        return refused.value.messages[0]


def redrawn(content):
    jpeg, width, height = drawn_anew(file(content))
    picture = Image.open(io.BytesIO(jpeg))
    assert picture.format == "JPEG"
    assert picture.size == (width, height)
    return picture


def test_a_large_picture_becomes_as_large_as_a_page():
    assert redrawn(drawing(size=(4000, 3000))).size == (1280, 960)


def test_a_small_picture_keeps_its_size():
    assert redrawn(drawing(size=(40, 30))).size == (40, 30)


@pytest.mark.parametrize("size", [(1, 1), (20_000, 1), (1, 20_000)])
def test_odd_sizes_are_drawn(size):
    assert max(redrawn(drawing("PNG", size)).size) <= 1280


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        ("PNG", "1"),
        ("PNG", "L"),
        ("PNG", "LA"),
        ("PNG", "P"),
        ("PNG", "RGBA"),
        ("PNG", "I;16"),
        ("JPEG", "L"),
        ("JPEG", "CMYK"),
        ("WEBP", "RGBA"),
    ],
)
def test_all_ways_to_keep_colours_are_drawn(kind, mode):
    assert redrawn(drawing(kind, mode=mode)).mode == "RGB"


def test_what_was_clear_becomes_white():
    clear = drawing("PNG", mode="RGBA", colour=(255, 0, 0, 0))
    assert redrawn(clear).getpixel((5, 5)) == (255, 255, 255)


def test_a_picture_taken_sideways_stands_up():
    exif = Image.Exif()
    exif[0x0112] = 6
    assert redrawn(drawing(size=(40, 30), exif=exif)).size == (30, 40)


def test_nothing_but_colours_is_kept():
    exif = Image.Exif()
    exif[0x010F] = "Kamera"
    exif.get_ifd(0x8825).update({1: "N", 2: (59.0, 12.0, 0.0)})
    secret = drawing(exif=exif, comment=b"hemligt ord", xmp=b"<x:xmpmeta/>")
    jpeg, _width, _height = drawn_anew(file(secret + b"<script>alert(1)</script>"))
    for word in (b"Exif", b"Kamera", b"hemligt", b"xmpmeta", b"script"):
        assert word not in jpeg
    assert not Image.open(io.BytesIO(jpeg)).getexif()


@pytest.mark.parametrize(
    "content",
    [
        b"hej",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<!doctype html><script>alert(1)</script>",
        b"GIF89a<script>alert(1)</script>",
        b"%PDF-1.7",
        b"%!PS-Adobe-3.0 EPSF-3.0",
        drawing("GIF", mode="P"),
        drawing("TIFF"),
        drawing("BMP"),
    ],
    ids=["text", "svg", "html", "script", "pdf", "eps", "gif", "tiff", "bmp"],
)
def test_other_things_are_not_looked_into(content):
    assert refusal(content).startswith("This is not a picture we can show.")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_half_a_picture_is_refused(kind):
    noise = Image.effect_noise((200, 200), 90).convert("RGB")
    out = io.BytesIO()
    noise.save(out, kind)
    half = out.getvalue()[: len(out.getvalue()) // 2]
    assert "damaged" in refusal(half)


@pytest.mark.parametrize("cut", range(0, 700, 7))
def test_no_cut_and_no_scratch_breaks_anything(cut):
    whole = drawing("PNG", (64, 64))
    scratched = bytearray(drawing("JPEG", (64, 64)))
    scratched[cut % len(scratched)] ^= 0xFF
    for content in (whole[: cut % len(whole)], bytes(scratched)):
        with contextlib.suppress(ValidationError):
            drawn_anew(file(content))


@pytest.mark.parametrize("size", [(30_000, 30_000), (5001, 5000), (2**31 - 1, 1)])
def test_too_many_pixels_are_refused_before_they_are_unpacked(size):
    assert "25 million pixels" in refusal(png_that_says(*size))


def test_a_heavy_file_is_refused_unread():
    heavy = file(b"")
    heavy.size = 8 * 2**20 + 1
    with override("en"), pytest.raises(ValidationError, match="larger than 8 MB"):
        drawn_anew(heavy)
