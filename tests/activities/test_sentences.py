"""The facts of an activity are told in short sentences of the reader's language."""

import datetime
import itertools
import re
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.utils import timezone, translation

from samla.activities.models import Activity, Schedule
from samla.core.languages import codes, is_whole
from samla.premises.models import Premises

WHOLE = [code for code in codes() if is_whole(code)]
STOP = {"ti": "።", "am": "።"}
FROM_THE_RIGHT = {"ar", "fa", "fa-af", "ps", "ckb"}
LEFT_OVER = re.compile(r"%\(|%[sd]|[{}]|None|\s\s|\s[.,]|[.,]{2}|^\s|\s$")

# What an organiser may answer to each question; every two answers meet in one row.
NAMES = {"room": "Lilla <salen>", "address": "Fittjavägen 2", "phone": "08-123 45 67"}
ANSWERS = {
    "where": ["room", "bare room", "address", "municipality", "online"],
    "rhythm": ["weekly", "two days", "fortnightly", "rare", "monthly", "once", "none"],
    "next": ["as usual", "moved", "cancelled", "one is cancelled", "none"],
    "price": [0, 1, 50],
    "groups": [[], ["all"], ["women"], ["teens", "families"], ["men", "all"]],
    "ages": [(None, None), (7, 12), (18, None), (None, 1)],
    "languages": [[], ["sv"], ["ar", "so", "sv"]],
    "level": [None, "none", "some", "sfi-b", "sfi-c", "sfi-d"],
    "flags": [
        [],
        ["bring-children"],
        ["childcare", "wheelchair", "outdoor"],
        ["women-only"],
    ],
    "come": ["drop-in", "no-signup", "signup", "by phone", "by mail", "by both"],
}
MOST = 60
A_MONDAY = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)
# The sentences as they were read and found good, and as they are told now.
READ = Path(__file__).with_name("sentences")
READ_NOW = settings.BASE_DIR / "var" / "sentences"


def pairs_of(row):
    return set(itertools.combinations(row, 2))


def table():
    """Rows of answers in which each answer meets each answer to other questions."""
    numbered = [[(n, i) for i in range(len(a))] for n, a in enumerate(ANSWERS.values())]
    missing = {
        pair
        for one, two in itertools.combinations(numbered, 2)
        for pair in itertools.product(one, two)
    }
    rows = []
    while missing or len(rows) < MOST:
        row = [*min(missing)] if missing else []
        for question in numbered:
            if question[0][0] in {number for number, _answer in row}:
                continue
            turned = question[len(rows) % len(question) :] + question
            new = {
                a: sum(tuple(sorted((a, b))) in missing for b in row) for a in turned
            }
            row.append(max(new, key=new.get))
        missing -= pairs_of(sorted(row))
        rows.append(sorted(row))
    facts = list(ANSWERS.items())
    return [{facts[n][0]: facts[n][1][i] for n, i in row} for row in rows]


def activity(row, municipality):
    """An activity with those facts, and its rules; nothing of it is kept."""
    room = Premises(name=NAMES["room"], municipality=municipality)
    room.address = NAMES["address"] if row["where"] == "room" else ""
    now = timezone.now() + datetime.timedelta(days=2)
    on = {"as usual", "moved", "one is cancelled", "cancelled"} & {row["next"]}
    off = {"cancelled": now, "one is cancelled": now + datetime.timedelta(hours=1)}
    it = Activity(
        type_id="activity_type:language-cafe",
        municipality=municipality,
        venue={"room": "premises", "bare room": "premises", "online": "online"}.get(
            row["where"], "address"
        ),
        premises=room if "room" in row["where"] else None,
        address=NAMES["address"] if row["where"] == "address" else "",
        price=row["price"],
        target_groups=[f"target_group:{code}" for code in row["groups"]],
        age_from=row["ages"][0],
        age_to=row["ages"][1],
        languages=[f"language:{code}" for code in row["languages"]],
        swedish_level_id=row["level"] and f"swedish_level:{row['level']}",
        flags=[f"access_flag:{flag}" for flag in row["flags"]],
        phone=NAMES["phone"] if row["come"] in ("by phone", "by both") else "",
        email="a@example.org" if row["come"] in ("by mail", "by both") else "",
        next_starts_at=now if on else None,
        next_ends_at=now + datetime.timedelta(hours=2) if on else None,
        next_is_moved=row["next"] == "moved",
        cancelled_starts_at=off.get(row["next"]),
    )
    come = row["come"] if row["come"] in ("drop-in", "no-signup") else "signup"
    it.signup_id = f"access_flag:{come}"
    return it, rules(row["rhythm"])


