"""Everything about a person as a file: whole, without secrets, without others."""

import json

import pghistory
import pytest
from allauth.usersessions.models import UserSession
from django.core.cache import cache

from samla.moderation.models import Report
from samla.organisations.models import Invitation, JoinRequest
from samla.pages.personal.erasing import erase
from samla.pages.personal.export import as_json
from samla.pages.personal.inventory import said_of
from samla.pages.personal.plan import done_by_her, hers, is_hers, relations
from samla.post.models import IncomingLetter

pytestmark = pytest.mark.django_db
PATH = "/konto/mina-uppgifter/fil/"


def test_the_file_holds_everything_about_her(client, kerstin, association, botkyrka):
    invitation = Invitation(
        organisation=association, email="ny@example.org", invited_by=kerstin
    )
    invitation.new_token()
    invitation.save()
    to_her = Invitation(organisation=association, email=kerstin.email)
    to_her.new_token()
    to_her.save()
    JoinRequest.objects.create(
        organisation=association, user=kerstin, message="Jag vill vara med"
    )
    Report.objects.create(path="/", text="Fel tid", email=kerstin.email)
    kerstin.staff_roles.get().choose_to_be_shown(True)
    with pghistory.context(user=kerstin.pk):
        association.about = "Nytt"
        association.save()
    client.force_login(kerstin)
    answer = client.get(PATH)
    assert answer["Content-Type"] == "application/json"
    assert "attachment" in answer["Content-Disposition"]
    told = json.loads(answer.content)
    assert told["about_you"]["email"] == kerstin.email
    for table in (
        "account.EmailAddress.user",
        "mfa.Authenticator.user",
        "municipalities.StaffMember.user",
        "organisations.JoinRequest.user",
    ):
        assert told["yours"][table], table
    staff = told["yours"]["municipalities.StaffMember.user"][0]
    assert staff["municipality_name"] == "Botkyrka"
    assert told["done_by_you"]["organisations.Invitation.invited_by"]
    assert told["to_or_from_your_address"]["moderation.Report"][0]["text"] == "Fel tid"
    assert told["to_or_from_your_address"]["organisations.Invitation"]
    assert told["your_consents"][0]["text"]
    assert told["your_changes"][0]["table"] == "organisations.Organisation"


def test_the_file_holds_the_letters_she_wrote_which_go_in_their_own_time(
    client, stranger
):
    hers, others = (
        IncomingLetter.objects.keep(f"From: {address}\r\n\r\nHej {address}".encode())
        for address in (stranger.email, "bo@example.org")
    )
    client.force_login(stranger)
    told = client.get(PATH).json()["to_or_from_your_address"]["post.IncomingLetter"]
    assert [letter["text"] for letter in told] == [hers.text]
    erase(stranger)
    assert set(IncomingLetter.objects.all()) == {hers, others}


def test_the_file_holds_no_secrets_and_nobody_else(client, kerstin, association):
    invitation = Invitation(
        organisation=association, email="ny@example.org", invited_by=kerstin
    )
    token = invitation.new_token()
    invitation.save()
    UserSession.objects.create(
        user=kerstin, session_key="hemlig-nyckel", ip="127.0.0.1", user_agent="Firefox"
    )
    Report.objects.create(
        path="/",
        text="Fel",
        name="Bo",
        email="bo@example.org",
        decided_by=kerstin,
        decided_at="2026-01-01T00:00Z",
        outcome="kept",
        reason="Rätt ändå",
    )
    told = as_json(kerstin)
    assert "Firefox" in told
    for secret in (
        kerstin.password,
        "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
        "hemlig-nyckel",
        token,
        invitation.token_digest,
        "ny@example.org",
        "bo@example.org",
        "Bo",
    ):
        assert f'"{secret}"' not in told, secret


def test_every_table_that_names_a_person_has_its_stand():
    """Each says in its model what the person is there for, and goes or stays."""
    for field in relations():
        assert field.name in said_of(field.model), field
        assert is_hers(field) or field.null, f"{field} can neither go nor stay"
    assert {field.model._meta.label for field in hers()} >= {
        "organisations.Membership",
        "municipalities.StaffMember",
    }
    assert {str(field) for field in done_by_her()} >= {"moderation.Report.decided_by"}


def test_the_file_is_not_for_every_minute(client, stranger):
    cache.clear()
    client.force_login(stranger)
    answers = [client.get(PATH).status_code for _each in range(11)]
    assert answers == [200] * 10 + [429]
    cache.clear()
