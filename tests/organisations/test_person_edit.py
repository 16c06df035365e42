"""An owner changes what somebody may do."""

import pytest

from samla.organisations.models import Membership
from tests.conftest import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def association(register):
    """Amina's association; nobody vouches for it."""
    return register("Språkvännerna i Alby")


@pytest.fixture
def part(association):
    return Membership.objects.create(
        user=person("editor@example.org"), organisation=association, role="editor"
    )


@pytest.fixture
def path(part):
    return f"/organisationer/{part.organisation_id}/personer/{part.pk}/"


def test_an_owner_makes_somebody_owner(client, amina, part, path):
    client.force_login(amina)
    assert client.post(path, {"role": "owner"}).status_code == 302
    part.refresh_from_db()
    assert part.role == "owner"


@pytest.mark.parametrize("role", ["", "king", "coordinator"])
def test_only_the_roles_there_are(client, amina, part, path, role):
    client.force_login(amina)
    assert client.post(path, {"role": role}).context["form"].errors["role"]


def test_nobody_makes_herself_owner(client, part, path):
    client.force_login(part.user)
    assert client.post(path, {"role": "owner"}).status_code == 404
    part.refresh_from_db()
    assert part.role == "editor"


def test_a_person_of_another_organisation_is_not_found(client, amina, part, register):
    other = register("Andra")
    elsewhere = Membership.objects.create(
        user=person("b@example.org"), organisation=other
    )
    client.force_login(amina)
    own = amina.memberships.get().organisation_id
    path = f"/organisationer/{own}/personer/{elsewhere.pk}/"
    assert client.post(path, {"role": "owner"}).status_code == 404
    assert client.post(path + "ta-bort/").status_code == 404
    assert other.memberships.exists()
