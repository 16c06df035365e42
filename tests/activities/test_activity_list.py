"""The list a newcomer opens: found by what she asks, in date order, quickly."""

import datetime
import gzip
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.html import escape

from samla.activities.models import Activity, CoOrganiser
from samla.taxonomy.models import choices, label
from tests.activities.conftest import MONDAY, at, tuesdays_of

pytestmark = pytest.mark.django_db
LIST = "/en/aktiviteter/"
EVERYTHING = ["Systuga", "Fotboll", "Språkcafé i Umeå", "Digital hjälp"]


def make(association, title, **facts):
    """A published activity on Tuesdays 18–20, unless told otherwise."""
    rule = facts.pop("rule", {})
    activity = Activity.objects.create(
        **{
            "organisation": association,
            "municipality": association.municipality,
            "type_id": "activity_type:sport",
            "title": title,
            "address": "Idrottsvägen 3",
            "languages": ["language:sv"],
            "target_groups": ["target_group:all"],
            "published_at": timezone.now(),
            **facts,
        }
    )
    tuesdays_of(activity, **rule)
    activity.materialise()
    return activity


def titles(client, path=LIST, **query):
    """The titles on the page, in their order."""
    answer = client.get(path, query)
    assert answer.status_code == 200
    return [activity.title for activity in answer.context["page"]]


def page(client, **query):
    return client.get(LIST, query).content.decode()


def asked(client, **query):
    """How many questions the database is asked."""
    client.get(LIST, query)  # words and names are in memory from here on
    with CaptureQueriesContext(connection) as questions:
        assert client.get(LIST, query).status_code == 200
    return len(questions)


@pytest.fixture
def several(neighbours, umea, monday):
    """A choice of activities, each with something of its own."""
    make(
        neighbours,
        "Fotboll",
        age_from=7,
        age_to=12,
        swedish_level_id="swedish_level:sfi-d",
    )
    make(
        neighbours,
        "Språkcafé i Umeå",
        type_id="activity_type:language-cafe",
        municipality=umea,
        languages=["language:sv", "language:ar"],
        swedish_level_id="swedish_level:none",
        rule={"weekdays": [3]},
    )
    make(
        neighbours,
        "Systuga",
        type_id="activity_type:crafts",
        price=50,
        target_groups=["target_group:women"],
        flags=["access_flag:women-only", "access_flag:bring-children"],
        rule={"weekdays": [1, 4], "starts": datetime.time(14)},
    )
    make(
        neighbours,
        "Digital hjälp",
        type_id="activity_type:digital",
        venue="online",
        target_groups=["target_group:seniors"],
        flags=["access_flag:wheelchair"],
        rule={"weekdays": [1], "first_on": MONDAY + datetime.timedelta(days=28)},
    )


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, EVERYTHING),
        ({"q": "sprakkafe"}, ["Språkcafé i Umeå"]),
        ({"q": "fotbol"}, ["Fotboll"]),
        ({"q": "språkcafé Umea"}, ["Språkcafé i Umeå"]),
        ({"var": "Umea"}, ["Språkcafé i Umeå"]),
        ({"var": "Tumba"}, ["Systuga", "Fotboll", "Digital hjälp"]),
        ({"var": "145 57"}, ["Systuga", "Fotboll", "Digital hjälp"]),
        ({"var": "Botkyrka", "q": "umea"}, []),
        ({"omrade": "sprak"}, ["Språkcafé i Umeå"]),
        ({"typ": "crafts"}, ["Systuga"]),
        ({"sprak": "ar"}, ["Språkcafé i Umeå"]),
        ({"svenska": "none"}, ["Språkcafé i Umeå"]),
        ({"svenska": "sfi-d"}, ["Fotboll", "Språkcafé i Umeå"]),
        ({"for": "women"}, ["Systuga", "Fotboll", "Språkcafé i Umeå"]),
        ({"gratis": "ja"}, ["Fotboll", "Språkcafé i Umeå", "Digital hjälp"]),
        ({"kvinnor": "ja"}, ["Systuga"]),
        ({"barn": "ja"}, ["Systuga"]),
        ({"stegfritt": "ja"}, ["Digital hjälp"]),
        ({"online": "ja"}, ["Digital hjälp"]),
        ({"alder": "8", "var": "Botkyrka"}, ["Systuga", "Fotboll", "Digital hjälp"]),
        ({"alder": "30"}, ["Systuga", "Språkcafé i Umeå", "Digital hjälp"]),
        ({"nar": "idag"}, ["Systuga"]),
        ({"nar": "imorgon"}, ["Fotboll"]),
        ({"nar": "vecka"}, ["Systuga", "Fotboll", "Språkcafé i Umeå"]),
        ({"dag": "4"}, ["Systuga"]),
        ({"dag": "1"}, ["Systuga", "Digital hjälp"]),
        ({"dag": "4", "nar": "idag"}, []),
        ({"dag": "2", "nar": "imorgon"}, ["Fotboll"]),
        ({"utm_source": "poster"}, EVERYTHING),
        ({"typ": "", "var": "", "dag": ""}, EVERYTHING),
    ],
)  # fmt: skip
def test_each_question_finds_what_answers_to_it(client, several, query, found):
    assert titles(client, **query) == found


