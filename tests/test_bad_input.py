"""Nonsense at every address: a clear answer, never a server error.

Every public route is asked with every nonsense in every parameter it knows.
"""

import re

import pytest
from django.urls import get_resolver
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samla.activities.filters import ActivityFilter
from samla.bookings.filters import NeedFilter
from samla.bookings.forms.when import NAMES
from samla.core.pagination import OF_A_PAGE
from samla.organisations.filters import OrganisationFilter
from samla.premises.filters import PremisesFilter
from tests.test_house import routes

pytestmark = pytest.mark.django_db

BIGGER_THAN_BIGINT = str(2**63)
NONSENSE = [
    "-1",
    "0",
    "1000000000",
    BIGGER_THAN_BIGINT,
    "9" * 5000,
    "1e309",
    "NaN",
    "٣",
    "²",
    "<script>alert(1)</script>",
    "' or 1=1 --",
    "%",
    "_",
    "\\",
    "a" * 10_000,
    "😀",
    "\u202etfel",
    "\ud7ff\uffff",
    "2027-02-31",
    "10000-01-01",
    "25:00",
    "[]",
    "{{7*7}}",
    "../../etc/passwd",
    "\r\nSet-Cookie: a=b",
    " ",
    "",
]
# What each list can be asked, as its own filter tells.
ASKED = {
    "/": ["q", "var"],
    "/kommuner/": ["var"],
    "/kommuner/botkyrka/svar/": ["q", "slag", "sida"],
    "/aktiviteter/": [*ActivityFilter.base_filters, *OF_A_PAGE, "visa"],
    "/organisationer/": [*OrganisationFilter.base_filters, "sida"],
    "/bokningar/hitta/": [*NeedFilter.base_filters, *NAMES.values(), "slag"],
    "/lokaler/": [*PremisesFilter.base_filters, "sida"],
}
# A good question, which one wrong answer stands beside.
BESIDE = {"inom": "5", "dag": "2", "visa": "dagar"}
PARAMETERS = sorted({name for names in ASKED.values() for name in names})
LISTS = list(ASKED)


def filled(path, number):
    """A route as an address, with something in the place of what it takes."""
    path = re.sub(r"<int:\w+>", number, path)
    return "/" + re.sub(r"<[^>]+>", "finns-inte", path)


PUBLIC = [path for path, view in routes(get_resolver()) if view.door == "public"]


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("nonsense", NONSENSE, ids=lambda text: ascii(text)[:20])
def test_no_question_breaks_a_list(client, cafe, hall, path, nonsense):
    for name in ASKED[path]:
        answer = client.get(path, {name: nonsense})
        assert answer.status_code in (200, 302, 400, 404), (path, name)
        assert b"<script>alert" not in answer.content


@pytest.mark.parametrize("path", ["", "karta/", "kalender.ics"])
@pytest.mark.parametrize("nonsense", [" ", "²"])
def test_no_question_breaks_a_list_beside_a_good_one(client, cafe, path, nonsense):
    for name in ASKED["/aktiviteter/"]:
        answer = client.get(f"/aktiviteter/{path}", BESIDE | {name: nonsense})
        assert answer.status_code in (200, 302, 404), name


@pytest.mark.parametrize("words", ["???", "🙂", "och att"])
@pytest.mark.parametrize("path", ["", "karta/"])
def test_words_that_mean_nothing_break_no_place(client, cafe, path, words):
    asked = {"q": words, "var": "Botkyrka"}
    assert client.get(f"/aktiviteter/{path}", asked).status_code == 200


@pytest.mark.parametrize("path", LISTS)
def test_all_questions_twice_at_once_break_nothing(client, cafe, path):
    answer = client.get(path, {name: ["1", "två"] for name in PARAMETERS})
    assert answer.status_code in (200, 302, 404)


@pytest.mark.parametrize("number", ["0", BIGGER_THAN_BIGINT, "9" * 5000])
def test_no_number_in_a_path_breaks_a_page(client, amina, number):
    client.force_login(amina)
    for path, _view in routes(get_resolver()):
        for method in (client.get, client.post):
            answer = method(filled(path, number))
            assert answer.status_code < 500, path


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    path=st.sampled_from(LISTS),
    query=st.dictionaries(
        st.sampled_from(PARAMETERS), st.text(max_size=60), max_size=5
    ),
)
def test_no_text_at_all_breaks_a_list(client, path, query):
    query = {
        name: text.encode(errors="ignore").decode() for name, text in query.items()
    }
    assert client.get(path, query).status_code in (200, 302, 400, 404)


@pytest.mark.parametrize("path", PUBLIC)
def test_public_pages_take_no_post(client, path):
    assert client.post(filled(path, "1")).status_code in (404, 405)
