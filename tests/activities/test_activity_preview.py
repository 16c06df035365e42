"""Look as a newcomer does, then publish: once, and only when all is told."""

import pytest

from samla.activities.models import Activity
from samla.organisations.models import Organisation
from samla.taxonomy.models import label
from tests.activities.conftest import tuesdays_of

pytestmark = pytest.mark.django_db


def path(activity, language="/en"):
    return f"{language}/aktiviteter/{activity.pk}/forhandsgranska/"


@pytest.fixture
def ready(draft):
    """A draft that tells all that is needed."""
    draft.address = "Idrottsvägen 3"
    draft.save()
    tuesdays_of(draft)
    draft.materialise()
    return draft


def test_it_is_shown_in_each_language(client, amina, ready):
    client.force_login(amina)
    page = client.get(path(ready, "/ar")).content.decode()
    assert label("activity_type:sport", "ar") in page
    assert f'href="{path(ready)}"' in page
    assert "no-store" in client.get(path(ready)).headers["Cache-Control"]


def test_publishing_shows_it_to_everybody(client, amina, ready):
    client.force_login(amina)
    answer = client.post(path(ready))
    assert answer.headers["Location"] == f"/en/aktiviteter/{ready.pk}/klar/"
    client.logout()
    assert "Fotboll för alla" in client.get("/aktiviteter/").content.decode()
    assert client.get(f"/aktiviteter/{ready.pk}/").status_code == 200


def test_clicking_twice_publishes_once(client, amina, ready, monday):
    client.force_login(amina)
    client.post(path(ready))
    first = Activity.objects.get().published_at
    monday.shift(60)
    assert client.post(path(ready)).headers["Location"].endswith("/klar/")
    assert Activity.objects.get().published_at == first


@pytest.mark.parametrize(
    ("lacking", "step"),
    [
        ("organisation", "/en/organisationer/{0.organisation_id}/andra/"),
        ("when", "/en/aktiviteter/{0.pk}/nar/"),
        ("where", "/en/aktiviteter/{0.pk}/var/"),
    ],
)
def test_nothing_is_published_that_nobody_can_go_to(
    client, amina, ready, lacking, step
):
    client.force_login(amina)
    if lacking == "when":
        ready.schedules.get().remove()
    elif lacking == "where":
        Activity.objects.update(address="")
    else:
        Organisation.objects.update(published_at=None)
    page = client.get(path(ready))
    assert page.context["missing"] == [lacking]
    assert step.format(ready) in page.content.decode()
    assert client.post(path(ready)).headers["Location"] == step.format(ready)
    ready.refresh_from_db()
    assert ready.published_at is None


def test_strangers_find_nothing(client, stranger, ready):
    client.force_login(stranger)
    assert client.get(path(ready)).status_code == 404
    assert client.post(path(ready)).status_code == 404
    ready.refresh_from_db()
    assert ready.published_at is None
