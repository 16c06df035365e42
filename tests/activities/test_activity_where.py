"""The place: a room in Samla, an address, or online."""

import datetime

import pytest

from samla.municipalities.models import SchoolBreak
from tests.activities.conftest import MONDAY, at
from tests.bookings.conftest import asked, tuesdays

pytestmark = pytest.mark.django_db

ADDRESS = {"address": "Albyvägen 2", "city": "Norsborg", "place": "Botkyrka"}


@pytest.fixture(autouse=True)
def _amina_is_here(client, amina):
    client.force_login(amina)


def path(activity, kind, rest=""):
    return f"/en/aktiviteter/{activity.pk}/var/?plats={kind}{rest}"


def tell(client, activity, kind="address", **answers):
    return client.post(path(activity, kind), answers)


def test_an_address_is_asked_first_and_the_municipality_is_known(client, draft):
    form = client.get(f"/aktiviteter/{draft.pk}/var/").context["form"]
    assert form.venue == "address"
    assert form["place"].value() == "Botkyrka"


def test_an_address_is_kept_as_on_a_letter(client, draft):
    answer = tell(client, draft, **ADDRESS, postcode="14557", way_in="Port B.")
    assert answer.headers["Location"] == f"/en/aktiviteter/{draft.pk}/vem/"
    draft.refresh_from_db()
    assert (draft.address, draft.postcode, draft.city) == (
        "Albyvägen 2",
        "145 57",
        "Norsborg",
    )


@pytest.mark.parametrize(
    ("typed", "code"), [("Umea", "2480"), ("Tumba", "0127"), ("Håbo", "0305")]
)
def test_the_municipality_is_understood(client, draft, typed, code):
    assert tell(client, draft, **ADDRESS | {"place": typed}).status_code == 302
    draft.refresh_from_db()
    assert draft.municipality_id == code


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"address": ""}, "address", "Write the street and the number."),
        ({"address": "a" * 10_000}, "address", "at most 120 characters"),
        ({"postcode": "1"}, "postcode", "five digits"),
        ({"postcode": "a" * 10_000}, "postcode", "five digits"),
        ({"place": ""}, "place", "Write the municipality."),
        ({"place": "Atlantis"}, "place", "We do not know a place called “Atlantis”"),
        ({"place": "habo"}, "place", "There are several: "),
        ({"place": "x" * 10_000}, "place", "at most 80 characters"),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_kept(
    client, draft, changes, field, words
):
    answer = tell(client, draft, **ADDRESS | changes)
    form = answer.context["form"]
    assert any(words in error for error in form.errors[field])
    assert form[field].value() == changes[field]
    draft.refresh_from_db()
    assert draft.address == ""


def test_a_room_in_samla_is_chosen_from_a_list(client, draft, hall):
    page = client.get(path(draft, "premises")).content.decode()
    assert "Albysalen, Exempelvägen 1" in page
    assert tell(client, draft, "premises", premises=hall.pk).status_code == 302
    draft.refresh_from_db()
    assert (draft.venue, draft.premises) == ("premises", hall)


def test_rooms_of_another_municipality_can_be_chosen(client, draft, hall, umea):
    hall.municipality = umea
    hall.save()
    assert "Albysalen" not in client.get(path(draft, "premises")).content.decode()
    there = path(draft, "premises", "&var=Umea")
    assert "Albysalen" in client.get(there).content.decode()
    assert client.post(there, {"premises": hall.pk}).status_code == 302
    draft.refresh_from_db()
    assert draft.municipality == umea


def test_an_unknown_municipality_is_told(client, draft, hall):
    page = client.get(path(draft, "premises", "&var=Atlantis")).content.decode()
    assert "We do not know a place called “Atlantis”" in page


@pytest.mark.parametrize("number", ["", "0", "-1", "9" * 40, "x", "9" * 5000])
def test_a_room_that_is_not_offered_cannot_be_chosen(client, draft, hall, number):
    answer = tell(client, draft, "premises", premises=number)
    assert "premises" in answer.context["form"].errors
    hall.published_at = None
    hall.save()
    answer = tell(client, draft, "premises", premises=hall.pk)
    assert "premises" in answer.context["form"].errors


