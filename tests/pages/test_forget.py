"""Every promise of retention is kept by the nightly command."""

import datetime
from io import StringIO

import pghistory
import psycopg
import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from pghistory.models import Context, Event

from samla.accounts.models import ForgettingRun, User
from samla.core.alone import Lock
from samla.core.retention import Until
from samla.moderation.models import Report
from samla.municipalities.models import Application
from samla.organisations.models import Invitation, JoinRequest, Membership, Suspension
from samla.pages.personal import erasing, forgetting, night
from samla.pages.personal.inventory import said_of, tables
from samla.pages.personal.plan import history_of
from tests.conftest import person

pytestmark = pytest.mark.django_db


def ago(days):
    return timezone.now() - datetime.timedelta(days=days)


def forget(*arguments):
    said = StringIO()
    call_command("forget", *arguments, stdout=said)
    return said.getvalue()


def seen(user, days):
    """A person who signed in last so long ago."""
    User.objects.filter(pk=user.pk).update(last_login=ago(days), joined_at=ago(days))
    return user


@pytest.fixture
def half(db):
    """Somebody who asked for a code 31 days ago and never wrote it."""
    half = User.objects.create(email="half@example.org", joined_at=ago(31))
    half.emailaddress_set.create(email=half.email, primary=True)
    return half


def test_a_dry_run_counts_and_changes_nothing(half):
    assert "1 sign-ups never finished" in forget("--dry-run")
    assert User.objects.filter(pk=half.pk).exists()
    assert not ForgettingRun.objects.exists()


def test_sign_ups_never_finished_go_after_30_days(half):
    fresh = User.objects.create(email="fresh@example.org", joined_at=ago(29))
    forget()
    assert list(User.objects.all()) == [fresh]
    assert ForgettingRun.objects.get().counts["sign-ups never finished"] == 1


def test_an_unused_account_gets_a_letter_and_goes_30_days_later():
    old = seen(person("old@example.org"), 731)
    recent = seen(person("recent@example.org"), 729)
    forget()
    forget()
    assert [letter.to for letter in mail.outbox] == [[old.email]]
    User.objects.filter(pk=old.pk).update(asked_back_at=ago(31))
    forget()
    assert list(User.objects.all()) == [recent]


def test_who_signs_in_after_the_letter_stays():
    old = seen(person("old@example.org"), 1)
    User.objects.filter(pk=old.pk).update(asked_back_at=ago(31))
    forget()
    assert User.objects.filter(pk=old.pk).exists()


def test_who_is_still_needed_stays(amina):
    seen(amina, 800)
    User.objects.filter(pk=amina.pk).update(asked_back_at=ago(31))
    forget()
    assert User.objects.filter(pk=amina.pk).exists()
    counts = ForgettingRun.objects.get().counts
    assert counts["accounts that nobody uses"] == 0


def invited(association, **facts):
    invitation = Invitation(organisation=association, **facts)
    invitation.new_token()
    for name, value in facts.items():
        setattr(invitation, name, value)
    invitation.save()
    return invitation


def test_invitations_leave_the_history_too(association):
    invited(association, email="a@x.example", answered_at=ago(31))
    invited(association, email="b@x.example", expires_at=ago(31))
    stays = invited(association, email="c@x.example", answered_at=ago(29))
    forget()
    assert list(Invitation.objects.all()) == [stays]
    kept = history_of(Invitation).objects.values_list("email", flat=True)
    assert set(kept) == {"c@x.example"}


def test_requests_and_applications_go_12_months_after_the_decision(
    association, botkyrka, stranger
):
    JoinRequest.objects.create(
        organisation=association, user=stranger, message="Hej", answered_at=ago(366)
    )
    Application.objects.create(
        municipality=botkyrka, user=stranger, message="Hej", decided_at=ago(366)
    )
    waits = JoinRequest.objects.create(
        organisation=association, user=stranger, message="Nu", asked_at=ago(400)
    )
    forget()
    assert list(JoinRequest.objects.all()) == [waits]
    assert not Application.objects.exists()
    assert not history_of(Application).objects.exists()


def test_who_reported_is_forgotten_and_the_decision_stays():
    facts = {"path": "/", "text": "Fel", "name": "Bo", "email": "bo@example.org"}
    decided = {"outcome": "kept", "reason": "Rätt"}
    old = Report.objects.create(**facts, **decided, decided_at=ago(366))
    new = Report.objects.create(**facts, **decided, decided_at=ago(300))
    forget()
    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.name, old.email, old.text, old.reason) == ("", "", "", "Rätt")
    assert new.email == "bo@example.org"
    told = history_of(Report).objects.filter(pgh_obj_id=old.pk)
    assert set(told.values_list("text", flat=True)) == {""}
    assert forget("--dry-run").count("0 names, addresses") == 1


def test_the_words_of_a_notice_are_forgotten_and_the_decision_stays():
    notice = Report.objects.create(
        path="/",
        kind="illegal",
        text="Fel",
        grounds="Jag heter Bo",
        law="Bos lag",
        name="Bo",
        email="bo@example.org",
        in_good_faith=True,
        outcome="kept",
        reason="Rätt",
        decided_at=ago(366),
    )
    forget()
    told = history_of(Report).objects.filter(pgh_obj_id=notice.pk)
    for row in (Report.objects.values().get(), *told.values()):
        assert "Bo" not in str(row)
    assert Report.objects.get().reason == "Rätt"


