"""Of a hundred thousand activities no page reads more than a few hundred places."""

import pytest

from bench.activities import Asked
from samla.activities.models import Listed, listed_rows
from samla.activities.models.listed_rows import ListedQuerySet
from samla.core.pagination import place_of
from tests.activities.crowd import FAR, fill

pytestmark = pytest.mark.django_db(transaction=True)
SIZE = 100_000
LARGE = {"activities_listed", "activities_activity", "activities_occurrence"}
LARGE |= {"organisations_organisation"}
# What is asked, and how many pages of 8 kB may be looked at for all of an answer.
PAGES = {
    "": 225,
    "?var=Botkyrka": 240,
    "?var=Stockholm": 240,
    "?lan=23": 225,
    f"?organisation={FAR + 3}": 410,
    "?nar=imorgon": 485,
    "?var=Botkyrka&nar=vecka": 240,
    "?fran=2026-12-01&till=2026-12-02": 1_400,
    "?dag=4": 530,
    "?tid=kvall": 875,
    "?dag=4&tid=kvall": 1_840,
    "?var=Botkyrka&dag=4": 595,
    "?typ=sport": 410,
    "?gratis=ja&sprak=ar&stegfritt=ja": 690,
    "?var=14557&inom=20": 390,
    "?q=svenska": 240,
    "?q=kalligrafi": 1_485,
    "?q=fagelskadning": 120,
    "?q=svenska+kalligrafi": 1_400,
    "?q=kalligrafie": 1_485,
    "?q=svenska&var=Botkyrka": 670,
    "?q=svenska&var=Botkyrka&nar=vecka": 670,
    "karta/": 360,
    "karta/?var=Botkyrka": 770,
    "karta/?q=svenska": 2_050,
    "?visa=dagar": 280,
    "?visa=dagar&var=Botkyrka": 610,
    "?visa=dagar&dag=4": 760,
    "?visa=dagar&q=kalligrafi": 2_215,
}
DEEP = 240
QUESTIONS = 3
MORE_QUESTIONS = {"karta/?var=Botkyrka": 4}


def beyond(client, pages):
    """What costs too much, or finds nothing; and what it is that it costs."""
    told = {}
    for query, most in pages.items():
        path = f"/aktiviteter/{query}"
        context = client.get(path).context
        page = context.get("counted") or context["page"].object_list
        asked = Asked(path)
        walked = sorted(asked.whole & LARGE)
        turns = [sql for sql, _values in asked.questions if "OFFSET" in sql.upper()]
        many = len(asked.questions) > MORE_QUESTIONS.get(query, QUESTIONS)
        found = page.total if "counted" in context else len(page)
        if walked or turns or many or not found or not 0 < asked.pages <= most:
            told[query] = walked, turns, len(asked.questions), found, asked.pages
    return told


def test_no_page_walks_through_all_activities(client, football, monday):
    fill(football, SIZE)
    listed_rows._is_usual.cache_clear()
    assert Listed.objects.count() > SIZE * 0.99
    deep = Listed.objects.upcoming().reverse()[50]
    place = place_of(deep, ListedQuerySet.order)
    assert not beyond(client, PAGES | {f"?efter={place}": DEEP})
