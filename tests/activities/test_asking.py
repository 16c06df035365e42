"""Filters that answer: when, how near, and how many each further answer leaves."""

import re
from datetime import time

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from samla.activities.filters import ActivityFilter
from samla.activities.models import Activity, Listed, facets, listed_rows
from samla.activities.views import by_day
from samla.municipalities.models import Municipality, neighbours_of
from tests.activities.conftest import at
from tests.activities.test_activity_list import LIST, make, page, titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def spread(neighbours, umea, monday):
    """Four activities at different hours and in different places."""
    huddinge = Municipality.objects.get(name="Huddinge")
    gavle = Municipality.objects.get(name="Gävle")
    rules = [{"starts": time(9), "ends": time(10)}, {"starts": time(13)}, {}]
    for title, where, rule in zip(
        ["Tumba", "Huddinge", "Umeå"],
        [neighbours.municipality, huddinge, umea],
        rules,
        strict=True,
    ):
        make(neighbours, title, municipality=where, city=where.seat, rule=rule)
    make(
        neighbours,
        "Gävle",
        municipality=gavle,
        price=20,
        rule={"weekdays": [6]},
        flags=["access_flag:women-only", "access_flag:childcare"],
        target_groups=["target_group:women", "target_group:seniors"],
        swedish_level_id="swedish_level:some",
        venue="online",
    )


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"tid": "morgon"}, ["Tumba"]),
        ({"tid": "eftermiddag"}, ["Huddinge"]),
        ({"tid": "kvall"}, ["Umeå", "Gävle"]),
        ({"tid": "kvall", "dag": "6"}, ["Gävle"]),
        ({"tid": "morgon", "dag": "6"}, []),
        ({"fran": "2026-11-25", "till": "2026-11-28"}, ["Gävle"]),
        ({"till": "2026-11-24"}, ["Tumba", "Huddinge", "Umeå"]),
        ({"fran": "2026-11-28", "nar": "imorgon"}, []),
        ({"fran": "0001-01-01", "till": "9999-12-31", "tid": "morgon"}, ["Tumba"]),
        ({"fran": "9999-12-31"}, []),
        ({"var": "Tumba"}, ["Tumba"]),
        ({"var": "Tumba", "grannar": "ja"}, ["Tumba", "Huddinge"]),
        ({"grannar": "ja", "q": "Huddinge"}, ["Huddinge"]),
        ({"lan": "01"}, ["Tumba", "Huddinge"]),
        ({"lan": "24", "var": "Tumba"}, []),
        ({"var": "Tumba", "inom": "5"}, ["Tumba"]),
        ({"var": "147 30", "inom": "20"}, ["Tumba", "Huddinge"]),
        ({"plats": "59.2, 17.83", "inom": "5"}, ["Tumba"]),
        ({"plats": "59.23,17.98"}, ["Tumba", "Huddinge"]),
        ({"plats": "59.23,17.98", "var": "Tumba"}, ["Tumba"]),
        ({"plats": "69.99,24.99"}, []),
    ],
    ids=str,
)
def test_what_is_asked_of_hours_days_and_distance_is_found(
    client, spread, query, found
):
    assert titles(client, **query) == found


@pytest.mark.parametrize(
    ("query", "name", "said"),
    [
        ({"fran": "2026-12-24", "till": "2026-12-01"}, "till", "is before the first"),
        ({"till": "2026-11-22"}, "till", "That day has passed"),
        ({"fran": "24 december"}, "fran", "Write the day as 2027-03-31."),
        ({"fran": "😀" * 10_000}, "fran", "Write the day as 2027-03-31."),
        ({"tid": "natt"}, "tid", "Choose one of the answers"),
        ({"lan": "99"}, "lan", "Choose one of the answers"),
        ({"inom": "7", "var": "Tumba"}, "inom", "Choose one of the answers"),
        ({"inom": "5"}, "inom", "Write a place too"),
        ({"inom": "5", "var": " "}, "inom", "Write a place too"),
        ({"inom": "5", "plats": " "}, "inom", "Write a place too"),
        ({"inom": "5", "var": "Atlantis"}, "var", "We do not know a place"),
        ({"grannar": "kanske"}, "grannar", "Tick the box"),
        ({"plats": "48.85,2.35"}, "plats", "not in Sweden"),
        ({"plats": "99,181"}, "plats", "not in Sweden"),
        ({"plats": "59.3"}, "plats", "not in Sweden"),
        ({"plats": "٥٩٫٣,١٨"}, "plats", "not in Sweden"),
        ({"plats": "5" * 10_000}, "plats", "not in Sweden"),
    ],
    ids=lambda value: ascii(value)[:40],
)
def test_what_cannot_be_is_told_where_it_was_written(client, spread, query, name, said):
    answer = client.get(LIST, query)
    form = answer.context["form"]
    assert list(form.errors) == [name]
    assert said in form.errors[name][0]
    assert list(answer.context["page"]) == []
    assert form[name].value() == query[name], "what was typed is kept"


