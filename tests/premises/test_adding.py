"""Steps of a new room that add one thing at a time: going on loses nothing typed."""

import pytest

pytestmark = pytest.mark.django_db

HOURS = {"weekdays": ["2"], "opens": "17:00", "closes": "21:00"}
PRICE = {"user_kind": "association", "kronor": "120", "per": "hour", "condition": ""}
# Step → what it asks, and the step after it.
STEPS = {
    "oppettider": (HOURS, "priser"),
    "priser": (PRICE, "bilder"),
}


@pytest.fixture
def draft(hall, client, kerstin):
    """The hall before anybody sees it; Kerstin is telling about it."""
    client.force_login(kerstin)
    hall.unpublish()
    return hall


def things(room):
    return room.opening_windows.count() + room.prices.count()


@pytest.mark.parametrize("step", STEPS)
def test_what_was_typed_is_saved_when_one_goes_on(client, draft, step):
    typed, after = STEPS[step]
    here = f"/lokaler/{draft.pk}/{step}/"
    answer = client.post(here, typed | {"onward": "yes"})
    assert (answer.status_code, answer["Location"]) == (
        302,
        f"/lokaler/{draft.pk}/{after}/",
    )
    assert things(draft) == 1


@pytest.mark.parametrize("step", STEPS)
def test_who_typed_nothing_just_goes_on(client, draft, step):
    empty = {"onward": "yes", "per": "hour"}
    answer = client.post(f"/lokaler/{draft.pk}/{step}/", empty)
    assert answer.status_code == 302
    assert STEPS[step][1] in answer["Location"]
    assert things(draft) == 0


@pytest.mark.parametrize("step", STEPS)
def test_what_is_half_typed_stays_and_is_asked_about(client, draft, step):
    typed = STEPS[step][0] | {"opens": "99", "kronor": "x", "onward": "yes"}
    answer = client.post(f"/lokaler/{draft.pk}/{step}/", typed)
    assert answer.status_code == 200
    assert b'role="alert"' in answer.content
    assert things(draft) == 0


def test_from_a_room_that_is_shown_one_comes_back_to_it(client, hall, kerstin):
    client.force_login(kerstin)
    answer = client.post(f"/lokaler/{hall.pk}/bilder/", {"onward": "yes"})
    assert answer["Location"] == f"/lokaler/{hall.pk}/andra/"
