"""An invitation is for the address it was sent to, once, for 14 days."""

import datetime
import re

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.utils import timezone

from samla.organisations.models import Invitation, Membership
from tests.conftest import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def association(register):
    """Amina's association; nobody vouches for it, so it may have one person."""
    return register("Språkvännerna i Alby")


@pytest.fixture
def invited(association, amina):
    invitation, token = Invitation.invite(association, amina, "ny@example.org", "owner")
    invitation.path = f"/organisationer/inbjudan/{token}/"
    return invitation


def test_who_is_not_signed_in_is_led_to_sign_in_and_back(client, invited):
    page = client.get("/en" + invited.path).content.decode()
    assert "Språkvännerna i Alby" in page
    assert f"next=/en{invited.path}" in page
    assert client.post(invited.path).status_code == 200
    assert not Membership.objects.filter(user__email="ny@example.org").exists()


def test_a_yes_makes_her_belong_with_the_role_and_twice_does_no_harm(client, invited):
    ny = person("ny@example.org")
    client.force_login(ny)
    assert client.get(invited.path).status_code == 200
    assert not ny.memberships.exists()
    for _time in (1, 2):
        assert client.post(invited.path).status_code == 302
    assert ny.memberships.get().role == "owner"
    assert "You belong already" in client.get("/en" + invited.path).content.decode()


def test_another_address_is_told_with_which_one_to_sign_in(client, invited, stranger):
    client.force_login(stranger)
    assert "ny@example.org" in client.get(invited.path).content.decode()
    client.post(invited.path)
    assert not stranger.memberships.exists()


def test_any_verified_address_of_hers_is_enough_and_others_are_not(client, invited):
    her = person("annan@example.org")
    her.emailaddress_set.create(email="ny@example.org", verified=False)
    client.force_login(her)
    client.post(invited.path)
    assert not her.memberships.exists()
    her.emailaddress_set.update(verified=True)
    client.post(invited.path)
    assert her.memberships.exists()


def test_who_belongs_already_keeps_her_role(client, invited, association):
    ny = person("ny@example.org")
    Membership.objects.create(user=ny, organisation=association, role="editor")
    client.force_login(ny)
    client.post(invited.path)
    assert ny.memberships.get().role == "editor"


@pytest.mark.parametrize("signs_in", [True, False])
@pytest.mark.parametrize("fate", ["withdrawn", "expired", "renewed"])
def test_what_no_longer_holds_says_so_and_reveals_nobody(
    client, invited, amina, fate, signs_in
):
    if fate == "withdrawn":
        invited.withdraw()
    elif fate == "expired":
        past = timezone.now() - datetime.timedelta(minutes=1)
        Invitation.objects.update(expires_at=past)
    else:
        then = timezone.now() - datetime.timedelta(hours=2)
        Invitation.objects.update(invited_at=then)
        invited.renew(amina)
    if signs_in:
        client.force_login(person("ny@example.org"))
    for ask in (client.get, client.post):
        answer = ask(invited.path)
        assert answer.status_code == 410
        for secret in ("Amina", "ny@example.org", "Språkvännerna"):
            assert secret not in answer.content.decode()
    assert not Membership.objects.filter(user__email="ny@example.org").exists()


def test_somebody_elses_used_link_opens_nothing(client, invited, stranger):
    invited.accept(person("ny@example.org"))
    client.force_login(stranger)
    assert client.get(invited.path).status_code == 410
    client.post(invited.path)
    assert not stranger.memberships.exists()


@pytest.mark.parametrize("token", ["x", "x" * 2000, "å", "..", "'--"])
def test_a_forged_link_is_not_found(client, amina, token):
    assert client.get(f"/organisationer/inbjudan/{token}/").status_code == 404


def test_who_is_new_signs_up_with_that_address_and_comes_back(client, invited):
    page = client.get(invited.path).content.decode()
    there = re.search(r'href="(/konto/registrera/\?next=[^"]+)"', page)[1]
    client.post(there, {"email": "ny@example.org"})
    code = re.search(r"^(\d{8})$", mail.outbox[-1].body, re.MULTILINE)[1]
    answer = client.post("/konto/registrera/kod/", {"code": code})
    assert answer.url == invited.path
    client.post(answer.url)
    assert Membership.objects.get(user__email="ny@example.org").role == "owner"


def test_who_decides_no_more_has_no_letter_left(association, amina, invited, client):
    other = person("tva@example.org")
    Membership.objects.create(user=other, organisation=association, role="owner")
    association.memberships.get(user=amina).leave()
    invited.refresh_from_db()
    assert invited.answered_at
    Invitation.objects.filter(pk=invited.pk).update(answered_at=None)
    assert invited.accept(person("ny@example.org")) is None


def test_plus_addresses_are_one_mailbox(association, amina):
    Invitation.invite(association, amina, "ny+1@example.org", "editor")
    with pytest.raises(ValidationError):
        Invitation.invite(association, amina, "ny+2@example.org", "editor")