def test_the_words_of_an_objection_are_forgotten(association):
    facts = {"organisation": association, "municipality": association.municipality}
    facts |= {"reason": "x", "objection": "Jag heter Bo", "objected_at": ago(800)}
    ended = {"answer": "Nej", "answered_at": ago(366), "lifted_at": ago(366)}
    old = Suspension.objects.create(**facts, **ended)
    waits = Suspension.objects.create(**facts)
    forget()
    kept = dict(Suspension.objects.values_list("pk", "objection"))
    assert kept == {old.pk: "", waits.pk: "Jag heter Bo"}
    events = history_of(Suspension).objects.filter(pgh_obj_id=old.pk)
    assert set(events.values_list("objection", flat=True)) == {""}


def test_sessions_that_are_over_go(amina):
    Session.objects.create(session_key="old", session_data="", expire_date=ago(1))
    amina.usersession_set.create(session_key="old", ip="127.0.0.1", user_agent="x")
    amina.usersession_set.update(last_seen_at=ago(1))
    forget()
    assert not Session.objects.exists()
    assert not amina.usersession_set.exists()


def logged(somebody, days):
    entry = LogEntry.objects.create(user=somebody, action_flag=CHANGE, object_repr="x")
    LogEntry.objects.filter(pk=entry.pk).update(action_time=ago(days))
    return entry


def test_the_history_is_told_for_five_years(association, amina):
    events = history_of(Membership).objects
    events.update(pgh_created_at=ago(5 * 365 + 1))
    with pghistory.context(user=amina.pk):
        amina.memberships.update(role="editor")
    Context.objects.update(created_at=ago(5 * 365 + 1))
    with pghistory.context(user=amina.pk):
        amina.memberships.update(role="owner")
    assert (events.count(), Context.objects.count()) == (3, 2)
    logged(amina, 5 * 365 + 1)
    fresh = logged(amina, 5 * 365 - 1)
    forget()
    assert (events.count(), Context.objects.count()) == (2, 1)
    assert list(LogEntry.objects.all()) == [fresh]


def test_no_promise_stands_without_a_rule():
    now = timezone.now()
    kept = {
        (keeps, rule.found(now).model)
        for rule in forgetting.RULES
        for keeps in rule.keeps
    }
    assert {keeps for keeps, _model in kept} == set(Until)
    promised = {
        (said.until, model)
        for model in tables()
        if not issubclass(model, Event)
        for said in said_of(model).values()
        if said.until not in forgetting.WITH_HER
    } | {(Until.HISTORY, model) for model in tables() if issubclass(model, Event)}
    assert promised <= kept


def broken(now):
    return User.objects.extra(where=["1/0 = 1"])


def failing_forget():
    said = StringIO()
    with pytest.raises(CommandError):
        call_command("forget", stderr=said, verbosity=0)
    return said.getvalue()


def test_a_rule_that_fails_is_told_and_the_others_are_followed(half, monkeypatch):
    rules = [night.Rule("broken", broken), *forgetting.RULES]
    monkeypatch.setattr("samla.pages.management.commands.forget.RULES", rules)
    assert failing_forget() == "broken: DataError\n"
    assert not User.objects.exists()
    assert ForgettingRun.objects.get().finished_at


def test_one_person_that_fails_keeps_nobody_else(monkeypatch):
    people = [seen(person(f"p{number}@example.org"), 800) for number in range(3)]
    User.objects.update(asked_back_at=ago(31))
    erase = erasing.erase

    def erase_but_one(somebody):
        if somebody == people[1]:
            raise ValueError(somebody.email)
        erase(somebody)

    monkeypatch.setattr(erasing, "erase", erase_but_one)
    told = f"accounts that nobody uses: accounts.User {people[1].pk}: ValueError\n"
    assert failing_forget() == told
    assert list(User.objects.all()) == [people[1]]
    counts = ForgettingRun.objects.get().counts
    assert counts["accounts that nobody uses"] == 2


def test_it_says_so_where_another_run_is_under_way(half):
    said = StringIO()
    with psycopg.connect(**connection.get_connection_params()) as other:
        other.execute("select pg_try_advisory_lock(%s)", [Lock.FORGETTING.value])
        call_command("forget", stderr=said)
    assert "Another run" in said.getvalue()
    assert User.objects.filter(pk=half.pk).exists()


def test_a_run_that_was_killed_goes_on_where_it_stopped(monkeypatch, association):
    monkeypatch.setattr(night, "BATCH", 2)
    for number in range(5):
        invited(association, email=f"{number}@x.example", answered_at=ago(31))
    calls = []

    def killed(rows):
        if calls:
            raise KeyboardInterrupt
        calls.append(1)
        forgetting.vanish(rows)

    rule = night.Rule("x", forgetting.ended(Invitation), killed)
    with pytest.raises(KeyboardInterrupt):
        night.run(rule, timezone.now(), print)
    assert Invitation.objects.count() == 3
    forget()
    assert not Invitation.objects.exists()


def test_a_second_run_finds_nothing(half):
    forget()
    said = forget()
    assert all(line.split()[0] == "0" for line in said.splitlines()), said


def test_the_last_night_is_told_on_the_page_about_data(client, half):
    forget()
    page = client.get("/en/personuppgifter/").content.decode()
    assert "forgotten" in page.lower()
    assert "half@example.org" not in page