def rules(rhythm):
    """The rules of an activity that has such a rhythm."""
    facts = {
        "weekly": {"weekdays": [2]},
        "two days": {"weekdays": [4, 1]},
        "fortnightly": {"weekdays": [7], "every": 2},
        "rare": {"weekdays": [3], "every": 3},
        "monthly": {"weekdays": [6], "kind": "monthly", "week_of_month": 1},
        "once": {"kind": "once"},
    }.get(rhythm)
    if facts is None:
        return []
    return [Schedule(starts=datetime.time(18), ends=datetime.time(20), **facts)]


ROWS = table()


def test_the_table_is_long_and_every_two_facts_meet():
    assert len(ROWS) >= MOST
    for one, two in itertools.combinations(ANSWERS, 2):
        met = {(str(row[one]), str(row[two])) for row in ROWS}
        assert len(met) == len(ANSWERS[one]) * len(ANSWERS[two]), (one, two)


@pytest.mark.parametrize("code", WHOLE)
def test_each_language_tells_all_facts_in_whole_sentences(botkyrka, code):
    for row in ROWS:
        it, its_rules = activity(row, botkyrka)
        with translation.override("sv"):
            swedish = it.in_sentences(its_rules)
        with translation.override(code):
            told = it.in_sentences(its_rules)
        assert len(told) == len(swedish)
        for sentence in told:
            assert sentence.endswith(STOP.get(code, ".")), (row, sentence)
            assert not LEFT_OVER.search(sentence), (row, sentence)
        if code not in ("sv", "sv-simple"):
            assert not set(told) & set(swedish), row
        text = " ".join(told)
        shown = [name for name in NAMES.values() if name in " ".join(swedish)]
        for name in shown:
            kept = f"\u2068{name}\u2069" if code in FROM_THE_RIGHT else name
            assert kept in text, row
        assert text.count("\u2068") == text.count("\u2069")
        assert ("\u2068" in text) <= (code in FROM_THE_RIGHT)


@pytest.mark.parametrize("code", WHOLE)
def test_each_language_tells_them_in_the_words_that_were_read(botkyrka, code):
    """Whoever changes a sentence on purpose takes what is told now, and reads it."""
    with time_machine.travel(A_MONDAY, tick=False), translation.override(code):
        told = [
            "\n".join([f"# {heading(row)}", *it.in_sentences(its_rules)])
            for row in ROWS
            for it, its_rules in [activity(row, botkyrka)]
        ]
    now = "\n\n".join(told) + "\n"
    READ_NOW.mkdir(parents=True, exist_ok=True)
    (READ_NOW / f"{code}.txt").write_text(now)
    assert now == (READ / f"{code}.txt").read_text(), f"See {READ_NOW / code}.txt"


def heading(row):
    """The facts of a row, as whoever reads its sentences wants to know them."""
    return "; ".join(f"{question} {answer}" for question, answer in row.items())


@pytest.mark.parametrize("code", ["sv", "ar"])
def test_on_a_page_names_are_apart_and_harmless(botkyrka, code):
    for row in ROWS:
        it, its_rules = activity(row, botkyrka)
        with translation.override(code):
            html = it.in_a_paragraph(its_rules)
        assert "\u2068" not in html
        assert html.count("<bdi") == html.count("</bdi>")
        hours = re.findall(r"\d+\.\d\d–\d+\.\d\d", html)
        assert len(hours) == html.count('<bdi class="number">')
        assert "<salen>" not in html
        if "room" in row["where"]:
            assert "<bdi>Lilla &lt;salen&gt;</bdi>" in html


def test_a_newcomer_reads_it_in_a_breath(botkyrka):
    row = {
        "where": "address",
        "rhythm": "weekly",
        "next": "none",
        "price": 0,
        "groups": ["all"],
        "ages": (None, None),
        "languages": ["sv"],
        "level": "none",
        "flags": ["bring-children"],
        "come": "drop-in",
    }
    it, its_rules = activity(row, botkyrka)
    it.city = "Fittja"
    with translation.override("en"):
        assert it.in_sentences(its_rules) == [
            "Language café in Fittja, every Tuesday 18.00–20.00.",
            "The address is Fittjavägen 2.",
            "It is free.",
            "Everybody is welcome.",
            "Languages spoken there: Swedish.",
            "You need no Swedish.",
            "You can bring children.",
            "Just come.",
        ]


def test_the_page_and_its_description_say_them(client, cafe):
    cafe.address = "Vägen <2>"
    cafe.save()
    html = client.get(f"/en/aktiviteter/{cafe.pk}/").content.decode()
    head, body = html.split("</head>")
    described = re.search(r'name="description" content="(.*?)"', head)[1]
    assert "The address is Vägen &lt;2&gt;. It is free." in described
    assert "It is free." in body.split("<dl", 1)[0]


def test_who_has_the_rules_already_asks_the_database_nothing(
    cafe, django_assert_num_queries
):
    it = Activity.objects.for_pages().get(pk=cafe.pk)
    it.in_sentences([])
    with django_assert_num_queries(0):
        it.in_sentences([])
