"""A person erases her account: what goes, what stays, and who must take over first."""

import time

import pghistory
import pytest
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.usersessions.models import UserSession
from django.core import mail
from django.utils import timezone

from samla.accounts.models import User
from samla.moderation.models import Report
from samla.organisations.models import Invitation, JoinRequest, Membership
from samla.pages.personal.inventory import said_of, tables
from samla.pages.personal.plan import history_of
from tests.conftest import person, staff, with_second_factor

pytestmark = pytest.mark.django_db
PATH = "/konto/mina-uppgifter/radera/"


def come_in(client, somebody):
    """Sign in, and show once more who one is."""
    client.force_login(somebody)
    assert client.get(PATH).status_code == 302
    if somebody.authenticator_set.exists():  # her app was asked a moment ago
        session = client.session
        session[AUTHENTICATION_METHODS_SESSION_KEY] = [
            {"method": "mfa", "reauthenticated": True, "at": time.time()}
        ]
        session["account_authentication_methods_user"] = str(somebody.pk)
        session.save()
        return client.get(PATH)
    client.post(
        f"/konto/bekrafta/?next={PATH}",
        {"password": "a-long-password-here", "next": PATH},
    )
    return client.get(PATH)


@pytest.fixture
def olga(association):
    """A second owner of the association."""
    olga = person("olga@sprakvannerna.example", "Olga")
    Membership.objects.create(user=olga, organisation=association, role="owner")
    return olga


def test_it_is_asked_once_more_who_one_is(client, amina):
    client.force_login(amina)
    assert client.get(PATH)["Location"].startswith("/konto/bekrafta/")
    assert client.post(PATH)["Location"].startswith("/konto/bekrafta/")
    assert User.objects.filter(pk=amina.pk).exists()


def test_who_has_no_password_writes_her_address(client, amina, olga):
    olga.set_unusable_password()
    olga.save()
    client.force_login(olga)
    client.post(PATH, {"email": "nagon@annan.example"})
    assert User.objects.filter(pk=olga.pk).exists()
    client.post(PATH, {"email": " Olga@Sprakvannerna.example"})
    assert not User.objects.filter(pk=olga.pk).exists()


def test_everything_personal_goes_and_entries_stay(client, amina, olga, association):
    with pghistory.context(user=olga.pk):
        association.about = "Olgas ord"
        association.save()
        JoinRequest.objects.create(
            organisation=association, user=olga, message="Jag heter Olga"
        )
    invitation = Invitation(organisation=association, email=olga.email)
    invitation.new_token()
    invitation.save()
    sent = Invitation(organisation=association, email="ny@x.example", invited_by=olga)
    sent.new_token()
    sent.save()
    report = Report.objects.create(
        path="/", text="Fel", name="Olga", email=olga.email, decided_by=None
    )
    page = come_in(client, olga)
    assert page.status_code == 200
    UserSession.objects.create(
        user=olga, session_key="x", ip="127.0.0.1", user_agent="Firefox"
    )
    answer = client.post(PATH)
    assert answer["Location"] == "/konto/farval/"
    assert client.get("/konto/farval/").status_code == 200
    assert client.get("/min-sida/").status_code == 302
    association.refresh_from_db()
    assert association.about == "Olgas ord"
    sent.refresh_from_db()
    assert sent.invited_by is None
    report.refresh_from_db()
    assert (report.name, report.email) == ("", "")
    assert ["olga@sprakvannerna.example"] in [letter.to for letter in mail.outbox]
    assert traces_of("olga@sprakvannerna.example", "Jag heter Olga") == []


def test_an_open_notice_in_her_name_does_not_keep_her(client, amina, olga):
    facts = {"kind": "illegal", "path": "/", "grounds": "Lag", "in_good_faith": True}
    facts |= {"name": "Olga", "email": olga.email, "text": "Fel"}
    waits = Report.objects.create(**facts)
    decided = {"outcome": "kept", "reason": "Rätt", "decided_at": timezone.now()}
    done = Report.objects.create(**facts, **decided)
    come_in(client, olga)
    assert client.post(PATH)["Location"] == "/konto/farval/"
    assert not User.objects.filter(pk=olga.pk).exists()
    kept = dict(Report.objects.values_list("pk", "email"))
    assert kept == {waits.pk: "olga@sprakvannerna.example", done.pk: ""}


def traces_of(*words):
    """Tables where one of these words still stands."""
    return [
        model._meta.label
        for model in tables()
        for row in model._base_manager.values()
        if any(word in str(row) for word in words)
    ]


def test_the_last_owner_stays_and_is_told_the_ways_on(client, amina, association):
    page = come_in(client, amina).content.decode()
    assert association.name in page
    assert f"/organisationer/{association.pk}/ta-bort/" in page
    client.post(PATH)
    assert User.objects.filter(pk=amina.pk).exists()


def test_the_last_coordinator_stays_and_is_told_the_ways_on(client, kerstin):
    answer = come_in(client, kerstin)
    assert answer.status_code == 200, answer["Location"]
    page = answer.content.decode()
    assert "Botkyrka" in page
    client.post(PATH)
    assert User.objects.filter(pk=kerstin.pk).exists()


def test_an_administrator_stays_one_until_somebody_takes_that_away(client, olga):
    olga.is_superuser = True
    olga.save()
    with_second_factor(olga)
    come_in(client, olga)
    client.post(PATH)
    assert User.objects.filter(pk=olga.pk).exists()


def test_colleagues_are_told_that_nobody_is_on_duty(client, kerstin, botkyrka):
    staff(person("karl@botkyrka.example"), botkyrka)
    come_in(client, kerstin)
    client.post(PATH)
    botkyrka.entry_point.refresh_from_db()
    assert botkyrka.entry_point.on_duty is None
    assert [letter.to for letter in mail.outbox] == [
        ["kerstin@botkyrka.example"],
        ["karl@botkyrka.example"],
    ]
    assert "/kommuner/botkyrka/vagen-in/" in mail.outbox[-1].body


def test_history_says_who_it_was_by_a_number_that_leads_to_nobody(
    client, amina, olga, association
):
    come_in(client, olga)
    client.post(PATH)
    events = history_of(Membership).objects.filter(user_id=olga.pk)
    assert not User.objects.filter(pk__in=events.values("user_id")).exists()
    assert said_of(Membership)["user"]


def test_a_farewell_in_the_readers_language(client):
    assert "Thank you" in client.get("/en/konto/farval/").content.decode()