def test_a_card_shows_the_day_that_was_asked_for(client, several):
    [shown] = re.findall(r"<time [^>]*>([^<]*)<", page(client, dag="4"))
    assert shown == "Thursday 26 November"


def test_a_card_tells_the_dates_after_the_next(client, association, monday):
    both = {"weekdays": [2, 4], "starts": datetime.time(12)}
    activity = make(association, "Tisdag och torsdag", rule=both)
    activity.occurrences.all()[1].cancel("Ledaren är sjuk.")
    said = re.compile(r'<p class="soft">After that ([^<]*)</p>')
    assert said.findall(page(client)) == ["1/12, 3/12"]
    thursdays = page(client, dag="4", fran="2026-12-02")
    assert said.findall(thursdays) == ["8/12, 10/12"]
    assert asked(client, dag="4") <= 3


def test_the_day_that_was_asked_for_also_orders_the_list(client, association, monday):
    both = {"weekdays": [2, 4], "starts": datetime.time(12)}
    make(association, "Tisdag och torsdag", rule=both)
    one = {"weekdays": [4], "starts": datetime.time(9)}
    make(association, "Torsdag tidigt", rule=one)
    assert titles(client) == ["Tisdag och torsdag", "Torsdag tidigt"]
    assert titles(client, dag="4") == ["Torsdag tidigt", "Tisdag och torsdag"]


def test_one_activity_is_one_card_however_often_it_happens(client, association, monday):
    make(association, "Varje dag", rule={"weekdays": [1, 2, 3, 4, 5, 6, 7]})
    assert titles(client) == ["Varje dag"]
    assert titles(client, dag="3") == ["Varje dag"]


def test_what_is_under_way_is_still_shown_until_it_ends(client, football, monday):
    monday.move_to(at("2026-11-24", "19:30"))
    assert titles(client, nar="idag") == ["Fotboll för alla"]
    monday.move_to(at("2026-11-24", "20:30"))
    assert titles(client) == []


def test_drafts_and_paused_ones_are_not_in_the_list(client, draft, football):
    football.unpublish()
    assert titles(client) == []


def test_the_list_of_an_organisation_holds_what_it_takes_part_in(
    client, football, neighbours
):
    query = {"organisation": neighbours.pk}
    invitation = CoOrganiser.objects.create(activity=football, organisation=neighbours)
    assert titles(client, **query) == []
    invitation.confirm()
    assert titles(client, **query) == ["Fotboll för alla"]
    assert titles(client, organisation=football.organisation_id) == ["Fotboll för alla"]
    assert "Only one organisation" in page(client, **query)


