"""Sending an activity on: what it is, when and where, in one tap, by what one has."""

from urllib.parse import unquote

import pytest

pytestmark = pytest.mark.django_db

WHAT = (
    "Fotboll för alla\nIdrott och rörelse i Norsborg. "
    "Nästa tillfälle är tisdag 24 november kl. 18.00–20.00. "
    "Adressen är Idrottsvägen 3. Det är gratis. Alla är välkomna. "
    "Språk som talas där: svenska. Det är bara att komma.\n"
)


def test_who_gets_it_reads_the_facts_and_the_link(client, football):
    page = client.get(f"/aktiviteter/{football.pk}/").content.decode()
    link = f"http://testserver/aktiviteter/{football.pk}/"
    for begin in ("sms:?&amp;body=", "https://wa.me/?text=", "&amp;body="):
        [said] = {
            unquote(part.split('"')[0])
            for part in page.split(begin)[1:]
            if "sms" in begin or "wa.me" in begin
        } or {WHAT + link}
        assert said == WHAT + link
    assert f'data-share="{link}"' in page


def test_names_keep_their_direction_among_arabic_words(client, football):
    page = unquote(client.get(f"/ar/aktiviteter/{football.pk}/").content.decode())
    assert "\u2068Fotboll för alla\u2069\n" in page
    assert "\u206818.00–20.00\u2069" in page


def test_odd_names_stay_words(client, football):
    football.title = 'A&B "x" <i> ?=#%0A'
    football.save()
    page = client.get(f"/en/aktiviteter/{football.pk}/").content.decode()
    assert "wa.me/?text=A%26B%20%22x%22%20%3Ci%3E%20%3F%3D%23%250A%0A" in page


def test_what_has_ended_names_others_like_it_near_there(client, football, cafe, umea):
    football.unpublish()
    page = f"/en/aktiviteter/{football.pk}/"
    ended = client.get(page)
    assert ended.status_code == 410
    assert "Instead, near there" in ended.content.decode()
    assert cafe.title in ended.content.decode()
    cafe.municipality = umea
    cafe.save()
    assert cafe.title not in client.get(page).content.decode()
    cafe.type_id = football.type_id
    cafe.municipality_id = "0126"  # the same county
    cafe.save()
    assert cafe.title in client.get(page).content.decode()
