"""The page of one activity: all that is needed to go there."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samla.activities.models import CoOrganiser
from tests.activities.conftest import at

pytestmark = pytest.mark.django_db


def words(client, activity, language="/en"):
    """What the page says, without its tags."""
    answer = client.get(f"{language}/aktiviteter/{activity.pk}/")
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def html(client, activity, status=200):
    answer = client.get(f"/en/aktiviteter/{activity.pk}/")
    assert answer.status_code == status
    return answer.content.decode()


@pytest.fixture
def told(football):
    """Football with every fact told."""
    football.text = "Ta med skor.\n\n<script>alert(1)</script>"
    football.languages = ["language:sv", "language:ar"]
    football.swedish_level_id = "swedish_level:none"
    football.age_from, football.age_to = 7, 12
    football.price, football.price_note = 20, "De tre första gångerna är gratis."
    football.flags = ["access_flag:bring-children", "access_flag:wheelchair"]
    football.phone, football.email = "08-465 004 01", "hej@sprakvannerna.example"
    football.way_in = "Grind B, buss 708."
    football.save()
    return football


def test_every_fact_is_told_in_the_readers_language(client, told):
    text = words(client, told)
    for fact in (
        "Tuesday 24 November 18.00–20.00",
        "Every week: Tuesday 18.00–20.00",
        "Idrottsvägen 3",
        "Norsborg",
        "Grind B, buss 708.",
        "20 kr",
        "De tre första gångerna är gratis.",
        "Swedish, Arabic",
        "No Swedish needed",
        "7–12 years",
        "Drop-in",
        "Children may come along Wheelchair accessible",
        "08-465 004 01",
        "Språkvännerna i Alby",
        "Verified by",
        "Last confirmed Monday 23 November by the organisation.",
    ):
        assert re.sub(r"\s+", " ", fact) in text.replace(" , ", ", "), fact


def test_it_can_be_called_written_to_found_kept_and_sent_on(client, told):
    page = html(client, told)
    assert 'href="tel:0846500401"' in page
    assert 'href="mailto:hej@sprakvannerna.example"' in page
    assert 'href="https://www.openstreetmap.org/search?query=Idrottsv' in page
    assert 'rel="noreferrer noopener"' in page
    assert f'href="/en/aktiviteter/{told.pk}/kalender.ics"' in page
    assert "sms:?" in page


def test_text_is_marked_with_its_language_and_never_runs(client, told):
    page = html(client, told)
    assert '<div lang="sv" dir="auto">' in page
    assert "Text in Swedish" in page
    assert "<script>alert" not in page
    assert "Text in Swedish" not in words(client, told, "")


def test_a_cancelled_next_date_cannot_be_overlooked(client, football):
    football.occurrences.first().cancel("Ledaren är sjuk.")
    text = words(client, football)
    assert text.count("Ledaren är sjuk.") == 2
    banner = text.index("Cancelled Tuesday 24 November. Ledaren är sjuk.")
    assert banner < text.index("Tuesday 1 December")
    assert "date--off" in html(client, football)


def test_a_date_that_is_over_is_never_shown_as_the_next(client, football, monday):
    monday.move_to(at("2026-11-24", "20:30"))
    text = words(client, football)
    assert "24 November" not in text
    assert "Tuesday 1 December 18.00–20.00" in text


def test_when_the_only_date_is_cancelled_it_is_struck_out(client, football):
    football.occurrences.first().cancel("Ledaren är sjuk.")
    football.schedules.get().remove()
    page = html(client, football)
    assert re.search(r"<s>Tuesday 24 November", page)


def test_a_moved_date_tells_both_times(client, football):
    football.occurrences.first().move(
        at("2026-11-25", "19:00"), at("2026-11-25", "21:00"), "Hallen är upptagen."
    )
    text = words(client, football)
    assert "Moved from Tuesday 24 November 18.00 . Hallen är upptagen." in text.replace(
        "18.00.", "18.00 ."
    )
    assert "Wednesday 25 November 19.00–21.00" in re.sub(r"\s+", " ", text)


def test_who_takes_part_is_named_only_after_saying_yes(client, football, neighbours):
    invitation = CoOrganiser.objects.create(activity=football, organisation=neighbours)
    assert "Grannarna" not in words(client, football)
    invitation.confirm()
    assert "Grannarna i Fittja" in words(client, football)


def test_a_room_in_samla_tells_its_address(client, football, hall):
    football.venue, football.premises = "premises", hall
    football.save()
    text = words(client, football)
    assert "Albysalen" in text
    assert "Exempelvägen 1" in text
    assert "Idrottsvägen 3" not in text
    hall.delete()
    assert client.get(f"/aktiviteter/{football.pk}/").status_code == 200


def test_online_there_is_no_map(client, football):
    football.venue, football.online_url = "online", "https://meet.example/alby"
    football.save()
    page = html(client, football)
    assert "openstreetmap" not in page
    assert 'href="https://meet.example/alby"' in page


def test_facts_that_nobody_has_confirmed_for_long_are_doubted(client, football, monday):
    monday.move_to(at("2027-06-29"))
    football.materialise()
    assert "Not confirmed since Monday 23 November 2026" in words(client, football)


def test_an_example_says_so(client, football):
    football.is_example = True
    football.save()
    assert "This is an example" in words(client, football)


def test_what_is_paused_or_over_says_so_kindly(client, football, monday):
    football.unpublish()
    page = html(client, football, status=410)
    assert "This activity is not on now" in page
    assert "typ=sport&amp;var=Botkyrka%20kommun" in page
    football.publish()
    football.schedules.update(last_on=at("2026-12-01").date())
    football.materialise()
    assert client.get(f"/aktiviteter/{football.pk}/").status_code == 200
    monday.move_to(at("2026-12-02"))
    html(client, football, status=410)


def test_a_draft_does_not_exist_for_the_public(client, draft):
    assert client.get(f"/aktiviteter/{draft.pk}/").status_code == 404


def test_few_questions_and_no_cookie(client, told):
    client.get(f"/aktiviteter/{told.pk}/")
    with CaptureQueriesContext(connection) as questions:
        answer = client.get(f"/aktiviteter/{told.pk}/")
    assert len(questions) <= 5
    assert not answer.cookies
    assert "public" in answer.headers["Cache-Control"]


def test_the_script_that_shows_the_print_button_is_loaded(client, football):
    page = client.get(f"/aktiviteter/{football.pk}/").content.decode()
    assert "js/samla" in page
    assert " defer></script>" in page
    assert "hidden data-print" in page
