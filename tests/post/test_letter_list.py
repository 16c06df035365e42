"""The letters that were written, for whoever builds Samla on her own machine."""

import pytest
from django.core.mail import EmailMessage
from django.urls import get_resolver

from tests.post.conftest import written


@pytest.mark.parametrize(("local", "debug"), [(1, 0), (0, 1), (0, 0)])
def test_nobody_else_sees_them(client, outbox, settings, local, debug):
    assert get_resolver().url_patterns  # made without the pages of debug mode
    settings.LOCAL, settings.DEBUG = bool(local), bool(debug)
    letter = written()
    assert client.get("/post/").status_code == 404
    assert client.get(f"/post/{letter.pk}/").status_code == 404


def test_they_are_listed_with_the_latest_first(client, own_machine):
    assert "Inga brev" in client.get("/post/").content.decode()
    written("first@x.example")
    EmailMessage("<b>Åt & dig</b>", "Hej", to=["second@x.example"]).send()
    page = client.get("/post/").content.decode()
    assert page.index("second@x.example") < page.index("first@x.example")
    assert "&lt;b&gt;Åt &amp; dig&lt;/b&gt;" in page
    assert client.get("/ar/post/?sida=1").status_code == 200
