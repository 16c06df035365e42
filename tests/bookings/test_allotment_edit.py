"""Lines of a proposal are changed by hand, as far as the changes can be had."""

import datetime

import pytest

from samla.bookings.models import (
    Allotment,
    Booking,
    NotNow,
    Plan,
    RoundWish,
    decide,
    keep,
)
from samla.organisations.models import Organisation
from samla.premises.models import OpeningWindow
from tests.bookings.conftest import room
from tests.bookings.rounds import a_round, day_passes, draft, outcomes, wished

pytestmark = pytest.mark.django_db


def words(answer):
    return " ".join(answer.content.decode().split())


@pytest.fixture
def season(botkyrka, hall):
    return a_round(botkyrka, hall)


def test_she_changes_lines_by_hand_and_never_two_at_once(
    client, kerstin, season, association, ali, hall
):
    first, second = wished(season, association), wished(season, ali)
    with pytest.raises(NotNow, match="Stäng omgången"):
        keep(draft(first, hall))
    day_passes(season)
    client.force_login(kerstin)
    path = f"/en/bokningar/omgangar/{season.pk}/fordela/"
    page = words(client.get(path))
    assert "No: 2 want it" in page
    assert "asked first" in page
    line = f"{path}{second.pk}/"
    form = client.get(line).context["form"]
    said = {name: form[name].value() for name in form.fields}
    told = {name: "" if value is None else value for name, value in said.items()}
    weeks = told | {"every": "2", "turn": "1", "premises": hall.pk}
    for _click in range(2):
        answer = client.post(line, weeks)
        assert answer.status_code == 302, answer.context["form"].errors
    found = outcomes(season)
    assert found["Alis vänner"].outcome == "shared"
    assert found["Alis vänner"].number == 5
    assert found[association.name].outcome == "declined"
    # the other one: the same weeks are refused, the weeks between are not
    other = f"{path}{first.pk}/"
    answer = client.post(other, weeks)
    assert "Alis" in str(answer.context["form"].errors["premises"])
    assert client.post(other, weeks | {"turn": "0"}).status_code == 302
    assert {one.outcome for one in outcomes(season).values()} == {"shared"}
    # no, with the reason; then the proposal holds again
    answer = client.post(other, weeks | {"answer": "decline"})
    assert "reason" in answer.context["form"].errors
    no = weeks | {"answer": "decline", "reason": "Fullt"}
    assert client.post(other, no).status_code == 302
    assert outcomes(season)[association.name].told == "Fullt"
    for wish in (first, second):
        client.post(f"{path}{wish.pk}/", {"undo": "yes"})
    assert not Allotment.objects.exists()
    assert outcomes(season)[association.name].outcome == "allotted"


BAD = [
    ({"starts": "20:00", "ends": "18:00"}, "ends"),
    ({"weekday": "9"}, "weekday"),
    ({"every": "2", "turn": "3"}, "turn"),
    ({"premises": "999999"}, "premises"),
    ({"premises": ""}, "premises"),
    ({"answer": "x"}, "answer"),
    ({"starts": "06:00", "ends": "07:00"}, "premises"),
    ({"reason": "x" * 301}, "reason"),
]


def test_bad_lines_are_told_at_the_question(client, kerstin, season, association, hall):
    wish = wished(season, association)
    OpeningWindow.objects.create(
        premises=hall, weekday=2, opens=datetime.time(8), closes=datetime.time(22)
    )
    day_passes(season)
    client.force_login(kerstin)
    path = f"/en/bokningar/omgangar/{season.pk}/fordela/{wish.pk}/"
    said = {
        "answer": "give",
        "premises": hall.pk,
        "weekday": "2",
        "starts": "18:00",
        "ends": "20:00",
        "every": "1",
        "turn": "0",
        "reason": "",
    }
    for changes, name in BAD:
        answer = client.post(path, said | changes)
        assert name in answer.context["form"].errors, changes
    assert not Allotment.objects.exists()


def test_a_change_by_hand_that_can_be_had_no_more_stops_nobody(
    season, association, ali, hall, kerstin
):
    first, _second = (
        wished(season, association),
        wished(season, ali, starts=12, ends=14),
    )
    day_passes(season)
    keep(draft(first, hall, weekday=3))
    assert outcomes(season)[association.name].told == "Ändrat av den som lånar ut."
    before = Plan(season).mark
    OpeningWindow.objects.create(
        premises=hall, weekday=2, opens=datetime.time(8), closes=datetime.time(22)
    )
    found = outcomes(season)[association.name]
    assert (found.outcome, found.why.count("förslaget gäller igen")) == ("allotted", 1)
    assert Plan(season).mark != before
    assert len(decide(season, kerstin)) == 2


def test_who_is_gone_and_what_is_not_lent_is_declined_with_the_reason(
    season, association, ali, hall, botkyrka, kerstin
):
    other = room(botkyrka, "Andra salen")
    season.rooms.add(other)
    first = wished(season, association)
    wished(season, ali, premises=other)
    day_passes(season)
    keep(draft(first, hall))
    association.take_down()
    found = outcomes(season)
    assert found[association.name].outcome == "declined"
    assert "tagits bort" in found[association.name].told
    with pytest.raises(NotNow, match="tagits bort"):
        keep(draft(found[association.name].wish, hall))
    # hers is another room of the kind, since her own is not lent any more
    other.unpublish()
    found = outcomes(season)["Alis vänner"]
    assert (found.outcome, found.room) == ("other", hall)
    assert "lånas inte ut" in found.told
    Organisation.objects.filter(pk=ali.pk).update(
        merged_into=association, published_at=None
    )
    assert {one.outcome for one in outcomes(season).values()} == {"declined"}
    decide(season, kerstin)
    assert not Booking.objects.exists()
    assert not RoundWish.objects.filter(explanation="").exists()
