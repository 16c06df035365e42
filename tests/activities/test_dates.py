"""Rules become rows a year ahead; what was decided and what has been stays."""

import datetime

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samla.activities.models import Activity, Occurrence
from samla.activities.models.dated import HORIZON
from samla.municipalities.models import SchoolBreak
from tests.activities.conftest import MONDAY, STOCKHOLM, at, tuesdays_of

pytestmark = pytest.mark.django_db
WEEK = datetime.timedelta(days=7)


def rows(activity):
    """Each date as (start, end, its state)."""
    return [
        (
            f"{timezone.localtime(row.starts_at):%m-%d %H.%M}",
            f"{timezone.localtime(row.ends_at):%H.%M}",
            "cancelled" if row.cancelled_at else "moved" if row.moved_at else "",
        )
        for row in activity.occurrences.all()
    ]


def first(activity):
    return activity.occurrences.order_by("original_starts_at").first()


def change(activity, **changes):
    """Give the activity's one rule other facts, as the form does."""
    activity.schedules.update(**changes)
    activity.materialise()


def test_dates_are_laid_out_for_a_year(football):
    dates = rows(football)
    assert dates[0] == ("11-24 18.00", "20.00", "")
    last = football.occurrences.last()
    assert timezone.localdate() + HORIZON - WEEK < timezone.localdate(last.starts_at)
    assert timezone.localdate(last.starts_at) <= timezone.localdate() + HORIZON
    assert all(row.schedule_id for row in football.occurrences.all())


def test_dates_hold_the_wall_clock_across_both_clock_changes(football):
    clocks = {
        timezone.localtime(row.starts_at).hour for row in football.occurrences.all()
    }
    offsets = {
        row.starts_at.astimezone(STOCKHOLM).utcoffset()
        for row in football.occurrences.all()
    }
    assert clocks == {18}
    assert len(offsets) == 2


def test_the_next_date_stands_beside_the_activity(football):
    assert football.next_starts_at == at("2026-11-24", "18:00")
    assert football.next_ends_at == at("2026-11-24", "20:00")


def test_fifty_two_dates_take_at_most_ten_questions(draft):
    tuesdays_of(draft, skip_public_holidays=False)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        draft.materialise()
    assert draft.occurrences.count() == 53
    assert len(asked) <= 10
    draft.schedules.update(starts=datetime.time(17))
    with CaptureQueriesContext(connection) as asked:
        draft.materialise()
    assert len(asked) <= 10


def test_what_is_saved_is_found_in_the_same_transaction(draft):
    with transaction.atomic():
        tuesdays_of(draft, skip_public_holidays=False)
        draft.title = "Bågskytte för alla"
        draft.address = "Idrottsvägen 3"
        draft.save()
        draft.publish()
        found = Activity.objects.published().upcoming().matching("bagskytte")
        assert list(found) == [draft]
        draft.unpublish()
        assert not found.all().exists()


def test_laying_out_again_changes_nothing(football):
    before = list(football.occurrences.values_list("pk", "starts_at", "ends_at"))
    football.materialise()
    assert before == list(
        football.occurrences.values_list("pk", "starts_at", "ends_at")
    )


def test_a_new_ending_keeps_the_rows(football):
    before = list(football.occurrences.values_list("pk", flat=True))
    change(football, ends=datetime.time(21))
    assert before == list(football.occurrences.values_list("pk", flat=True))
    assert {end for _start, end, _state in rows(football)} == {"21.00"}


def test_a_new_hour_moves_coming_dates_and_leaves_the_past(football, monday):
    monday.move_to(at("2026-12-03"))
    change(football, starts=datetime.time(17))
    assert rows(football)[:3] == [
        ("11-24 18.00", "20.00", ""),
        ("12-01 18.00", "20.00", ""),
        ("12-08 17.00", "20.00", ""),
    ]


def test_a_date_under_way_is_left_alone(football, monday):
    monday.move_to(at("2026-11-24", "18:30"))
    change(football, starts=datetime.time(17))
    assert rows(football)[:2] == [
        ("11-24 18.00", "20.00", ""),
        ("12-01 17.00", "20.00", ""),
    ]


def test_what_was_decided_stays_when_the_rule_changes(football):
    cancelled, moved = football.occurrences.all()[:2]
    cancelled.cancel("Ledaren är sjuk.")
    moved.move(
        at("2026-12-02", "19:00"), at("2026-12-02", "21:00"), "Hallen är upptagen."
    )
    change(football, starts=datetime.time(17))
    assert rows(football)[:3] == [
        ("11-24 18.00", "20.00", "cancelled"),
        ("12-02 19.00", "21.00", "moved"),
        ("12-08 17.00", "20.00", ""),
    ]


def test_what_was_decided_stays_when_the_rule_goes(football):
    first(football).cancel()
    football.schedules.get().remove()
    assert rows(football) == [("11-24 18.00", "20.00", "cancelled")]


def test_a_cancelled_date_is_not_the_next_and_is_told(football):
    first(football).cancel("Ledaren är sjuk.")
    football.refresh_from_db()
    assert football.next_starts_at == at("2026-12-01", "18:00")
    assert football.cancelled_starts_at == at("2026-11-24", "18:00")
    assert not football.is_off


def test_the_only_date_stays_visible_as_cancelled(draft):
    tuesdays_of(draft, kind="once", first_on=datetime.date(2026, 11, 24))
    draft.materialise()
    first(draft).cancel()
    draft.refresh_from_db()
    assert draft.is_off
    assert draft.next_starts_at == at("2026-11-24", "18:00")


