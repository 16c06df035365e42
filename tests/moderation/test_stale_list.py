"""What nobody confirms, for the coordinators of its municipality only."""

import datetime

import pytest
from django.utils import timezone

from samla.moderation.models.stale import entries_of
from tests.conftest import person, staff

pytestmark = pytest.mark.django_db
PATH = "/en/bekrafta/"


def test_all_kinds_stand_there_the_oldest_first_and_nobody_elses(
    client, kerstin, cafe, hall, umea, django_assert_max_num_queries
):
    now = timezone.now()
    rows = [hall, cafe, cafe.organisation]
    for days, entry in enumerate(rows, 1):
        old = now - datetime.timedelta(days=100 - days)
        type(entry).objects.update(times_asked=3, confirmed_at=old)
    client.force_login(kerstin)
    client.get(PATH)
    with django_assert_max_num_queries(12):
        page = client.get(PATH)
    assert page.context["entries"] == rows
    assert f"/en/bekrafta/aktivitet/{cafe.pk}/" in page.content.decode()
    client.post(f"/bekrafta/lokal/{hall.pk}/")
    assert client.get(PATH).context["entries"] == rows[1:]
    eva = person("eva@umea.example")
    staff(eva, umea)
    client.force_login(eva)
    assert "Nothing stands here" in client.get(PATH).content.decode()
    for nonsense in ("0", "x", "99"):
        assert client.get(f"{PATH}?sida={nonsense}").status_code == 404


def test_what_goes_away_in_the_same_moment_is_left_out(hall):
    rows = [{"kind_said": hall.KIND, "pk": pk} for pk in (0, hall.pk)]
    assert entries_of(rows) == [hall]
