"""What is in lists: kept by the database, never behind, and read in few pages."""

import datetime
import random
import re
from concurrent.futures import ThreadPoolExecutor, wait

import pytest
from django.db import connection, transaction
from django.db.models import F
from django.http import Http404
from django.test import RequestFactory
from django.utils import timezone

from samla.activities.models import (
    Activity,
    Listed,
    Occurrence,
    refresh_next,
)
from samla.activities.models.listed_rows import EVENING, ListedQuerySet, bits
from samla.core.pagination import keyset_page, place_of
from samla.organisations.models import Organisation
from tests.activities.conftest import MONDAY, at, tuesdays_of

pytestmark = pytest.mark.django_db
LIST = "/en/aktiviteter/"
DAY = datetime.timedelta(days=1)


def wrong():
    """Where the rows are not what the activities, dates and organisations say."""
    with connection.cursor() as cursor:
        cursor.execute("select * from samla_listed_wrongly()")
        return cursor.fetchall()


def asked(path=LIST, **query):
    return RequestFactory().get(path, query)


def several(association, number):
    """Published activities on different days of the week."""
    made = []
    for place in range(number):
        activity = Activity.objects.create(
            organisation=association,
            municipality=association.municipality,
            type_id="activity_type:sport",
            title=f"Aktivitet {place}",
            address="Gatan 1",
            languages=["language:sv"],
            target_groups=["target_group:all"],
        )
        rule = {"weekdays": [place % 7 + 1], "last_on": MONDAY + 40 * DAY}
        tuesdays_of(activity, **rule)
        activity.materialise()
        activity.publish()
        made.append(activity)
    return made


def change(chance, activities, organisations, monday):
    """One thing that may happen, by a page, a command or a bulk statement."""
    one = chance.choice(activities)
    mine = Activity.objects.filter(pk=one.pk)
    dates = Occurrence.objects.filter(activity=one).order_by("starts_at")
    date = dates.coming().first()
    organisation = Organisation.objects.filter(pk=chance.choice(organisations).pk)
    acts = [
        lambda: mine.first() and mine.first().publish(),
        lambda: mine.first() and mine.first().unpublish(),
        lambda: mine.update(standing=chance.randrange(3)),
        lambda: mine.update(type_id="activity_type:crafts", price=chance.randrange(9)),
        lambda: mine.update(title=f"Ny {chance.randrange(99)}", languages=[]),
        lambda: mine.update(municipality_id=chance.choice(["2480", "0127"])),
        lambda: mine.update(organisation=chance.choice(organisations)),
        lambda: mine.update(age_from=chance.randrange(9), flags=["access_flag:online"]),
        lambda: date and date.cancel("Sjuk"),
        lambda: date and date.restore(),
        lambda: date and date.move(date.starts_at + DAY, date.ends_at + DAY),
        lambda: dates.filter(
            pk__in=list(dates.values_list("pk", flat=True))[3:]
        ).delete(),
        lambda: organisation.update(published_at=None),
        lambda: organisation.update(published_at=timezone.now()),
        lambda: Activity.objects.update(standing=0),
        lambda: monday.shift(DAY * 2) or refresh_next(due=True),
    ]
    chance.choice(acts)()


def test_no_change_leaves_a_list_behind(association, neighbours, monday):
    chance = random.Random(7)  # noqa: S311
    activities = several(association, 6)
    assert Listed.objects.count() == 6
    for _time in range(70):
        change(chance, activities, [association, neighbours], monday)
        assert wrong() == []
        shown = Activity.objects.published().filter(standing__lt=2)
        assert {*Listed.objects.values_list("pk", flat=True)} == {
            *shown.filter(next_ends_at__isnull=False).values_list("pk", flat=True)
        }
    Activity.objects.filter(pk=activities[0].pk).delete()
    assert wrong() == []
    association.delete()
    assert wrong() == []
    assert not Listed.objects.filter(organisation=association.pk)


SLEEPING = [
    ("activities_occurrence", "listed_dates_gone"),
    ("activities_activity", "listed_activities_changed"),
    ("organisations_organisation", "listed_organisers_changed"),
]


@pytest.mark.parametrize(("table", "trigger"), SLEEPING)
def test_a_trigger_that_sleeps_is_found_out(football, table, trigger):
    organiser = Organisation.objects.filter(pk=football.organisation_id)
    acts = {
        "activities_occurrence": football.occurrences.all().delete,
        "activities_activity": lambda: Activity.objects.update(price=9),
        "organisations_organisation": lambda: organiser.update(published_at=None),
    }
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute(f"alter table {table} disable trigger {trigger}")
        acts[table]()
        assert [pk for pk, _why in wrong()] == [football.pk]
        cursor.execute("select samla_keep_listed(array[%s])", [football.pk])
        assert wrong() == []


