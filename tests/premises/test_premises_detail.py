"""One room: all its facts, and whom to ask for it."""

import datetime
import re

import pytest
from django.utils import timezone
from lxml import html

from samla.core.languages import in_language
from samla.premises.models import Part, Premises, Price
from tests.premises.conftest import open_on

pytestmark = pytest.mark.django_db


def page(client, room, language="en"):
    answer = client.get(in_language(f"/lokaler/{room.pk}/", language))
    assert answer.status_code == 200
    return html.fromstring(answer.content)


def words(part):
    return re.sub(r"\s+", " ", part.text_content()).strip()


def table(shown, heading):
    """A table as rows of words."""
    rows = shown.xpath(f"//table[@aria-labelledby='{heading}']/tbody/tr")
    return [[words(cell) for cell in row] for row in rows]


def test_access_is_yes_no_or_not_stated(client, hall):
    Premises.objects.update(step_free="yes", hearing_loop="no", door_width_cm=90)
    assert table(page(client, hall), "access") == [
        ["Step-free way in", "Yes"],
        ["Lift", "Not stated"],
        ["Accessible toilet", "Not stated"],
        ["Accessible parking", "Not stated"],
        ["Hearing loop", "No"],
        ["Narrowest door", "90 cm"],
    ]


def test_the_week_is_a_table(client, hall, evening):
    open_on(hall, 6, "13:00", "18:00")
    open_on(hall, 6, "09:00", "12:00")
    assert table(page(client, hall), "hours") == [
        ["Monday", "17.00–21.00"],
        ["Tuesday", "Not open"],
        ["Wednesday", "Not open"],
        ["Thursday", "Not open"],
        ["Friday", "Not open"],
        ["Saturday", "09.00–12.0013.00–18.00"],
        ["Sunday", "Not open"],
    ]


def test_hours_of_a_season_are_told_while_they_come(client, hall):
    today = timezone.localdate()
    day = datetime.timedelta(days=1)
    season = {"first_on": today, "last_on": today + 90 * day}
    open_on(hall, 1, "17:00", "21:00", **season)
    open_on(hall, 2, "17:00", "21:00", last_on=today - day)
    rows = table(page(client, hall), "hours")
    assert re.fullmatch("17.00–21.00 from .* until .*", rows[0][1])
    assert rows[1] == ["Tuesday", "Not open"]


def test_when_a_room_rests_is_told(client, hall):
    quiet = words(page(client, hall))
    told = (
        "The room is closed on public holidays.",
        "The room is closed during school breaks.",
        "30 minutes for cleaning and airing",
    )
    assert not any(sentence in quiet for sentence in told)
    Premises.objects.update(
        closed_on_public_holidays=True,
        closed_in_school_breaks=True,
        turnaround_minutes=30,
    )
    shown = words(page(client, hall))
    assert all(sentence in shown for sentence in told)


def test_rooms_that_hang_together_say_so_if_they_are_shown(client, hall, rooms):
    half, foyer = rooms("Halva A", "Foajén")
    for part in (half, foyer):
        Part.objects.create(whole=hall, part=part)
    foyer.unpublish()
    parts = page(client, hall).xpath("//h2[@id='parts']/..")[0]
    assert [words(link) for link in parts.xpath(".//a")] == ["Halva A"]
    assert "all its parts too" in words(parts)
    (whole,) = page(client, half).xpath("//h2[@id='parts']/..//a")
    assert words(whole) == "Albysalen"


def test_nothing_is_free_without_for_whom_and_when(client, hall, youth_price):
    Price.objects.create(premises=hall, user_kind="municipal", kronor=0)
    Price.objects.create(premises=hall, user_kind="company", kronor=800, per="day")
    assert table(page(client, hall), "prices") == [
        [
            "Associations with activities for children and youth",
            "Free",
            "Minst 20 aktiviteter om året",
        ],
        ["Municipal units", "Free", "None stated"],
        ["Companies", "800 kr per day", "None stated"],
    ]


def test_what_is_not_known_is_said(client, hall):
    shown = words(page(client, hall))
    assert "Hours are not stated. Ask the owner." in shown
    assert "Prices are not stated. Ask the owner." in shown


def test_the_room_can_be_asked_for_and_its_owner_too(client, hall):
    Premises.objects.update(phone="08-465 004 10")
    shown = page(client, hall)
    assert shown.xpath(f"//a[@href='/en/bokningar/ny/{hall.pk}/']")
    assert shown.xpath("//a[@href='mailto:lokaler@botkyrka.example']")
    assert shown.xpath("//a[@href='tel:0846500410']")
    assert shown.xpath("//aside//a[@href='/en/kommuner/botkyrka/']")


