"""Pictures that people send: looked at with suspicion, and always drawn anew."""

from io import BytesIO

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

# The only kinds that are even looked into: no drawings with scripts, no moving ones.
KINDS = ("JPEG", "PNG", "WEBP")
MOST_BYTES = 8 * 2**20
MOST_PIXELS = 25_000_000
LONGEST_SIDE = 1280
QUALITY = 80
Image.MAX_IMAGE_PIXELS = MOST_PIXELS

TOO_HEAVY = _("The picture is larger than 8 MB. Make it smaller and send it again.")
TOO_LARGE = _(
    "The picture has more than 25 million pixels. Make it smaller, "
    "for example 2,000 pixels wide, and send it again."
)
UNKNOWN = _("This is not a picture we can show. Send a JPEG, PNG or WebP picture.")
DAMAGED = _(
    "The picture is damaged: a part of it is missing or cannot be read. "
    "Open it, save it again, and send the new one."
)


def drawn_anew(file) -> tuple[bytes, int, int]:
    """What a file shows as a JPEG of our own, with its width and height.

    Nothing but the colours is kept: no place, no camera, no words, no script.
    """
    if file.size > MOST_BYTES:
        raise ValidationError(TOO_HEAVY, "too_heavy")
    try:
        return _as_jpeg(_upright(_opened(file)))
    except ValidationError:
        raise
    except Image.DecompressionBombError as error:
        raise ValidationError(TOO_LARGE, "too_large") from error
    except UnidentifiedImageError as error:
        raise ValidationError(UNKNOWN, "unknown") from error
    except Exception as error:  # whatever a crafted file makes the library raise
        raise ValidationError(DAMAGED, "damaged") from error


def as_answer(picture):
    """A file that a browser shows inside a page and runs nowhere."""
    response = HttpResponse(bytes(picture.jpeg), content_type="image/jpeg")
    response.headers["Content-Disposition"] = (
        f'attachment; filename="{picture.name}.jpg"'
    )
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _opened(file):
    """The picture, measured before it is unpacked."""
    file.seek(0)
    picture = Image.open(file, formats=KINDS)
    if picture.width * picture.height > MOST_PIXELS:
        raise ValidationError(TOO_LARGE, "too_large")
    picture.draft("RGB", (2 * LONGEST_SIDE, 2 * LONGEST_SIDE))
    return picture


def _upright(picture):
    """As the camera was held, in plain colours and at most our size."""
    picture = ImageOps.exif_transpose(picture)
    if picture.mode != "RGB":
        picture = picture.convert("RGBA")
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return picture


def _as_jpeg(picture):
    """Drawn on white paper, so that nothing hidden comes along."""
    paper = Image.new("RGB", picture.size, "white")
    paper.paste(picture, mask=picture if picture.mode == "RGBA" else None)
    jpeg = BytesIO()
    paper.save(jpeg, "JPEG", quality=QUALITY, progressive=True, optimize=True)
    return jpeg.getvalue(), paper.width, paper.height
