"""Texts in several languages, and who writes and reads them."""

import pytest
from django.utils import translation

from samla.organisations.models import Membership
from tests.conftest import person
from tests.moderation.conftest import bahar, dinner, grannar  # noqa: F401

ARABIC = "نشرب القهوة ونتحدث السويدية."


@pytest.fixture(autouse=True)
def _words_are_english():
    """What a page said lazily is read in English, whatever the page's language was."""
    with translation.override("en"):
        yield


@pytest.fixture
def hilda(association):
    """Edits the association together with Amina."""
    hilda = person("hilda@sprakvannerna.example", "Hilda")
    Membership.objects.create(user=hilda, organisation=association, role="editor")
    return hilda


def path_of(entry, language="ar"):
    """Where an entry is translated."""
    return f"/oversattningar/{entry.KIND}/{entry.pk}/?sprak={language}"


def opened(client, entry, name, language="ar"):
    """What the form of one text holds when it is opened, as a browser sends it back."""
    page = client.get(path_of(entry, language))
    side = next(side for side in page.context["sides"] if side.name == name)
    values = {f"{name}-{key}": side.form[key].value() or "" for key in side.form.fields}
    return {"field": name, **values}


def translated(client, entry, name, text, language="ar"):
    """Somebody opens the form, writes a translation and saves it."""
    told = opened(client, entry, name, language)
    return client.post(path_of(entry, language), told | {f"{name}-text": text})