def test_its_times_tell_the_weekdays_and_parts_of_the_day(football):
    row = Listed.objects.get()
    assert row.times == bits([2], [EVENING])
    tuesday = at("2026-11-24", "18:00")
    assert row.firsts == [None, tuesday, None, None, None, None, None]
    first, second = football.occurrences.all()[:2]
    first.move(at("2026-11-25", "03:00"), at("2026-11-25", "04:00"))
    row.refresh_from_db()
    assert row.times == bits([2], [EVENING]) | bits([3], [3])
    assert row.firsts[1:3] == [second.starts_at, at("2026-11-25", "03:00")]


def found(rows):
    """The title and the date of each card of the first page."""
    return [(card.title, card.found_starts_at) for card in rows.page(asked())]


def test_cards_tell_the_date_that_was_asked_for(association, monday):
    one, other = several(association, 2)  # on Mondays and Tuesdays 18–20
    for activity in (one, other):
        tuesdays_of(activity, weekdays=[4], starts=datetime.time(9))
        activity.materialise()
    tuesdays_of(one, weekdays=[4], starts=datetime.time(17), ends=datetime.time(18))
    one.materialise()
    rows, thursday = Listed.objects.upcoming(), at("2026-11-26", "09:00")
    assert found(rows.on_days(weekday=4)) == [
        ("Aktivitet 0", thursday),
        ("Aktivitet 1", thursday),
    ]
    evening = at("2026-11-26", "17:00")
    assert found(rows.on_days(weekday=4, part=EVENING)) == [("Aktivitet 0", evening)]
    # Two weeks ahead, Tuesday to Wednesday: the only one, and by that date.
    begin = at("2026-12-08", "00:00")
    tuesday = at("2026-12-08", "18:00")
    assert found(rows.on_days(begin, begin + 2 * DAY)) == [("Aktivitet 1", tuesday)]
    evenings = [title for title, _moment in found(rows.on_days(part=EVENING))]
    assert evenings == ["Aktivitet 0", "Aktivitet 1"]


def test_an_activity_with_every_word_of_every_list_is_listed(football):
    """What is counted stands in an index, whose rows have a largest size."""
    many = [f"language:{number:040}" for number in range(60)]
    football.languages = football.flags = football.target_groups = many * 5
    football.save()
    assert Listed.objects.get().languages == many
    assert wrong() == []


def walk(rows, size, way="next_query"):
    """All of a list, page by page, and where one gets back to."""
    seen, query = [], ""
    while True:
        page = keyset_page(RequestFactory().get(f"{LIST}{query}"), rows, size=size)
        seen.append([row.pk for row in page])
        query = getattr(page, way)
        if not query:
            return seen


def test_pages_neither_lose_nor_double_what_is_equal(association, monday):
    activities = several(association, 9)
    same = at("2026-11-30", "18:00")
    Activity.objects.update(next_starts_at=same, next_ends_at=same + DAY / 9)
    Activity.objects.filter(pk=activities[0].pk).update(standing=1)
    rows = Listed.objects.upcoming()
    order = [row.pk for row in rows]
    assert order == [one.pk for one in (*activities[1:], activities[0])]
    pages = walk(rows, 2)
    assert sum(pages, []) == order
    assert [len(page) for page in pages] == [2, 2, 2, 2, 1]
    last = Listed.objects.get(pk=order[-1])
    back = {"fore": place_of(last, ListedQuerySet.order)}
    page = keyset_page(asked(**back), rows, size=3)
    assert [row.pk for row in page] == order[-4:-1]
    assert "fore=" in page.previous_query
    assert "efter=" in page.next_query


def test_what_is_added_between_two_pages_moves_nothing(association, monday):
    several(association, 6)
    rows = Listed.objects.upcoming()
    order = [row.pk for row in rows]
    first = keyset_page(asked(), rows, size=3)
    several(association, 1)  # on Monday, so it comes first
    there = RequestFactory().get(f"{LIST}{first.next_query}")
    second = keyset_page(there, rows, size=3)
    assert [row.pk for row in second][-2:] == order[-2:]
    assert {row.pk for row in second} & {row.pk for row in first} == set()
    Activity.objects.filter(pk=order[2]).delete()  # the place itself may be gone
    again = keyset_page(there, rows, size=3)
    assert [row.pk for row in again] == [row.pk for row in second]


WRONG_PLACES = ["", "1", "0-20261124T170000", "0-20261399T990000-1", "0-x-1", "-1-1-1"]
WRONG_PLACES += [
    "0-20261124T170000-1-1",
    "٠-20261124T170000-1",
    "0-20261124T170000-1\0",
]


