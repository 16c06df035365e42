"""The times: each kind of rule asks only what it needs, and says what is wrong."""

import datetime

import pytest
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from lxml import html

from samla.activities.models import Schedule
from tests.activities.conftest import MONDAY, at

pytestmark = pytest.mark.django_db

HOURS = {"starts": "18:00", "ends": "20:00"}
WEEKLY = HOURS | {"weekdays": ["2", "4"], "every": "1", "first_on": "2026-11-23"}
MONTHLY = HOURS | {
    "week_of_month": "-1",
    "weekday": "5",
    "first_on": "2026-11-23",
    "skip_public_holidays": "on",
}
ONCE = HOURS | {"first_on": "2026-11-28"}
DATES = HOURS | {"listed_dates": "2026-12-01\n 2026-11-30, 2026-12-01"}
KINDS = {"weekly": WEEKLY, "monthly": MONTHLY, "once": ONCE, "dates": DATES}


@pytest.fixture(autouse=True)
def _amina_is_here(client, amina):
    client.force_login(amina)


def tell(client, activity, kind="weekly", query="", **changes):
    path = f"/en/aktiviteter/{activity.pk}/nar/?slag={kind}{query}"
    return client.post(path, KINDS[kind] | changes)


def days(activity):
    return [
        f"{timezone.localtime(row.starts_at):%m-%d %H.%M}"
        for row in activity.occurrences.all()
    ]


@pytest.mark.parametrize(
    ("kind", "first"),
    [
        ("weekly", ["11-24 18.00", "11-26 18.00", "12-01 18.00"]),
        ("monthly", ["11-27 18.00", "01-29 18.00", "02-26 18.00"]),
        ("once", ["11-28 18.00"]),
        ("dates", ["11-30 18.00", "12-01 18.00"]),
    ],
)
def test_each_kind_of_rule_makes_its_dates(client, draft, kind, first):
    answer = tell(client, draft, kind)
    assert answer.headers["Location"] == f"/en/aktiviteter/{draft.pk}/var/"
    assert days(draft)[:3] == first


@pytest.mark.parametrize("kind", KINDS)
def test_only_what_the_kind_needs_is_asked(client, draft, kind):
    form = client.get(f"/aktiviteter/{draft.pk}/nar/?slag={kind}").context["form"]
    assert form.kind == kind
    assert ("weekdays" in form.fields) == (kind == "weekly")
    assert ("last_on" in form.fields) == (kind in ("weekly", "monthly"))
    shown = {field.name for group in form.groups for row in group.rows for field in row}
    assert shown == set(form.fields)


def test_weekly_is_asked_first_and_an_unknown_kind_is_weekly(client, draft):
    for query in ("", "?slag=yearly", "?slag="):
        path = f"/aktiviteter/{draft.pk}/nar/{query}"
        assert client.get(path).context["form"].kind == "weekly"


def test_another_kind_of_rule_keeps_all_that_was_typed(client, draft):
    path = f"/en/aktiviteter/{draft.pk}/nar/?slag="
    typed = WEEKLY | {"ends": "nonsense", "skip_dates": "2026-12-01", "every": "2"}
    once = client.post(path + "weekly", typed | {"slag": "once"}).context["form"]
    assert (once.kind, once.is_bound) == ("once", False)
    assert once["starts"].value() == "18:00"
    assert once["ends"].value() == "nonsense"
    page = client.post(path + "weekly", typed | {"slag": "once"}).content.decode()
    assert 'action="?slag=once"' in page
    assert not draft.schedules.exists()
    shown = {name: once[name].value() for name in once.fields}
    carried = MultiValueDict()
    for name, value in [*shown.items(), *once.kept]:
        if value:
            carried.appendlist(name, value)
    back = client.post(path + "once", dict(carried.lists()) | {"slag": "weekly"})
    weekly = back.context["form"]
    for name in ("weekdays", "every", "first_on", "starts", "ends", "skip_dates"):
        assert weekly[name].value() == typed[name], name
    assert weekly["skip_public_holidays"].value() in (False, "false")
    assert 'value="nonsense"' in back.content.decode()
    wrong = dict(carried.lists()) | {"starts": ""}
    assert client.post(path + "once", wrong).context["form"].kept == once.kept