def test_only_signs_are_a_question_that_finds_nothing(client, spread):
    for words in ("😀", "%", "\u202e", "()&|!", "och"):
        answer = client.get(LIST, {"q": words, "lan": "01"})
        assert answer.status_code == 200
        assert answer.context["form"].errors == {}
        assert list(answer.context["page"]) == []
        ways = [way.label for way in answer.context["loosened"]]
        assert ways[0].startswith("Without") or words == "\u202e"


def test_of_a_value_that_is_given_twice_the_last_counts(client, spread):
    answer = client.get(f"{LIST}?tid=morgon&tid=kvall&inom=5&inom=20&var=x&var=Tumba")
    assert answer.context["form"].errors == {}


def test_each_number_is_what_that_answer_finds(spread):
    """Also under another answer, and with a word; what is not counted has no number."""
    coming = Listed.objects.upcoming()
    checked = 0
    for base in ("", "var=Tumba&grannar=ja", "q=g%C3%A4vle", "dag=2", "nar=vecka"):
        asked = ActivityFilter(QueryDict(base), queryset=coming)
        assert asked.found.total == asked.qs.count() > 0
        assert not asked.told_form.numbers.keys() & asked.answered
        for name, numbers in asked.told_form.numbers.items():
            for code, _label in asked.told_form.fields[name].choices:
                if not code or not (numbers.get(code, 0) or len(code) % 5 == 0):
                    continue  # of what is nought a few are enough
                further = ActivityFilter(
                    QueryDict(f"{base}&{name}={code}"), queryset=coming
                )
                number = numbers.get(code, 0)
                assert further.qs.count() == number, (base, name, code)
                checked += 1
    assert checked > 80
    assert asked.told_form.numbers.keys().isdisjoint({"nar", "dag", "tid"})


def plain(text):
    """Without the signs that keep words of several languages apart."""
    return re.sub("[\u2068\u2069]", "", text)


def test_numbers_stand_at_the_answers_and_none_leads_to_nothing(client, spread):
    text = plain(page(client, lan="01"))
    assert '<option value="sport">Sport and exercise (2)</option>' in text
    assert re.search(r'<option value="crafts" disabled>[^<]* \(0\)</option>', text)
    assert re.search(
        r'name="gratis"[^>]*>\s*<span>Free of charge <bdi[^>]*>\(2\)', text
    )
    assert re.search(r'name="kvinnor"[^>]*disabled', text)
    assert "disabled" not in page(client, typ="crafts").split("</form>")[0].replace(
        'id="id_plats" disabled', ""
    ), "where nothing is found every way stays open"
    arabic = client.get("/ar/aktiviteter/").content.decode()
    assert "\u2068(4)\u2069" in arabic


def test_a_long_list_says_at_least_and_shuts_nothing(client, spread, monkeypatch):
    monkeypatch.setattr(listed_rows, "MOST_OF_MANY", 2)
    text = plain(page(client))
    assert '<option value="sport">Sport and exercise (2+)</option>' in text
    assert '<option value="crafts" disabled' not in text
    assert "(0" not in text
    assert "More than" in text


def test_numbers_cost_one_question(spread):
    to_count = facets(Listed.objects.upcoming())
    with CaptureQueriesContext(connection) as questions:
        assert to_count.ask().total == 4
    [question] = questions
    assert "limit 200" in question["sql"].lower()


