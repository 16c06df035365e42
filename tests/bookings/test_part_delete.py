"""Rooms that hung together are lent each by itself."""

import pytest

from samla.premises.models import Part
from tests.bookings.conftest import asked

pytestmark = pytest.mark.django_db


def test_after_one_more_question_both_can_be_lent(
    client, kerstin, hall, halves, association, ali
):
    client.force_login(kerstin)
    asked(hall, association).confirm(kerstin)
    part = Part.objects.get(part=halves[0])
    path = f"/en/lokaler/{hall.pk}/delar/{part.pk}/ta-bort/"
    assert (
        "Is Halva A no longer a part of Albysalen?" in client.get(path).content.decode()
    )
    assert Part.objects.filter(pk=part.pk).exists()
    assert client.post(path).status_code == 302
    asked(halves[0], ali).confirm(kerstin)
    with pytest.raises(Exception, match="redan utlånad"):
        asked(halves[1], ali).confirm(kerstin)
    assert client.post(path).status_code == 404


def test_a_part_of_other_rooms_is_not_here(client, kerstin, halves):
    client.force_login(kerstin)
    part = Part.objects.get(part=halves[0])
    path = f"/lokaler/{halves[1].pk}/delar/{part.pk}/ta-bort/"
    assert client.get(path).status_code == 404
