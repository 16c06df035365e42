"""The week as a file."""

import io

import pypdf
import pytest

pytestmark = pytest.mark.django_db


def test_a_week_is_one_page_with_the_same_words(client, football):
    query = "?sprak=sv&sprak=en&sprak=ar&vecka=nasta&storlek=a3"
    answer = client.get(f"/en/kommuner/botkyrka/affisch.pdf{query}")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert "-a3.pdf" in answer.headers["Content-Disposition"]
    [page] = pypdf.PdfReader(io.BytesIO(answer.content)).pages
    text = " ".join(page.extract_text().split())
    for words in ("Nästa vecka: Botkyrka", "Next week: Botkyrka", "Fotboll för alla"):
        assert words in text
    assert "Tuesday 1 December" in text
