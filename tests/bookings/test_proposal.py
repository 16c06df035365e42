"""The proposal of a season: what it promises, whatever is wished for."""

import datetime
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from samla.bookings.models.proposal import (
    Candidate,
    Ground,
    Option,
    Rooms,
    Time,
    propose,
)

NOW = datetime.datetime(2027, 1, 1, tzinfo=datetime.UTC)
MONDAY = datetime.date(2027, 1, 4)
# A hall (1) that divides in two (2, 3), and a room of its own (4).
HALL, HALF, OTHER_HALF, ALONE = 1, 2, 3, 4
ROOMS = Rooms(
    {
        HALL: frozenset({HALL, HALF, OTHER_HALF}),
        HALF: frozenset({HALF}),
        OTHER_HALF: frozenset({OTHER_HALF}),
        ALONE: frozenset({ALONE}),
    },
    {HALF: 30},
)


def days(weekday, every=1, turn=0, weeks=6):
    """The days of a short season on which something happens."""
    return frozenset(
        MONDAY + datetime.timedelta(days=weekday - 1, weeks=week)
        for week in range(turn, weeks, every)
    )


def option(room=HALL, starts=18, ends=20, weekday=2, every=1, turn=0):
    hours = datetime.time(starts), datetime.time(ends)
    time = Time(weekday, *hours, every, turn)
    return Option(room, time, days(weekday, every, turn))


def wish(pk, *wished, **facts):
    told = {"organisation": pk, "priority": 1, "rank": 1, "wished_at": NOW}
    return Candidate(pk, wished=wished or (option(),), **told | facts)


@st.composite
def candidates(draw):
    """Some wishes for a room or two, of a few organisations."""
    found = []
    for pk in range(1, draw(st.integers(1, 8)) + 1):
        starts = draw(st.integers(16, 20))
        every = draw(st.sampled_from([1, 1, 2]))
        hours = {
            "starts": starts,
            "ends": starts + draw(st.integers(1, 3)),
            "weekday": draw(st.integers(1, 2)),
            "every": every,
        }
        rooms = draw(st.lists(st.sampled_from(sorted(ROOMS.within)), min_size=1))
        told = [
            tuple(option(room, turn=turn, **hours) for turn in range(every))
            for room in dict.fromkeys(rooms)
        ]
        found.append(
            Candidate(
                pk,
                organisation=draw(st.integers(1, 4)),
                priority=draw(st.integers(1, 3)),
                rank=draw(st.integers(1, 3)),
                wished_at=NOW + datetime.timedelta(hours=draw(st.integers(0, 2))),
                wished=told[0],
                others=tuple(one for some in told[1:] for one in some),
            )
        )
    return found


@settings(max_examples=200, deadline=None)
@given(candidates(), st.randoms())
def test_whatever_is_wished_the_proposal_keeps_its_promises(wishes, chance):
    lines = propose(wishes, ROOMS)
    assert list(lines) == [one.pk for one in wishes]
    given_ = [line for line in lines.values() if line.option]
    # nobody meets anybody, in a hall or in its half, cleaning included
    for one, other in combinations(given_, 2):
        assert not ROOMS.meet(one.option, other.option)
    # who does not get her wish loses it to nobody who comes later in the order
    for line in lines.values():
        own = line.candidate
        if line.is_as_wished:
            assert line.option in own.wished
            continue
        assert line.option is None or line.option in own.others
        for wished in own.wished:
            holders = [
                one.candidate
                for one in given_
                if one.is_as_wished and ROOMS.meet(one.option, wished)
            ]
            assert holders
            assert min((h.priority, h.rank) for h in holders) <= (
                own.priority,
                own.rank,
            )
        assert line.after
        winner = lines[line.after[0].pk]
        assert (own, line.after[1]) in winner.before
    # the same wishes in any order give the same
    mixed = list(wishes)
    chance.shuffle(mixed)
    again = propose(mixed, ROOMS)
    assert {pk: line.option for pk, line in again.items()} == {
        pk: line.option for pk, line in lines.items()
    }


def options_of(*wishes, **more):
    return {pk: one.option for pk, one in propose(wishes, ROOMS, **more).items()}


def test_priority_then_rank_then_who_has_least_then_who_asked_first():
    later = NOW + datetime.timedelta(hours=1)
    hall = option()
    second = option(weekday=3)
    # priority before rank
    lines = propose([wish(1, priority=2), wish(2, rank=3)], ROOMS)
    assert lines[2].option == hall
    assert not lines[1].option
    assert lines[1].after[1] == Ground.PRIORITY
    # rank before what one has got
    lines = propose([wish(1, rank=2), wish(2)], ROOMS)
    assert lines[1].after[1] == Ground.RANK
    # who has got less, though she asked later
    lines = propose(
        [
            wish(1, second, organisation=1),
            wish(2, hall, organisation=1, rank=2),
            wish(3, hall, organisation=3, rank=2, wished_at=later),
        ],
        ROOMS,
    )
    assert lines[3].option == hall
    assert lines[2].after[1] == Ground.LEAST
    # who asked first
    lines = propose([wish(1, wished_at=later), wish(2)], ROOMS)
    assert lines[2].option
    assert lines[1].after == (lines[2].candidate, Ground.FIRST)


def test_every_other_week_makes_room_for_two_and_what_is_fixed_stands():
    turns = [option(every=2, turn=turn) for turn in (0, 1)]
    found = options_of(wish(1, *turns), wish(2, *turns), wish(3, *turns))
    assert [found[1], found[2], found[3]] == [*turns, None]
    # a first choice for all comes before a second choice for anybody
    found = options_of(
        wish(1), wish(2, others=(option(ALONE),)), wish(3, option(ALONE), priority=3)
    )
    assert found == {1: option(), 2: None, 3: option(ALONE)}
    # by hand: the others are arranged around it, whatever the order says
    fixed = {2: option(HALF), 3: None}
    lines = propose([wish(1), wish(2, priority=3), wish(3)], ROOMS, fixed)
    assert lines[2].option == option(HALF)
    assert not lines[3].option
    assert lines[1].after[1] == Ground.BY_HAND
    # cleaning after a use is kept free
    half, next_one = option(HALF, ends=20), option(HALF, starts=20, ends=21)
    assert options_of(wish(1, half), wish(2, next_one))[2] is None
    assert options_of(wish(1, option(ALONE)), wish(2, option(ALONE, 20, 21)))[2]
