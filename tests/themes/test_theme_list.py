"""Ten themes, one tap from the start page, and the place goes along."""

import pytest

from samla.themes.models import themes

pytestmark = pytest.mark.django_db


def test_the_start_page_and_a_municipality_lead_to_all_ten(client, botkyrka):
    assert 'href="/ar/teman/"' in client.get("/ar/").text
    near = "/teman/?var=Botkyrka%20kommun"
    assert near in client.get("/kommuner/botkyrka/").text
    page = client.get(near)
    assert not page.cookies
    for theme in themes():
        assert f'href="{theme.get_absolute_url()}?var=Botkyrka+kommun"' in page.text
        assert str(theme) in page.text
    assert len(themes()) == len({theme.slug for theme in themes()}) == 10


@pytest.mark.parametrize("place", ["Ingenstansby", "a" * 500, "%E2%80%AE", "'; --"])
def test_a_place_that_nobody_knows_breaks_no_link(client, db, place):
    page = client.get(f"/en/teman/?var={place}")
    assert page.status_code == 200
    assert 'href="/en/teman/halsa/"' in page.text
    detail = client.get(f"/en/teman/halsa/?var={place}")
    assert detail.status_code == 200
    assert detail.context["form"].errors
    assert "Information meetings" not in detail.text
