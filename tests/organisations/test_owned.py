"""What a decision took away has an owner too, and one who may give it up."""

import pytest
from django.db import IntegrityError, connection, transaction

from samla.moderation.models import Report
from samla.organisations.models import Organisation, Suspension
from samla.pages.personal import erasing

pytestmark = pytest.mark.django_db
REASON = "Uppgifterna stämmer inte."


def taken_down(association, kerstin):
    """A coordinator decides about a report."""
    report = Report.objects.create(
        path=association.get_absolute_url(),
        entry=association,
        municipality=association.municipality,
        text="Fel.",
    )
    assert report.decide(kerstin, "taken_down", REASON)
    return lambda: report.reverse(kerstin, REASON)


def suspended(association, kerstin):
    """A coordinator suspends it."""
    suspension = Suspension.objects.suspend(association, kerstin, REASON)
    return lambda: suspension.decide(kerstin, True, REASON)


DECISIONS = pytest.mark.parametrize("decide", [taken_down, suspended])


def run(statement, *values):
    """Write straight into the tables, to the end of the transaction."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        cursor.execute("set constraints all immediate")
        cursor.execute("set constraints all deferred")


@DECISIONS
def test_the_last_owner_of_what_was_taken_away_stays_whatever_is_written(
    association, amina, kerstin, decide
):
    decide(association, kerstin)
    association.refresh_from_db()
    assert association.taken_down_at
    for statement in (
        "delete from organisations_membership where organisation_id = %s",
        "update organisations_membership set role = 'editor'"
        " where organisation_id = %s",
    ):
        with pytest.raises(IntegrityError, match="would have no owner"):
            run(statement, association.pk)
    assert amina.memberships.get().must_stay
    with pytest.raises(erasing.StillNeeded):
        erasing.erase(amina)


@DECISIONS
def test_nothing_comes_back_without_an_owner(association, amina, kerstin, decide):
    back = decide(association, kerstin)
    association.refresh_from_db()
    association.close()
    amina.memberships.get().leave()
    with pytest.raises(IntegrityError, match="would have no owner"):
        run(
            "update organisations_organisation set taken_down_at = null,"
            " published_at = now() where id = %s",
            association.pk,
        )
    assert back()
    association.refresh_from_db()
    assert (association.taken_down_at, association.published_at) == (None, None)


@DECISIONS
def test_what_never_had_an_owner_is_not_shown_again_and_nothing_breaks(
    association, kerstin, decide
):
    assert decide(association, kerstin)()
    run("select 1")
    found = Organisation.objects.get(pk=association.pk)
    assert (found.taken_down_at, found.published_at) == (None, None)


@DECISIONS
def test_its_owner_can_give_it_up_and_leave(
    client, association, amina, kerstin, decide
):
    back = decide(association, kerstin)
    client.force_login(amina)
    path = f"/en/organisationer/{association.pk}/ta-bort/"
    assert "Give it up" in client.get(path).content.decode()
    client.post(path)
    assert "Give it up" not in client.get(path).content.decode()
    assert back()
    found = Organisation.objects.get(pk=association.pk)
    assert (found.taken_down_at, found.published_at) == (None, None)
    erasing.erase(amina)
    assert not found.memberships.exists()


@DECISIONS
def test_what_was_shown_and_has_an_owner_comes_back(
    association, amina, kerstin, decide
):
    assert decide(association, kerstin)()
    assert Organisation.objects.get(pk=association.pk).published_at
    run("update organisations_organisation set source = 'x'")
