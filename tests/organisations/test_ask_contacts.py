"""Once a year organisations are asked who their people are."""

import datetime

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from samla.organisations.models import Membership, Organisation
from tests.conftest import person

pytestmark = pytest.mark.django_db
A_YEAR_AGO = datetime.timedelta(days=366)


@pytest.fixture
def association(register):
    """Amina's association; nobody has confirmed its people for a year."""
    return register(
        "Språkvännerna i Alby", contacts_confirmed_at=timezone.now() - A_YEAR_AGO
    )


@pytest.fixture
def run():
    def ran(*options):
        mail.outbox.clear()
        call_command("ask_contacts", *options)
        return sorted(letter.to[0] for letter in mail.outbox)

    return ran


def days_pass(days):
    Organisation.objects.update(
        contacts_asked_at=timezone.now() - datetime.timedelta(days=days)
    )


def test_owners_then_all_members_then_the_municipality(
    run, amina, association, kerstin, entry_point, capsys
):
    editor = person("editor@example.org")
    Membership.objects.create(user=editor, organisation=association, role="editor")
    assert run("--dry-run") == []
    assert "owners of 1" in capsys.readouterr().out
    assert run() == [amina.email]
    assert run() == []
    days_pass(15)
    assert run() == [amina.email, editor.email]
    assert run() == []
    days_pass(15)
    assert run() == [entry_point.email]
    days_pass(100)
    assert run() == []


def test_who_answered_is_left_in_peace_for_a_year(run, amina, association):
    run()
    association.refresh_from_db()
    association.confirm_contacts()
    days_pass(20)
    assert run() == []


def test_examples_and_what_is_not_shown_are_not_asked(run, amina, association):
    Organisation.objects.update(is_example=True)
    assert run() == []
    Organisation.objects.update(is_example=False, published_at=None)
    assert run() == []
