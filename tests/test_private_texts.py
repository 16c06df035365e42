"""Every public text is looked through for what is private before it is published."""

import pytest
from django.apps import apps
from django.db import models
from django.forms import ModelForm

from samla.core.forms import PlainText
from samla.pages.personal.elsewhere import NOT_PERSONAL, PUBLIC
from tests.test_house import every_subclass

# Texts that everybody reads, and one-line texts that are as public.
TEXTS = {
    tuple(path.rsplit(".", 1)) for path, why in NOT_PERSONAL.items() if why is PUBLIC
}
TEXTS |= {
    ("activities.Activity", "title"),
    ("activities.Activity", "price_note"),
    ("activities.Activity", "way_in"),
    ("activities.Occurrence", "reason"),
    ("activities.Occurrence", "place"),
    ("enquiries.Faq", "question"),
    ("enquiries.Faq", "answer"),
    ("organisations.Organisation", "name"),
    ("premises.Price", "condition"),
    ("premises.Picture", "alt"),
}


def watched(label, name):
    """Forms of a table that ask for a text, and whether each looks it through."""
    for form in every_subclass(ModelForm):
        if form.__module__.startswith("samla.") and issubclass(form, PlainText):
            model = getattr(form._meta, "model", None)
            if model and model._meta.label == label and name in form.base_fields:
                yield form, name in form.public_texts


@pytest.mark.parametrize(("label", "name"), sorted(TEXTS))
def test_every_form_looks_its_public_texts_through(label, name):
    field = apps.get_model(label)._meta.get_field(name)
    if isinstance(field, models.JSONField):
        return  # a copy of what a form has looked through
    forms = list(watched(label, name))
    assert forms, f"No form asks for {label}.{name}"
    assert [form for form, looks in forms if not looks] == []
