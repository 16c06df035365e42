"""Search engines may read what is public, and are told where it is."""


def test_private_pages_are_closed_in_every_language(client, db):
    answer = client.get("/robots.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    lines = answer.content.decode().splitlines()
    assert lines[0] == "User-agent: *"
    for path in ("/min-sida/", "/en/min-sida/", "/ar/konto/"):
        assert f"Disallow: {path}" in lines
    assert "Disallow: /" not in lines


def test_it_tells_where_the_list_of_pages_is(client, db):
    sitemap = "Sitemap: http://testserver/sitemap.xml"
    assert sitemap in client.get("/robots.txt").content.decode()
