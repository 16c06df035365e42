"""The accessibility statement holds what Digg asks for, and is honest."""

import tomllib

import pytest

from samla.pages.views.statement import SITUATIONS, STATEMENT, STATUS

PATH = "/tillganglighet/"
FACTS = tomllib.loads(STATEMENT.read_text())


def test_the_statement_holds_what_the_law_asks_for(client, db, settings):
    settings.OPERATOR, settings.CONTACT = "Exempelstad", "samla@exempelstad.example"
    page = client.get(f"/en{PATH}").content.decode()
    for part in (
        "Exempelstad",
        "mailto:samla@exempelstad.example",
        "2018:1937",
        "EN 301 549",
        "in part",
        'href="https://www.digg.se/tdosanmalan"',
        "unreasonable burden",
        f'datetime="{FACTS["assessed_on"]}"',
        f'datetime="{FACTS["updated_on"]}"',
        "axe",
    ):
        assert part in page, part


@pytest.mark.parametrize("language", ["sv", "en", "ar"])
def test_every_known_problem_is_told_with_its_reason(client, db, language):
    page = client.get(PATH if language == "sv" else f"/{language}{PATH}")
    for problem in FACTS["problem"]:
        for part in ("text", "why"):
            told = problem[part][language].replace("'", "&#x27;")
            assert told in page.content.decode()


def test_every_problem_belongs_to_a_situation_of_use():
    assert {problem["situation"] for problem in FACTS["problem"]} <= set(SITUATIONS)
    assert FACTS["status"] in STATUS
    assert len(SITUATIONS) == 10


def test_while_problems_are_known_nobody_claims_full_accessibility():
    assert bool(FACTS["problem"]) != (FACTS["status"] == "full")


def test_every_page_leads_to_the_statement(client, db):
    assert f'href="{PATH}"' in client.get("/").content.decode()