QUERIES = [
    {},
    {"q": "fotboll"},
    {"q": "fotbool", "nar": "vecka"},
    {"q": "fotbol", "var": "Botkyrka", "nar": "vecka"},
    {"var": "Umea", "omrade": "sprak", "sprak": "ar", "dag": "3"},
    {"dag": "1", "nar": "imorgon", "organisation": "1", "gratis": "ja"},
    {"var": "Nowhere at all"},
    {"typ": "nonsense", "alder": "-1"},
    {
        "q": "a", "var": "a", "omrade": "sprak", "typ": "sport", "dag": "2",
        "nar": "vecka", "for": "women", "sprak": "ar", "svenska": "some",
        "gratis": "ja", "kvinnor": "ja", "barn": "ja", "stegfritt": "ja",
        "online": "ja", "alder": "8", "organisation": "1", "sida": "1",
    },
]  # fmt: skip


@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_at_most_three_questions_whatever_is_asked(client, several, query):
    assert asked(client, **query) <= 3


def test_the_count_is_a_sentence(client, several):
    text = re.sub(r"<[^>]+>|\s+", " ", page(client, var="Botkyrka", nar="vecka"))
    assert "2 activities in Botkyrka in the next 7 days" in re.sub(r"\s+", " ", text)


def test_all_places_that_may_be_meant_are_named(client, several):
    text = page(client, var="habo")
    assert "Habo" in text
    assert "Håbo" in text


def test_an_unknown_place_is_told_and_nothing_else_is_shown(client, several):
    text = page(client, var="Atlantis<b>")
    assert "We do not know a place called “Atlantis&lt;b&gt;”" in text
    assert 'value="Atlantis&lt;b&gt;"' in text
    assert "card__when" not in text


def test_each_chosen_answer_can_be_taken_away_by_itself(client, several):
    answer = client.get(LIST, {"var": "Botkyrka", "gratis": "ja", "sida": "1", "q": ""})
    chosen = dict(answer.context["chosen"])
    assert chosen == {"Botkyrka": "?gratis=ja", "Free of charge": "?var=Botkyrka"}


@pytest.mark.parametrize(
    ("query", "ways"),
    [
        (
            {"q": "Systuga", "kvinnor": "ja", "svenska": "none"},
            [("Without “How much Swedish do you know?: No Swedish”", 1)],
        ),
        (
            {"var": "Umeå", "typ": "crafts"},
            [("Without “Crafts and sewing”", 1), ("Look in all of Sweden", 1)],
        ),
        ({"var": "Umeå", "nar": "idag"}, [("Show all days", 1)]),
        ({"dag": "7"}, [("Show all days", 4)]),
        ({"q": "ab12", "nar": "idag"}, [("Without “ab12”", 1)]),
        ({"q": "ab12", "var": "Umeå"}, [("Without “ab12”", 1)]),
        ({"q": "ab12", "alder": "90"}, [("Without “ab12”", 3)]),
        ({"q": "ab12"}, [("Show all activities", 4)]),
    ],
    ids=str,
)
def test_an_empty_list_says_what_to_let_go_of_and_what_comes_back(
    client, several, query, ways
):
    answer = client.get(LIST, query)
    told = answer.context["loosened"]
    assert [(way.label, way.number) for way in told][: len(ways)] == ways
    assert len(told) <= 3
    for way in told:
        found = client.get(LIST + way.query).context["found"]
        assert found.total == way.number, "what is promised is found"
        assert f'href="{escape(way.query)}"' in answer.content.decode()
    assert asked(client, **query) <= 3


NONSENSE = [
    "-1",
    "31",
    "idag<",
    "no-such",
    "999999999999999999999",
    "1e3",
    "a" * 10_000,
]


@pytest.mark.parametrize("nonsense", NONSENSE, ids=lambda text: text[:12])
@pytest.mark.parametrize(
    "name",
    ["typ", "omrade", "dag", "nar", "for", "sprak", "svenska", "gratis", "alder",
     "organisation", "online"],
)  # fmt: skip
def test_what_cannot_be_read_is_told_at_its_field(client, several, name, nonsense):
    answer = client.get(LIST, {name: nonsense})
    if name == "alder" and nonsense == "31":
        return
    assert answer.status_code == 200
    if name == "organisation" and nonsense == "31":
        assert list(answer.context["page"]) == []
        return
    assert name in answer.context["form"].errors
    assert list(answer.context["page"]) == []
    assert 'role="alert"' in answer.content.decode()


