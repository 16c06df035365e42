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
TEXT = 1_500
# What is asked, and how many pages of 8 kB may be looked at for all of an answer.
PAGES = {
    "": 300,
    "?var=Botkyrka": 300,
    "?var=Stockholm": 410,
    "?lan=23": 600,
    f"?organisation={FAR + 3}": 545,
    "?nar=imorgon": 650,
    "?var=Botkyrka&nar=vecka": 300,
    "?fran=2026-12-01&till=2026-12-02": 1_610,
    "?dag=4": 705,
    "?tid=kvall": 1_060,
    "?dag=4&tid=kvall": 2_070,
    "?var=Botkyrka&dag=4": 770,
    "?typ=sport": 565,
    "?gratis=ja&sprak=ar&stegfritt=ja": 860,
    "?var=14557&inom=20": 390,
    "?q=svenska": TEXT,
    "?q=kalligrafi": TEXT,
    "?q=fagelskadning": TEXT,
    "?q=svenska+kalligrafi": TEXT,
    "?q=kalligrafie": TEXT,
    "?q=svenska&var=Botkyrka": 840,
    "?q=svenska&var=Botkyrka&nar=vecka": 840,
    "karta/": 375,
    "karta/?var=Botkyrka": 2_010,
    "karta/?q=svenska": 2_140,
    "?visa=dagar": 2_530,
    "?visa=dagar&var=Botkyrka": 13_230,
    "?visa=dagar&dag=4": 2_885,
    "?visa=dagar&q=kalligrafi": 12_185,
}
DEEP = 370
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
