"""A change by an unverified organisation waits; the public text stays as it was."""

import pytest
from django.test import Client

from samla.bookings.models import Side
from samla.moderation.models import Review
from samla.premises.models import LendingPolicy
from tests.bookings.conftest import asked, tuesdays
from tests.conftest import verified
from tests.moderation.conftest import decide, edited, told, waiting_for

pytestmark = pytest.mark.django_db

NEW = "Nu syr vi i stället varje fredag."
PUBLIC = [
    "/organisationer/{pk}/",
    "/organisationer/?q=fredag",
    "/organisationer/",
    "/sitemap-organisations-1.xml",
    "/kommuner/botkyrka/",
]


def read(path):
    return Client().get(path).content.decode()


def test_the_public_reads_what_was_approved(client, grannar, bahar, kerstin):
    answer = edited(client, bahar, grannar, about=NEW, name="Syjuntan")
    assert answer.status_code == 302
    grannar.refresh_from_db()
    assert grannar.about == "Vi lagar mat ihop varje torsdag."
    for path in PUBLIC:
        html = read(path.format(pk=grannar.pk))
        assert "syr vi" not in html
        assert "Syjuntan" not in html
    review = waiting_for(grannar)
    assert review.kind == "edit"
    assert review.proposed == {"about": NEW, "name": "Syjuntan"}
    assert review.before["name"] == "Grannarna i Fittja"
    assert review.asked_by == bahar


def test_her_form_shows_what_she_proposed_and_what_the_public_reads(
    client, grannar, bahar, kerstin
):
    edited(client, bahar, grannar, about=NEW)
    page = client.get(f"/en/organisationer/{grannar.pk}/andra/")
    assert page.context["form"]["about"].value() == NEW
    html = page.content.decode()
    assert "It waits for review" in html
    assert "Vi lagar mat ihop varje torsdag." in html


def test_a_verified_organisations_edit_is_live_at_once(client, association, amina):
    edited(client, amina, association, about=NEW)
    assert "syr vi" in read(f"/organisationer/{association.pk}/")
    assert not Review.objects.exists()


def test_one_review_waits_and_grows(client, grannar, bahar):
    edited(client, bahar, grannar, about=NEW)
    edited(client, bahar, grannar, phone="08-465 004 01")
    assert waiting_for(grannar).proposed == {"about": NEW, "phone": "08-465 004 01"}


def test_who_changes_it_back_asks_for_nothing_more(client, grannar, bahar):
    edited(client, bahar, grannar, about=NEW)
    edited(client, bahar, grannar, about="Vi lagar mat ihop varje torsdag.")
    assert Review.objects.get().outcome == "withdrawn"


def test_other_municipalities_wait_too(client, grannar, bahar, kerstin, umea):
    edited(client, bahar, grannar, serving="Umeå")
    assert not grannar.serves.exists()
    form = client.get(f"/organisationer/{grannar.pk}/andra/").context["form"]
    assert "Umeå" in form["serving"].value()
    decide(client, kerstin, waiting_for(grannar), decision="approve")
    assert grannar.serves.get() == umea


def test_saving_without_a_change_asks_nobody(client, grannar, bahar):
    edited(client, bahar, grannar)
    assert not Review.objects.exists()


def test_approved_it_is_public(client, grannar, bahar, kerstin):
    edited(client, bahar, grannar, about=NEW)
    answer = decide(client, kerstin, waiting_for(grannar), decision="approve")
    assert answer.url == "/provning/"
    assert NEW in read(f"/organisationer/{grannar.pk}/")
    review = Review.objects.get()
    assert (review.outcome, review.decided_by) == ("approved", kerstin)


def test_a_hidden_entry_cannot_be_changed_and_shown_past_review(
    client, grannar, bahar, kerstin
):
    """Approved once, paused, rewritten, shown again: as it was approved."""
    path = f"/organisationer/{grannar.pk}/"
    client.force_login(bahar)
    client.post(path + "ta-bort/")
    edited(client, bahar, grannar, about=NEW)
    client.post(path + "ta-bort/", {"again": "yes"})
    html = read(path)
    assert "Vi lagar mat" in html
    assert "syr vi" not in html


def test_verified_meanwhile_her_next_change_is_live_and_empties_what_waits(
    client, grannar, bahar, botkyrka
):
    edited(client, bahar, grannar, about=NEW, phone="08-465 004 01")
    verified(grannar, botkyrka)
    edited(client, bahar, grannar, about="Allt är nytt.")
    grannar.refresh_from_db()
    assert (grannar.about, grannar.phone) == ("Allt är nytt.", "08-465 004 01")
    assert Review.objects.get().outcome == "withdrawn"


