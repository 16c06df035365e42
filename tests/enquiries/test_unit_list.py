"""Which units there are, and which of them answers what."""

import pytest

from samla.enquiries.models import Route, Unit
from samla.taxonomy.models import label
from tests.enquiries.conftest import asked
from tests.enquiries.test_enquiry_publish import words

pytestmark = pytest.mark.django_db
LIST = "/en/kommuner/botkyrka/sa-svarar-vi/enheter/"
FRITID = {"name": "Fritid", "email": " Fritid@Botkyrka.example "}


@pytest.fixture
def fritid(client, kerstin):
    """A unit, and Kerstin at her desk."""
    client.force_login(kerstin)
    for _click in range(2):
        assert client.post(f"{LIST}ny/", FRITID).url == LIST
    return Unit.objects.get()


def shown(client):
    """The form as the page shows it: which unit answers each kind."""
    form = client.get(LIST).context["form"]
    now = {name: form[name].value() for name in form.fields}
    return now | {f"initial-{name}": value for name, value in now.items()}


def test_a_kind_of_question_goes_to_the_unit_that_is_chosen(client, fritid, botkyrka):
    assert fritid.email == "fritid@botkyrka.example"
    client.post(LIST, shown(client) | {"room": str(fritid.pk)})
    assert asked(botkyrka).unit == fritid
    client.post(LIST, shown(client) | {"room": ""})
    assert not Route.objects.exists()


def test_what_a_colleague_has_chosen_meanwhile_stays(client, fritid, botkyrka):
    mine = shown(client) | {"room": str(fritid.pk)}
    Route.objects.create(
        municipality=botkyrka, kind_id="enquiry_kind:grant", unit=fritid
    )
    client.post(LIST, mine)
    assert Route.objects.count() == 2


def test_who_closes_a_unit_is_told_what_it_answers(client, fritid, botkyrka):
    client.post(LIST, shown(client) | {"room": str(fritid.pk)})
    asked(botkyrka)
    page = words(client.get(f"{LIST}{fritid.pk}/stang/"))
    assert label("enquiry_kind:room", "en") in page
    assert "1 open question bears its name" in page
    client.post(f"{LIST}{fritid.pk}/stang/")
    assert asked(botkyrka).unit is None
    assert "The way in answers instead." in words(client.get(LIST))
    assert client.post(LIST, shown(client)).status_code == 302  # and loses nothing
    client.post(f"{LIST}{fritid.pk}/oppna/")
    assert asked(botkyrka).unit == fritid


def test_a_closed_unit_cannot_be_chosen_anew(client, fritid):
    fritid.close()
    page = client.post(LIST, shown(client) | {"room": str(fritid.pk)})
    assert set(page.context["form"].errors) == {"room"}
    assert not Route.objects.exists()


def test_what_is_wrong_is_said_at_its_field(client, fritid, umea):
    Unit.objects.create(municipality=umea, name="Skola", email="s@umea.example")
    wrong = [
        (FRITID | {"name": ""}, "name"),
        (FRITID | {"email": "fritid"}, "email"),
        ({"name": "FRITID", "email": "annan@botkyrka.example"}, "name"),
    ]
    for told, field in wrong:
        page = client.post(f"{LIST}ny/", told)
        assert set(page.context["form"].errors) == {field}, told
    client.post(f"{LIST}{fritid.pk}/", FRITID | {"name": "Kultur"})
    assert Unit.objects.get(pk=fritid.pk).name == "Kultur"
    elsewhere = Unit.objects.get(municipality=umea)
    client.post(LIST, shown(client) | {"room": str(elsewhere.pk)})
    assert not Route.objects.exists()
