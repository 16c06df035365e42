"""A room is thrown away while it is hidden and was never lent."""

import pytest
from lxml import html

from samla.premises.models import Premises
from tests.bookings.conftest import asked

pytestmark = pytest.mark.django_db


def page_of(answer):
    return html.fromstring(answer.content).xpath("//main")[0].text_content()


def test_a_draft_goes_after_one_more_question(client, amina, clubroom):
    client.force_login(amina)
    path = f"/en/lokaler/{clubroom.pk}/ta-bort/"
    assert "Throw “Klubbrummet” away?" in page_of(client.get(path))
    assert Premises.objects.exists()
    assert client.post(path).status_code == 302
    assert not Premises.objects.exists()
    assert client.post(path).status_code == 404


def test_what_is_shown_is_taken_down_first(client, kerstin, hall):
    client.force_login(kerstin)
    answer = client.post(f"/en/lokaler/{hall.pk}/ta-bort/")
    assert "Take it down first" in page_of(answer)
    assert Premises.objects.filter(pk=hall.pk).exists()


def test_what_was_lent_is_kept_with_what_to_do(client, kerstin, hall, association):
    asked(hall, association)
    hall.unpublish()
    client.force_login(kerstin)
    answer = client.post(f"/en/lokaler/{hall.pk}/ta-bort/")
    assert "Answer or cancel those to come" in page_of(answer)
    assert html.fromstring(answer.content).xpath(
        "//main//a[contains(@href, 'att-svara')]"
    )
    assert hall.bookings.count() == 1
