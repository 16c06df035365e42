"""A county sees numbers of questions, never what was asked, and no small numbers."""

import pytest

from samla.enquiries.models import Enquiry
from samla.municipalities.models import County
from tests.enquiries.conftest import asked

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client, botkyrka):
    """The rows of the county's page, as somebody without an account reads them."""
    url = f"/en/kommuner/lan/{botkyrka.county.slug}/fragor/"

    def read():
        html = client.get(url).content.decode()
        rows = html.partition("<tbody>")[2].partition("</tbody>")[0].split("</tr>")
        return html, [" ".join(row.split()) for row in rows if "Botkyrka" in row]

    return read


def test_numbers_are_told_and_small_ones_are_not(page, botkyrka, entry_point, kerstin):
    for _one in range(9):
        asked(botkyrka).answer("Ja.", kerstin)
    html, (row,) = page()
    assert "fewer than ten" in row
    assert "too few to tell" in row
    late = asked(botkyrka, text="Vem hjälper oss?")
    Enquiry.objects.filter(pk=late.pk).update(answer_due_on="2026-01-01")
    html, (row,) = page()
    assert '<span class="number">10</span>' in row
    assert '<span class="number">90 %</span>' in row
    assert "Vem hjälper oss" not in html
    assert late.reference not in html


def test_doubles_are_one_question(page, botkyrka, entry_point, kerstin):
    first, *others = [asked(botkyrka) for _one in range(10)]
    assert others[0].merge_into(first, kerstin)
    assert "fewer than ten" in page()[1][0]


def test_many_municipalities_cost_no_more(
    client, botkyrka, entry_point, django_assert_max_num_queries
):
    asked(botkyrka)
    url = f"/kommuner/lan/{botkyrka.county.slug}/fragor/"
    client.get(url)
    with django_assert_max_num_queries(3):
        assert client.get(url).status_code == 200


def test_where_nobody_has_joined_the_page_says_so(client, db):
    empty = County.objects.exclude(municipalities__entry_point__isnull=False).first()
    html = client.get(f"/en/kommuner/lan/{empty.slug}/fragor/").content.decode()
    assert "No municipality here uses Samla yet" in html