def test_the_heading_names_what_the_distance_counts_from(client, spread):
    """A postcode has no point of its own: it counts from the municipality's seat."""
    for typed, called in (("Norsborg", "Norsborg"), ("145 57", "Tumba")):
        heard = client.get(LIST, {"var": typed, "inom": "5"}).context["place"]
        assert heard == f"{called} +\u00a05\u00a0km"


def test_a_chip_takes_back_what_hangs_on_it(client, spread):
    query = {"var": "Tumba", "inom": "20", "grannar": "ja"}
    chosen = dict(client.get(LIST, query).context["chosen"])
    assert chosen["Tumba"] == "?"
    assert chosen["Distance, at most: 20 km"] == "?var=Tumba&grannar=ja"


def test_where_somebody_is_stands_in_her_address_and_nowhere_else(client, spread):
    answer = client.get(LIST, {"plats": "59.21,17.81", "inom": "20", "gratis": "ja"})
    text = answer.content.decode()
    assert answer.context["lasting"] == "?gratis=ja"
    assert "Near you" in dict(answer.context["chosen"])
    links = re.findall(r'(?:href|action)="([^"]*59\.21[^"]*)"', text)
    assert links
    for link in links:  # only this list, on a map, in another order or language
        assert re.match(
            r"\?|(http://testserver)?(/[\w-]+)?/aktiviteter/(karta/)?\?", link
        ), link


def test_neighbours_meet_or_have_water_between_them(spread):
    botkyrka, lidingo, gotland = "0127", "0186", "0980"
    assert set(neighbours_of([botkyrka])) >= {"0126", "0128", "0181"}
    assert neighbours_of([lidingo]) == ["0180"]
    assert neighbours_of([gotland]) == []
    assert botkyrka not in neighbours_of([botkyrka, "0126"])


@pytest.fixture
def busy(spread, association):
    """One every day, with a date called off and one moved."""
    daily = make(association, "Varje dag", rule={"weekdays": [1, 2, 3, 4, 5, 6, 7]})
    first, second, third = daily.occurrences.all()[:3]
    first.cancel("Ledaren är sjuk.")
    second.move(at("2026-11-24", "07:00"), at("2026-11-24", "08:00"), place="Torget")
    return daily


def lines(answer):
    return [
        (f"{day:%a}", f"{one.starts_at:%H}", one.activity.title)
        for day, dates in answer.context["page"].days
        for one in dates
    ]


def test_the_dates_themselves_are_listed_day_by_day(client, busy):
    answer = client.get(LIST, {"visa": "dagar", "lan": "01"})
    assert lines(answer)[:5] == [
        ("Mon", "17", "Varje dag"),
        ("Tue", "06", "Varje dag"),
        ("Tue", "08", "Tumba"),
        ("Tue", "12", "Huddinge"),
        ("Wed", "17", "Varje dag"),
    ]
    text = re.sub(r"\s+", " ", answer.content.decode())
    assert "<h2>Monday 23 November</h2>" in text
    assert "Cancelled: <bdi>Ledaren är sjuk.</bdi>" in text
    assert "Moved from Tuesday 24 November" in text
    assert "Torget" in text
    assert '<input type="hidden" name="visa" value="dagar">' in text
    evening = client.get(LIST, {"visa": "dagar", "tid": "kvall", "till": "2026-11-24"})
    assert lines(evening) == [("Mon", "17", "Varje dag"), ("Tue", "17", "Umeå")]


def test_pages_of_dates_lose_none_and_double_none(client, busy):
    """Forward and back again, also when one comes in between."""
    query, seen = "?visa=dagar", []
    for number in range(100):
        answer = client.get(LIST + query)
        rows = answer.context["page"]
        seen += [row.pk for row in rows.object_list]
        if not rows.has_next:
            break
        query = f"?visa=dagar&efter={rows.last}"
        if number == 0:
            before = answer
            make(busy.organisation, "Ny idag", rule={"weekdays": [1]})
    assert len(seen) == len(set(seen)) > 400
    dates = ActivityFilter(QueryDict(), queryset=Listed.objects.upcoming()).dates
    missed = dates.exclude(pk__in=seen).values_list("starts_at", flat=True)
    read = before.context["page"].object_list
    assert missed.last() < read[-1].starts_at, (
        "only what came into a page that was read"
    )
    back = client.get(f"{LIST}?visa=dagar&fore={rows.first}").context["page"]
    assert [row.pk for row in back.object_list] == seen[-len(rows.object_list) - 30 :][
        :30
    ]
    assert before.context["page"].has_previous is False


