"""Each public page is listed in every language; nothing else is."""

import pytest
from lxml import etree

from samla.core.languages import codes

SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def listed(client, part):
    """The paths that a part of the site map names."""
    answer = client.get(f"/sitemap-{part}-1.xml")
    tree = etree.fromstring(answer.content)
    found = tree.xpath("//s:loc/text()", namespaces=SPACE)
    return [path.removeprefix("http://testserver") for path in found]


@pytest.mark.parametrize(
    ("part", "path"),
    [
        ("texts", "/tillganglighet/"),
        ("themes", "/teman/halsa/"),
        ("counties", "/kommuner/lan/stockholms-lan/"),
        ("municipalities", "/kommuner/botkyrka/"),
    ],
)
def test_a_page_stands_there_in_every_language(client, db, part, path):
    assert {path, f"/en{path}", f"/ar{path}"} <= set(listed(client, part))


def test_all_municipalities_stand_there(client, db):
    assert len(listed(client, "municipalities")) == 290 * len(codes())


def test_in_a_language_of_key_pages_only_those_stand_there(client, db, settings):
    settings.LANGUAGES = [*settings.LANGUAGES, ("es", "Español")]
    texts = listed(client, "texts")
    assert "/es/aktiviteter/" in texts
    assert "/es/tillganglighet/" not in texts


def test_what_is_public_is_listed_and_what_is_not_is_not(
    client, cafe, hall, association
):
    rooms = {"activities": cafe, "premises": hall, "organisations": association}
    for part, thing in rooms.items():
        assert thing.get_absolute_url() in listed(client, part)
        type(thing).objects.update(published_at=None)
        assert listed(client, part) == []


@pytest.mark.parametrize(
    "path", ["atlantis-1", "texts-2", "texts-0", f"texts-{'9' * 40}"]
)
def test_there_is_no_such_part(client, db, path):
    assert client.get(f"/sitemap-{path}.xml").status_code == 404
