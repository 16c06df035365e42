"""One date is called off, with a reason."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samla.activities.forms import CancelForm
from samla.activities.models import Occurrence
from tests.activities.conftest import at

pytestmark = pytest.mark.django_db


@pytest.fixture
def date(football):
    return football.occurrences.first()


def cancel(client, date, reason="Ledaren är sjuk."):
    return client.post(
        f"/en/aktiviteter/tillfalle/{date.pk}/stall-in/", {"reason": reason}
    )


def test_it_is_seen_at_once_by_everybody(client, amina, date):
    client.force_login(amina)
    answer = cancel(client, date)
    assert (
        answer.headers["Location"] == f"/en/aktiviteter/{date.activity_id}/tillfallen/"
    )
    page = client.get(f"/en/aktiviteter/{date.activity_id}/").content.decode()
    assert "Ledaren är sjuk." in page


def test_clicking_twice_cancels_once(client, amina, date):
    client.force_login(amina)
    cancel(client, date)
    assert cancel(client, date, "Annat.").status_code == 302
    date.refresh_from_db()
    assert (date.sequence, date.reason) == (1, "Ledaren är sjuk.")


@pytest.mark.parametrize("reason", ["", "   ", "a" * 10_000])
def test_a_reason_is_needed_and_not_a_novel(client, amina, date, reason):
    client.force_login(amina)
    assert "reason" in cancel(client, date, reason).context["form"].errors
    date.refresh_from_db()
    assert date.cancelled_at is None


def test_what_is_over_cannot_be_cancelled(client, amina, date, monday):
    client.force_login(amina)
    monday.move_to(at("2026-11-25"))
    client.force_login(amina)
    assert cancel(client, date).status_code == 404


def test_strangers_find_nothing(client, stranger, date):
    client.force_login(stranger)
    assert cancel(client, date).status_code == 404
    assert client.get(f"/aktiviteter/tillfalle/{date.pk}/stall-in/").status_code == 404
    date.refresh_from_db()
    assert date.cancelled_at is None


def test_a_date_that_goes_meanwhile_does_not_exist(client, amina, date, monkeypatch):
    client.force_login(amina)
    first_valid = CancelForm.is_valid

    def slow(form):
        Occurrence.objects.filter(pk=date.pk).delete()
        return first_valid(form)

    monkeypatch.setattr(CancelForm, "is_valid", slow)
    assert cancel(client, date).status_code == 404
    assert not Occurrence.objects.filter(pk=date.pk).exists()


@pytest.mark.parametrize("decide", ["cancel", "move", "restore"])
def test_the_activity_is_locked_before_its_date(date, decide):
    told = [at("2026-11-26"), at("2026-11-26", "13:00")] if decide == "move" else []
    with CaptureQueriesContext(connection) as asked:
        getattr(date, decide)(*told)
    locks = [query["sql"] for query in asked if "SAVEPOINT" not in query["sql"]]
    assert "activities_activity" in locks[0]
    assert "FOR UPDATE" in locks[0]
