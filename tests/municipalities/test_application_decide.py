"""Who asks to work for a municipality is answered once, by those who may."""

import pytest

from samla.municipalities.models import Application
from tests.conftest import person, staff, with_second_factor

pytestmark = pytest.mark.django_db


@pytest.fixture
def eva():
    """She asks to take part."""
    return person("eva@annat.example")


@pytest.fixture
def application(umea, eva):
    """Eva's application, which waits."""
    return Application.objects.create(
        municipality=umea, user=eva, function="Samordnare", unit="Fritid", message="Hej"
    )


@pytest.fixture
def rut():
    """An administrator."""
    rut = with_second_factor(person("rut@samla.example"))
    rut.is_superuser = True
    rut.save()
    return rut


def path_of(application):
    return f"/kommuner/ansokningar/{application.pk}/"


def test_an_administrator_lets_her_in(client, rut, application, eva, mailoutbox):
    client.force_login(rut)
    assert eva.email in client.get("/kommuner/ansokningar/").content.decode()
    client.post(path_of(application), {"decision": "yes", "role": "coordinator"})
    assert eva.staff_roles.get().role == "coordinator"
    application.refresh_from_db()
    assert (application.is_accepted, application.decided_by) == (True, rut)
    assert mailoutbox[0].to == [eva.email]
    assert "/kommuner/umea/vagen-in/" in mailoutbox[0].body


def test_no_needs_a_reason_which_she_reads(client, rut, application, eva):
    client.force_login(rut)
    said = {"decision": "no", "role": "coordinator", "reason": ""}
    answer = client.post(path_of(application), said)
    assert "reason" in answer.context["form"].errors
    client.post(path_of(application), said | {"reason": "Växeln känner dig inte."})
    assert not eva.staff_roles.exists()
    client.force_login(eva)
    page = client.get("/kommuner/umea/anslut/").content.decode()
    assert "Växeln känner dig inte." in page


def test_the_second_answer_changes_nothing(client, rut, application, eva):
    client.force_login(rut)
    yes = {"decision": "yes", "role": "reader"}
    client.post(path_of(application), yes)
    said = {"decision": "no", "role": "reader", "reason": "Nej"}
    assert client.post(path_of(application), said).status_code == 200
    assert eva.staff_roles.get().role == "reader"
    application.refresh_from_db()
    assert application.is_accepted


def test_a_coordinator_answers_for_her_municipality_alone(
    client, application, umea, botkyrka
):
    erik, kerstin = person("erik@umea.example"), person("kerstin@botkyrka.example")
    staff(erik, umea)
    staff(kerstin, botkyrka)
    client.force_login(kerstin)
    assert client.get(path_of(application)).status_code == 404
    assert client.post(path_of(application), {"decision": "yes"}).status_code == 404
    client.force_login(erik)
    client.post(path_of(application), {"decision": "yes", "role": "premises"})
    assert application.user.staff_roles.get().role == "premises"


@pytest.mark.parametrize("role", ["reader", "premises"])
def test_colleagues_who_do_not_coordinate_cannot_answer(
    client, application, umea, role
):
    lars = person("lars@umea.example")
    staff(lars, umea, role)
    client.force_login(lars)
    assert client.get("/kommuner/ansokningar/").status_code == 404
    assert client.get(path_of(application)).status_code == 404


def test_nobody_answers_her_own(client, application, eva):
    eva.is_superuser = True
    eva.save()
    with_second_factor(eva)
    client.force_login(eva)
    assert client.post(path_of(application), {"decision": "yes"}).status_code == 404
    assert not eva.staff_roles.exists()


def test_who_belongs_already_keeps_her_role(umea, eva, application, rut):
    staff(eva, umea)
    application.accept(rut, "reader")
    assert eva.staff_roles.get().role == "coordinator"