def test_each_decision_raises_the_sequence_and_can_be_taken_back(football):
    date = first(football)
    date.move(
        at("2026-11-25", "18:00"), at("2026-11-25", "18:30"), "Hallen är upptagen."
    )
    football.refresh_from_db()
    assert football.next_is_moved
    assert football.next_starts_at == at("2026-11-25", "18:00")
    date.cancel("Ingen hall.")
    date.cancel("Ingen hall.")
    date.restore()
    date.refresh_from_db()
    assert rows(football)[0] == ("11-24 18.00", "20.00", "")
    assert date.sequence == 3
    assert date.reason == ""
    football.refresh_from_db()
    assert not football.next_is_moved
    assert football.cancelled_starts_at is None


def test_a_date_that_no_rule_made_is_kept(cafe):
    cafe.materialise()
    assert cafe.occurrences.count() == 1


def test_two_rules_at_the_same_moment_make_one_date(football):
    tuesdays_of(football, ends=datetime.time(19))
    football.materialise()
    assert rows(football)[0] == ("11-24 18.00", "20.00", "")
    assert rows(football)[1][0] == "12-01 18.00"


def test_several_rules_make_all_their_dates(football):
    tuesdays_of(
        football, weekdays=[4], starts=datetime.time(13), ends=datetime.time(15)
    )
    football.materialise()
    assert [start for start, *_ in rows(football)[:3]] == [
        "11-24 18.00",
        "11-26 13.00",
        "12-01 18.00",
    ]


def test_school_breaks_are_those_of_the_municipality(football, botkyrka):
    SchoolBreak.objects.create(
        municipality=botkyrka,
        name="Novemberlov",
        first_on=MONDAY,
        last_on=MONDAY + datetime.timedelta(days=6),
    )
    change(football, skip_school_breaks=True)
    assert rows(football)[0][0] == "12-01 18.00"


def test_the_database_refuses_a_date_twice_and_a_date_backwards(football):
    date = first(football)
    copy = Occurrence.planned(football, date.starts_at, date.ends_at, date.schedule)
    with pytest.raises(IntegrityError):
        copy.save()


@pytest.mark.parametrize("hours", [-1, 0, 49])
def test_the_database_refuses_a_date_that_ends_too_early_or_late(football, hours):
    date = first(football)
    date.ends_at = date.starts_at + datetime.timedelta(hours=hours)
    with pytest.raises(IntegrityError):
        date.save()


def test_every_night_dates_are_laid_out_further(football, monday, capsys):
    monday.move_to(at("2027-02-01"))
    call_command("roll_dates")
    football.refresh_from_db()
    assert football.dated_until_on > datetime.date(2028, 2, 1)
    assert football.next_starts_at == at("2027-02-02", "18:00")
    days = [
        row.starts_at.astimezone(STOCKHOLM).date() for row in football.occurrences.all()
    ]
    assert len(days) == len(set(days))
    open_days = [
        start for start, _end in football.schedules.get().dates(football.dated_until_on)
    ]
    assert len(days) == len(open_days)
    assert "14" in capsys.readouterr().out


def test_rolling_twice_a_night_does_nothing_more(football, monday, capsys):
    monday.move_to(at("2027-02-01"))
    call_command("roll_dates")
    count = Occurrence.objects.count()
    capsys.readouterr()
    call_command("roll_dates")
    assert Occurrence.objects.count() == count
    assert capsys.readouterr().out.split().count("0") == 2


def test_rolling_asks_few_questions_however_many_there_are(football, monday):
    def asked():
        monday.shift(40 * 24 * 3600)
        with CaptureQueriesContext(connection) as queries:
            call_command("roll_dates", verbosity=0)
        return len(queries)

    one = asked()
    for number in range(5):
        copy = Activity.objects.get(pk=football.pk)
        copy.pk, copy.title = None, f"Fotboll {number}"
        copy.save()
        tuesdays_of(copy)
        copy.materialise()
    assert asked() == one


def test_a_date_that_is_over_gives_way_to_the_next(football, monday):
    monday.move_to(at("2026-11-24", "19:59"))
    call_command("roll_dates", verbosity=0)
    football.refresh_from_db()
    assert football.next_starts_at == at("2026-11-24", "18:00")
    monday.move_to(at("2026-11-24", "20:01"))
    assert not Activity.objects.upcoming().filter(pk=football.pk)
    call_command("roll_dates", verbosity=0)
    football.refresh_from_db()
    assert football.next_starts_at == at("2026-12-01", "18:00")


def test_a_school_break_that_is_written_later_is_kept_too(football, botkyrka):
    change(football, skip_school_breaks=True)
    lov = SchoolBreak.objects.create(
        municipality=botkyrka,
        name="Novemberlov",
        first_on=MONDAY,
        last_on=MONDAY + datetime.timedelta(days=6),
    )
    call_command("roll_dates")
    assert rows(football)[0][0] == "12-01 18.00"
    lov.delete()
    call_command("roll_dates")
    assert rows(football)[0][0] == "11-24 18.00"


def test_a_new_ending_raises_the_sequence_and_nothing_else_does(football):
    football.materialise()
    assert first(football).sequence == 0
    change(football, ends=datetime.time(21))
    assert {row.sequence for row in football.occurrences.all()} == {1}
