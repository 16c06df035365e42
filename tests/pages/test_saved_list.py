"""A list kept without an account stands in an address, and tells what is true now."""

import re
from urllib.parse import quote

import pytest
from django.utils import timezone
from lxml import html

from samla.activities.models import Activity, Saved
from samla.core.access import PUBLIC_SECONDS

pytestmark = pytest.mark.django_db
LIST = "/en/sparat/"


def page_of(client, asked, path=LIST):
    answer = client.get(path, {"a": asked})
    assert answer.status_code == 200
    return html.fromstring(answer.content)


def text(page):
    return " ".join(page.xpath("string(//main)").split())


def titles(page):
    return [each.text_content() for each in page.xpath("//article//h3 | //article//h2")]


@pytest.fixture
def choir(cafe):
    """Another published activity of the same association, with no date to come."""
    choir = Activity.objects.get(pk=cafe.pk)
    choir.pk, choir._state.adding, choir.title = None, True, "Kör"
    choir.next_starts_at = choir.next_ends_at = None
    choir.save()
    return choir


def test_it_shows_each_with_what_has_become_of_it(client, cafe, choir):
    page = page_of(client, f"{choir.pk},{cafe.pk},999999")
    assert titles(page) == [cafe.title, "Kör"]
    assert "1 activity of this list is not here any more." in text(page)
    over = page.xpath("//section[h2='Not on now']")[0]
    assert "This activity is not on now" in over.text_content()
    [like] = over.xpath(".//a[contains(., 'something like it')]/@href")
    assert "typ=language-cafe" in like
    assert client.get(like).status_code == 200


def test_a_cancelled_date_is_told_with_another_way(client, cafe):
    cafe.occurrences.first().cancel("Ledaren är sjuk.")
    page = page_of(client, str(cafe.pk))
    assert "Cancelled" in text(page)
    assert page.xpath("//main//a[contains(., 'something like it')]")


def test_what_a_decision_took_down_is_not_named(client, cafe):
    cafe.take_down()
    page = page_of(client, str(cafe.pk))
    assert "This activity is taken down" in text(page)
    assert cafe.title not in html.tostring(page, encoding="unicode")


def test_drafts_and_hidden_organisations_are_not_told_of(client, cafe):
    Activity.objects.update(published_at=None)
    assert cafe.title not in text(page_of(client, str(cafe.pk)))
    Activity.objects.update(published_at=timezone.now())
    type(cafe.organisation).objects.update(published_at=None)
    assert cafe.title not in text(page_of(client, str(cafe.pk)))


def test_one_is_taken_away_and_all_are(client, cafe, choir):
    page = page_of(client, f"{cafe.pk},{choir.pk}")
    [first] = page.xpath(f"//a[@data-unsave='{cafe.pk}']/@href")
    assert first == f"{LIST}?a={choir.pk}"
    assert page.xpath("//a[@data-clear]/@href") == [LIST]
    assert "Nothing is saved yet" in text(html.fromstring(client.get(LIST).content))


def test_by_links_alone_the_list_grows(client, cafe, choir):
    """From the list one goes on to find more, opens it, and it is in the list."""
    [more] = page_of(client, str(choir.pk)).xpath("//a[.='Find more']/@href")
    found = html.fromstring(client.get(more).content)
    [card] = found.xpath("//article//h2/a/@href")
    opened = html.fromstring(client.get(card).content)
    [save] = opened.xpath("//a[@data-save]/@href")
    assert save == f"{LIST}?a={cafe.pk},{choir.pk}"
    assert found.xpath("//form[@id='filter']//input[@name='a']/@value") == [
        str(choir.pk)
    ]


def test_a_list_is_shared_by_its_address(client, cafe):
    page = page_of(client, str(cafe.pk), "/ar/sparat/")
    address = quote(f"http://testserver/ar/sparat/?a={cafe.pk}", safe="")
    assert page.xpath(
        f"//a[starts-with(@href, 'sms:') and contains(@href, '{address}')]"
    )
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]


@pytest.mark.parametrize(
    "asked",
    ["", ",", "x", "-1", "1.5", "١٢", "9" * 18, "9" * 400, "1\x00", "<b>", "0,0"],
)
def test_what_is_no_list_is_no_error(client, asked):
    answer = client.get(LIST, {"a": asked})
    assert answer.status_code in (200, 400)
    assert "<b>" not in answer.content.decode()


def test_a_list_is_bounded_and_each_stands_in_it_once():
    saved = Saved.asked({"a": ",".join(map(str, [*range(1, 90), 3]))})
    assert len(saved) == 40
    assert str(Saved.asked({"a": "5, 5,7"})) == "5,7"
    assert str(Saved([1, 2]).and_also(2)) == "2,1"
    assert Saved([1]).but_not(1).query == ""


def test_it_is_the_same_for_all_and_asks_little(
    client, cafe, choir, amina, django_assert_max_num_queries
):
    asked = {"a": f"{cafe.pk},{choir.pk}"}
    nobody = client.get(LIST, asked)
    assert nobody["Cache-Control"] == "private, no-store"  # what is saved is her own
    assert f"max-age={PUBLIC_SECONDS}" in client.get(LIST)["Cache-Control"]
    assert not nobody.cookies
    client.force_login(amina)
    with django_assert_max_num_queries(1):
        assert client.get(LIST, asked).content == nobody.content


def test_what_the_device_keeps_is_told_on_the_page_on_data(client):
    told = client.get("/en/personuppgifter/").content.decode()
    script = client.get("/utan-nat.js").content.decode()
    assert "nothing is sent to us when you save" in told
    assert re.search(r"MOST = 40\b", script)
    assert "at most 40" in told
    assert "older than 14 days" in told
    assert "OLDEST = 14 *" in script  # that it goes is seen in the browser
    assert "data-clear" in told