def test_the_first_dates_are_those_of_the_activities_that_come_first(client, busy):
    """Old ones too, and called off ones; however few activities are looked at."""
    made = [
        make(busy.organisation, f"Nummer {n}", rule={"weekdays": [n % 7 + 1]})
        for n in range(40)
    ]
    old = [one.pk for one in made[:38:3]]
    Activity.objects.filter(pk__in=old).update(standing=Activity.Standing.OLD)
    made[4].occurrences.coming().first().cancel()
    for query in ("q=nummer", "var=Botkyrka", "var=Botkyrka&q=nummer", "q=numer"):
        asked = ActivityFilter(QueryDict(query), queryset=Listed.objects.upcoming())
        first = asked.soonest_dates(5).values("activity").distinct().count()
        assert first == 10, "five of each standing"
        page = client.get(f"{LIST}?visa=dagar&{query}").context["page"]
        assert page.object_list == list(asked.dates.order_by("starts_at", "pk")[:30])
        assert any(date.cancelled_at for date in page.object_list)
        assert {date.activity_id in old for date in page.object_list} == {True, False}


@pytest.mark.parametrize(
    "place",
    ["x", "2026-13-01T00:00:00Z-1", "2026-11-24T17:00:00Z-", "9999-12-31T23:59:59Z-1",
     "2026-11-24T17:00:00Z-9999999999999999999", "😀", "1" * 10_000],
    ids=lambda place: ascii(place)[:20],
)  # fmt: skip
def test_a_place_that_is_none_is_not_found(client, busy, place):
    assert client.get(LIST, {"visa": "dagar", "efter": place}).status_code == 404


def test_dates_that_have_passed_lead_to_the_beginning(client, busy):
    both = {"efter": "20261124T170000-1", "fore": "20261124T170000-1"}
    assert client.get(LIST, {"visa": "dagar", **both}).status_code == 404
    past = {"visa": "dagar", "var": "Tumba", "efter": "20991124T170000-1"}
    assert client.get(LIST, past)["Location"] == f"{LIST}?visa=dagar&var=Tumba"


def test_the_dates_cost_three_questions(client, busy):
    client.get(LIST, {"visa": "dagar", "var": "Tumba", "q": "dag"})
    with CaptureQueriesContext(connection) as questions:
        client.get(LIST, {"visa": "dagar", "var": "Tumba", "q": "dag"})
    assert len(questions) <= 3
    assert client.get(LIST, {"visa": "nonsens"}).context["by_day"] is False


MANY = """
set constraints all immediate;
alter table activities_occurrence disable trigger user;
insert into activities_occurrence (
  activity_id, original_starts_at, starts_at, ends_at, cancelled_at,
  reason, place, decided_by_room, sequence
)
select %s, moment, moment, moment + interval '1 hour',
  case when number %% 50 = 0 then now() end, '', '', false, 0
from generate_series(1, 30000) number,
  lateral (select timestamptz '2026-11-23 17:00:30Z' + number * interval '15 minutes')
    as at(moment);
analyze activities_occurrence, activities_listed;
"""


def test_of_many_dates_a_page_is_read_from_two_indexes(client, busy):
    """What happens is read from one, what is called off from the other."""
    with connection.cursor() as cursor:
        cursor.execute(MANY, [busy.pk])
    asked = ActivityFilter(QueryDict(), queryset=Listed.objects.upcoming())
    last = client.get(LIST, {"visa": "dagar"}).context["page"].last
    plan = by_day.soonest(asked.dates, back=False).explain()
    assert "occurrence_happening_soonest" in plan
    assert "occurrence_called_off_soonest" in plan
    assert "Seq Scan on activities_occurrence" not in plan
    assert client.get(LIST, {"visa": "dagar", "efter": last}).status_code == 200
