"""Wishes in a season round: made, changed and taken back until the day."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from samla.bookings.models import NotNow, RoundWish
from samla.organisations.models import Membership
from tests.bookings.rounds import a_round, day_passes, wished

pytestmark = pytest.mark.django_db


def words(answer):
    return " ".join(answer.content.decode().split())


@pytest.fixture
def season(botkyrka, hall):
    return a_round(botkyrka, hall)


def said(association, hall, **changes):
    told = {
        "organisation": association.pk,
        "rank": "1",
        "weekday": "2",
        "starts": "18:00",
        "ends": "20:00",
        "every": "1",
        "persons": "20",
        "premises": hall.pk,
        "activity_type": "activity_type:language-cafe",
        "target_groups": ["target_group:child0"],
        "note": "Vi har kaffe",
    }
    return told | changes


def test_she_wishes_changes_it_and_takes_it_back(
    client, amina, association, hall, season
):
    page = client.get(season.get_absolute_url())
    assert f"/bokningar/omgangar/{season.pk}/onskemal/" in words(page)
    assert not page.cookies
    client.force_login(amina)
    path = f"/en/bokningar/omgangar/{season.pk}/onskemal/"
    assert client.get(path).context["form"]["rank"].value() == 1
    for _click in range(2):
        answer = client.post(path, said(association, hall))
        assert answer.status_code == 302, answer.context["form"].errors
    wish = RoundWish.objects.get()
    assert (wish.made_by, wish.user_kind) == (amina, "youth")
    assert wish.starts == datetime.time(18)
    assert client.get(path).context["form"]["rank"].value() == 2
    # a second wish of the same rank is told at the question, and kept on the page
    answer = client.post(path, said(association, hall, starts="17:00"))
    assert "rank" in answer.context["form"].errors
    assert answer.context["form"]["starts"].value() == "17:00"
    mine = f"/en/bokningar/onskemal/{wish.pk}/"
    answer = client.post(mine, said(association, hall, starts="17:00", rank="3"))
    assert answer.status_code == 302, answer.context["form"].errors
    assert "17.00" in words(client.get("/en/bokningar/onskemal/"))
    for _click in range(2):
        answer = client.post(mine + "ta-tillbaka/")
    assert not RoundWish.objects.exists()
    # any room of a kind
    kind = said(association, hall, premises="", kind="premises_kind:hall")
    assert client.post(path, kind).status_code == 302
    assert RoundWish.objects.get().kind_id == "premises_kind:hall"


BAD = [
    ({"ends": "17:00"}, "ends"),
    ({"ends": "25:00"}, "ends"),
    ({"persons": "0"}, "persons"),
    ({"persons": "81"}, "persons"),
    ({"persons": "10000"}, "persons"),
    ({"rank": "0"}, "rank"),
    ({"rank": "51"}, "rank"),
    ({"weekday": "8"}, "weekday"),
    ({"every": "3"}, "every"),
    ({"premises": "", "kind": ""}, "premises"),
    ({"premises": "999999"}, "premises"),
    ({"kind": "premises_kind:pool", "premises": ""}, "kind"),
    ({"organisation": "999999"}, "organisation"),
    ({"activity_type": ""}, "activity_type"),
    ({"note": "x" * 301}, "note"),
]


def test_bad_wishes_are_told_at_the_question(client, amina, association, hall, season):
    client.force_login(amina)
    path = f"/en/bokningar/omgangar/{season.pk}/onskemal/"
    for changes, name in BAD:
        answer = client.post(path, said(association, hall, **changes))
        assert name in answer.context["form"].errors, changes
    assert not RoundWish.objects.exists()


def test_late_wishes_are_refused_in_words_and_by_the_database(
    client, amina, association, hall, season
):
    wish = wished(season, association)
    day_passes(season)
    client.force_login(amina)
    path = f"/en/bokningar/omgangar/{season.pk}/onskemal/"
    assert "No more wishes are taken" in words(client.get(path))
    answer = client.post(path, said(association, hall, rank="2"), follow=True)
    assert "takes no more wishes" in words(answer)
    answer = client.post(
        f"/en/bokningar/onskemal/{wish.pk}/", said(association, hall, rank="2")
    )
    assert "takes no more wishes" in words(answer)
    client.post(f"/en/bokningar/onskemal/{wish.pk}/ta-tillbaka/")
    wish = RoundWish.objects.get()
    assert wish.rank == 1
    # she pressed the button in the very moment of the end
    with pytest.raises(IntegrityError, match="takes no more"), transaction.atomic():
        RoundWish.objects.filter(pk=wish.pk).update(rank=2)
    wish.round.wishes_until_at = timezone.now() + datetime.timedelta(days=1)
    with pytest.raises(NotNow, match="fler önskemål"):
        wish.put()


def test_a_room_that_is_wished_for_is_kept_and_asked_for_no_more_when_it_is_hidden(
    client, amina, association, hall, season
):
    wish = wished(season, association)
    hall.unpublish()
    with pytest.raises(ValidationError, match="avpublicera"):
        hall.delete()
    assert RoundWish.objects.get() == wish
    client.force_login(amina)
    path = f"/en/bokningar/omgangar/{season.pk}/onskemal/"
    answer = client.post(path, said(association, hall, rank="2"))
    assert "premises" in answer.context["form"].errors


def test_a_colleague_of_another_organisation_sees_nothing(
    client, stranger, association, ali, season
):
    wish = wished(season, association)
    Membership.objects.create(user=stranger, organisation=ali, role="editor")
    client.force_login(stranger)
    assert client.get(f"/bokningar/onskemal/{wish.pk}/").status_code == 404
    assert association.name not in words(client.get("/bokningar/onskemal/"))
