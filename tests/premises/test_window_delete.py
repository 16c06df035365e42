"""Taking hours away, and having them back."""

import datetime

import pytest
from django.utils import timezone
from lxml import html

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(client, kerstin, hall, evening):
    client.force_login(kerstin)
    evening.last_on = timezone.localdate() + datetime.timedelta(days=30)
    evening.save()
    return f"/en/lokaler/{hall.pk}/oppettider/{evening.pk}/ta-bort/"


def test_hours_are_taken_away_and_can_be_put_back(client, address, hall, evening):
    page = html.fromstring(client.post(address, follow=True).content)
    assert not hall.opening_windows.exists()
    assert "Taken away: Monday \u206617.00–21.00\u2069, until" in page.text_content()
    form = page.xpath("//form[@class='form']")[0]
    filled = {
        name: value
        for name, value in form.form_values()
        if name != "csrfmiddlewaretoken"
    }
    client.post(f"/lokaler/{hall.pk}/oppettider/", filled)
    (back,) = hall.opening_windows.all()
    assert str(back.opens) == "17:00:00"
    assert (back.weekday, back.closes) == (evening.weekday, evening.closes)
    assert (back.first_on, back.last_on) == (None, evening.last_on)


def test_looking_takes_nothing_away(client, address, hall):
    assert client.get(address).status_code == 302
    assert hall.opening_windows.exists()


def test_a_second_click_is_no_fault(client, address, hall):
    client.post(address)
    assert client.post(address, follow=True).status_code == 200
