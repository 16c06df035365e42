"""The accessibility statement holds what Digg asks for, and is honest."""

import tomllib
from html import unescape

import polib
import pytest
from django.conf import settings

from samla.core import catalogues
from samla.core.languages import ALL, REVIEWED, in_language, is_whole
from samla.moderation.models import Report
from samla.pages.views.statement import SITUATIONS, STATEMENT, STATUS

PATH = "/tillganglighet/"
FACTS = tomllib.loads(STATEMENT.read_text())
TEXTS = {problem[part] for problem in FACTS["problem"] for part in ("text", "why")}


def page(client, language):
    return unescape(client.get(in_language(PATH, language)).content.decode())


def test_the_statement_holds_what_the_law_asks_for(client, db, settings):
    settings.OPERATOR, settings.CONTACT = "Exempelstad", "samla@exempelstad.example"
    told = page(client, "en")
    for part in (
        "Exempelstad",
        "mailto:samla@exempelstad.example",
        "the municipalities that have joined",
        "2018:1937",
        "EN 301 549",
        "in part",
        'href="https://www.digg.se/tdosanmalan"',
        "unreasonable burden",
        "not part of this statement",
        f'datetime="{FACTS["assessed_on"]}"',
        f'datetime="{FACTS["updated_on"]}"',
        "axe",
    ):
        assert part in told, part


@pytest.mark.parametrize("language", ["sv", "en", "ar"])
def test_every_known_problem_is_told_with_its_reason(client, db, language):
    told = page(client, language)
    po = catalogues.entries(catalogues.catalogue(settings.BASE_DIR, language))
    for text in TEXTS:
        said = text if language == "en" else po[None, text].msgstr
        assert said in told, text


def test_a_text_of_the_statement_is_missed_as_any_other_text(tmp_path):
    """`make lint` tells of it, in every language that Samla speaks whole."""
    used = catalogues.used_messages(settings.BASE_DIR)
    assert {key[1] for key in used} >= TEXTS
    assert f"missing: {min(TEXTS)!r}" in catalogues.faults(polib.POFile(), used)


def test_languages_without_a_reader_and_without_all_pages_are_told_of(
    client, db, settings
):
    """Nobody keeps a list of them: a language is a draft until its texts are read."""
    settings.LANGUAGES = [(language.code, language.name) for language in ALL]
    told = page(client, "sv")
    drafts, parts = (
        told.split(words)[1].split("</li>")[0]
        for words in ("har läst texterna på", "viktigaste sidorna finns på")
    )
    for language in ALL:
        name = f">{language.name}</bdi>"
        assert (name in drafts) == (language.code not in REVIEWED), name
        assert (name in parts) == (not is_whole(language.code)), name


def test_what_is_hard_to_use_reaches_a_person_who_answers_in_time(client, db):
    """The statement leads to a form; whoever sends it has a code and a day."""
    address = "/en/rapportera/?typ=hinder&sida=%2Fen%2Ftillganglighet%2F"
    assert f'href="{address}"' in page(client, "en")
    form = client.get(address).content.decode()
    assert "What is hard, and what do you use?" in form
    answers = {"sida": "/en/tillganglighet/", "text": "The map. I use a keyboard."}
    receipt = client.post(address, answers, follow=True)
    report = Report.objects.get()
    assert report.written_code in receipt.content.decode()
    assert report.promised_on > report.sent_at.date()
    assert report.text == "The map. I use a keyboard."


def test_every_problem_belongs_to_a_situation_of_use():
    assert {problem["situation"] for problem in FACTS["problem"]} <= set(SITUATIONS)
    assert FACTS["status"] in STATUS
    assert len(SITUATIONS) == 10


def test_while_problems_are_known_nobody_claims_full_accessibility():
    assert bool(FACTS["problem"]) != (FACTS["status"] == "full")


def test_every_page_leads_to_the_statement(client, db):
    assert f'href="{PATH}"' in client.get("/").content.decode()
