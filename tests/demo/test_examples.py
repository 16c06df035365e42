"""What an example person makes is an example, so that clearing finds it."""

import pytest
from django.utils import timezone

from samla.activities.models import Activity
from samla.municipalities.models import SchoolBreak
from samla.organisations.models import Membership, Organisation
from samla.premises.models import Premises
from tests.conftest import verified
from tests.premises.conftest import ABOUT

pytestmark = pytest.mark.django_db
EITHER = pytest.mark.parametrize("is_example", [True, False])


def enters(client, user, is_example):
    """A person, real or an example, signs in."""
    user.is_example = is_example
    user.save()
    client.force_login(user)


@EITHER
def test_an_organisation_follows_who_registers_it(association, stranger, is_example):
    stranger.is_example = is_example
    new = Organisation.objects.get(pk=association.pk)
    new.pk, new._state.adding, new.name = None, True, "Cykelköket"
    assert new.register(stranger).is_example == is_example


@EITHER
def test_a_room_follows_who_offers_it(client, kerstin, is_example):
    enters(client, kerstin, is_example)
    client.post("/lokaler/ny/", ABOUT)
    assert Premises.objects.get().is_example == is_example


@EITHER
def test_a_school_break_follows_who_adds_it(client, kerstin, is_example):
    enters(client, kerstin, is_example)
    today = timezone.localdate().isoformat()
    told = {"name": "Lov", "first_on": today, "last_on": today}
    client.post("/kommuner/botkyrka/lov/", told)
    assert SchoolBreak.objects.get().is_example == is_example


@EITHER
def test_an_activity_follows_the_organisation_it_moves_to(
    client, amina, cafe, association, is_example
):
    Activity.objects.update(is_example=not is_example)
    other = Organisation.objects.get(pk=association.pk)
    other.pk, other._state.adding, other.name = None, True, "Cykelköket"
    other.is_example = is_example
    other.save()
    Membership.objects.create(user=amina, organisation=other, role="owner")
    verified(other, other.municipality)
    client.force_login(amina)
    told = {"organisation": other.pk, "type": cafe.type_id, "title": cafe.title}
    assert client.post(f"/aktiviteter/{cafe.pk}/vad/", told).status_code == 302
    cafe.refresh_from_db()
    assert (cafe.organisation, cafe.is_example) == (other, is_example)