def test_online_needs_no_address(client, draft):
    link = "https://meet.example/alby"
    tell(client, draft, "online", online_url=link, place="Botkyrka")
    draft.refresh_from_db()
    assert (draft.venue, draft.online_url) == ("online", link)


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "ftp://x.example", "not a link", "https://" + "a" * 900],
)
def test_a_link_that_is_none_is_refused(client, draft, link):
    answer = tell(client, draft, "online", online_url=link, place="Botkyrka")
    assert "online_url" in answer.context["form"].errors


def test_where_it_was_before_is_forgotten(client, draft, hall):
    tell(client, draft, "premises", premises=hall.pk)
    tell(client, draft, **ADDRESS)
    draft.refresh_from_db()
    assert draft.premises is None
    tell(client, draft, "online", place="Botkyrka")
    draft.refresh_from_db()
    assert draft.address == ""


def test_an_unknown_kind_of_place_is_the_one_it_has(client, draft):
    assert client.get(path(draft, "moon")).context["form"].venue == "address"


def test_strangers_find_nothing(client, stranger, football):
    client.force_login(stranger)
    assert client.get(path(football, "address")).status_code == 404
    assert tell(client, football, **ADDRESS).status_code == 404
    football.refresh_from_db()
    assert football.address == "Idrottsvägen 3"


def test_another_municipality_has_other_school_breaks(client, football, umea):
    football.schedules.update(skip_school_breaks=True)
    SchoolBreak.objects.create(
        municipality=umea,
        name="Lov",
        first_on=MONDAY,
        last_on=MONDAY + datetime.timedelta(days=6),
    )
    tell(client, football, **ADDRESS | {"place": "Umeå"})
    football.refresh_from_db()
    assert football.next_starts_at == at("2026-12-01", "18:00")


def test_online_has_no_door(client, draft):
    tell(client, draft, **ADDRESS, way_in="Port B.")
    tell(client, draft, "online", place="Botkyrka")
    draft.refresh_from_db()
    assert draft.way_in == ""


@pytest.fixture
def booking(hall, association, policy):
    """Three Tuesdays in Albysalen; one confirmed, two held."""
    booking = asked(hall, association, tuesdays(3))
    booking.hold(None)
    booking.confirm(None, [booking.dates.first()])
    return booking


def test_a_booked_room_is_offered_in_words_and_brings_its_times(client, cafe, booking):
    cafe.unpublish()
    page = client.get(path(cafe, "address")).content.decode()
    assert "In a room you have booked" in page
    page = client.get(path(cafe, "bokning")).content.decode()
    assert "Every week: Tuesday" in page
    assert "1 date is confirmed, 2 dates are held for you, from " in page
    assert tell(client, cafe, "bokning", booking=booking.pk).status_code == 302
    cafe.refresh_from_db()
    assert (cafe.booking, cafe.premises, cafe.venue) == (
        booking,
        booking.premises,
        "premises",
    )
    assert cafe.address == ""
    assert cafe.occurrences.count() == 1
    form = client.get(f"/en/aktiviteter/{cafe.pk}/var/").context["form"]
    assert form.kind == "bokning"
    assert form["booking"].value() == booking.pk


@pytest.mark.parametrize("kind", ["address", "online"])
def test_another_place_leaves_the_room_and_keeps_the_dates(client, cafe, booking, kind):
    cafe.use_booking(booking)
    answers = ADDRESS if kind == "address" else {"place": "Botkyrka"}
    assert tell(client, cafe, kind, **answers).status_code == 302
    cafe.refresh_from_db()
    assert (cafe.booking, cafe.premises) == (None, None)
    assert cafe.occurrences.coming().happening().count() == 1