def test_a_page_that_does_not_exist_is_not_found(client, several):
    for number in ["-1", "0", "x", "1.5", "9" * 5000]:
        assert client.get(LIST, {"sida": number}).status_code == 404


def test_the_list_is_the_same_for_everybody_and_may_be_kept(client, several):
    answer = client.get(LIST)
    assert "public" in answer.headers["Cache-Control"]
    assert not answer.cookies
    assert "csrf" not in answer.content.decode()


def test_twenty_cards_weigh_little(client, association, monday):
    kinds = [kind for kind, _name in choices("activity_type")]
    for number in range(20):
        make(
            association,
            f"{label(kinds[number], 'sv')} i Alby centrum {number}",
            type_id=kinds[number],
            languages=["language:sv", "language:ar", "language:so", "language:ti"],
            flags=["access_flag:bring-children"],
            is_example=True,
            price=number,
        )
    for language in ("", "/en", "/ar"):
        html = client.get(f"{language}/aktiviteter/").content.decode()
        cards = "".join(re.findall(r"<article.*?</article>", html, re.DOTALL))
        assert cards.count("<article") == 20
        assert len(cards.encode()) <= 25_000
        assert len(gzip.compress(html.encode())) <= 10_000
        assert len(gzip.compress(cards.encode())) <= 6_000


def test_a_cancelled_or_moved_date_is_told_on_the_card(client, football):
    first, second = football.occurrences.all()[:2]
    first.cancel("Ledaren är sjuk.")
    assert "Cancelled Tuesday 24 November" in page(client)
    first.restore()
    first.move(at("2026-11-25", "18:00"), at("2026-11-25", "20:00"), "Hallen är full.")
    assert "Moved: not as usual" in page(client)
    football.schedules.get().remove()
    first.cancel("Ledaren är sjuk.")
    text = page(client)
    assert "card--off" in text
    assert "Cancelled" in text


def test_a_card_is_one_link_with_the_title_as_its_name(client, football):
    card = re.search(r"<article.*?</article>", page(client), re.DOTALL)[0]
    assert re.findall(r"<a [^>]*>", card) == [
        f'<a href="/en/aktiviteter/{football.pk}/">'
    ]
    assert "Fotboll för alla" in card
    assert 'lang="sv"' in card
    assert "18.00–20.00" in card


def test_the_list_speaks_the_language_of_its_address(client, football):
    text = client.get("/ar/aktiviteter/").content.decode()
    assert 'dir="rtl"' in text
    assert label("activity_type:sport", "ar") in text
    with translation.override("sv"):
        assert reverse("activities:activity-list") == "/aktiviteter/"


def test_an_age_of_nought_is_an_answer(client, association, monday):
    make(association, "Fotboll", age_from=7)
    asked = client.get(LIST, {"alder": "0"}).context
    assert asked["chosen"] == [("Age: 0", "?")]
    assert [(way.label, way.number) for way in asked["loosened"]] == [
        ("Show all activities", 1)
    ]


def test_a_closed_organisation_is_named_nowhere(client, football, neighbours):
    CoOrganiser.objects.create(
        activity=football, organisation=neighbours, confirmed_at=timezone.now()
    )
    assert titles(client, organisation=neighbours.pk) == ["Fotboll för alla"]
    neighbours.published_at = None
    neighbours.save()
    assert titles(client, organisation=neighbours.pk) == []
    page = client.get(f"{LIST}{football.pk}/").content.decode()
    assert neighbours.name not in page
    football.organisation.published_at = None
    football.organisation.save()
    football.unpublish()
    assert client.get(f"{LIST}{football.pk}/").status_code == 404


def test_who_looks_for_urgent_help_is_told_of_112(client, cafe):
    """Whatever is found; other parts of life are not told so."""
    urgent = client.get("/en/aktiviteter/?omrade=akut").content.decode()
    assert '<a href="tel:112">' in urgent
    assert 'href="/en/teman/"' in urgent
    assert "tel:112" not in client.get("/en/aktiviteter/?omrade=sprak").content.decode()
