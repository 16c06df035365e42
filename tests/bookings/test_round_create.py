"""A round is opened, told of, changed, closed and called off by those who lend."""

import datetime

import pytest
from django.core import mail
from django.utils import timezone

from samla.bookings.forms.season import RoundForm
from samla.bookings.models import Round
from tests.bookings.conftest import asked, room
from tests.bookings.rounds import a_round, day_passes, wished

pytestmark = pytest.mark.django_db
NEW, LIST = "/en/bokningar/omgangar/ny/", "/en/bokningar/omgangar/"


def words(answer):
    return " ".join(answer.content.decode().split())


def said(*rooms, **changes):
    first = timezone.localdate() + datetime.timedelta(days=60)
    told = {
        "name": "Våren 2027",
        "first_on": first,
        "last_on": first + datetime.timedelta(days=120),
        "until_on": timezone.localdate() + datetime.timedelta(days=20),
        "skip_school_breaks": "on",
        "rooms": [one.pk for one in rooms],
        "about": "Ring gärna oss.",
    }
    return told | changes


def test_a_round_is_opened_and_the_associations_have_one_letter_each(
    client, kerstin, hall, association, ali, botkyrka
):
    client.force_login(kerstin)
    asked(hall, ali).confirm(kerstin)
    assert "No round yet" in words(client.get(LIST))
    answer = client.post(NEW, said(hall))
    assert answer.status_code == 302, answer.context["form"].errors
    made = Round.objects.get()
    assert made.owner == botkyrka
    assert list(made.rooms.all()) == [hall]
    # a second click says that the name is taken
    assert "name" in client.post(NEW, said(hall)).context["form"].errors
    assert "Våren 2027" in words(client.get("/en/bokningar/omgangar/oppna/"))
    invite = f"{LIST}{made.pk}/bjud-in/"
    assert "Alis vänner" in words(client.get(invite))
    mail.outbox.clear()
    for number in (2, 0):
        client.post(invite, {"who": ["borrowers", "verified"]})
        assert len(mail.outbox) == number
        assert len({letter.to[0] for letter in mail.outbox}) == number
        if number:
            assert f"/bokningar/omgangar/{made.pk}/" in mail.outbox[0].body
        mail.outbox.clear()
    assert "who" in client.post(invite, {"sent": "yes"}).context["form"].errors


BAD = [
    ({"name": ""}, "name"),
    ({"rooms": []}, "rooms"),
    ({"rooms": ["999999"]}, "rooms"),
    ({"last_on": timezone.localdate()}, "last_on"),
    ({"last_on": "2999-01-01"}, "last_on"),
    ({"first_on": "2020-01-01"}, "first_on"),
    ({"first_on": "igår"}, "first_on"),
    ({"until_on": "2020-01-01"}, "until_on"),
    ({"until_on": timezone.localdate() + datetime.timedelta(days=60)}, "until_on"),
]


def test_bad_rounds_are_told_at_the_question(client, kerstin, hall):
    client.force_login(kerstin)
    for changes, name in BAD:
        answer = client.post(NEW, said(hall, **changes))
        assert name in answer.context["form"].errors, changes
    assert not Round.objects.exists()


def test_a_round_is_changed_closed_and_called_off(
    client, kerstin, hall, association, amina, botkyrka
):
    small = room(botkyrka, "Lilla salen")
    season = a_round(botkyrka, hall, small)
    wished(season, association, made_by=amina)
    client.force_login(kerstin)
    edit = f"{LIST}{season.pk}/andra/"
    answer = client.post(edit, said(small, name="Hösten"))
    assert "rooms" in answer.context["form"].errors
    assert client.post(edit, said(hall, name="Hösten")).status_code == 302
    season.refresh_from_db()
    assert (season.name, season.rooms.count()) == ("Hösten", 1)
    assert season.is_open
    for _click in range(2):
        client.post(f"{LIST}{season.pk}/stang/")
    season.refresh_from_db()
    assert season.state == "passed"
    mail.outbox.clear()
    assert client.post(f"{LIST}{season.pk}/stall-in/").status_code == 302
    assert {one.to[0] for one in mail.outbox} == {association.email, amina.email}
    assert client.post(f"{LIST}{season.pk}/stall-in/").status_code == 404
    assert client.get(season.get_absolute_url()).status_code == 404
    client.force_login(amina)
    assert "Called off" in words(client.get("/en/bokningar/onskemal/"))