def test_an_activity_waits_step_by_step_but_its_times_do_not(
    client, grannar, bahar, dinner, kerstin
):
    client.force_login(bahar)
    for step, answer in [
        ("vad", {"title": "Syjunta i Fittja"}),
        ("var", {"address": "Annanvägen 9", "place": "Umeå"}),
        ("vem", {"text": "Ta med sax.", "price": 20}),
    ]:
        path = f"/aktiviteter/{dinner.pk}/{step}/"
        assert client.post(path, told(client, path) | answer).status_code == 302
    path = f"/aktiviteter/{dinner.pk}/nar/"
    rule = {
        "weekdays": ["4"],
        "starts": "17:00",
        "ends": "18:00",
        "first_on": "2027-01-01",
    }
    assert client.post(path, told(client, path) | rule).status_code == 302
    for path in (f"/aktiviteter/{dinner.pk}/", "/aktiviteter/?q=Fittja"):
        html = read(path)
        assert "Matlag i Fittja" in html
        assert "Syjunta" not in html
        assert "Annanvägen" not in html
    ics = read(f"/aktiviteter/{dinner.pk}/kalender.ics")
    assert "Syjunta" not in ics
    assert dinner.schedules.exists()
    assert set(waiting_for(dinner).proposed) == {
        *("title", "address", "municipality", "text", "price")
    }
    decide(client, kerstin, waiting_for(dinner), decision="approve")
    html = read(f"/aktiviteter/{dinner.pk}/")
    assert "Syjunta i Fittja" in html
    assert "Annanvägen 9" in html


@pytest.fixture
def evenings(grannar, hall, botkyrka):
    """Two Tuesdays that the unverified association has booked."""
    LendingPolicy.objects.create(owner_municipality=botkyrka)
    evenings = asked(hall, grannar, tuesdays(2))
    evenings.confirm(None)
    return evenings


def state(activity):
    """When an activity is, and whether it happens then."""
    coming = activity.occurrences.coming()
    return [(date.starts_at, not date.cancelled_at) for date in coming]


def place(client, who, activity, kind, **answers):
    """Somebody says that an activity is elsewhere; what of it waits."""
    client.force_login(who)
    path = f"/aktiviteter/{activity.pk}/var/?plats={kind}"
    assert client.post(path, told(client, path) | answers).status_code == 302
    activity.refresh_from_db()
    return waiting_for(activity)


def test_a_booked_room_and_its_times_wait_and_come_together(
    client, bahar, dinner, kerstin, evenings
):
    before = state(dinner)
    review = place(client, bahar, dinner, "bokning", booking=evenings.pk)
    assert set(review.proposed) == {
        *("venue", "premises", "booking", "address", "city")
    }
    assert (dinner.booking, state(dinner)) == (None, before)
    decide(client, kerstin, review, decision="approve")
    dinner.refresh_from_db()
    assert (dinner.booking, dinner.premises) == (evenings, evenings.premises)
    first, second = [date.starts_at for date in evenings.dates.all()]
    assert state(dinner) == [(first, True), (second, True)]
    # Until the new place is public, nobody is sent to the room that is lost.
    evenings.cancel(None, Side.LENDER, "Golvet.", [evenings.dates.first()])
    elsewhere = {"address": "Annanvägen 9", "place": "Botkyrka"}
    review = place(client, bahar, dinner, "address", **elsewhere)
    assert dinner.booking == evenings
    assert state(dinner) == [(first, False), (second, True)]
    decide(client, kerstin, review, decision="approve")
    dinner.refresh_from_db()
    assert (dinner.booking, dinner.address) == (None, "Annanvägen 9")
    assert state(dinner) == [(first, True), (second, True)]


def test_a_booking_that_is_gone_meanwhile_is_not_approved(
    client, bahar, dinner, kerstin, evenings
):
    before = state(dinner)
    review = place(client, bahar, dinner, "bokning", booking=evenings.pk)
    evenings.cancel(None, Side.LENDER, "Golvet.")
    answer = decide(client, kerstin, review, decision="approve")
    assert "Den bokningen går inte att använda längre." in answer.content.decode()
    dinner.refresh_from_db()
    assert (dinner.booking, dinner.address) == (None, "Krögarvägen 2")
    assert state(dinner) == before


def test_a_rooms_access_is_live_but_its_text_waits(client, grannar, bahar, botkyrka):
    from samla.premises.models import Premises

    room = Premises.objects.create(
        name="Köket",
        kind_id="premises_kind:meeting",
        owner_organisation=grannar,
        municipality=botkyrka,
        address="Albyvägen 2",
        city="Norsborg",
        most_persons=12,
        email="hej@grannarna.example",
        published_at="2026-01-01T12:00Z",
    )
    client.force_login(bahar)
    path = f"/lokaler/{room.pk}/om/"
    client.post(path, told(client, path) | {"about": NEW})
    path = f"/lokaler/{room.pk}/tillganglighet/"
    client.post(path, told(client, path) | {"step_free": "yes"})
    room.refresh_from_db()
    assert (room.about, room.step_free) == ("", "yes")
    assert waiting_for(room).proposed == {"about": NEW}
    assert "syr vi" not in read(f"/lokaler/{room.pk}/")


def test_a_change_that_waits_is_decided_where_its_entry_has_moved(
    client, grannar, bahar, umea
):
    edited(client, bahar, grannar, about=NEW)
    verified(grannar, umea)
    grannar.refresh_from_db()
    grannar.municipality = umea
    grannar.keep(["municipality"], bahar)
    assert waiting_for(grannar).municipality == umea
