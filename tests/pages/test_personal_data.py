"""The inventory of personal data tells the truth about every table."""

import pytest
from django.core.management import call_command
from django.db import models

from samla.accounts.models import User
from samla.moderation.models import Report
from samla.municipalities.models import Application
from samla.pages.personal import inventory
from samla.pages.personal.elsewhere import ELSEWHERE, NOT_PERSONAL
from samla.pages.personal.inventory import may_be_personal, said_of, silent_fields


def test_every_field_that_may_be_personal_says_how_long_it_is_kept():
    assert silent_fields() == []


def test_the_page_in_docs_is_what_the_models_say():
    call_command("personal_data", "--check")


@pytest.mark.parametrize(
    "field",
    [
        models.EmailField(),
        models.GenericIPAddressField(),
        models.TextField(),
        models.JSONField(),
        models.CharField(name="home_phone"),
        models.CharField(name="user_agent"),
        models.CharField(name="full_name"),
        User._meta.get_field("email"),
    ],
)
def test_what_may_be_personal_is_noticed(field):
    field.name = field.name or "thing"
    assert may_be_personal(field)


def test_a_field_that_says_nothing_is_found(monkeypatch):
    monkeypatch.setattr(User, "PERSONAL", {})
    assert "accounts.User.email" in silent_fields()


@pytest.mark.parametrize(
    ("model", "name"),
    [(User, "name"), (Report, "name"), (Report, "grounds"), (Application, "function")],
)
def test_a_promise_that_is_taken_away_is_missed(monkeypatch, model, name):
    left = {field: kept for field, kept in model.PERSONAL.items() if field != name}
    monkeypatch.setattr(model, "PERSONAL", left)
    assert f"{model._meta.label}.{name}" in silent_fields()


def test_what_is_said_is_said_of_something_that_is_there():
    labels = {model._meta.label: model for model in inventory.tables()}
    for label, said in ELSEWHERE.items():
        assert set(said) == set(said_of(labels[label])), label
    for path in NOT_PERSONAL:
        label, _dot, field = path.rpartition(".")
        assert path in labels or labels[label]._meta.get_field(field), path