def test_an_organisation_is_linked_and_its_rooms_go_when_it_goes(
    client, clubroom, association
):
    clubroom.publish()
    assert page(client, clubroom).xpath(
        f"//a[@href='/en/organisationer/{association.pk}/']"
    )
    association.close()
    assert client.get(clubroom.get_absolute_url()).status_code == 404


def test_the_map_is_a_link_that_tells_it_nothing(client, hall):
    links = page(client, hall).xpath("//ul[@class='maps plain no-print']//a")
    assert {link.get("rel") for link in links} == {"noreferrer noopener"}
    told = [link.get("href").partition("Exempelv%C3%A4gen%201%2C%20") for link in links]
    assert {rest for _begin, _words, rest in told} == {"Norsborg%2C%20Botkyrka"}
    assert [begin for begin, *_rest in told] == [
        "https://www.openstreetmap.org/search?query=",
        "https://www.google.com/maps/search/?api=1&query=",
        "https://maps.apple.com/?q=",
        "geo:0,0?q=",
    ]
    Premises.objects.update(exact_place="59.24000, 17.81000")
    links = page(client, hall).xpath("//ul[@class='maps plain no-print']//a/@href")
    assert links[0].endswith("/?mlat=59.24000&mlon=17.81000#map=17/59.24000/17.81000")
    assert links[3] == "geo:59.24000,17.81000?q=59.24000%2C17.81000"


def test_the_owners_words_carry_their_language(client, hall):
    Premises.objects.update(rules="Ta av skorna.", about="Ljust <b>rum</b>.")
    shown = page(client, hall)
    assert [words(part) for part in shown.xpath("//div[@lang='sv']")] == [
        "Ljust <b>rum</b>.",
        "Ta av skorna.",
    ]
    assert words(shown).count("Text in Swedish") == 2
    assert "Text in" not in words(page(client, hall, "sv").xpath("//main")[0])


def test_freshness_tells_the_day_and_by_whom(client, hall):
    day = datetime.datetime(2025, 3, 31, 12, tzinfo=datetime.UTC)
    Premises.objects.update(confirmed_at=day)
    shown = words(page(client, hall))
    told = "Not confirmed since Monday 31 March 2025, then by the municipality."
    assert told in shown
    Premises.objects.update(confirmed_at=timezone.now())
    shown = words(page(client, hall))
    assert re.search("Last confirmed .* by the municipality", shown)
    assert "Ask before you go" not in shown


def test_an_example_cannot_be_taken_for_a_room(client, hall):
    assert "This is an example" not in words(page(client, hall))
    Premises.objects.update(is_example=True)
    assert "This is an example" in words(page(client, hall))


def test_pictures_have_words_and_a_place_of_their_own(client, hall, picture):
    (shown,) = page(client, hall).xpath("//main//img")
    assert shown.get("alt") == "Salen från dörren"
    assert (shown.get("width"), shown.get("height")) == ("40", "30")
    assert shown.get("loading") == "lazy"
    assert shown.get("src") == f"/en/lokaler/bild/{picture.name}.jpg"


def test_the_page_is_in_the_readers_language(client, hall):
    assert page(client, hall, "ar").get("dir") == "rtl"
    assert "قاعة" in words(page(client, hall, "ar"))


def test_a_draft_is_not_found(client, clubroom):
    assert client.get(f"/lokaler/{clubroom.pk}/").status_code == 404


def test_a_draft_is_not_found_by_its_keeper_either(client, amina, clubroom):
    """A public page is the same for all; drafts are seen from the desk."""
    client.force_login(amina)
    assert client.get(f"/lokaler/{clubroom.pk}/").status_code == 404


@pytest.mark.parametrize("number", ["0", "9223372036854775808", "9" * 50])
def test_no_such_room(client, number):
    assert client.get(f"/lokaler/{number}/").status_code == 404


def test_a_page_asks_the_database_ten_things(
    client, hall, evening, youth_price, picture, django_assert_max_num_queries
):
    client.get(hall.get_absolute_url())
    with django_assert_max_num_queries(10):
        answer = client.get(hall.get_absolute_url())
    assert not answer.cookies
    assert "public" in answer.headers["Cache-Control"]


def test_a_number_written_with_its_country_can_be_called(client, hall):
    hall.phone = "+46 (0)8-465 004 00"
    hall.save()
    page = client.get(f"/lokaler/{hall.pk}/").content.decode()
    assert 'href="tel:+46846500400"' in page
