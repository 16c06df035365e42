"""Two people change the same entry: the second sees what the first did, and chooses."""

import re

import pytest

from samla.accounts.models import User
from samla.activities.models import Activity
from samla.municipalities.models import StaffMember
from samla.organisations.models import Membership
from tests.conftest import person, with_second_factor

pytestmark = pytest.mark.django_db

ALREADY = "Somebody else changed the same thing"


def opened(client, path):
    """What a form shows when it is opened, as a browser would send it back."""
    form = client.get(path).context["form"]
    return {
        name: "" if form[name].value() is None else form[name].value()
        for name in form.fields
    }


@pytest.fixture
def hilda(association):
    """Edits the association together with Amina."""
    hilda = person("hilda@sprakvannerna.example", "Hilda")
    Membership.objects.create(user=hilda, organisation=association, role="editor")
    return hilda


@pytest.fixture
def path(association):
    return f"/en/organisationer/{association.pk}/andra/"


@pytest.fixture
def both(client, amina, hilda, path):
    """Amina has opened the form; then Hilda opens it, changes this and saves."""

    def begun(**changes):
        client.force_login(amina)
        hers = opened(client, path)
        client.force_login(hilda)
        client.post(path, opened(client, path) | changes)
        client.force_login(amina)
        return hers

    return begun


def test_what_only_the_other_changed_stays(client, association, path, both):
    hers = both(about="Hilda skrev detta.", serving="Umeå", best_at=["capability:food"])
    answer = client.post(path, hers | {"phone": "08-465 004 01"})
    assert answer.status_code == 302
    association.refresh_from_db()
    assert association.about == "Hilda skrev detta."
    assert association.phone == "08-465 004 01"
    assert association.serves.get().name == "Umeå"


def test_where_both_changed_the_second_sees_who_what_and_when(
    client, association, path, both
):
    hers = both(about="Hilda skrev detta.")
    page = client.post(path, hers | {"about": "Amina skrev detta.", "phone": "08-1"})
    assert page.status_code == 200
    page = client.post(
        path, hers | {"about": "Amina skrev detta.", "phone": "08-465 004 01"}
    )
    html = page.content.decode()
    assert ALREADY in html
    assert re.search(r"What Hilda wrote, \w+ .*Hilda skrev detta\.", html, re.S)
    assert html.count("Amina skrev detta.") == 2  # beside hers, and in the form
    assert 'value="08-465 004 01"' in html
    association.refresh_from_db()
    assert association.about == "Hilda skrev detta."
    assert association.phone == ""


@pytest.mark.parametrize("gone", [{"is_active": False}, {"name": ""}])
def test_who_is_gone_or_nameless_is_somebody(
    client, association, path, both, hilda, gone
):
    hers = both(about="Hilda skrev detta.")
    User.objects.filter(pk=hilda.pk).update(**gone)
    page = client.post(path, hers | {"about": "Amina skrev detta."})
    html = page.content.decode()
    assert "What somebody wrote, " in html
    assert hilda.email not in html


@pytest.mark.parametrize(
    ("whose", "about"),
    [("theirs", "Hilda skrev detta."), ("mine", "Amina skrev detta.")],
)
def test_she_chooses(client, association, path, both, whose, about):
    hers = both(about="Hilda skrev detta.") | {
        "about": "Amina skrev detta.",
        "phone": "08-465 004 01",
    }
    form = client.post(path, hers).context["form"]
    choices = [value for value, _label in form.fields["keep_about"].choices]
    [chosen] = [value for value in choices if value.startswith(whose)]
    answer = client.post(path, hers | {"keep_about": chosen})
    assert answer.status_code == 302
    association.refresh_from_db()
    assert (association.about, association.phone) == (about, "08-465 004 01")


def test_a_third_change_is_asked_about_anew(client, association, path, both, hilda):
    hers = both(about="Hilda skrev detta.") | {"about": "Amina skrev detta."}
    form = client.post(path, hers).context["form"]
    mine = form.fields["keep_about"].choices[1][0]
    association.about = "Hilda skrev en gång till."
    association.save()
    answer = client.post(path, hers | {"keep_about": mine})
    assert "Hilda skrev en gång till." in answer.content.decode()
    association.refresh_from_db()
    assert association.about == "Hilda skrev en gång till."


