"""The catalogues of translations follow the code, and faults in them are named."""

from pathlib import Path

import pytest

from samla.core import catalogues

CODE = """
from django.utils.translation import gettext_lazy as _, ngettext, pgettext
one = _("Hello %(name)s")
two = ngettext("One day", "%(count)s days", 2)
three = pgettext("month", "May")
four = _("Two lines "
         "of one text")
five = _(f"not {one}")
"""
TEMPLATE = """{% load i18n %}<p title="{% translate "A title" %}">
  {% blocktranslate trimmed count counter=n %}
    One room
  {% plural %}
    {{ counter }} rooms
  {% endblocktranslate %}
"""


@pytest.fixture
def project(tmp_path):
    """A project of one module and one template."""
    for name, text in (("samla/a.py", CODE), ("templates/a.html", TEMPLATE)):
        path = tmp_path / name
        path.parent.mkdir()
        path.write_text(text)
    return tmp_path


@pytest.fixture
def catalogue(project):
    """Its Arabic catalogue, brought up to date and translated."""
    po = catalogues.catalogue(project, "ar")
    catalogues.bring_up_to_date(po, catalogues.used_messages(project))
    for entry in po:
        entry.msgstr = "" if entry.msgid_plural else entry.msgid
        for form in entry.msgstr_plural:
            entry.msgstr_plural[form] = entry.msgid_plural
    Path(po.fpath).parent.mkdir(parents=True)
    po.save()
    return po


def faults(project):
    """What is wrong in the Arabic catalogue."""
    po = catalogues.catalogue(project, "ar")
    return list(catalogues.faults(po, catalogues.used_messages(project)))


def test_every_message_is_found_in_code_and_templates(project):
    used = catalogues.used_messages(project)
    assert set(used) == {
        (None, "Hello %(name)s"),
        (None, "One day"),
        ("month", "May"),
        (None, "Two lines of one text"),
        (None, "A title"),
        (None, "One room"),
    }
    assert used[None, "One room"].many == "%(counter)s rooms"


def test_a_whole_catalogue_has_no_fault(project, catalogue):
    assert faults(project) == []
    assert len(catalogue.find("One day").msgstr_plural) == 6


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"msgstr": ""}, "untranslated: 'Hello %(name)s'"),
        ({"flags": ["fuzzy"]}, "fuzzy: 'Hello %(name)s'"),
        ({"msgstr": "Hej"}, "placeholders differ: 'Hello %(name)s'"),
        ({"msgstr": "Hej %(nam)s"}, "placeholders differ: 'Hello %(name)s'"),
        ({"msgid": "Gone"}, "missing: 'Hello %(name)s'"),
    ],
)
def test_a_fault_is_named(project, catalogue, change, fault):
    for name, value in change.items():
        setattr(catalogue.find("Hello %(name)s"), name, value)
    catalogue.save()
    assert fault in faults(project)


def test_what_is_no_longer_used_is_named_and_then_dropped(project, catalogue):
    (project / "templates" / "a.html").write_text("")
    assert "no longer used: 'A title'" in faults(project)
    used = catalogues.used_messages(project)
    assert catalogues.bring_up_to_date(catalogue, used) == (0, 2)


def test_catalogues_are_compiled_when_they_changed(project, catalogue):
    assert catalogues.compile_all(project) == 1
    assert catalogues.compile_all(project) == 0
    catalogue.save()
    assert catalogues.compile_all(project) == 1
