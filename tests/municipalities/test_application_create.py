"""A municipality joins: somebody with its address at once, others after a look."""

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone
from lxml import html

from samla.municipalities.models import Application, MunicipalityDomain, StaffMember
from tests.conftest import person, staff, with_second_factor

pytestmark = pytest.mark.django_db

JOIN = "/kommuner/umea/anslut/"
TOLD = {
    "function": "Integrationssamordnare",
    "unit": "Kultur och fritid",
    "message": "Ring växeln och fråga efter mig.",
}


@pytest.fixture
def domain(umea):
    """Umeå's own domain, which an administrator has confirmed."""
    domain, _new = MunicipalityDomain.objects.update_or_create(
        name="umea.example",
        defaults={"municipality": umea, "confirmed_at": timezone.now()},
    )
    return domain


def coordinators(place):
    people = place.staff.coordinating().values_list("user__email", flat=True)
    return list(people)


def text_of(answer):
    return " ".join(html.fromstring(answer.content).text_content().split())


@pytest.mark.parametrize("address", ["eva@umea.example", "Eva+jobb@UMEA.example"])
def test_an_address_of_the_municipality_lets_in_at_once(client, umea, domain, address):
    eva = person(address)
    client.force_login(eva)
    assert b'name="message"' not in client.get(JOIN).content
    answer = client.post(JOIN, TOLD)
    assert answer["Location"] == "/kommuner/umea/vagen-in/"
    assert coordinators(umea) == [eva.email]
    # The second step comes before anything else.
    assert "/konto/andra-steget/" in client.get(answer["Location"])["Location"]
    with_second_factor(eva)
    assert client.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "elev@edu.umea.example",
        "eva@umea.example.org",
        "eva@xumea.example",
        "eva@umea.se",
    ],
)
def test_any_other_address_waits_for_an_answer(client, umea, domain, address):
    client.force_login(person(address))
    assert client.post(JOIN, TOLD)["Location"] == JOIN
    assert coordinators(umea) == []
    assert Application.objects.get().decided_at is None
    assert "väntar" in text_of(client.get(JOIN)) or "waits" in text_of(client.get(JOIN))


def test_a_domain_nobody_has_confirmed_lets_nobody_in(client, umea, domain):
    MunicipalityDomain.objects.filter(pk=domain.pk).update(confirmed_at=None)
    client.force_login(person("eva@umea.example"))
    client.post(JOIN, TOLD)
    assert coordinators(umea) == []


def test_an_address_she_has_not_shown_to_be_hers_lets_nobody_in(client, umea, domain):
    eva = person("eva@annat.example")
    EmailAddress.objects.create(user=eva, email="eva@umea.example", verified=False)
    client.force_login(eva)
    client.post(JOIN, TOLD)
    assert coordinators(umea) == []


def test_where_somebody_keeps_the_way_in_she_decides(client, umea, domain):
    staff(person("erik@umea.example"), umea)
    client.force_login(person("eva@umea.example"))
    client.post(JOIN, TOLD)
    assert coordinators(umea) == ["erik@umea.example"]
    assert Application.objects.waiting().count() == 1


def test_what_is_missing_is_told_at_its_field_and_the_rest_stays(client, umea):
    client.force_login(person("eva@annat.example"))
    answer = client.post("/en" + JOIN, TOLD | {"unit": " ", "message": ""})
    form = answer.context["form"]
    assert set(form.errors) == {"unit", "message"}
    assert form["function"].value() == TOLD["function"]
    assert not Application.objects.exists()


def test_asking_twice_asks_once_and_can_be_taken_back(client, umea):
    client.force_login(person("eva@annat.example"))
    for _press in range(2):
        client.post(JOIN, TOLD)
    assert Application.objects.count() == 1
    client.post(JOIN, {"withdraw": "yes"})
    assert not Application.objects.waiting().exists()
    assert Application.objects.get().is_withdrawn
    client.post(JOIN, TOLD)
    assert Application.objects.waiting().get().is_again


def test_who_works_there_is_told_so(client, umea):
    eva = person("eva@umea.example")
    staff(eva, umea, "reader")
    client.force_login(eva)
    assert client.post(JOIN, TOLD).status_code == 200
    assert not Application.objects.exists()
    assert StaffMember.objects.get(user=eva).role == "reader"


def test_letters_go_to_those_who_decide(client, umea, mailoutbox):
    rut = person("rut@samla.example")
    rut.is_superuser = True
    rut.save()
    client.force_login(person("eva@annat.example"))
    client.post(JOIN, TOLD)
    [letter] = mailoutbox
    assert letter.to == ["rut@samla.example"]
    assert "eva@annat.example" in letter.body
    assert "/kommuner/ansokningar/" in letter.body


def test_who_waits_at_five_places_asks_no_sixth_and_loses_nothing(client, stranger):
    client.force_login(stranger)
    slugs = ["ale", "alingsas", "alvesta", "aneby", "arboga", "arjeplog"]
    for slug in slugs:
        answer = client.post(f"/en/kommuner/{slug}/anslut/", TOLD)
    assert Application.objects.count() == 5
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "Wait for answers" in page
    assert TOLD["message"] in page
    client.post("/en/kommuner/ale/anslut/", {"withdraw": "yes"})
    assert client.post("/en/kommuner/arjeplog/anslut/", TOLD).status_code == 302
    assert Application.objects.waiting().count() == 5
