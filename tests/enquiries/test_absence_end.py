"""An absence ends before its day, or is not begun."""

import datetime

import pytest
from django.utils import timezone

from samla.enquiries.models import Absence
from tests.enquiries.conftest import asked

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)


def test_she_is_back_and_gets_new_questions(client, kerstin, olof, botkyrka):
    now = timezone.now()
    hers = kerstin.staff_roles.get()
    absence = hers.absences.create(from_at=now - HOUR, until_at=now + HOUR)
    client.force_login(kerstin)
    at = f"/en/arenden/franvaro/{absence.pk}/"
    assert "Back now?" in client.get(at).content.decode()
    assert asked(botkyrka).handler.user == olof
    assert client.post(at).status_code == 302
    assert client.post(at).status_code == 404
    assert Absence.objects.get().until_at <= timezone.now()
    assert asked(botkyrka).handler.user == kerstin


def test_one_that_has_not_begun_is_taken_away(client, kerstin, amina):
    now = timezone.now()
    hers = kerstin.staff_roles.get()
    absence = hers.absences.create(from_at=now + HOUR, until_at=now + 2 * HOUR)
    at = f"/arenden/franvaro/{absence.pk}/"
    client.force_login(amina)
    assert client.post(at).status_code == 404
    client.force_login(kerstin)
    client.get(at)
    assert Absence.objects.exists()
    client.post(at)
    assert not Absence.objects.exists()
