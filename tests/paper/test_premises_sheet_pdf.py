"""The week of a place as a file."""

import io

import pypdf
import pytest

pytestmark = pytest.mark.django_db


def test_the_file_names_the_place(client, football, hall):
    answer = client.get(f"/ar/lokaler/{hall.pk}/affisch.pdf?sprak=ar&vecka=nasta")
    paper = pypdf.PdfReader(io.BytesIO(answer.content))
    [page] = paper.pages
    assert paper.metadata.title == hall.name
    assert paper.trailer["/Root"]["/Lang"] == "ar"
    assert hall.name in page.extract_text()
    assert "18.00–20.00" in page.extract_text()