def test_the_enter_key_saves_and_does_not_choose_another_kind(client, draft):
    page = html.fromstring(client.get(f"/aktiviteter/{draft.pk}/nar/").content)
    first = page.xpath("//button[@form='when' or ancestor::form[@id='when']]")[0]
    assert first.get("name") is None
    assert first.get("type") == "submit"


def test_three_answers_are_enough_for_a_weekly_activity(client, draft):
    shown = client.get(f"/aktiviteter/{draft.pk}/nar/").context["form"]
    known = {
        name: shown[name].value()
        for name in shown.fields
        if shown[name].value() not in (None, "", False, [])
    }
    answer = client.post(
        f"/aktiviteter/{draft.pk}/nar/", known | HOURS | {"weekdays": ["2"]}
    )
    assert answer.status_code == 302


def test_closed_days_are_left_out(client, draft):
    changes = {"skip_public_holidays": "on", "skip_dates": "2026-12-01 2026-12-03"}
    tell(client, draft, **changes)
    assert "12-01 18.00" not in days(draft)
    assert "12-24 18.00" not in days(draft)
    assert "12-22 18.00" in days(draft)


def test_another_time_can_be_added_and_both_are_shown(client, draft):
    answer = tell(client, draft, more="1")
    assert answer.headers["Location"].endswith("/nar/?slag=weekly")
    tell(client, draft, weekdays=["6"], starts="10:00", ends="12:00")
    assert draft.schedules.count() == 2
    assert days(draft)[:3] == ["11-24 18.00", "11-26 18.00", "11-28 10.00"]
    page = client.get(f"/en/aktiviteter/{draft.pk}/nar/").content.decode()
    assert "Every week: Tuesday and Thursday" in page
    assert "Every week: Saturday" in page


def test_clicking_twice_adds_one_time(client, draft):
    tell(client, draft)
    tell(client, draft)
    assert draft.schedules.count() == 1


def test_a_time_can_be_changed_also_to_another_kind(client, draft):
    tell(client, draft)
    rule = draft.schedules.get()
    tell(client, draft, "once", query=f"&tid={rule.pk}")
    rule.refresh_from_db()
    assert rule.kind == "once"
    assert days(draft) == ["11-28 18.00"]


def test_a_change_of_what_is_published_is_seen_at_once(client, football):
    rule = football.schedules.get()
    answer = tell(client, football, weekdays=["3"], query=f"&tid={rule.pk}")
    assert answer.headers["Location"] == f"/en/aktiviteter/{football.pk}/andra/"
    football.refresh_from_db()
    assert football.next_starts_at == at("2026-11-25", "18:00")


def test_a_time_of_another_activity_cannot_be_changed(client, draft, cafe):
    theirs = Schedule.objects.create(
        activity=cafe,
        weekdays=[1],
        starts=datetime.time(10),
        ends=datetime.time(11),
        first_on=MONDAY,
    )
    for number in (theirs.pk, 0, "x", "9" * 5000, -1):
        query = f"&tid={number}"
        assert tell(client, draft, query=query).status_code == 404


