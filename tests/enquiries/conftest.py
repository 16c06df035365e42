"""What people ask of Botkyrka."""

import pytest
from django.core.cache import cache

from samla.enquiries.models import Enquiry
from tests.conftest import staff
from tests.moderation.conftest import letters_of
from tests.post.test_killed import slow_server, start, worker

__all__ = ["letters_of", "slow_server", "start", "worker"]


@pytest.fixture(autouse=True)
def nobody_tried_yet():
    """Counts of tries outlive a test's transaction."""
    cache.clear()
    yield
    cache.clear()


def asked(municipality, **facts):
    """Somebody has asked something."""
    told = {
        "kind_id": "enquiry_kind:room",
        "text": "Vi söker en lokal på tisdagar för trettio personer.",
        "text_language_id": "language:sv",
        "email": "leyla@example.org",
        "once": f"{Enquiry.objects.count():064}",
    }
    enquiry = Enquiry(municipality=municipality, **told | facts)
    return Enquiry.objects.ask(enquiry)[0]


@pytest.fixture
def enquiry(kerstin, botkyrka):
    """Leyla looks for a room; Kerstin is on duty."""
    return asked(botkyrka, name="Leyla")


@pytest.fixture
def olof(entry_point, stranger):
    """Kerstin's deputy."""
    entry_point.deputy = staff(stranger, entry_point.municipality)
    entry_point.save()
    return stranger