def test_words_are_corrected_after_the_day_and_no_wish_is_let_in_by_it(
    client, kerstin, hall, botkyrka
):
    season = a_round(botkyrka, hall)
    client.force_login(kerstin)
    client.post(f"{LIST}{season.pk}/stang/")
    edit = f"{LIST}{season.pk}/andra/"
    for about, passes in (("Samma dag.", False), ("En vecka senare.", True)):
        if passes:
            day_passes(season)
        shown = client.get(edit).context["form"]["until_on"].value()
        answer = client.post(edit, said(hall, until_on=shown, about=about))
        assert answer.status_code == 302, answer.context["form"].errors
        season.refresh_from_db()
        assert (season.state, season.about) == ("passed", about)
    # a later day lets wishes in again
    assert client.post(edit, said(hall)).status_code == 302
    season.refresh_from_db()
    assert season.is_open


def test_a_round_is_not_changed_by_who_read_it_before_others_acted(
    hall, association, botkyrka
):
    small = room(botkyrka, "Lilla salen")
    season = a_round(botkyrka, hall, small)

    def opened(*rooms):
        form = RoundForm(said(*rooms), instance=Round.objects.get())
        assert form.is_valid(), form.errors
        return form

    form = opened(small)
    wished(season, association)
    assert form.put() is None
    assert "rooms" in form.errors
    assert season.rooms.count() == 2
    for fact in ("decided_at", "withdrawn_at"):
        form = opened(hall)
        Round.objects.update(**{fact: timezone.now()})
        assert form.put() is None
        assert form.non_field_errors()
        found = Round.objects.get()
        assert (found.name, getattr(found, fact) is None) == ("Våren", False)
        Round.objects.update(**{fact: None})
    # what was closed meanwhile stays closed where only words are changed
    form = RoundForm(
        said(hall, until_on=season.last_wish_on), instance=Round.objects.get()
    )
    assert form.is_valid(), form.errors
    season.close()
    assert form.put()
    found = Round.objects.get()
    assert (found.name, found.state) == ("Våren 2027", "passed")


def test_the_desk_tells_both_sides_what_waits(
    client, kerstin, hall, association, amina, botkyrka
):
    season = a_round(botkyrka, hall)
    client.force_login(amina)
    desk = words(client.get("/en/min-sida/"))
    assert f"/bokningar/omgangar/{season.pk}/onskemal/" in desk
    wished(season, association)
    desk = words(client.get("/en/min-sida/"))
    assert f"/bokningar/omgangar/{season.pk}/" not in desk
    client.force_login(kerstin)
    assert f"/omgangar/{season.pk}/fordela/" not in words(client.get("/en/min-sida/"))
    day_passes(season)
    assert f"/omgangar/{season.pk}/fordela/" in words(client.get("/en/min-sida/"))
    Round.objects.update(decided_at=timezone.now())
    assert f"/omgangar/{season.pk}/fordela/" not in words(client.get("/en/min-sida/"))
    client.force_login(amina)
    assert "/en/bokningar/onskemal/" in words(client.get("/en/min-sida/"))


def test_who_lends_for_several_chooses_whose_rooms(
    client, kerstin, hall, association, amina
):
    client.force_login(amina)
    assert "You lend no rooms yet" in words(client.get(NEW))
    assert client.get(f"{NEW}?agare=botkyrka").status_code == 404
