"""Days with other hours, or closed; never over somebody's confirmed booking."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from lxml import html

from samla.bookings.models import LentException
from samla.premises.models import OpeningException
from tests.bookings.conftest import a_tuesday, asked

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def add(client, kerstin, hall):
    """Kerstin writes other hours for some days of the hall."""
    client.force_login(kerstin)

    def post(**facts):
        told = {"first_on": a_tuesday(), "how": "closed", "reason": "Årsmöte"} | facts
        return client.post(f"/en/lokaler/{hall.pk}/undantag/", told)

    return post


def told(answer):
    """What went wrong, as one reads it."""
    assert answer.status_code == 200
    page = html.fromstring(answer.content)
    return " ".join(page.xpath("//*[@role='alert']")[0].text_content().split())


def days(room):
    return [
        (each.first_on, each.last_on, each.opens and f"{each.opens:%H}")
        for each in room.opening_exceptions.all()
    ]


def test_a_day_is_closed_and_others_have_other_hours(add, hall):
    tuesday = a_tuesday()
    assert add().status_code == 302
    week = {"first_on": tuesday + DAY, "last_on": tuesday + 5 * DAY}
    add(**week, how="other", opens="10.00", closes="14:00")
    assert days(hall) == [
        (tuesday, tuesday, None),
        (tuesday + DAY, tuesday + 5 * DAY, "10"),
    ]


def test_everybody_reads_the_days_and_why(add, client, hall):
    add(how="other", opens="10:00", closes="14:00")
    client.logout()
    page = html.fromstring(client.get(f"/en{hall.get_absolute_url()}").content)
    (shown,) = page.xpath("//h2[@id='hours']/..//li")
    assert "10.00–14.00: Årsmöte" in " ".join(shown.text_content().split())


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"first_on": ""}, "Write the day as 2027-03-31."),
        ({"first_on": "igår"}, "Write the day as 2027-03-31."),
        ({"first_on": "9999-12-31"}, "too far away"),
        ({"first_on": "2026-01-05", "last_on": "2026-01-06"}, "That day has passed."),
        ({"last_on": timezone.localdate()}, "The last day is before the first day."),
        ({"how": ""}, "Choose one of the answers."),
        ({"how": "kanske"}, "Choose one of the answers."),
        ({"how": "other"}, "Write the time as 18.00."),
        ({"how": "other", "opens": "10:00"}, "Write the time as 18.00."),
        ({"how": "other", "opens": "25:00", "closes": "26:00"}, "as 18.00."),
        ({"how": "other", "opens": "14:00", "closes": "10:00"}, "later than the first"),
        ({"reason": ""}, "Write why. Everybody can read it."),
        ({"reason": "a" * 121}, "Write at most 120 characters."),
        ({"reason": "Ring 19900101-1234"}, "personal identity number"),
    ],
)
def test_what_is_wrong_is_said_and_kept(add, hall, wrong, sentence):
    answer = add(**wrong)
    assert sentence in told(answer)
    if "reason" not in wrong:
        page = html.fromstring(answer.content)
        assert page.xpath("//input[@name='reason']/@value") == ["Årsmöte"]
    assert days(hall) == []


def test_two_exceptions_never_tell_of_one_day(add, hall):
    add(last_on=a_tuesday() + DAY)
    again = told(add(first_on=a_tuesday() + DAY, reason="Fest"))
    assert "There is one already from" in again
    assert "Årsmöte" in again
    assert len(days(hall)) == 1


def test_who_comes_a_moment_later_is_told(add, hall):
    """The form saw no other; by the time it saves there is one."""
    late = LentException(
        premises=hall, first_on=a_tuesday(), last_on=a_tuesday(), reason="Fest"
    )
    check, late.full_clean = late.full_clean, lambda: None

    def then_again():
        late.full_clean = check

    late.full_clean = then_again
    add()
    with pytest.raises(Exception, match="redan avvikande tider"):
        late.put()
    assert len(days(hall)) == 1


@pytest.mark.parametrize(
    ("facts", "is_covered"),
    [
        ({}, True),
        ({"how": "other", "opens": "17:00", "closes": "19:00"}, True),
        ({"how": "other", "opens": "18:30", "closes": "23:59"}, True),
        ({"how": "other", "opens": "18:00", "closes": "20:00"}, False),
        ({"first_on": a_tuesday() - DAY, "last_on": a_tuesday() + DAY}, True),
        ({"first_on": a_tuesday() + DAY}, False),
    ],
)
def test_a_confirmed_booking_is_never_covered(
    add, hall, association, kerstin, facts, is_covered
):
    booking = asked(hall, association)
    assert add(**facts).status_code == 302, "what is only asked for covers nothing"
    OpeningException.objects.all().delete()
    booking.confirm(kerstin)
    answer = add(**facts)
    assert bool(days(hall)) is not is_covered
    if is_covered:
        assert "Move or cancel them first" in told(answer)
        page = html.fromstring(answer.content)
        (link,) = page.xpath(f"//a[contains(@href, '/bokningar/{booking.pk}/')]")
        assert "Språkvännerna" in link.text_content()


def test_a_half_is_not_closed_while_the_whole_is_lent(
    client, hall, halves, association, kerstin
):
    booking = asked(hall, association)
    booking.confirm(kerstin)
    client.force_login(kerstin)
    facts = {"first_on": a_tuesday(), "how": "closed", "reason": "Årsmöte"}
    answer = client.post(f"/en/lokaler/{halves[0].pk}/undantag/", facts)
    assert days(halves[0]) == []
    assert "Move or cancel them first" in told(answer)
    assert f"/bokningar/{booking.pk}/" in answer.content.decode()


def test_the_database_itself_covers_no_booking(hall, association, kerstin):
    asked(hall, association).confirm(kerstin)
    tuesday = a_tuesday()
    quiet = {"premises": hall, "reason": "Tyst"}
    refused = pytest.raises(IntegrityError, match="lent on those days")
    with refused, transaction.atomic():
        OpeningException.objects.create(first_on=tuesday, last_on=tuesday, **quiet)
    other = OpeningException.objects.create(
        first_on=tuesday + DAY, last_on=tuesday + DAY, **quiet
    )
    refused = pytest.raises(IntegrityError, match="lent on those days")
    with refused, transaction.atomic():
        OpeningException.objects.filter(pk=other.pk).update(first_on=tuesday)
