"""Colleagues: those who work for a municipality see them, coordinators change them."""

import re

import pytest
from django.core import mail
from django.db import IntegrityError, connection, transaction

from samla.municipalities.models import StaffInvitation, StaffMember
from tests.conftest import person, staff

pytestmark = pytest.mark.django_db
PATH = "/kommuner/botkyrka/medarbetare/"


@pytest.fixture
def reader(botkyrka):
    return staff(person("reader@botkyrka.example"), botkyrka, "reader")


@pytest.fixture
def token(client, kerstin):
    """Kerstin invites a coordinator; the token of the letter."""
    client.force_login(kerstin)
    invited = {"email": "NY@Botkyrka.example", "role": "coordinator"}
    assert client.post("/en" + PATH, invited).status_code == 302
    return re.search(r"/en/kommuner/inbjudan/([\w-]+)/", mail.outbox[0].body)[1]


@pytest.mark.parametrize("role", ["premises", "reader"])
def test_all_staff_see_the_list_and_only_coordinators_change_it(
    client, kerstin, botkyrka, role
):
    colleague = staff(person("colleague@botkyrka.example"), botkyrka, role)
    client.force_login(colleague.user)
    page = client.get(PATH)
    assert "kerstin@botkyrka.example" in page.content.decode()
    assert page.context["form"] is None
    kerstins = kerstin.staff_roles.get()
    for path in (PATH, f"{PATH}{kerstins.pk}/", f"{PATH}{kerstins.pk}/ta-bort/"):
        asked = {"email": "ny@example.org", "role": "reader"}
        assert client.post(path, asked).status_code == 404
    assert not StaffInvitation.objects.exists()
    kerstins.refresh_from_db()
    assert kerstins.role == "coordinator"


def test_a_reader_may_change_nothing_else_either(client, reader, kerstin):
    client.force_login(reader.user)
    for path in ("vagen-in/", "lov/"):
        assert client.get(f"/kommuner/botkyrka/{path}").status_code == 404


def test_who_is_invited_begins_with_a_second_step(client, token):
    ny = person("ny@botkyrka.example")
    client.force_login(ny)
    path = f"/kommuner/inbjudan/{token}/"
    assert "Kerstin" in client.get(path).content.decode()
    answer = client.post(path)
    assert ny.staff_roles.get().role == "coordinator"
    assert "/konto/andra-steget/" in client.get(answer.url).url


def test_an_invitation_is_for_its_address_only(client, token, stranger):
    client.force_login(stranger)
    client.post(f"/kommuner/inbjudan/{token}/")
    assert not stranger.staff_roles.exists()


def test_a_withdrawn_invitation_tells_nothing(client, token):
    invitation = StaffInvitation.objects.get()
    client.post(f"{PATH}inbjudan/{invitation.pk}/", {"withdraw": "yes"})
    client.logout()
    answer = client.get(f"/kommuner/inbjudan/{token}/")
    assert answer.status_code == 410
    assert "Kerstin" not in answer.content.decode()


def test_the_last_coordinator_stays_until_somebody_takes_over(client, kerstin, reader):
    mine = kerstin.staff_roles.get()
    client.force_login(kerstin)
    page = client.post(f"/en{PATH}{mine.pk}/ta-bort/").content.decode()
    assert "Somebody must take over first" in page
    answer = client.post(f"{PATH}{mine.pk}/", {"role": "reader"})
    assert answer.context["form"].errors["role"]
    client.post(f"{PATH}lamna-over/", {"successor": reader.pk, "then": "leave"})
    reader.refresh_from_db()
    assert reader.role == "coordinator"
    assert not kerstin.staff_roles.exists()
    assert client.get(PATH).status_code == 404


def test_who_steps_down_is_on_duty_no_more(client, kerstin, botkyrka, entry_point):
    other = staff(person("other@botkyrka.example"), botkyrka)
    client.force_login(kerstin)
    client.post(f"{PATH}lamna-over/", {"successor": other.pk, "then": "reader"})
    entry_point.refresh_from_db()
    assert entry_point.on_duty is None


def written(change):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("update municipalities_entrypoint set on_duty_id = null")
        cursor.execute(change)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "change",
    [
        "delete from municipalities_staffmember",
        "update municipalities_staffmember set role = 'reader'",
    ],
)
def test_the_database_keeps_a_coordinator_whatever_is_written(kerstin, change):
    with pytest.raises(IntegrityError, match="nobody would keep"):
        written(change)
    assert StaffMember.objects.get().role == "coordinator"
