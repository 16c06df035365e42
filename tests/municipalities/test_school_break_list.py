"""A coordinator tells when the schools are closed."""

import datetime

import pytest
import time_machine

from samla.municipalities.models import SchoolBreak

LIST = "/kommuner/botkyrka/lov/"
AUTUMN = {"name": "Höstlov", "first_on": "2027-11-01", "last_on": "2027-11-05"}


@pytest.fixture(autouse=True)
def in_the_spring():
    """The days below are to come."""
    with time_machine.travel(datetime.datetime(2027, 4, 1, 12, tzinfo=datetime.UTC)):
        yield


def test_only_a_coordinator_comes_in(client, stranger, amina, entry_point):
    assert client.get(LIST).status_code == 302
    for somebody in (stranger, amina):
        client.force_login(somebody)
        assert client.get(LIST).status_code == 404
        assert client.post(LIST, AUTUMN).status_code == 404
    assert not SchoolBreak.objects.exists()


def test_kerstin_adds_a_break(client, kerstin):
    client.force_login(kerstin)
    answer = client.post(LIST, AUTUMN, follow=True)
    assert "Höstlov" in answer.content.decode()
    assert SchoolBreak.objects.get().municipality.name == "Botkyrka"


def test_sending_twice_adds_it_once(client, kerstin):
    client.force_login(kerstin)
    client.post(LIST, AUTUMN)
    again = client.post(f"/en{LIST}", AUTUMN)
    assert "A break that begins that day stands here." in again.content.decode()
    assert SchoolBreak.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"last_on": "2027-10-01"}, "The last day is before the first day."),
        ({"last_on": "2028-11-01"}, "at most 100 days"),
        ({"first_on": "2027-02-31"}, "Write the day as 2027-03-31."),
        ({"first_on": "10000-01-01"}, "Write the day as 2027-03-31."),
        ({"first_on": "1027-11-01"}, "Choose a day from last year"),
        ({"last_on": "9027-11-05"}, "Choose a day from last year"),
        ({"first_on": ""}, "Write the day as 2027-03-31."),
        ({"name": ""}, "Write what the break is called."),
    ],
)
def test_a_mistake_is_told_and_kept(client, kerstin, changes, says):
    client.force_login(kerstin)
    page = client.post(f"/en{LIST}", AUTUMN | changes).content.decode()
    assert says in page
    assert "There is a problem" in page
    assert not SchoolBreak.objects.exists()
    for typed in (AUTUMN | changes).values():
        assert not typed or f'value="{typed}"' in page


def test_breaks_that_are_over_are_not_listed(client, kerstin, botkyrka):
    SchoolBreak.objects.create(
        municipality=botkyrka,
        name="Sportlov",
        first_on="2027-02-22",
        last_on="2027-02-26",
    )
    client.force_login(kerstin)
    assert "Sportlov" not in client.get(LIST).content.decode()
