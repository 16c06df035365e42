"""The sprite: every picture we name is there, and it is light."""

import gzip
import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.template import Context, Template
from lxml import etree

from samla.core.icons import DIRECTIONAL, ICONS, sprite

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
SYMBOL = "{http://www.w3.org/2000/svg}symbol"


def test_every_named_picture_is_in_the_sprite_once():
    symbols = etree.fromstring(sprite()).iter(SYMBOL)
    drawn = [symbol.get("id") for symbol in symbols]
    assert sorted(drawn) == sorted(set(ICONS.values()))


def test_the_sprite_is_light_and_asks_no_one():
    assert len(sprite()) <= 13_000
    assert len(gzip.compress(sprite().encode(), 9)) <= 4_000
    assert re.findall(r'(?:href|src)="|url\(', sprite()) == []


def test_the_mark_is_small_and_well_formed():
    mark = (ROOT / "static/img/mark.svg").read_text()
    assert len(mark) < 1_000
    assert etree.fromstring(mark).get("viewBox") == "0 0 32 32"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_name_only_pictures_that_exist(path):
    named = re.findall(r'{% icon "([^"]+)" %}', path.read_text())
    named += re.findall(r'icon="([^"]+)"', path.read_text())
    assert set(named) <= set(ICONS)


def test_an_icon_is_hidden_from_listeners_and_turns_with_the_text():
    page = Template('{% icon "next" %}{% icon "clock" %}').render(Context())
    assert page.count('aria-hidden="true"') == 2
    assert page.count("icon--flip") == 1


def test_what_points_somewhere_is_named():
    assert set(ICONS) >= DIRECTIONAL


def test_a_picture_nobody_drew_is_noticed():
    with pytest.raises(KeyError):
        Template('{% icon "unicorn" %}').render(Context())


def test_the_sprite_is_built_where_static_files_are_found(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    call_command("build_icons", verbosity=0)
    call_command("build_icons", verbosity=0)
    assert (tmp_path / "built/img/icons.svg").read_text() == sprite()


def test_error_pages_stand_even_where_no_list_of_static_files_was_made(settings):
    settings.STATIC_ROOT = ROOT / "there-is-nothing-here"
    settings.STORAGES = {
        "staticfiles": {
            "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        }
    }
    page = Template("{% asset 'css/samla.css' %}").render(Context())
    assert page == "/static/css/samla.css"
