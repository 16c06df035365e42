"""The calendar that Outlook, Google and Apple read."""

import datetime
from io import StringIO

import pytest
from dateutil.tz import tzical
from icalendar import Calendar

from tests.activities.conftest import STOCKHOLM, at

pytestmark = pytest.mark.django_db


def answer(client, activity, language="/en"):
    return client.get(f"{language}/aktiviteter/{activity.pk}/kalender.ics")


def events(client, activity, language="/en"):
    feed = Calendar.from_ical(answer(client, activity, language).content)
    return feed.walk("VEVENT")


def test_a_calendar_is_what_it_says(client, football):
    kalender = answer(client, football)
    assert kalender.status_code == 200
    assert kalender.headers["Content-Type"].startswith("text/calendar")
    assert f"samla-{football.pk}.ics" in kalender.headers["Content-Disposition"]
    assert "public" in kalender.headers["Cache-Control"]
    assert not kalender.cookies
    feed = Calendar.from_ical(kalender.content)
    assert feed["method"] == "PUBLISH"
    assert feed["version"] == "2.0"
    assert feed["prodid"]


def test_lines_are_folded_and_end_as_they_must(client, football):
    football.text = "Å" * 400 + "\r\nBEGIN:VEVENT\r\nUID:evil"
    football.save()
    raw = answer(client, football).content
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert len(events(client, football)) == football.occurrences.count()


def test_each_date_of_a_year_is_an_event_at_its_wall_time(client, football):
    found = events(client, football)
    assert len(found) == football.occurrences.count() > 45
    first = found[0]
    assert first["dtstart"].dt == at("2026-11-24", "18:00")
    assert first["dtstart"].params["TZID"] == "Europe/Stockholm"
    assert first["dtend"].dt == at("2026-11-24", "20:00")
    assert {event["dtstart"].dt.hour for event in found} == {18}
    assert first["summary"] == "Fotboll för alla"
    assert "Idrottsvägen 3" in first["location"]
    assert first["url"].endswith(f"/en/aktiviteter/{football.pk}/")
    assert all("dtstamp" in event for event in found)
    assert len({event["uid"] for event in found}) == len(found)


def test_the_zone_in_the_file_agrees_with_the_zone_of_the_world(client, football):
    file = StringIO(answer(client, football).content.decode().replace("\r\n", "\n"))
    told = tzical(file).get("Europe/Stockholm")
    for month in range(1, 13):
        noon = datetime.datetime(2027, month, 28, 12)
        here = noon.replace(tzinfo=STOCKHOLM).utcoffset()
        assert told.utcoffset(noon) == here


def test_a_cancelled_date_keeps_its_uid_and_says_so(client, football):
    before = events(client, football)[0]
    football.occurrences.first().cancel("Ledaren är sjuk.")
    after = events(client, football)[0]
    assert after["uid"] == before["uid"]
    assert after["sequence"] == before["sequence"] + 1
    assert (before["status"], after["status"]) == ("CONFIRMED", "CANCELLED")
    assert "Ledaren är sjuk." in after["description"]


def test_a_date_put_back_keeps_its_uid_and_counts_on(client, football):
    before = events(client, football)[0]
    date = football.occurrences.first()
    date.cancel("Ledaren är sjuk.")
    date.restore()
    after = events(client, football)[0]
    assert after["uid"] == before["uid"]
    assert after["sequence"] == before["sequence"] + 2
    assert after["status"] == "CONFIRMED"


def test_who_subscribes_is_asked_to_look_again_within_the_hour(client, football):
    file = answer(client, football).content.decode()
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n" in file
    assert "X-PUBLISHED-TTL:PT1H\r\n" in file


def test_a_moved_date_keeps_its_uid_and_tells_the_new_time(client, football):
    before = events(client, football)[1]
    football.occurrences.all()[1].move(
        at("2026-12-02", "19:00"), at("2026-12-02", "21:00"), "Hallen är upptagen."
    )
    [after] = [e for e in events(client, football) if e["uid"] == before["uid"]]
    assert after["dtstart"].dt == at("2026-12-02", "19:00")
    assert after["sequence"] == before["sequence"] + 1
    assert after["status"] == "CONFIRMED"


def test_rows_made_anew_keep_their_uid(client, football):
    before = [event["uid"] for event in events(client, football)]
    football.occurrences.all().delete()
    football.materialise()
    assert before == [event["uid"] for event in events(client, football)]


def test_the_facts_are_told_in_the_language_of_the_address(client, football):
    assert "For whom: Everyone" in events(client, football)[0]["description"]
    assert "Alla" in events(client, football, "")[0]["description"]


def test_asking_again_gives_the_same_file(client, football, monday):
    first = answer(client, football)
    monday.shift(3600)
    again = client.get(
        f"/en/aktiviteter/{football.pk}/kalender.ics",
        headers={"If-None-Match": first.headers["ETag"]},
    )
    assert again.status_code == 304


@pytest.mark.parametrize("state", ["draft", "paused"])
def test_what_is_not_shown_has_no_calendar(client, football, state):
    football.unpublish()
    if state == "draft":
        football.unpublished_at = None
        football.save()
    assert answer(client, football).status_code == 404
