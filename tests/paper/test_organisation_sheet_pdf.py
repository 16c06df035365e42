"""The week of an organisation as a file."""

import io

import pypdf
import pytest

pytestmark = pytest.mark.django_db


def test_the_file_names_the_organisation(client, football):
    side = football.organisation
    answer = client.get(f"/en/organisationer/{side.pk}/affisch.pdf?sprak=en")
    paper = pypdf.PdfReader(io.BytesIO(answer.content))
    [page] = paper.pages
    assert paper.metadata.title == side.name
    assert football.title in page.extract_text()
    assert "18.00–20.00" in page.extract_text()
