"""Sending a picture of a room: it is drawn anew, and told in words."""

import io

import pytest
from django.test import Client
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


@pytest.fixture
def unverified(client, clubroom, association, amina):
    """The clubroom is shown; nobody vouches for those who lend it any more."""
    clubroom.approved_at = timezone.now()
    clubroom.save()
    clubroom.publish()
    association.verifications.all().delete()
    client.force_login(amina)
    return clubroom


def added(client, room, alt="Nya salen"):
    path = f"/en/lokaler/{room.pk}/bilder/"
    answer = client.post(path, {"file": sent(drawing("JPEG")), "alt": alt}, follow=True)
    return Picture.every.get(alt=alt), answer.content.decode()


def test_an_unverified_ones_picture_waits_and_the_reviewer_sees_it(
    client, unverified, kerstin, amina
):
    picture, page = added(client, unverified)
    assert "It waits for review by Botkyrka" in page
    assert "nobody else sees it yet" in page
    visitor = Client()
    public = unverified.get_absolute_url()
    assert visitor.get(picture.get_absolute_url()).status_code == 404
    assert picture.name not in visitor.get(public).content.decode()
    review = unverified.waiting
    client.force_login(kerstin)
    seen = client.get(f"/en/provning/{review.pk}/")
    shown = f"/en/lokaler/{unverified.pk}/bilder/{picture.pk}/"
    assert html.fromstring(seen.content).xpath(f"//img[@src='{shown}']/@alt") == [
        "Nya salen"
    ]
    assert client.get(shown).status_code == 200
    answers = {"sight": review.sight, "decision": "approve"}
    client.force_login(amina)
    later, _page = added(client, unverified, "Senare")
    client.force_login(kerstin)
    assert "changed while you looked" in alert(
        client.post(f"/en/provning/{review.pk}/", answers)
    )
    answers["sight"] = unverified.waiting.sight
    assert client.post(f"/en/provning/{review.pk}/", answers).status_code == 302
    assert set(unverified.pictures.all()) == {picture, later}
    assert visitor.get(picture.get_absolute_url()).status_code == 200


def test_a_picture_that_is_sent_back_stays_unseen_and_can_be_asked_for_again(
    client, unverified, kerstin
):
    picture, _page = added(client, unverified)
    unverified.waiting.send_back(kerstin, "Ett ansikte syns.")
    path = f"/en/lokaler/{unverified.pk}/bilder/"
    page = client.get(path).content.decode()
    assert "Ett ansikte syns." in page
    assert "Not shown to anybody" in page
    assert not unverified.pictures.exists()
    client.post(path, {"again": "yes"})
    assert unverified.waiting.proposed == {"pictures": [picture.pk]}
    client.post(f"{path}{picture.pk}/ta-bort/")
    assert unverified.waiting is None
    assert client.get(path).status_code == 200


def test_a_picture_waits_beside_a_text_and_both_are_decided_at_once(
    client, unverified, kerstin, amina
):
    unverified.about = "En ny text."
    unverified.keep(["about"], amina)
    picture, _page = added(client, unverified)
    review = unverified.waiting
    assert review.proposed == {"about": "En ny text.", "pictures": [picture.pk]}
    fresh = Premises.objects.get(pk=unverified.pk).with_proposal()
    assert fresh.about == "En ny text."
    review.approve(kerstin, review.sight)
    unverified.refresh_from_db()
    assert (unverified.about, unverified.pictures.get()) == ("En ny text.", picture)


def test_before_the_first_review_and_for_the_verified_nothing_waits_alone(
    client, clubroom, amina
):
    client.force_login(amina)
    assert not added(client, clubroom, "Ett utkast")[0].waits
    clubroom.approved_at = timezone.now()
    clubroom.save()
    clubroom.publish()
    assert not added(client, clubroom, "Av en granskad")[0].waits
    assert clubroom.waiting is None