WRONG = [
    ("weekly", {"weekdays": []}, "weekdays"),
    ("weekly", {"weekdays": ["8"]}, "weekdays"),
    ("weekly", {"weekdays": ["mån"]}, "weekdays"),
    ("weekly", {"every": "13"}, "every"),
    ("weekly", {"every": "-1"}, "every"),
    ("weekly", {"every": "9" * 30}, "every"),
    ("weekly", {"starts": ""}, "starts"),
    ("weekly", {"starts": "25:00"}, "starts"),
    ("weekly", {"ends": "24:00"}, "ends"),
    ("weekly", {"ends": "17:00"}, "ends"),
    ("weekly", {"ends": "18:00"}, "ends"),
    ("weekly", {"ends_next_day": "on"}, "ends_next_day"),
    ("weekly", {"first_on": "2027-02-31"}, "first_on"),
    ("weekly", {"first_on": "10000-01-01"}, "first_on"),
    ("weekly", {"first_on": "9999-12-31"}, "first_on"),
    ("weekly", {"first_on": "0001-01-01"}, "first_on"),
    ("weekly", {"first_on": "a" * 10_000}, "first_on"),
    ("weekly", {"last_on": "2026-11-01"}, "last_on"),
    ("weekly", {"last_on": "2099-01-01"}, "last_on"),
    ("weekly", {"last_on": "2026-11-23"}, "__all__"),
    ("weekly", {"skip_dates": "2026-12-24 julafton"}, "skip_dates"),
    ("monthly", {"week_of_month": "5"}, "week_of_month"),
    ("monthly", {"week_of_month": ""}, "week_of_month"),
    ("monthly", {"weekday": "0"}, "weekday"),
    ("once", {"first_on": "2026-11-22"}, "first_on"),
    ("once", {"first_on": "2028-11-22"}, "first_on"),
    ("once", {"first_on": "2026-11-23", "starts": "09:00", "ends": "10:00"}, "__all__"),
    ("dates", {"listed_dates": ""}, "listed_dates"),
    ("dates", {"listed_dates": "2026-12-01\n31/2"}, "listed_dates"),
    ("dates", {"listed_dates": "2026-11-01"}, "__all__"),
    ("dates", {"listed_dates": "9999-12-31"}, "listed_dates"),
    ("dates", {"listed_dates": "2026-12-01 " * 1}, None),
    ("dates", {"listed_dates": "\n".join(
        str(MONDAY + datetime.timedelta(days=n)) for n in range(1, 103)
    )}, "listed_dates"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "changes", "field"), WRONG, ids=lambda part: str(part)[:40]
)
def test_what_is_wrong_is_told_at_its_field_and_kept(
    client, draft, kind, changes, field
):
    answer = tell(client, draft, kind, **changes)
    if field is None:
        assert answer.status_code == 302
        return
    form = answer.context["form"]
    assert field in form.errors
    for name, typed in changes.items():
        assert form[name].value() in (typed, True)
    assert "There is a problem" in answer.content.decode()
    assert not draft.schedules.exists()
    assert not draft.occurrences.exists()


def test_a_night_may_end_on_the_day_after(client, draft):
    tell(client, draft, "once", starts="22:00", ends="00:30", ends_next_day="on")
    date = draft.occurrences.get()
    assert date.ends_at == at("2026-11-29", "00:30")


def test_strangers_find_nothing(client, stranger, football):
    client.force_login(stranger)
    assert client.get(f"/aktiviteter/{football.pk}/nar/").status_code == 404
    assert tell(client, football).status_code == 404
    assert football.schedules.count() == 1


def test_a_rule_that_began_long_ago_can_still_be_changed(client, football):
    rule = football.schedules.get()
    football.schedules.update(first_on=datetime.date(2024, 1, 2))
    answers = {"first_on": "2024-01-02", "last_on": "2027-06-15", "ends": "21:00"}
    assert tell(client, football, query=f"&tid={rule.pk}", **answers).status_code == 302
    answers["first_on"] = "2024-01-03"
    answer = tell(client, football, query=f"&tid={rule.pk}", **answers)
    assert "first_on" in answer.context["form"].errors


def test_days_that_were_listed_long_ago_may_stay(client, football):
    rule = football.schedules.get()
    long_ago = datetime.date(2024, 1, 2)
    football.schedules.update(kind="dates", listed_dates=[long_ago], first_on=long_ago)
    days = {"listed_dates": "2024-01-02 2026-12-01"}
    assert tell(client, football, "dates", f"&tid={rule.pk}", **days).status_code == 302
    days = {"listed_dates": "2024-01-02 2024-01-03 2026-12-01"}
    answer = tell(client, football, "dates", f"&tid={rule.pk}", **days)
    assert "2024-01-03" in str(answer.context["form"].errors["listed_dates"])
