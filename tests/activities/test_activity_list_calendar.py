"""A calendar of any search, for one's own phone; what is called off says so."""

import datetime

import pytest
from icalendar import Calendar

from samla.activities import feeds
from samla.activities.models import Activity
from tests.activities.conftest import tuesdays_of

pytestmark = pytest.mark.django_db


def answer(client, query="", language="/en", **headers):
    return client.get(f"{language}/aktiviteter/kalender.ics{query}", headers=headers)


def events(client, query="", language="/en"):
    feed = Calendar.from_ical(answer(client, query, language).content)
    return feed.walk("VEVENT")


def test_it_holds_the_dates_of_what_is_found_and_no_others(client, football, umea):
    found = events(client, "?var=botkyrka&typ=sport")
    assert len(found) == 13
    assert {event["summary"] for event in found} == {"Fotboll för alla"}
    assert len({event["uid"] for event in found}) == len(found)
    assert found[0]["url"].endswith(f"/en/aktiviteter/{football.pk}/")
    assert events(client, "?var=umea") == []
    assert events(client, "?q=simning+i+havet") == []
    football.unpublish()
    assert events(client) == []


def test_it_is_a_calendar_that_can_be_subscribed_to(client, football):
    kalender = answer(client, "?var=botkyrka")
    assert kalender.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert "public" in kalender.headers["Cache-Control"]
    assert not kalender.cookies
    text = kalender.content.decode()
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n" in text
    assert "X-WR-CALNAME:Samla: botkyrka\r\n" in text
    assert "X-WR-CALDESC:It holds the next dates" in text
    assert all(len(line) <= 75 for line in kalender.content.split(b"\r\n"))
    again = answer(
        client, "?var=botkyrka", **{"If-None-Match": kalender.headers["ETag"]}
    )
    assert again.status_code == 304
    assert not again.content


def test_a_date_called_off_stays_as_cancelled_with_a_new_sequence(client, football):
    before = events(client)[0]
    tag = answer(client).headers["ETag"]
    football.occurrences.first().cancel("Ledaren är sjuk.")
    assert answer(client, **{"If-None-Match": tag}).status_code == 200
    for query in ("", "?dag=2"):
        after = events(client, query)[0]
        assert after["uid"] == before["uid"]
        assert after["status"] == "CANCELLED"
        assert after["transp"] == "TRANSPARENT"
        assert after["sequence"] == before["sequence"] + 1
        assert after["summary"] == "Cancelled: Fotboll för alla"
        assert after["summary"].params["LANGUAGE"] == "en"
    assert events(client, language="/ar")[0]["summary"].startswith("أُلغي")
    own = client.get(f"/en/aktiviteter/{football.pk}/kalender.ics").content
    assert b"SUMMARY;LANGUAGE=en:Cancelled: Fotboll" in own


def test_a_calendar_goes_on_so_today_is_no_question_but_a_weekday_is(client, football):
    tuesdays_of(football, weekdays=[2, 4])
    football.materialise()
    assert len(events(client, "?nar=idag")) == len(events(client))
    thursdays = events(client, "?dag=4&nar=idag")
    assert thursdays
    assert {event["dtstart"].dt.isoweekday() for event in thursdays} == {4}
    assert len(events(client, "?tid=kvall&fran=2026-12-01")) == len(events(client))
    assert events(client, "?tid=morgon") == []


def test_a_calendar_of_one_weekday_holds_what_is_on_then(
    client, football, cafe, monkeypatch
):
    """However many others come before it."""
    two_days = datetime.timedelta(days=2)
    tuesday = football.occurrences.first()
    cafe.occurrences.update(
        starts_at=tuesday.starts_at + two_days, ends_at=tuesday.ends_at + two_days
    )
    monkeypatch.setattr(feeds, "MOST_ACTIVITIES", 1)
    for day, activity in ((2, football), (4, cafe)):
        found = {event["summary"] for event in events(client, f"?dag={day}")}
        assert found == {activity.title}


def test_it_is_called_as_the_reader_calls_it_and_its_long_text_is_on_the_page(
    client, football, amina
):
    football.translate("title", "ar", "كرة القدم", amina)
    Activity.objects.filter(pk=football.pk).update(text="Ta med skor. " * 100)
    for date in events(client, language="/ar"):
        assert date["summary"] == "كرة القدم"
        assert date["summary"].params["LANGUAGE"] == "ar"
        assert "Ta med skor" not in date["description"]
    assert events(client)[0]["summary"].params["LANGUAGE"] == "sv"
    feed = client.get(f"/ar/aktiviteter/{football.pk}/kalender.ics").content
    [own, *_more] = Calendar.from_ical(feed).walk("VEVENT")
    assert own["summary"] == "كرة القدم"
    assert "Ta med skor" in own["description"]
    assert len(answer(client).content) < 2000 * len(events(client))


def test_a_question_that_cannot_be_read_leads_to_the_list_that_says_so(
    client, football
):
    for query in ("?alder=hundra", "?var=xyzzyx", "?dag=9", "?inom=5"):
        wrong = answer(client, query)
        assert wrong.headers["Location"] == f"/en/aktiviteter/{query}"


def test_it_never_grows_without_end(
    client, football, cafe, monkeypatch, django_assert_max_num_queries
):
    answer(client)
    with django_assert_max_num_queries(2):
        answer(client)
    monkeypatch.setattr(feeds, "MOST_DATES", 5)
    assert len(events(client)) == 5
    monkeypatch.setattr(feeds, "MOST_ACTIVITIES", 1)
    assert len({event["url"] for event in events(client)}) == 1


def test_the_list_offers_it_for_what_was_asked(client, football):
    hers = "fyllda=35&kan=a1&medbarn=ja&a=1"
    page = client.get(f"/en/aktiviteter/?var=botkyrka&nar=vecka&sida=1&{hers}").text
    assert 'href="webcal://testserver/en/aktiviteter/kalender.ics?var=botkyrka"' in page
