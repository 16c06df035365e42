"""A code on paper leads to the page in the reader's language, and tells the truth."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connection, transaction

from samla.core.codes import is_code
from samla.paper.models import ShortCode, short_code
from tests.activities.conftest import at

pytestmark = pytest.mark.django_db


def follow(client, path, accept=""):
    return client.get(path, headers={"Accept-Language": accept} if accept else {})


def test_the_phone_says_in_which_language(client, code, football):
    page = f"/aktiviteter/{football.pk}/"
    for path, accept, lands in [
        (f"/k/{code}", "", page),
        (f"/k/{code}", "ar-SY,ar;q=0.9,en;q=0.8", f"/ar{page}"),
        (f"/k/{code}", "xx,en;q=0.3", f"/en{page}"),
        (f"/k/{code}", "*;q=0.1,;;;,ar;q=oops", page),
        (f"/k/{code}?sprak=ar", "en", f"/ar{page}"),
        (f"/k/{code}?sprak=sv", "en", page),
        (f"/k/{code}?sprak=../en", "", page),
        (f"/ar/k/{code}", "en", f"/ar{page}"),
        (f"/k/{str(code).lower()}/", "en", f"/en{page}"),
        (f"/k/{str(code)[:2]}%20{str(code)[2:]}", "en", f"/en{page}"),
    ]:
        answer = follow(client, path, accept)
        assert answer.status_code == 302
        assert answer.headers["Location"] == lands, (path, accept)
        assert "Accept-Language" in answer.headers["Vary"]
        assert not answer.cookies


def test_each_thing_has_one_code_and_its_own_way(
    client, football, association, hall, botkyrka
):
    week = "/aktiviteter/?var=Botkyrka+kommun&nar=vecka"
    lands = {
        football: f"/aktiviteter/{football.pk}/",
        association: f"/organisationer/{association.pk}/",
        hall: f"/lokaler/{hall.pk}/",
        botkyrka: week,
    }
    codes = {ShortCode.objects.of(thing).code: lands[thing] for thing in lands}
    assert len(codes) == len(lands)
    assert codes.keys() == {ShortCode.objects.of(thing).code for thing in lands}
    for code, page in codes.items():
        assert is_code(code)
        assert follow(client, f"/k/{code}").headers["Location"] == page
    hall.unpublish()  # what is near can still be found
    code = ShortCode.objects.of(hall)
    assert follow(client, f"/k/{code}").headers["Location"] == week


def test_behind_the_code_of_a_place_is_what_is_on_there(client, cafe, football, hall):
    cafe.venue, cafe.premises = "premises", hall
    cafe.save()
    page = client.get(f"/en/k/{ShortCode.objects.of(hall)}", follow=True).text
    assert hall.name in page
    assert cafe.title in page
    assert football.title not in page
    assert "/en/aktiviteter/?var=Botkyrka%20kommun" in page


def test_what_became_of_it_is_told_behind_the_same_code(client, code, football, cafe):
    def read():
        return client.get(f"/en/k/{code}", follow=True)

    date = football.occurrences.first()
    date.cancel("Hallen är stängd.")
    assert "Hallen är stängd." in read().content.decode()
    date.move(at("2026-11-25", "19:00"), at("2026-11-25", "20:00"))
    assert "Moved from" in read().content.decode()
    football.unpublish()
    ended = read()
    assert ended.status_code == 410
    assert "This activity is not on now" in ended.content.decode()
    assert cafe.title in ended.content.decode()
    football.delete()
    gone = read()
    assert gone.status_code == 410
    assert "It is not here any more" in gone.content.decode()
    assert "This week: Botkyrka" in gone.content.decode()


def test_a_wrong_code_leads_to_the_field_with_what_was_typed(client, code):
    wrong = str(code)[:-1] + ("2" if str(code)[-1] != "2" else "3")
    answer = client.get(f"/en/k/{wrong}", follow=True)
    assert answer.status_code == 404
    page = answer.content.decode()
    assert f'value="{wrong}"' in page
    assert "Look at each sign once more" in page
    for odd in ("%00", "%F0%9F%92%A9", "a" * 3000, "%3Cscript%3E", "..%2Fadmin"):
        assert client.get(f"/k/{odd}", follow=True).status_code in (400, 404)


def test_the_database_keeps_codes_readable_and_to_one_thing(football, hall, botkyrka):
    whose = {"municipality": botkyrka}
    for wrong in (
        {"code": "O0I1", "kind": "municipality"},
        {"code": "22", "kind": "municipality"},
        {"code": "2222", "kind": "activity", "activity": football, "premises": hall},
        {"code": "2222", "kind": "municipality", "premises": hall},
        {"code": "2222", "kind": "organisation", "activity": football},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            ShortCode.objects.create(**whose, **wrong)
    ShortCode.objects.of(botkyrka)
    with pytest.raises(IntegrityError), transaction.atomic():
        ShortCode.objects.create(**whose, code="2222", kind="municipality")


def test_a_code_that_is_taken_is_made_anew_and_longer(
    monkeypatch, football, hall, botkyrka
):
    lengths = []

    def made(length):
        lengths.append(length)
        return "2" * length

    monkeypatch.setattr(short_code, "made", made)
    codes = [ShortCode.objects.of(thing).code for thing in (football, hall, botkyrka)]
    assert codes == ["2222", "22222", "222222"]
    assert lengths == [4, 4, 4, 5, 4, 4, 5, 5, 6]


@pytest.mark.django_db(transaction=True)
def test_two_who_ask_at_once_get_the_same_code(botkyrka):
    both = threading.Barrier(2)

    def ask(_who):
        both.wait(5)
        try:
            return ShortCode.objects.of(botkyrka).code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(ask, range(2))
    assert first == second
