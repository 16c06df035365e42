"""Offering a room begins with what it is and where."""

import pytest
from django.urls import reverse
from lxml import html

from samla.premises.forms import AboutForm
from samla.premises.models import Premises
from tests.conftest import staff
from tests.premises.conftest import ABOUT

pytestmark = pytest.mark.django_db
CREATE = reverse("premises:premises-create")


def faults(answer):
    """The names of the fields that are wrong."""
    assert answer.status_code == 200
    page = html.fromstring(answer.content)
    assert page.xpath("//*[@role='alert']"), "no fault was told"
    wrong = page.xpath("//*[contains(@class, 'field--wrong')]")
    return {part.xpath(".//@name")[0] for part in wrong}


@pytest.fixture
def lender(client, kerstin):
    """A browser in which Kerstin has signed in."""
    client.force_login(kerstin)
    return client


def test_a_coordinator_begins_a_room_of_the_municipality(lender, botkyrka):
    answer = lender.post(CREATE, ABOUT)
    room = Premises.objects.get()
    assert answer.url == reverse("premises:access-edit", args=[room.pk])
    assert room.owner == botkyrka
    assert room.postcode == "145 57"
    assert not room.published_at


def test_an_editor_begins_a_room_of_her_organisation(client, amina, association):
    client.force_login(amina)
    client.post(CREATE, ABOUT)
    assert Premises.objects.get().owner == association


def test_one_owner_is_known_and_not_asked_for(client, amina):
    client.force_login(amina)
    page = html.fromstring(client.get(CREATE).content)
    assert not page.xpath("//input[@name='owner']")
    assert "Språkvännerna i Alby" in page.text_content()
    assert page.xpath("//option[@value='0127']/@selected")
    assert page.xpath("//input[@name='email']/@value") == ["hej@sprakvannerna.example"]


def test_who_lends_for_several_chooses(client, amina, association, umea):
    staff(amina, umea, "premises")
    client.force_login(amina)
    page = html.fromstring(client.get(CREATE).content)
    assert page.xpath("//input[@name='owner']/@value") == [
        "municipality-2480",
        f"organisation-{association.pk}",
    ]
    assert faults(client.post(CREATE, ABOUT)) == {"owner"}
    client.post(CREATE, ABOUT | {"owner": "municipality-2480"})
    assert Premises.objects.get().owner == umea


@pytest.mark.parametrize("owner", ["municipality-0180", "organisation-1", "x"])
def test_nobody_lends_for_others(client, amina, umea, owner):
    staff(amina, umea, "premises")
    client.force_login(amina)
    assert faults(client.post(CREATE, ABOUT | {"owner": owner})) == {"owner"}
    assert not Premises.objects.exists()


@pytest.mark.parametrize("who", ["stranger", "reader"])
def test_who_lends_for_nobody_is_told_what_to_do(client, request, who):
    client.force_login(request.getfixturevalue(who))
    for answer in (client.get(CREATE), client.post(CREATE, ABOUT)):
        page = html.fromstring(answer.content)
        assert not page.xpath("//form[@class='form']")
        assert page.xpath("//a[@href='/organisationer/ny/']")
    assert not Premises.objects.exists()


def test_who_has_not_signed_in_is_asked_to(client, db):
    assert client.get(CREATE).status_code == 302


@pytest.mark.parametrize(
    ("wrong", "fields"),
    [
        ({"name": ""}, {"name"}),
        ({"name": "a" * 121}, {"name"}),
        ({"kind": ""}, {"kind"}),
        ({"kind": "equipment:chairs"}, {"kind"}),
        ({"municipality": "9999"}, {"municipality"}),
        ({"municipality": ""}, {"municipality"}),
        ({"address": " "}, {"address"}),
        ({"postcode": "1234"}, {"postcode"}),
        ({"postcode": "12 345"}, {"postcode"}),
        ({"city": ""}, {"city"}),
        ({"most_persons": "0"}, {"most_persons"}),
        ({"most_persons": "-5"}, {"most_persons"}),
        ({"most_persons": "10000"}, {"most_persons"}),
        ({"most_persons": str(2**63)}, {"most_persons"}),
        ({"most_persons": "9" * 5000}, {"most_persons"}),
        ({"most_persons": "tjugo"}, {"most_persons"}),
        ({"most_persons": ""}, {"most_persons"}),
        ({"seats": "26"}, {"seats"}),
        ({"square_metres": "30001"}, {"square_metres"}),
        ({"way_in": "a" * 301}, {"way_in"}),
        ({"about": "a" * 2001}, {"about"}),
        ({"text_language": "language:elvish"}, {"text_language"}),
        ({"email": "lokaler"}, {"email"}),
        ({"email": ""}, {"email"}),
        ({"phone": "javascript:alert(1)"}, {"phone"}),
        ({"phone": "ring mig"}, {"phone"}),
    ],
)
def test_what_is_wrong_is_said_at_its_field(lender, wrong, fields):
    assert faults(lender.post(CREATE, ABOUT | wrong)) == fields
    assert not Premises.objects.exists()


def test_a_fault_says_what_to_write(lender):
    answer = lender.post(f"/en{CREATE}", ABOUT | {"most_persons": "10000", "name": ""})
    text = html.fromstring(answer.content).xpath("//*[@role='alert']")[0].text_content()
    assert "Write a whole number from 1 to 9999." in text
    assert "Write what the room is called." in text


def test_what_was_typed_is_kept(lender):
    typed = {"name": "<script>alert(1)</script>", "most_persons": "många"}
    page = html.fromstring(lender.post(CREATE, ABOUT | typed).content)
    assert page.xpath("//input[@name='name']/@value") == [typed["name"]]
    assert page.xpath("//input[@name='most_persons']/@value") == ["många"]
    assert page.xpath("//option[@value='premises_kind:meeting']/@selected")


def test_a_second_click_makes_no_second_room(lender):
    lender.post(CREATE, ABOUT)
    assert faults(lender.post(CREATE, ABOUT)) == set()
    assert Premises.objects.count() == 1


def test_a_second_click_at_the_same_moment_is_told(botkyrka, rooms):
    """The form saw no such room; by the time it saves, another click has made it."""
    form = AboutForm(ABOUT, owners=[botkyrka])
    assert form.is_valid()
    rooms(ABOUT["name"], address=ABOUT["address"])
    assert not form.saved()
    assert form.non_field_errors()
    assert Premises.objects.count() == 1


def test_facts_that_are_not_asked_for_cannot_be_posted(lender, association):
    more = {
        "published_at": "2027-01-01",
        "is_example": "on",
        "owner_organisation": association.pk,
        "confirmed_at": "2030-01-01",
    }
    lender.post(CREATE, ABOUT | more)
    room = Premises.objects.get()
    assert (room.published_at, room.is_example) == (None, False)
    assert room.owner_organisation is None


def test_zero_bytes_in_a_form_with_files_are_refused(lender):
    """Sent as multipart, which the gate does not read."""
    assert faults(lender.post(CREATE, ABOUT | {"name": "Sal\0en"})) == {"name"}
