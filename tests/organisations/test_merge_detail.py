"""What a merge did, and making two of one again for 30 days."""

import datetime

import pytest
from django.test import Client

from samla.organisations.models import Membership, Merge, Organisation
from tests.conftest import person


@pytest.fixture
def double(register):
    """The second entry of the association, with an owner."""
    double = register("Språkvännerna Alby")
    bahar = person("bahar@sprakvannerna.example", "Bahar")
    Membership.objects.create(user=bahar, organisation=double, role="owner")
    return double


@pytest.fixture
def merge(association, double, amina, kerstin):
    return Merge.objects.merge(association, double, kerstin, ["email"])


@pytest.fixture
def path(merge):
    return f"/organisationer/sammanslagning/{merge.pk}/"


def test_it_is_undone_with_one_click_and_both_stand_again(
    client, path, kerstin, association, double
):
    client.force_login(kerstin)
    assert client.get(path).status_code == 200
    assert client.post(path).url == path
    for one in (association, double):
        assert Client().get(f"/organisationer/{one.pk}/").status_code == 200
        assert one.memberships.count() == 1
    assert "<form" not in client.get(path).content.decode().split("<main")[1]
    assert client.post(path).status_code == 200


def test_what_was_changed_meanwhile_is_asked_about(client, path, kerstin, association):
    Organisation.objects.filter(pk=association.pk).update(email="ny@a.example")
    client.force_login(kerstin)
    [(name, field)] = client.get(path).context["form"].fields.items()
    html = client.get(path).content.decode()
    assert "ny@a.example" in html
    assert "hej@sprakvannerna.example" in html
    assert client.post(path, {name: "wrong"}).status_code == 200
    assert client.post(path, {name: "before"}).status_code == 302
    association.refresh_from_db()
    assert association.email == "hej@sprakvannerna.example"
    assert field.initial == "now"


def test_after_30_days_the_page_says_so(client, path, kerstin, merge):
    merge.merged_at -= datetime.timedelta(days=31)
    merge.save()
    client.force_login(kerstin)
    html = client.get("/en" + path).content.decode()
    assert "more than 30 days ago" in html
    assert client.post(path).status_code == 200
    merge.refresh_from_db()
    assert merge.undone_at is None


def test_others_find_nothing(client, path, amina, stranger):
    for who in (amina, stranger):
        client.force_login(who)
        assert client.get(path).status_code == 404
        assert client.post(path).status_code == 404


def test_who_belongs_to_one_of_them_does_not_undo_it(
    client, path, kerstin, association
):
    Membership.objects.create(user=kerstin, organisation=association)
    client.force_login(kerstin)
    assert client.get(path).status_code == 404
