"""Search engines get a list of the lists of all public pages."""

from lxml import etree

SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def test_every_list_that_is_named_exists(client, cafe, hall):
    answer = client.get("/sitemap.xml")
    assert answer["Content-Type"] == "application/xml; charset=utf-8"
    parts = etree.fromstring(answer.content).xpath("//s:loc/text()", namespaces=SPACE)
    assert len(parts) == 7
    for part in parts:
        assert client.get(part.removeprefix("http://testserver")).status_code == 200
