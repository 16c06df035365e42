"""The official sources, as every portal has them."""

import pytest
from django.core.management import call_command


@pytest.fixture
def sources(db):
    """Loaded, and looked through by nobody."""
    call_command("load_sources", verbosity=0)