def test_the_same_change_by_both_is_no_conflict(client, association, path, both):
    hers = both(about="Samma ord.")
    assert client.post(path, hers | {"about": "Samma ord."}).status_code == 302


@pytest.mark.parametrize("opened_as", ["", "about", "about:0,:,;'", "x" * 1999])
def test_a_mark_that_is_none_breaks_nothing(client, amina, path, opened_as):
    client.force_login(amina)
    answers = opened(client, path) | {"opened": opened_as, "keep_about": "mine:x"}
    assert client.post(path, answers).status_code in (200, 302)


def test_a_step_of_an_activity_writes_only_its_own_answers(client, amina, cafe):
    client.force_login(amina)
    path = f"/aktiviteter/{cafe.pk}/vem/"
    hers = opened(client, path)
    Activity.objects.filter(pk=cafe.pk).update(
        title="Nytt namn", address="Annan väg 1", text="Ny text."
    )
    assert client.post(path, hers | {"price": 30}).status_code == 302
    cafe.refresh_from_db()
    assert (cafe.title, cafe.address) == ("Nytt namn", "Annan väg 1")
    assert (cafe.text, cafe.price) == ("Ny text.", 30)


def test_a_place_is_one_thing_and_is_not_mixed(client, amina, cafe, hall):
    """One moves it into a room while the other writes another street."""
    client.force_login(amina)
    path = f"/en/aktiviteter/{cafe.pk}/var/"
    hers = opened(client, path) | {"plats": "address", "address": "Annan väg 1"}
    Activity.objects.filter(pk=cafe.pk).update(
        venue="premises", premises=hall, address="", postcode="", city=""
    )
    page = client.post(path, hers)
    html = page.content.decode()
    assert ALREADY in html
    assert "Albysalen" in html
    assert "Annan väg 1" in html
    mine = page.context["form"].fields["keep_venue"].choices[1][0]
    assert client.post(path, hers | {"keep_venue": mine}).status_code == 302
    cafe.refresh_from_db()
    assert (cafe.venue, cafe.address, cafe.premises) == ("address", "Annan väg 1", None)


def test_ages_are_merged_only_together(client, amina, cafe):
    client.force_login(amina)
    path = f"/en/aktiviteter/{cafe.pk}/vem/"
    hers = opened(client, path)
    Activity.objects.filter(pk=cafe.pk).update(age_from=18)
    answer = client.post(path, hers | {"age_to": "12"})
    assert ALREADY in answer.content.decode()


def test_a_room_is_changed_by_two(client, keeper_and_kerstin, hall):
    path = f"/en/lokaler/{hall.pk}/om/"
    client.force_login(keeper_and_kerstin)
    hers = opened(client, path)
    hall.rules = "Inga skor."
    hall.save()
    answer = client.post(path, hers | {"rules": "Gärna skor."})
    assert "Inga skor." in answer.content.decode()
    assert client.post(path, hers | {"about": "Stor."}).status_code == 302
    hall.refresh_from_db()
    assert (hall.rules, hall.about) == ("Inga skor.", "Stor.")


@pytest.fixture
def keeper_and_kerstin(botkyrka, kerstin):
    """Lends Botkyrka's rooms, as Kerstin does."""
    keeper = with_second_factor(person("keeper@botkyrka.example"))
    StaffMember.objects.create(user=keeper, municipality=botkyrka, role="premises")
    return keeper


def test_the_way_in_is_changed_by_two(client, kerstin, entry_point):
    client.force_login(kerstin)
    path = "/en/kommuner/botkyrka/vagen-in/"
    hers = opened(client, path)
    entry_point.helps_with = "Nu även bidrag."
    entry_point.phone_hours = "fredagar"
    entry_point.save()
    answer = client.post(path, hers | {"helps_with": "Allt."})
    html = answer.content.decode()
    assert ALREADY in html
    assert "Nu även bidrag." in html
    mine = answer.context["form"].fields["keep_helps_with"].choices[1][0]
    client.post(path, hers | {"helps_with": "Allt.", "keep_helps_with": mine})
    entry_point.refresh_from_db()
    assert (entry_point.helps_with, entry_point.phone_hours) == ("Allt.", "fredagar")
