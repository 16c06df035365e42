"""A second contact: who is verified has two people, or thirty days to find one."""

import datetime

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone

from samla.organisations.models import Membership, Organisation, Verification
from samla.pages.personal import erasing
from samla.post.models import Letter
from tests.conftest import person

pytestmark = pytest.mark.django_db


def in_days(number):
    return timezone.localdate() + datetime.timedelta(days=number)


@pytest.fixture
def hilda(association, amina):
    """The second contact of Amina's verified association."""
    hilda = person("hilda@sprakvannerna.example", "Hilda")
    Membership.objects.create(user=hilda, organisation=association, role="owner")
    return hilda


@pytest.fixture
def sent(django_capture_on_commit_callbacks):
    """Who gets a letter about what when something is done."""

    def carried(deed):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            deed()
        return sorted((one.to[0], one.subject) for one in mail.outbox)

    return carried


def by_page(hilda):
    client = Client()
    client.force_login(hilda)
    part = hilda.memberships.get()
    path = f"/en/organisationer/{part.organisation_id}/personer/{part.pk}/ta-bort/"
    assert "Then one contact person is left" in client.get(path).content.decode()
    client.post(path)


def by_handing_over(hilda):
    part = hilda.memberships.get()
    part.hand_over(part.others.first())


def by_erasing(hilda):
    erasing.erase(hilda)


BOTH_SIDES = [
    "amina@sprakvannerna.example",
    "hej@sprakvannerna.example",
    "vagenin@botkyrka.example",
]


@pytest.mark.parametrize("leaves", [by_page, by_handing_over, by_erasing])
def test_whoever_leaves_is_free_to_and_both_sides_hear_at_once(
    association, hilda, kerstin, sent, leaves
):
    letters = sent(lambda: leaves(hilda))
    told = [to for to, subject in letters if "kontaktperson" in subject]
    assert told == BOTH_SIDES
    found = association.verifications.get()
    assert found.second_contact_by_on == in_days(30)
    assert found.is_valid
    assert association.memberships.get().user.name == "Amina"
    assert not sent(lambda: call_command("mind_contacts", verbosity=0))


def test_the_database_begins_and_ends_the_time_of_grace(association, hilda):
    with connection.cursor() as cursor:
        cursor.execute(
            "delete from organisations_membership where user_id = %s", [hilda.pk]
        )
        found = association.verifications.get()
        assert found.second_contact_by_on == in_days(30)
        cursor.execute(
            "insert into organisations_membership (user_id, organisation_id, role,"
            " joined_at, chose_by_text) values (%s, %s, 'editor', now(), '')",
            [hilda.pk, association.pk],
        )
    found.refresh_from_db()
    assert found.second_contact_by_on is None
    assert [e.second_contact_by_on for e in found.events.order_by("pgh_id")] == [
        None,
        in_days(30),
        None,
    ]


def test_nobody_who_is_shut_out_counts_as_a_contact(association, hilda, kerstin, sent):
    hilda.is_active = False
    hilda.save()
    letters = sent(lambda: call_command("mind_contacts", verbosity=0))
    assert [to for to, _subject in letters] == BOTH_SIDES
    assert association.verifications.get().second_contact_by_on == in_days(30)
    hilda.is_active = True
    hilda.save()
    call_command("mind_contacts", verbosity=0)
    assert association.verifications.get().second_contact_by_on is None


def test_after_thirty_days_it_ends_by_itself_and_everybody_reads_why(
    association, hilda, kerstin, sent
):
    hilda.memberships.get().leave()
    by_on = in_days(30)
    page = Client().get(f"/en{association.get_absolute_url()}").content.decode()
    assert "A second contact person is missing." in page
    letters = {}
    for number in range(33):
        with time_machine.travel(timezone.now() + datetime.timedelta(days=number)):
            # Whether or not the night has written down that it ended.
            assert association.verifications.valid().exists() == (number <= 30)
            letters[number] = sent(lambda: call_command("mind_contacts", verbosity=0))
    assert [day for day, some in letters.items() if some] == [23, 31]
    assert [to for to, _subject in letters[23]] == BOTH_SIDES
    assert [to for to, _subject in letters[31]] == BOTH_SIDES
    found = association.verifications.get()
    assert (found.withdrawn_because, found.second_contact_by_on) == ("", by_on)
    assert "30" in str(found.reason_said)
    page = Client().get(f"/en{association.get_absolute_url()}").content.decode()
    assert "there was no second contact person for 30 days" in page
    assert not Organisation.objects.verified().exists()


def test_who_comes_in_time_keeps_it_and_who_comes_too_late_does_not(association, hilda):
    hilda.memberships.get().leave()
    Membership.objects.create(user=person("ny@example.org"), organisation=association)
    assert association.verifications.get().second_contact_by_on is None
    Membership.objects.get(user__email="ny@example.org").leave()
    Verification.objects.update(second_contact_by_on=in_days(-1))
    Membership.objects.create(user=hilda, organisation=association)
    assert not association.verifications.valid().exists()


def test_a_verification_without_words_ends_only_so(association):
    with pytest.raises(IntegrityError, match="with_a_reason"), transaction.atomic():
        association.verifications.update(withdrawn_at=timezone.now())


def test_examples_and_a_third_who_leaves_begin_nothing(association, hilda):
    third = person("tredje@example.org")
    Membership.objects.create(user=third, organisation=association)
    third.memberships.get().leave()
    assert association.verifications.get().second_contact_by_on is None
    Organisation.objects.update(is_example=True)
    hilda.memberships.get().leave()
    call_command("mind_contacts", verbosity=0)
    assert association.verifications.get().second_contact_by_on is None


def test_a_rehearsal_begins_and_writes_nothing(association, amina, settings):
    settings.EMAIL_BACKEND = "samla.post.backend.OutboxBackend"
    call_command("mind_contacts", dry_run=True, verbosity=0)
    assert not Letter.objects.exists()
    assert association.verifications.get().second_contact_by_on is None


def test_its_people_and_the_coordinator_see_until_when(
    client, association, hilda, amina, kerstin
):
    hilda.memberships.get().leave()
    for somebody, path in (
        (amina, f"/en/organisationer/{association.pk}/personer/"),
        (kerstin, "/en/min-sida/"),
        (kerstin, f"/en/organisationer/{association.pk}/granska/"),
    ):
        client.force_login(somebody)
        page = client.get(path).content.decode()
        assert "econd contact" in page
