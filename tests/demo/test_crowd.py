"""A crowd of activities: as many as asked for, the same each time, and all in order."""

import io

import pytest
from demo.conftest import demo, real_contacts
from django.core.management import CommandError, call_command
from django.core.management.base import OutputWrapper

from samla.activities.models import Activity, Occurrence, Schedule, refresh_next
from samla.demo.progress import Progress
from samla.municipalities.models import Municipality
from samla.organisations.models import Organisation
from samla.taxonomy.models import Term

DAY = "2026-11-23"


def crowd(number, *more):
    return demo(f"--activities={number}", *more)


def told():
    """What the activities say, without their ids."""
    names = ["title", "text", "municipality", "organisation__name", "address", "price"]
    names += ["languages", "flags", "next_starts_at", "email", "confirmed_at"]
    return list(Activity.objects.order_by("pk").values_list(*names))


def test_two_thousand_are_made_and_found(db):
    said = crowd(2000)
    assert "2,000 of 2,000 activities" in said
    assert Activity.objects.count() == 2000
    assert Organisation.objects.count() == 100
    assert Occurrence.objects.count() == 24_000
    assert Activity.objects.values("municipality").distinct().count() > 50
    found = Activity.objects.published().upcoming().matching("sprakkafe")
    assert found.count() > 100
    assert Activity.objects.matching("kalligrafi").count() >= 1


def test_a_crowd_has_no_history_and_what_is_written_later_has(db):
    crowd(40, "--dates=3")
    models = (Organisation, Activity, Schedule, Occurrence)
    for model in models:
        assert model.objects.exists()
        assert not model.pgh_event_model.objects.exists()
    cafe = Activity.objects.first()
    cafe.title = "Nytt namn"
    cafe.save()
    copied = Schedule.objects.first()
    copied.pk = None
    copied.save()
    assert cafe.events.get().title == "Nytt namn"
    assert copied.events.exists()


def test_it_adds_to_what_is_there(association, cafe):
    crowd(30)
    crowd(30, "--seed=8")
    assert Activity.objects.count() == 61
    assert Activity.objects.filter(is_example=False).get() == cafe


def test_everything_is_marked_and_nobody_is_real(db):
    crowd(300)
    for model in (Activity, Organisation):
        assert not model.objects.filter(is_example=False).exists()
    assert real_contacts() == []


def test_the_words_are_those_of_the_taxonomy(db):
    crowd(300)
    known = set(Term.objects.values_list("pk", flat=True))
    for name in ("languages", "target_groups", "flags"):
        rows = Activity.objects.values_list(name, flat=True)
        assert {term for row in rows for term in row} <= known


def test_every_row_keeps_the_rules_of_its_own_form(db):
    crowd(20, "--dates=2")
    for model in (Organisation, Activity, Schedule, Occurrence):
        for row in model.objects.all():
            row.full_clean()


def test_the_next_date_is_right(db):
    crowd(300)
    assert refresh_next() == 0
    assert Activity.objects.published().upcoming().count() == 300


def test_rules_and_dates_agree(db):
    crowd(40, "--dates=9")
    dates = list(Occurrence.objects.order_by("pk").values_list("pk", "starts_at"))
    assert len(dates) == 360
    for activity in Activity.objects.all():
        activity.materialise()
    after = Occurrence.objects.order_by("pk").values_list("pk", "starts_at")
    assert list(after) == dates


def test_the_same_seed_and_day_make_the_same(db):
    crowd(200, "--seed=3", f"--today={DAY}")
    first = told()
    demo("--clear")
    crowd(200, "--seed=3", f"--today={DAY}")
    assert told() == first
    demo("--clear")
    crowd(200, "--seed=4", f"--today={DAY}")
    assert told() != first


def test_the_tables_go_on_counting_afterwards(association, cafe):
    crowd(50)
    cafe.pk, cafe._state.adding = None, True
    cafe.save()
    association.pk, association._state.adding = None, True
    association.save()
    assert Activity.objects.count() == 52
    assert Organisation.objects.latest("pk") == association


def test_all_or_none(db):
    class Stopped(io.StringIO):
        def write(self, text):
            raise KeyboardInterrupt

    with pytest.raises(CommandError, match="no activity was made"):
        call_command("demo", "--activities=40", stdout=Stopped())
    assert not Activity.objects.exists()
    assert not Organisation.objects.exists()


@pytest.mark.parametrize(
    "typed", ["-5", "0", "1000000000000", "många", "1.5", "٣", "", " "]
)
def test_a_wrong_number_is_answered_with_the_right_ones(db, typed):
    with pytest.raises(CommandError, match="whole number from 1 to 5,000,000"):
        call_command("demo", f"--activities={typed}")


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (["--activities=5", "--today=2027-02-31"], "write the day as 2027-03-31"),
        (["--activities=5", "--today=9999-12-31"], "write the day as 2027-03-31"),
        (["--activities=5", "--dates=51"], "whole number from 1 to 50"),
        (["--activities=5", "--seed=x"], "whole number from 0"),
        (["--activities=5", "--clear"], "not allowed with"),
        (["--seed=5"], "belong to --activities"),
    ],
)
def test_wrong_arguments_are_answered_in_words(db, arguments, answer):
    with pytest.raises(CommandError, match=answer):
        call_command("demo", *arguments)


def test_without_municipalities_it_says_what_to_do(db):
    Municipality.objects.all().delete()
    with pytest.raises(CommandError, match="load_reference"):
        demo()


def test_a_terminal_shows_a_bar_that_grows():
    out = io.StringIO()
    out.isatty = lambda: True
    progress = Progress(OutputWrapper(out), 100, "activities")
    progress.show(50)
    progress.show(100)
    half, full = out.getvalue().split("\r")[1:]
    assert half.count("█") * 2 == full.count("█") == 30
    assert "100 of 100 activities" in full


def test_elsewhere_each_tenth_has_a_line():
    out = OutputWrapper(io.StringIO())
    progress = Progress(out, 100, "activities")
    for done in range(1, 101):
        progress.show(done)
    assert len(out.getvalue().splitlines()) == 10
