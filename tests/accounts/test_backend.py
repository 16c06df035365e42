"""Example persons are let in on somebody's own machine only."""

import pytest
from django.contrib.auth import authenticate

from tests.conftest import person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("local", "example", "let_in"),
    [(True, True, True), (False, True, False), (False, False, True)],
)
def test_an_example_person_needs_a_local_portal(settings, rf, local, example, let_in):
    settings.LOCAL = local
    somebody = person("nils@example.org")
    somebody.is_example = example
    somebody.save()
    found = authenticate(
        rf.get("/"), email="nils@example.org", password="a-long-password-here"
    )
    assert bool(found) == let_in
