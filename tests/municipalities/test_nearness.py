"""What is near a place is known to a process that is older than the reference data."""

import pytest

from samla.municipalities.models import Municipality, nearness, neighbours_of

pytestmark = pytest.mark.django_db


def test_neighbours_are_known_soon_after_the_outlines_are_loaded(monkeypatch):
    told = list(Municipality.objects.only("outline"))
    Municipality.objects.update(outline="")
    monkeypatch.setattr(nearness, "_moment", lambda: "before")
    assert neighbours_of(["0127"]) == []
    Municipality.objects.bulk_update(told, ["outline"])
    monkeypatch.setattr(nearness, "_moment", lambda: "after")
    assert "0126" in neighbours_of(["0127"])
