"""Two organisations side by side: a coordinator says whether they are one."""

import threading

import pytest
from django.db import connection
from django.test import Client

from samla.organisations.models import LikelyTwin, Membership, Merge, Organisation
from samla.organisations.models.twin_search import find_twins
from tests.conftest import person


@pytest.fixture
def double(register):
    """The second entry of the association, with an owner."""
    double = register("Språkvännerna Alby", number="8020024280", phone="08-123 45 67")
    bahar = person("bahar@sprakvannerna.example", "Bahar")
    Membership.objects.create(user=bahar, organisation=double, role="owner")
    return double


@pytest.fixture
def twin(association, double, amina):
    """The pair, as it was found at night."""
    find_twins()
    return LikelyTwin.objects.get()


@pytest.fixture
def path(twin):
    return f"/organisationer/dubbletter/{twin.pk}/"


def answers(client, path, keep, **changes):
    """What a browser sends where nothing but this is chosen."""
    form = client.get(path).context["form"]
    sent = {name: field.initial for name, field in form.fields.items()}
    return sent | {"keep": str(keep.pk)} | changes


def test_both_are_told_with_what_hangs_on_them(client, path, kerstin, cafe):
    client.force_login(kerstin)
    answer = client.get("/en" + path)
    html = answer.content.decode()
    assert "Språkvännerna i Alby" in html
    assert "08-123 45 67" in html
    sides = dict(answer.context["sides"])
    assert sides[cafe.organisation]["activities_activity"] == 1
    assert "text_language" not in answer.context["form"].fields


def test_the_verified_one_is_proposed_with_what_the_other_one_knows_better(
    client, path, kerstin, association, double
):
    client.force_login(kerstin)
    fields = client.get(path).context["form"].fields
    assert fields["keep"].initial == str(association.pk)
    assert fields["name"].initial == str(association.pk)
    assert fields["number"].initial == str(double.pk)


def test_the_coordinator_makes_one_of_the_two(
    client, path, kerstin, association, double
):
    client.force_login(kerstin)
    sent = answers(client, path, association, name=str(double.pk))
    answer = client.post(path, sent)
    merge = Merge.objects.get()
    assert answer.url == f"/organisationer/sammanslagning/{merge.pk}/"
    association.refresh_from_db()
    assert association.name == "Språkvännerna Alby"
    assert association.number == "8020024280"
    assert association.memberships.count() == 2
    assert client.get(answer.url).status_code == 200
    assert client.get(path).url == answer.url


def test_people_of_both_get_a_letter(client, path, kerstin, association, mailoutbox):
    client.force_login(kerstin)
    client.post(path, answers(client, path, association))
    assert {letter.to[0] for letter in mailoutbox} == {
        "amina@sprakvannerna.example",
        "bahar@sprakvannerna.example",
    }


@pytest.mark.parametrize("language", ["", "/en", "/ar"])
def test_the_old_address_leads_to_the_one_that_stayed(
    client, path, kerstin, association, double, language
):
    client.force_login(kerstin)
    client.post(path, answers(client, path, association))
    answer = Client().get(f"{language}/organisationer/{double.pk}/")
    assert answer.status_code == 302
    assert answer.url == f"{language}/organisationer/{association.pk}/"
    assert "public, max-age=" in answer["Cache-Control"]
    assert "Cookie" not in answer.get("Vary", "")
    found = Client().get("/organisationer/?var=botkyrka").content.decode()
    assert f"/organisationer/{double.pk}/" not in found


def test_private_addresses_lead_there_too(
    client, path, kerstin, association, double, stranger
):
    client.force_login(kerstin)
    client.post(path, answers(client, path, association))
    old = f"/organisationer/{double.pk}/andra/"
    assert client.get(old).status_code == 404
    client.force_login(stranger)
    assert client.get(old).status_code == 404
    client.force_login(Membership.objects.get(user__name="Bahar").user)
    assert client.get(old).url == f"/organisationer/{association.pk}/andra/"


def test_they_are_two_and_are_not_asked_about_again(client, path, kerstin, double):
    client.force_login(kerstin)
    assert client.post(path, {"two": "yes"}).url == "/organisationer/dubbletter/"
    find_twins()
    assert LikelyTwin.objects.get().dismissed_by == kerstin
    double.name = "Språkvännerna i Alby!"
    double.save()
    find_twins()
    assert LikelyTwin.objects.get().dismissed_at is None


@pytest.mark.parametrize(
    "broken", [{"keep": "0"}, {"keep": ""}, {"name": "x"}, {"phone": "1' or 1"}]
)
def test_a_wrong_answer_gets_a_word(client, path, kerstin, association, broken):
    client.force_login(kerstin)
    answer = client.post(path, answers(client, path, association) | broken)
    assert answer.status_code == 200
    assert 'role="alert"' in answer.content.decode()
    assert not Merge.objects.exists()


def test_the_hidden_one_cannot_stay(client, path, kerstin, association, double):
    Organisation.objects.filter(pk=double.pk).update(published_at=None)
    client.force_login(kerstin)
    answer = client.post(path, answers(client, path, double))
    assert 'role="alert"' in answer.content.decode()
    assert not Merge.objects.exists()


def test_a_second_click_changes_nothing(client, path, kerstin, association):
    client.force_login(kerstin)
    sent = answers(client, path, association)
    first, second = client.post(path, sent), client.post(path, sent)
    assert first.url == second.url
    assert Merge.objects.count() == 1


def test_other_coordinators_and_owners_do_not_decide(
    client, path, kerstin, association, double, umea, amina
):
    Organisation.objects.filter(pk=double.pk).update(municipality=umea)
    for who in (kerstin, amina):
        client.force_login(who)
        assert client.get(path).status_code == 404
        assert client.post(path, {"keep": association.pk}).status_code == 404
    assert not Merge.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_coordinators_at_once_make_one_merge(path, kerstin, association, double):
    def click(answered):
        client = Client()
        client.force_login(kerstin)
        try:
            answered.append(client.post(path, sent).status_code)
        finally:
            connection.close()

    client = Client()
    client.force_login(kerstin)
    sent = answers(client, path, association)
    answered = []
    threads = [threading.Thread(target=click, args=[answered]) for _n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answered == [302] * 3
    assert Merge.objects.count() == 1