@pytest.mark.parametrize("place", [*WRONG_PLACES, "9" * 10_000], ids=lambda p: p[:20])
def test_a_place_that_is_none_is_not_found(client, football, place):
    rows = Listed.objects.upcoming()
    for name in ("efter", "fore"):
        with pytest.raises(Http404):
            keyset_page(asked(**{name: place}), rows)
    assert client.get(LIST, {"efter": place}).status_code in (400, 404)


def test_links_of_old_lead_to_the_beginning(client, football):
    answer = client.get(LIST, {"sida": "7", "var": "Botkyrka"})
    assert answer.status_code == 302
    assert answer["Location"] == f"{LIST}?var=Botkyrka"
    assert client.get(LIST, {"sida": "1"}).status_code == 200


def test_one_turns_pages_forth_and_back_and_keeps_the_question(
    client, association, monday
):
    several(association, 23)
    first = client.get(LIST, {"var": "Botkyrka", "gratis": "ja"})
    assert len(first.context["page"]) == 20
    text = first.content.decode()
    [link] = re.findall(r'rel="next" href="([^"]*)"', text)
    assert 'rel="prev"' not in text
    assert link.startswith("?var=Botkyrka&amp;gratis=ja&amp;efter=0-2026")
    second = client.get(LIST + link.replace("&amp;", "&"))
    assert len(second.context["page"]) == 3
    assert "23</span> activities" in second.content.decode()
    ways = re.findall(
        r'href="([^"]*(?:visa=dagar|karta/)[^"]*)"', second.content.decode()
    )
    assert len(ways) >= 2
    for way in ways:  # the page of the cards is no place there
        there = way.replace("&amp;", "&")
        there = there if there.startswith("/") else LIST + there
        assert client.get(there).status_code == 200, way
    [link] = re.findall(r'rel="prev" href="([^"]*)"', second.content.decode())
    back = client.get(LIST + link.replace("&amp;", "&"))
    cards = [card.pk for card in back.context["page"]]
    assert cards == [card.pk for card in first.context["page"]]
    gone = client.get(LIST, {"efter": "1-20990101T000000-1", "var": "Botkyrka"})
    assert gone["Location"] == f"{LIST}?var=Botkyrka"


def alone(act):
    """Do something in a transaction and a connection of one's own."""
    try:
        with transaction.atomic():
            act()
    finally:
        connection.close()


def somebody_waits():
    with connection.cursor() as cursor:
        cursor.execute("select exists (select from pg_locks where not granted)")
        return cursor.fetchone()[0]


def meanwhile(first, other, then=lambda: None):
    """Somebody else begins while the first is not done, and gets as far as she can."""
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            first()
            others = pool.submit(alone, other)
            while not (others.done() or somebody_waits()):
                wait([others], timeout=0.01)
            then()
        others.result(timeout=10)


@pytest.mark.django_db(transaction=True)
def test_what_two_do_at_once_leaves_no_list_behind(association, neighbours, monday):
    """One publishes, moves or dates an activity; another hides, renames, publishes."""
    activities = several(association, 2)
    ours, theirs = (
        Organisation.objects.filter(pk=one.pk) for one in (association, neighbours)
    )
    mine = Activity.objects.filter(pk=activities[0].pk)
    last = Occurrence.objects.filter(activity=activities[0]).order_by("-starts_at")[:1]
    acts = {
        "publish": lambda: mine.get().publish(),
        "show": lambda: mine.update(published_at=timezone.now()),
        "move": lambda: mine.update(organisation=neighbours),
        "date": lambda: Occurrence.objects.filter(pk__in=last.values("pk")).update(
            starts_at=F("starts_at") + DAY, ends_at=F("ends_at") + DAY
        ),
        "hide ours": lambda: ours.update(published_at=None),
        "hide theirs": lambda: theirs.update(published_at=None),
        "rename": lambda: ours.update(name=f"{timezone.now()}"),
    }

    def again(is_shown):
        now = timezone.now()
        Organisation.objects.update(published_at=now)
        mine.update(organisation=association, published_at=now if is_shown else None)
        first = F("original_starts_at")
        Occurrence.objects.update(starts_at=first, ends_at=first + DAY / 12)

    for one, other, is_shown in [
        ("publish", "hide ours", False),
        ("move", "hide theirs", True),
        ("move", "hide ours", True),
        ("date", "show", False),
        ("date", "show", True),
        ("date", "hide ours", True),
    ]:
        for pair in [(one, other), (other, one)]:
            again(is_shown)
            meanwhile(*(acts[name] for name in pair))
            assert wrong() == [], pair
            hidden = Listed.objects.filter(organisation__published_at=None)
            assert not hidden.exists(), pair
    again(is_shown=False)
    meanwhile(lambda: mine.select_for_update().get(), acts["rename"], acts["publish"])
    assert wrong() == []
    assert Listed.objects.filter(pk=activities[0].pk).exists()
