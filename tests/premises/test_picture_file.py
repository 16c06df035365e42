"""A picture as everybody fetches it: kept for long, run nowhere."""

import pytest

from samla.premises.models import Picture

pytestmark = pytest.mark.django_db


def test_it_is_a_jpeg_and_nothing_else(client, picture):
    answer = client.get(picture.get_absolute_url())
    assert answer.content == bytes(picture.jpeg)
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_it_is_kept_for_a_year(client, picture):
    answer = client.get(picture.get_absolute_url())
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert not answer.cookies
    tag = answer.headers["ETag"]
    again = client.get(picture.get_absolute_url(), headers={"if-none-match": tag})
    assert again.status_code == 304


def test_the_picture_of_a_draft_is_not_found(client, clubroom, picture):
    Picture.objects.update(premises=clubroom)
    assert client.get(picture.get_absolute_url()).status_code == 404


def test_the_picture_goes_when_its_organisation_is_not_shown(
    client, clubroom, association, picture
):
    clubroom.publish()
    Picture.objects.update(premises=clubroom)
    assert client.get(picture.get_absolute_url()).status_code == 200
    association.published_at = None
    association.save()
    assert client.get(picture.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    "name",
    [
        "finns-inte.jpg",
        "..%2f..%2fetc%2fpasswd.jpg",
        "../../manage.py",
        "%2e%2e/settings.jpg",
        "a" * 5000 + ".jpg",
        "%00.jpg",
        "",
    ],
)
def test_there_is_no_other_way_in(client, db, name):
    assert client.get(f"/lokaler/bild/{name}").status_code in (400, 404)
