"""The demonstration content, and what every contact in it must look like."""

import io
import re

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.core.management import call_command
from django.db import models
from django.test import override_settings

# Numbers that the Swedish Post and Telecom Authority keeps free for fiction.
RESERVED = re.compile(
    r"08465004\d\d|0313900[6]\d\d|0406280[4]\d\d|09803192\d\d"
    r"|07017406(0[5-9]|[1-9]\d)"
)
PHONE = re.compile(r"(?<!\d)(?:\+46|0)[\d ()–-]{6,}\d")
NUMBERLIKE = re.compile(r"\d[\d -]{7,}\d")
HOST = re.compile(r"(?:@|https?://)([\w.-]+)")
TEXT = (models.CharField, models.TextField)


@pytest.fixture(autouse=True)
def own_var(settings, tmp_path):
    """Each test keeps its password in a place of its own."""
    settings.LOCAL = True
    settings.VAR_DIR = tmp_path


def demo(*arguments, **options):
    """Run the command; what it says."""
    said = io.StringIO()
    call_command("demo", *arguments, stdout=said, **options)
    return said.getvalue()


@pytest.fixture
def content(db):
    """The written demonstration content, loaded."""
    return demo()


@pytest.fixture(scope="module")
def loaded_var(tmp_path_factory):
    """Where the password is that was made when it was loaded once."""
    return tmp_path_factory.mktemp("loaded")


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker, loaded_var):
    """The same, loaded once for all tests of a file; each is undone by itself."""
    with django_db_blocker.unblock(), override_settings(VAR_DIR=loaded_var):
        said = demo()
    yield said
    with django_db_blocker.unblock():
        demo("--clear")


def own_models():
    """Every table that holds what people write, and allauth's addresses."""
    reference = {"County", "Municipality", "PlaceName", "PostcodePrefix"}
    reference |= {"Term", "TermLabel", "Synonym", "MunicipalityDomain"}
    reference |= {"MunicipalityDomainEvent", "Source", "SourceEvent"}
    own = [
        model
        for model in apps.get_models()
        if model.__module__.startswith("samla.") and model.__name__ not in reference
    ]
    return [*own, EmailAddress]


def counted():
    """How many rows each of them has."""
    return {model: model.objects.count() for model in own_models()}


def texts():
    """Every text in every row: (model, field, text)."""
    for model in own_models():
        names = [
            field.name
            for field in model._meta.concrete_fields
            if isinstance(field, TEXT)
            and not field.is_relation
            and field.name not in ("password", "likeness", "folded", "name_sort")
        ]
        for row in model.objects.values(*names):
            for name, text in row.items():
                if isinstance(text, str):
                    yield model.__name__, name, text


def real_contacts():
    """Contacts that somebody could really have; there must be none."""
    found = []
    for where in texts():
        text = where[-1]
        hosts = HOST.findall(text)
        found += [(*where, host) for host in hosts if not host.endswith(".example")]
        phones = [re.sub(r"\D", "", phone) for phone in PHONE.findall(text)]
        found += [(*where, phone) for phone in phones if not RESERVED.fullmatch(phone)]
    return found
