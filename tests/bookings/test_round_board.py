"""The board of a round: demand beside supply, a proposal that explains itself."""

import datetime

import pytest

from samla.bookings.models import Board, Plan, Round, RoundWish, decide
from samla.municipalities.models import SchoolBreak
from samla.premises.models import LendingPolicy, OpeningWindow
from tests.bookings.conftest import asked, organisation, room, tuesdays
from tests.bookings.rounds import WEEK, a_round, day_passes, outcomes, wished

pytestmark = pytest.mark.django_db


def words(answer):
    return " ".join(answer.content.decode().split())


@pytest.fixture
def season(botkyrka, hall):
    return a_round(botkyrka, hall)


def test_children_come_first_and_every_line_says_why(season, association, ali):
    wished(season, association)
    wished(season, ali, rank=2, target_groups=["target_group:child0"])
    found = outcomes(season)
    first, second = found["Alis vänner"], found[association.name]
    assert (first.outcome, second.outcome) == ("allotted", "declined")
    assert association.name in first.why
    assert "order of priority" in first.why or "prioritet" in first.why
    assert "Alis vänner" in second.why
    assert "Alis" not in second.told
    assert second.told
    assert first.told == ""
    # the owner has declared another order
    LendingPolicy.objects.for_owner(season.owner).give_place("association", 1)
    assert outcomes(season)[association.name].outcome == "allotted"


def test_closed_days_are_named_and_a_room_that_is_lent_is_no_proposal(
    season, association, ali, hall, botkyrka
):
    second = season.first_on + WEEK
    SchoolBreak.objects.create(
        municipality=botkyrka,
        name="Sportlov",
        first_on=second,
        last_on=second + datetime.timedelta(days=6),
    )
    once = tuesdays(first_on=season.first_on + datetime.timedelta(days=1))
    asked(hall, ali, once).confirm(None)
    wished(season, association)
    (one,) = Plan(season).proposed
    # ten Tuesdays: a school break takes one, a booking another
    assert (one.outcome, one.number, len(one.refused)) == ("allotted", 8, 1)
    OpeningWindow.objects.create(
        premises=hall, weekday=2, opens=datetime.time(8), closes=datetime.time(17)
    )
    (one,) = Plan(season).proposed
    assert (one.outcome, one.obstacle) == ("declined", "outside")
    assert one.told


def test_another_room_a_half_and_every_other_week(
    season, association, ali, botkyrka, halves, hall
):
    third = organisation(botkyrka, "De tredje")
    half = halves[0]
    season.rooms.add(half)
    wished(season, association)
    wished(season, ali, premises=half, rank=2)
    wished(season, third, kind_id="premises_kind:hall", rank=3, weekday=3, every=2)
    found = outcomes(season)
    # the half is a part of the hall that is taken
    assert found["Alis vänner"].outcome == "declined"
    assert found["De tredje"].time.every == 2
    other = room(botkyrka, "Andra salen")
    season.rooms.add(other)
    assert outcomes(season)["Alis vänner"].outcome == "other"
    assert outcomes(season)["Alis vänner"].room == other


def test_the_board_counts_hours_that_are_wanted_beside_those_there_are(
    season, association, ali, hall, halves
):
    OpeningWindow.objects.create(
        premises=hall, weekday=2, opens=datetime.time(16), closes=datetime.time(22)
    )
    season.rooms.add(*halves[:2])
    wished(season, association, premises=halves[0])
    wished(season, ali, premises=halves[1], starts=19, ends=21)
    board = Board(Plan(season))
    cells = {room: cells[1] for room, cells, _segments in board.rooms}
    assert (cells[hall].wanted, cells[hall].open) == (4, 6)
    # two halves at the same time are no collision, a half and the whole are
    assert board.collisions == 0
    assert cells[halves[0]].open is None
    wished(season, ali, premises=hall, rank=2, starts=19, ends=20)
    board = Board(Plan(season))
    assert board.collisions == 3
    hours = [
        (one.starts.hour, one.ends.hour, len(one.answers), one.collides)
        for room, _cells, segments in board.rooms
        if room == hall
        for one in segments
    ]
    assert hours == [(18, 19, 1, False), (19, 20, 3, True), (20, 21, 1, False)]


def test_cleaning_of_parts_is_waited_for_also_outside_the_round(
    season, association, ali, hall, halves, kerstin
):
    half, other, _foyer = halves
    half.turnaround_minutes = 30
    half.save()
    wished(season, association)
    late = wished(season, ali, starts=20, ends=21)
    assert outcomes(season)["Alis vänner"].outcome == "declined"
    # the other half need not be cleaned
    season.rooms.add(other)
    RoundWish.objects.filter(pk=late.pk).update(premises=other)
    assert outcomes(season)["Alis vänner"].outcome == "allotted"
    assert len(decide(day_passes(season), kerstin)) == 2


def test_a_board_asks_as_much_of_many_wishes_as_of_one(
    client, kerstin, season, association, ali, botkyrka, django_assert_max_num_queries
):
    wished(season, association)
    client.force_login(kerstin)
    path = f"/bokningar/omgangar/{season.pk}/fordela/"
    client.get(path)
    for rank in range(1, 6):
        wished(season, ali, rank=rank, starts=12 + rank, ends=13 + rank)
    with django_assert_max_num_queries(16):
        client.get(path)
    assert Round.objects.get().wishes.count() == 6