def test_the_same_room_is_no_other_place(client, cafe, booking):
    cafe.use_booking(booking)
    tell(client, cafe, "premises", premises=booking.premises_id)
    cafe.refresh_from_db()
    assert cafe.booking == booking


@pytest.mark.parametrize("which", ["theirs", "used", "held", "nonsense", ""])
def test_only_free_bookings_of_ones_own_can_be_chosen(
    client, cafe, booking, hall, ali, which
):
    chosen = booking
    if which == "theirs":
        chosen = asked(hall, ali, tuesdays(1, "10:00", "12:00"))
        chosen.confirm(None)
    elif which == "used":
        other = cafe.copied()
        other.save()
        other.use_booking(booking)
    elif which == "held":  # it has no date that the public may see
        booking.dates.filter(state="confirmed").delete()
    key = chosen.pk if which not in ("nonsense", "") else which
    answer = tell(client, cafe, "bokning", booking=key)
    assert answer.status_code == 200
    if answer.context["form"].has_bookings:
        assert "Choose one of the bookings." in answer.content.decode()
    else:
        assert "has no booking to come" in answer.content.decode()
    cafe.refresh_from_db()
    assert cafe.booking is None


MAPPED = "59.24000, 17.81000"


@pytest.mark.parametrize(
    "typed",
    [
        "59.24, 17.81",
        "59,24 17,81",
        "17.81;59.24",
        "59°14'24.0\"N 17°48'36.0\"E",
        "٥٩٫٢٤، ١٧٫٨١",
        "geo:59.24,17.81?z=18",
        "https://www.openstreetmap.org/?mlat=59.24&mlon=17.81#map=12/59.9/17.1",
        "https://www.openstreetmap.org/#map=17/59.24/17.81",
        "https://www.google.com/maps/place/Alby/@59.3,17.9,15z/data=!8m2!3d59.24!4d17.81",
        "https://maps.apple.com/?ll=59.24%2C17.81&q=Alby",
        "59.24° N - 17.81° O; väg 3",
        "https://kartor.example/alby-59.24-17.81",
    ],
)
def test_an_exact_place_is_understood_from_any_map(client, draft, typed):
    assert tell(client, draft, **ADDRESS, exact_place=typed).status_code == 302
    draft.refresh_from_db()
    assert draft.exact_place == MAPPED
    assert (draft.latitude, draft.longitude) == (59.24, 17.81)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("by the church", "We find no coordinates there."),
        ("https://maps.app.goo.gl/abcd1234", "We find no coordinates there."),
        ("59, 17", "We find no coordinates there."),
        ("48.8584, 2.2945", "That place is not in Sweden."),
        ("59.24,-17.81", "That place is not in Sweden."),
        ("\u221259.24, \u221217.81", "That place is not in Sweden."),
        ("59.24° S 17.81° v", "That place is not in Sweden."),
        ("59°14'24\"S 17°48'36\"E", "That place is not in Sweden."),
        ("https://osm.org/?mlat=-59.24&mlon=17.81", "That place is not in Sweden."),
        ("63.82580, 20.26300", "That place is not in Botkyrka."),
        ("59.24, 17.81" * 1000, "at most 2000 characters"),
    ],
)
def test_an_exact_place_that_cannot_be_is_said_and_kept_as_typed(
    client, draft, typed, said
):
    answer = tell(client, draft, **ADDRESS, exact_place=typed)
    assert said in " ".join(answer.context["form"].errors["exact_place"])
    assert answer.context["form"]["exact_place"].value() == typed
    draft.refresh_from_db()
    assert not draft.exact_place


def test_the_exact_place_goes_with_the_address(client, draft):
    tell(client, draft, **ADDRESS, exact_place=MAPPED)
    form = client.get(f"/en/aktiviteter/{draft.pk}/var/").context["form"]
    assert form["exact_place"].value() == MAPPED
    tell(client, draft, "online", place="Botkyrka")
    draft.refresh_from_db()
    assert (draft.exact_place, draft.latitude) == ("", None)
