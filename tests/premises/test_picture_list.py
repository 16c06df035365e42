"""Sending a picture of a room: it is drawn anew, and told in words."""

import io

import pytest
from django.utils import timezone
from lxml import html
from PIL import Image

from samla.premises.models import Picture, Premises
from tests.premises.conftest import drawing, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def send(client, kerstin, hall):
    """Kerstin sends a file as a picture of the hall."""
    client.force_login(kerstin)

    def post(content, name="salen.jpg", alt="Salen från dörren", language="en"):
        facts = {"file": sent(content, name), "alt": alt}
        return client.post(f"/{language}/lokaler/{hall.pk}/bilder/", facts)

    return post


def alert(answer):
    assert answer.status_code == 200
    page = html.fromstring(answer.content)
    return " ".join(page.xpath("//*[@role='alert']")[0].text_content().split())


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_kept_as_a_jpeg_of_our_own(send, hall, kind):
    assert send(drawing(kind, (2000, 1000)), "../../evil.svg").status_code == 302
    picture = hall.pictures.get()
    kept = Image.open(io.BytesIO(picture.jpeg))
    assert (kept.format, kept.size) == ("JPEG", (1280, 640))
    assert (picture.width, picture.height) == (1280, 640)
    assert picture.alt == "Salen från dörren"
    assert "evil" not in picture.name


def test_words_for_those_who_cannot_see_it_are_asked_for(send, hall):
    assert "Write in a few words what the picture shows." in alert(
        send(drawing("JPEG"), alt="")
    )
    assert not hall.pictures.exists()


def test_a_picture_is_asked_for(client, kerstin, hall):
    client.force_login(kerstin)
    answer = client.post(f"/en/lokaler/{hall.pk}/bilder/", {"alt": "Salen"})
    assert "Choose a picture." in alert(answer)
    assert html.fromstring(answer.content).xpath("//input[@name='alt']/@value") == [
        "Salen"
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (b"hej", "not a picture we can show"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a picture we can show"),
        (drawing("GIF"), "not a picture we can show"),
        (drawing("JPEG", (400, 300))[:-200], "The picture is damaged"),
    ],
    ids=["empty", "text", "svg", "gif", "truncated"],
)
def test_what_is_no_picture_is_refused_with_a_sentence(send, hall, content, sentence):
    assert sentence in alert(send(content))
    assert not hall.pictures.exists()


def test_a_heavy_file_is_refused(send, hall):
    assert "larger than 8 MB" in alert(send(drawing("JPEG") + b"\0" * 9_000_000))
    assert not hall.pictures.exists()


def test_many_files_at_once_are_refused(client, kerstin, hall):
    client.force_login(kerstin)
    files = {f"file{number}": sent(b"x") for number in range(20)}
    assert client.post(f"/lokaler/{hall.pk}/bilder/", files).status_code == 400


def test_a_room_has_eight_pictures_at_most(send, hall):
    for _ in range(8):
        Picture.objects.create(
            premises=hall, jpeg=b"x", width=1, height=1, alt="En till"
        )
    assert "at most 8 pictures" in alert(send(drawing("JPEG")))


def test_names_cannot_be_guessed(send, hall):
    send(drawing("JPEG"))
    send(drawing("JPEG"))
    names = {picture.name for picture in hall.pictures.all()}
    assert {len(name) for name in names} == {32}
    assert len(names) == 2


def test_the_picture_itself_is_not_read_for_a_list(picture):
    assert "jpeg" in Picture.objects.get().get_deferred_fields()


def test_an_unverified_ones_pictures_do_not_pass_by_review(
    client, clubroom, association, amina
):
    clubroom.approved_at = timezone.now()
    clubroom.publish()
    clubroom.save()
    association.verifications.all().delete()
    client.force_login(amina)
    path = f"/en/lokaler/{clubroom.pk}/bilder/"

    def send():
        return client.post(path, {"file": sent(drawing("JPEG")), "alt": "Salen"})

    assert "verified your organisation" in alert(send())
    clubroom.unpublish()  # paused: it may be shown again at any time
    assert "verified your organisation" in alert(send())
    assert not clubroom.pictures.exists()
    Premises.objects.update(approved_at=None)
    assert send().status_code == 302
