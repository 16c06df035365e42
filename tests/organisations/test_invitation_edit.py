"""An owner renews an invitation that nobody answers, or withdraws it."""

import datetime
import re

import pytest
from django.core import mail
from django.utils import timezone

from samla.organisations.models import Invitation

pytestmark = pytest.mark.django_db


@pytest.fixture
def association(register):
    """Amina's association; nobody vouches for it."""
    return register("Språkvännerna i Alby")


@pytest.fixture
def invited(association, amina):
    invitation, token = Invitation.invite(association, amina, "ny@example.org", "owner")
    invitation.link = f"/organisationer/inbjudan/{token}/"
    return invitation


@pytest.fixture
def path(invited):
    there = f"/organisationer/{invited.organisation_id}/personer"
    return f"{there}/inbjudan/{invited.pk}/"


def test_a_new_letter_has_a_new_link(client, amina, invited, path):
    then = timezone.now() - datetime.timedelta(hours=2)
    Invitation.objects.update(invited_at=then)
    client.force_login(amina)
    assert client.post(path, {"renew": "yes"}).status_code == 302
    [letter] = mail.outbox
    new = re.search(r"/organisationer/inbjudan/[\w-]+/", letter.body)[0]
    client.logout()
    assert client.get(invited.link).status_code == 410
    assert client.get(new).status_code == 200
    assert Invitation.objects.open().get().role == "owner"


def test_a_second_letter_in_the_same_hour_is_refused_in_words(
    client, amina, invited, path
):
    client.force_login(amina)
    page = client.post("/en" + path, {"renew": "yes"}).content.decode()
    assert "Wait an hour" in page
    assert Invitation.objects.open().get() == invited


def test_what_is_withdrawn_opens_nothing(client, amina, invited, path):
    client.force_login(amina)
    client.post(path, {"withdraw": "yes"})
    assert client.get(invited.link).status_code == 410
    assert client.post(path, {"renew": "yes"}).status_code == 404
