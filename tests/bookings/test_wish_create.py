"""Standing wishes: who waits is told once for each freeing, and takes it back."""

import datetime

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from samla.bookings.models import Closure, Freeing, Side, StandingWish
from samla.organisations.models import Membership
from tests.bookings.conftest import a_tuesday, asked, room, tuesdays

pytestmark = pytest.mark.django_db


def words(answer):
    return " ".join(answer.content.decode().split())


def wish(association, amina, **facts):
    """A Tuesday evening is waited for."""
    told = {
        "organisation": association,
        "made_by": amina,
        "weekday": 2,
        "starts": datetime.time(18),
        "ends": datetime.time(20),
        "persons": 20,
        "first_on": timezone.localdate(),
        "last_on": timezone.localdate() + datetime.timedelta(days=100),
    }
    wish = StandingWish(**told | facts)
    assert wish.put()
    return wish


def tell(capture):
    """What the command beside the server does; how many letters."""
    mail.outbox.clear()
    with capture(execute=True):
        call_command("tell_freed", verbosity=0)
    return len(mail.outbox)


def cancel(booking, dates=None):
    booking.cancel(None, Side.LENDER, "Vi flyttar", dates=dates)


def test_she_waits_from_a_refused_date_and_takes_it_back(
    client, amina, hall, association
):
    client.force_login(amina)
    query = f"lokal={hall.pk}&dagar=2&fran=18:00&till=20:00&personer=20"
    page = client.get(f"/en/bokningar/bevakningar/ny/?{query}")
    form = page.context["form"]
    said = {name: form[name].value() for name in form.fields}
    said = {name: value for name, value in said.items() if value is not None}
    for _click in range(2):
        answer = client.post(f"/en/bokningar/bevakningar/ny/?{query}", said)
        assert answer.status_code == 302, answer.context["form"].errors
    kept = StandingWish.objects.get()
    assert (kept.premises, kept.weekday, kept.persons) == (hall, 2, 20)
    assert "Albysalen" in words(client.get(answer.url))
    client.post(f"/en/bokningar/bevakningar/{kept.pk}/ta-bort/")
    assert not StandingWish.objects.exists()
    anywhere = said | {"where": "place"}
    client.post(f"/en/bokningar/bevakningar/ny/?{query}", anywhere)
    assert StandingWish.objects.get().municipality == hall.municipality


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"ends": "17:00"}, "ends"),
        ({"persons": "0"}, "persons"),
        ({"persons": "10000"}, "persons"),
        ({"last_on": "2999-01-01"}, "last_on"),
        ({"last_on": "2020-01-01"}, "last_on"),
        ({"weekday": "8"}, "weekday"),
    ],
)
def test_bad_wishes_are_told_at_the_question(client, amina, hall, changes, name):
    client.force_login(amina)
    said = {
        "organisation": amina.memberships.get().organisation_id,
        "where": "room",
        "weekday": "2",
        "starts": "18:00",
        "ends": "20:00",
        "persons": "20",
        "first_on": timezone.localdate(),
        "last_on": timezone.localdate(),
    }
    path = f"/en/bokningar/bevakningar/ny/?lokal={hall.pk}"
    assert name in client.post(path, said | changes).context["form"].errors
    assert not StandingWish.objects.exists()


def test_what_a_cancelled_term_frees_is_one_letter_and_never_a_second(
    hall, association, amina, ali, django_capture_on_commit_callbacks
):
    booking = asked(hall, ali, tuesdays(4))
    booking.confirm(None)
    wish(association, amina, premises=hall)
    assert tell(django_capture_on_commit_callbacks) == 0
    cancel(booking)
    assert Freeing.objects.count() == 4
    assert tell(django_capture_on_commit_callbacks) == 1
    letter = mail.outbox[0]
    assert letter.to == [amina.email]
    assert letter.body.count("/bokningar/ny/") == 4
    assert "Others" in letter.body or "Andra" in letter.body
    assert "Alis" not in letter.body
    assert tell(django_capture_on_commit_callbacks) == 0
    assert not Freeing.objects.exists()


def test_a_lifted_closure_and_a_time_that_ran_out_free_too(
    hall, association, amina, ali, django_capture_on_commit_callbacks
):
    wish(association, amina, premises=None, municipality=hall.municipality)
    day = tuesdays(1).booking_dates(hall)[0]
    closure = Closure(
        premises=hall, starts_at=day.starts_at, ends_at=day.ends_at, reason="Golvet"
    )
    closure.put()
    closure.delete()
    assert tell(django_capture_on_commit_callbacks) == 1
    held = asked(hall, ali)
    held.hold(None)
    held.release(timezone.now() + datetime.timedelta(days=30))
    assert tell(django_capture_on_commit_callbacks) == 1


def test_nobody_is_told_of_what_is_not_free_or_not_wished(
    hall, botkyrka, association, amina, ali, halves, django_capture_on_commit_callbacks
):
    half = halves[0]
    wish(association, amina, premises=hall)
    cancelled, stays = asked(half, ali), asked(halves[1], ali)
    for booking in (cancelled, stays):
        booking.confirm(None)
    cancel(cancelled)
    assert tell(django_capture_on_commit_callbacks) == 0  # the other half is lent
    cancel(stays)
    assert tell(django_capture_on_commit_callbacks) == 1  # now the whole hall is free
    other = room(botkyrka, "Bibliotekssalen")
    elsewhere = asked(other, ali)
    morning = asked(hall, ali, tuesdays(1, starts="08:00", ends="09:00"))
    for booking in (elsewhere, morning):
        booking.confirm(None)
        cancel(booking)
    assert tell(django_capture_on_commit_callbacks) == 0
    again = asked(hall, ali)
    again.confirm(None)
    cancel(again)
    asked(hall, ali, purpose="Ny").confirm(None)  # taken again before the letter
    assert tell(django_capture_on_commit_callbacks) == 0


def test_the_organisation_is_told_where_who_wished_has_left(
    hall, association, amina, stranger, ali, django_capture_on_commit_callbacks
):
    booking = asked(hall, ali)
    booking.confirm(None)
    wish(association, amina, premises=hall)
    Membership.objects.create(user=stranger, organisation=association, role="owner")
    amina.memberships.all().delete()
    cancel(booking)
    tell(django_capture_on_commit_callbacks)
    assert mail.outbox[0].to == [association.email]
    assert f"forsta={a_tuesday()}" in mail.outbox[0].body
