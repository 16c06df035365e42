"""A coordinator tells how one reaches her municipality, and if she is to be named."""

import pytest

from samla.municipalities.models import EntryPoint, Municipality, StaffMember
from tests.conftest import person, staff

EDIT = "/kommuner/botkyrka/vagen-in/"
PAGE = "/kommuner/botkyrka/"


def answers(**changes):
    """What a coordinator fills in."""
    return {
        "function_name": "Samordnare för civilsamhället",
        "unit": "Kultur och fritid",
        "email": "vagenin@botkyrka.example",
        "phone": "08-465 004 00",
        "phone_hours": "",
        "languages": ["language:sv"],
        "promise_days": "2",
        "helps_with": "Allt.",
        "helps_not_with": "",
        "on_duty": "",
        "deputy": "",
    } | changes


@pytest.fixture
def lars(botkyrka):
    """Kerstin's colleague, also a coordinator."""
    lars = person("lars@botkyrka.example", "Lars")
    staff(lars, botkyrka, "coordinator")
    return lars


@pytest.fixture
def desk_of(client):
    """Signs somebody in and gives her browser."""

    def open_desk(user):
        client.force_login(user)
        return client

    return open_desk


def part_of(user):
    return StaffMember.objects.get(user=user)


def test_nobody_is_asked_to_sign_in(client, entry_point):
    answer = client.get(EDIT)
    assert answer.status_code == 302
    assert "/konto/" in answer["Location"]


def test_a_stranger_and_an_editor_learn_nothing(desk_of, stranger, amina, entry_point):
    assert desk_of(stranger).get(EDIT).status_code == 404
    assert desk_of(amina).get(EDIT).status_code == 404
    assert desk_of(stranger).post(EDIT, answers()).status_code == 404


def test_a_coordinator_of_another_municipality_learns_nothing(
    desk_of, umea, entry_point
):
    other = person("other@umea.example")
    staff(other, umea, "coordinator")
    assert desk_of(other).post(EDIT, answers(unit="Taken")).status_code == 404
    entry_point.refresh_from_db()
    assert entry_point.unit != "Taken"


@pytest.mark.parametrize("role", ["reader", "premises"])
def test_a_colleague_in_another_role_cannot_change_it(desk_of, botkyrka, role):
    colleague = person("colleague@botkyrka.example")
    staff(colleague, botkyrka, role)
    assert desk_of(colleague).get(EDIT).status_code == 404


def test_kerstin_changes_the_promise_and_everybody_sees_it(desk_of, kerstin, client):
    answer = desk_of(kerstin).post(EDIT, answers(promise_days="7"))
    assert answer["Location"] == "/min-sida/"
    client.logout()
    assert "within 7 working days" in client.get(f"/en{PAGE}").content.decode()


def test_her_name_is_shown_only_once_she_chooses_so(desk_of, kerstin):
    browser, me = desk_of(kerstin), part_of(kerstin)
    browser.post(EDIT, answers(on_duty=me.pk))
    assert b"Kerstin" not in browser.get(PAGE).content
    browser.post(EDIT, answers(on_duty=me.pk, show_my_name="on"))
    assert b"Kerstin" in browser.get(PAGE).content
    browser.post(EDIT, answers(on_duty=me.pk))
    assert b"Kerstin" not in browser.get(PAGE).content
    assert part_of(kerstin).chose_to_be_shown_at is None


def test_she_can_put_a_colleague_on_duty_but_not_show_his_name(desk_of, kerstin, lars):
    deputy = part_of(lars)
    desk_of(kerstin).post(EDIT, answers(deputy=deputy.pk, show_my_name="on"))
    entry_point = EntryPoint.objects.get()
    assert entry_point.deputy == deputy
    assert part_of(lars).chose_to_be_shown_at is None


def test_she_cannot_put_somebody_elses_staff_on_duty(desk_of, kerstin, umea):
    other = staff(person("other@umea.example"), umea, "coordinator")
    assert desk_of(kerstin).post(EDIT, answers(on_duty=other.pk)).status_code == 200
    assert EntryPoint.objects.get().on_duty != other


def test_the_deputy_is_somebody_else(desk_of, kerstin):
    me = part_of(kerstin).pk
    answer = desk_of(kerstin).post(f"/en{EDIT}", answers(on_duty=me, deputy=me))
    assert "The deputy must be somebody else." in answer.content.decode()


def test_who_has_no_name_is_told_to_write_one_first(desk_of, kerstin):
    kerstin.name = ""
    kerstin.save()
    answer = desk_of(kerstin).post(f"/en{EDIT}", answers(show_my_name="on"))
    assert "Write your name on My page first." in answer.content.decode()
    assert part_of(kerstin).chose_to_be_shown_at is None


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("promise_days", "0", "from 1 to 20"),
        ("promise_days", "21", "from 1 to 20"),
        ("promise_days", "9" * 30, "from 1 to 20"),
        ("promise_days", "three", "from 1 to 20"),
        ("email", "kerstin", "name@municipality.se"),
        ("phone", "call me", "08-123 45 67"),
        ("function_name", "", "Write what the function is called."),
        ("function_name", "x" * 81, "80 characters"),
        ("helps_with", "", "Write what one can ask you about."),
    ],
)
def test_a_mistake_is_told_and_nothing_is_lost_or_saved(
    desk_of, kerstin, field, typed, says
):
    before = EntryPoint.objects.values().get()
    mistaken = answers(unit="Half saved", show_my_name="on", **{field: typed})
    answer = desk_of(kerstin).post(f"/en{EDIT}", mistaken)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert says in page
    assert 'value="Half saved"' in page
    assert f'href="#id_{field}"' in page
    assert EntryPoint.objects.values().get() == before
    assert part_of(kerstin).chose_to_be_shown_at is None


def test_a_new_coordinator_writes_the_first_way_in(desk_of, umea, client):
    eva = person("eva@umea.example", "Eva")
    staff(eva, umea, "coordinator")
    edit = "/kommuner/umea/vagen-in/"
    browser = desk_of(eva)
    assert browser.get(edit).status_code == 200
    assert not Municipality.objects.joined().filter(pk=umea.pk)
    browser.post(edit, answers())
    browser.post(edit, answers())
    assert EntryPoint.objects.get(municipality=umea).unit == "Kultur och fritid"


def test_saving_confirms_that_it_is_right_today(desk_of, kerstin, entry_point):
    entry_point.confirmed_at = "2020-01-01T00:00Z"
    entry_point.save()
    desk_of(kerstin).post(EDIT, answers())
    entry_point.refresh_from_db()
    assert not entry_point.is_old


def test_a_number_is_digits(desk_of, kerstin, entry_point):
    page = desk_of(kerstin).post(EDIT, answers(phone="ring mig")).content.decode()
    assert "08-123 45 67" in page


def test_an_example_that_a_real_coordinator_saves_is_one_no_more(
    desk_of, kerstin, entry_point
):
    EntryPoint.objects.update(is_example=True)
    assert desk_of(kerstin).post(EDIT, answers()).status_code == 302
    assert not EntryPoint.objects.get().is_example


@pytest.mark.parametrize("was_example", [True, False])
def test_an_example_person_changes_no_real_way_in_to_an_example(
    desk_of, kerstin, entry_point, was_example
):
    EntryPoint.objects.update(is_example=was_example)
    type(kerstin).objects.update(is_example=True)
    assert desk_of(kerstin).post(EDIT, answers()).status_code == 302
    assert EntryPoint.objects.get().is_example == was_example
