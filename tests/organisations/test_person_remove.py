"""Leaving, taking out and handing over: somebody always owns it."""

import threading

import pytest
from django.db import IntegrityError, connection, connections, transaction
from django.test import Client

from samla.organisations.models import Membership
from tests.conftest import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def association(register):
    """Amina's association; nobody vouches for it, so it may have one person."""
    return register("Språkvännerna i Alby")


def member(association, email, role="editor"):
    return Membership.objects.create(
        user=person(email), organisation=association, role=role
    )


def path(part, end="ta-bort/"):
    return f"/organisationer/{part.organisation_id}/personer/{part.pk}/{end}"


def test_the_last_owner_cannot_leave_and_reads_what_to_do(client, amina):
    part = amina.memberships.get()
    member(part.organisation, "editor@example.org")
    client.force_login(amina)
    page = client.post("/en" + path(part)).content.decode()
    assert "Somebody must take over first" in page
    assert amina.memberships.exists()


def test_the_last_owner_cannot_become_editor(client, amina):
    part = amina.memberships.get()
    client.force_login(amina)
    answer = client.post(path(part, ""), {"role": "editor"})
    assert answer.status_code == 200
    assert answer.context["form"].errors["role"]
    part.refresh_from_db()
    assert part.role == "owner"


def test_the_last_owner_may_leave_what_is_closed(client, amina, association):
    association.close()
    client.force_login(amina)
    client.post(path(amina.memberships.get()))
    assert not amina.memberships.exists()


def test_a_member_leaves_and_takes_nobody_with_her(client, amina, association):
    part = member(association, "editor@example.org")
    client.force_login(part.user)
    assert client.post(path(amina.memberships.get())).status_code == 404
    client.post(path(part))
    assert [one.user for one in association.memberships.all()] == [amina]


def test_an_owner_takes_somebody_out_after_a_question(client, amina, association):
    part = member(association, "editor@example.org")
    client.force_login(amina)
    assert client.get(path(part)).status_code == 200
    assert association.memberships.count() == 2
    client.post(path(part))
    assert association.memberships.count() == 1


def test_handing_over_is_one_act(client, amina, association):
    part = member(association, "ny@example.org")
    client.force_login(amina)
    there = f"/organisationer/{association.pk}/personer/lamna-over/"
    assert client.post(there, {"successor": part.pk}).status_code == 200
    client.post(there, {"successor": part.pk, "then": "editor"})
    part.refresh_from_db()
    assert part.role == "owner"
    assert amina.memberships.get().role == "editor"
    client.force_login(part.user)
    client.post(there, {"successor": amina.memberships.get().pk, "then": "leave"})
    assert amina.memberships.get().role == "owner"
    assert not part.user.memberships.exists()


def test_nobody_outside_can_be_made_successor(client, amina, association, stranger):
    client.force_login(amina)
    there = f"/organisationer/{association.pk}/personer/lamna-over/"
    for wrong in ("", "0", "x", "999999999999999999999"):
        answer = client.post(there, {"successor": wrong, "then": "leave"})
        assert answer.status_code == 200
    assert amina.memberships.get().role == "owner"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "change",
    [
        "delete from organisations_membership",
        "update organisations_membership set role = 'editor'",
    ],
)
def test_the_database_keeps_an_owner_whatever_is_written(amina, change):
    with (
        pytest.raises(IntegrityError, match="would have no owner"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change)
    assert amina.memberships.get().role == "owner"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("way", ["page", "rows"])
def test_two_owners_who_take_each_other_out_leave_one(amina, association, way):
    other = member(association, "other@example.org", "owner")
    pairs = [(amina, other), (other.user, amina.memberships.get())]
    together = threading.Barrier(2)
    outcomes = []

    def take_out(owner, part):
        client = Client()
        client.force_login(owner)
        together.wait()
        if way == "page":
            outcomes.append(client.post(path(part)).status_code)
        else:
            try:
                with transaction.atomic():
                    Membership.objects.filter(pk=part.pk).delete()
                    together.wait()
                outcomes.append(302)
            except IntegrityError:
                outcomes.append(404)
        connections.close_all()

    threads = [threading.Thread(target=take_out, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == [302, 404]
    assert association.memberships.owners().count() == 1
