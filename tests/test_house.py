"""The rules of the house. Each was seen to catch the mistake it is made for."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.forms import ModelForm
from django.urls import URLPattern, get_resolver
from pghistory.models import Event

from samla.core.access import DOORS
from samla.core.forms import PlainText
from samla.core.naming import moments_and_days_are_named

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sorted((ROOT / "samla").rglob("*.py"))
ROOMS = {path.parent.name for path in (ROOT / "samla").glob("*/apps.py")}
FLOORS = [
    {"core"},
    {"post"},
    {"taxonomy"},
    {"accounts"},
    {"municipalities"},
    {"moderation"},
    {"translations"},
    {"organisations"},
    {"premises"},
    {"bookings"},
    {"activities"},
    {"alerts", "enquiries", "paper", "themes"},
    {"pages", "demo", "search"},
]
# The tables of history follow the tables they are the history of.
OWN = [
    model
    for model in apps.get_models()
    if model.__module__.startswith("samla.") and not issubclass(model, Event)
]
# What a room shows to the rooms above it. Taxonomy is one table of words.
SHOWN = {"models", "filters"}
LONGEST_FILE = 300
LONGEST_TEMPLATE = 100


def floor(name):
    return next(i for i, rooms in enumerate(FLOORS) if name in rooms)


def routes(resolver, prefix=""):
    """Every path with the view behind it."""
    for entry in resolver.url_patterns:
        path = prefix + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield path, entry.callback
        else:
            yield from routes(entry, path)


def test_every_room_stands_on_a_floor():
    assert set.union(*FLOORS) == ROOMS


@pytest.mark.parametrize(("path", "view"), list(routes(get_resolver())))
def test_every_view_says_who_may_enter(path, view):
    assert getattr(view, "door", None) in DOORS, f"Mark {view} at {path} with a door"


def test_rooms_import_only_downwards():
    linted = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert linted.returncode == 0, linted.stdout


def imported(path):
    """Modules of Samla that a file imports, wherever in the file it does so."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("samla"):
            for alias in node.names:
                yield f"{node.module}.{alias.name}".split(".")
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.startswith("samla."):
                    yield alias.name.split(".")


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_room_shows_others_only_its_models_and_filters(path):
    here = path.relative_to(ROOT / "samla").parts[0]
    if here in ROOMS:
        for _samla, room, *module in imported(path):
            if room in ROOMS - {here, "core"}:
                assert module[0] in SHOWN, f"{path}: {room}.{module[0]}"


@pytest.mark.parametrize("model", OWN, ids=lambda model: model.__name__)
def test_foreign_keys_point_down_the_stairs(model):
    for field in model._meta.get_fields():
        if field.is_relation and not field.auto_created and field.related_model in OWN:
            above = floor(field.related_model._meta.app_label)
            assert above <= floor(model._meta.app_label), field


def test_moments_end_in_at_and_days_in_on():
    assert moments_and_days_are_named(None) == []


@pytest.mark.parametrize("model", OWN, ids=lambda model: model.__name__)
def test_every_model_stands_in_the_glossary(model):
    words = (ROOT / "docs" / "words.md").read_text()
    assert f"`{model.__name__}`" in words


def test_every_environment_variable_stands_in_the_running_guide():
    guide = (ROOT / "docs" / "running.md").read_text()
    for call in ast.walk(ast.parse((ROOT / "samla" / "settings.py").read_text())):
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "setting":
            name = call.args[1].value
            name = name if name == "DATABASE_URL" else f"SAMLA_{name}"
            assert f"`{name}`" in guide, f"Describe {name} in docs/running.md"


@pytest.mark.django_db
def test_migrations_tell_the_whole_truth():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_stay_short(path):
    if "migrations" not in path.parts:
        assert len(path.read_text().splitlines()) <= LONGEST_FILE


def test_no_room_keeps_things_nobody_can_name():
    unnamed = {"utils", "helpers", "services", "common", "signals"}
    assert not [path for path in PYTHON if path.stem in unnamed]


def test_every_file_says_what_it_is_for():
    silent = [
        path
        for path in PYTHON
        if path.read_text().strip()
        and not ast.get_docstring(ast.parse(path.read_text()))
    ]
    assert not silent


def test_templates_hold_no_scripts_styles_or_handlers_of_their_own():
    for path in (ROOT / "templates").rglob("*.html"):
        text = path.read_text().lower()
        assert "<style" not in text, path
        assert " style=" not in text, path
        assert "javascript:" not in text, path
        assert " onclick=" not in text, path
        assert " onchange=" not in text, path
        assert "<script>" not in text, path


def test_every_form_that_saves_keeps_unseen_signs_out():
    for form in every_subclass(ModelForm):
        if form.__module__.startswith("samla."):
            assert issubclass(form, PlainText), form


def every_subclass(base):
    """All classes that stand on one, however far below."""
    for below in base.__subclasses__():
        yield below
        yield from every_subclass(below)


def test_lists_and_public_pages_are_found_under_swedish_paths():
    for path, view in routes(get_resolver()):
        if view.door == "public":
            assert path == path.lower(), path
            assert path.isascii(), path
