"""What a room would cost somebody, asked on its own page without an account."""

import datetime

import pytest
from lxml import html

from samla.premises.models import Price

pytestmark = pytest.mark.django_db
ASKED = {"som": "association", "dag": "2", "fran": "18:00", "till": "20:00"}


@pytest.fixture
def priced(hall):
    """120 kr an hour; free for study circles from 17.00; youth 40 kr on Tuesdays."""
    evening = {"opens": datetime.time(17), "closes": datetime.time(23, 59)}
    circle = ["activity_type:swedish-circle"]
    for facts in (
        {"user_kind": "association", "kronor": 120},
        {"user_kind": "association", "kronor": 0, "activity_types": circle} | evening,
        {"user_kind": "youth", "kronor": 40, "weekdays": [2]},
    ):
        Price.objects.create(premises=hall, **facts)
    return hall


@pytest.fixture
def ask(client, priced):
    """Anybody asks on the public page."""

    def get(**facts):
        answer = client.get(f"/en/lokaler/{priced.pk}/", facts)
        assert answer.status_code == 200
        assert not answer.cookies
        assert "public" in answer.headers["Cache-Control"]
        return html.fromstring(answer.content).xpath("//*[@id='cost']")[0]

    return get


def words(part):
    return " ".join(part.text_content().split())


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({}, ["240 kr", "120 kr per hour – Associations in general"]),
        (
            {"aktivitet": "swedish-circle"},
            ["Free of charge", "from \u206617.00\u2069", "Otherwise: 120 kr per hour"],
        ),
        ({"aktivitet": "swedish-circle", "fran": "16:00"}, ["120 kr"]),
        ({"som": "youth"}, ["80 kr", "Tuesday"]),
        ({"som": "youth", "dag": "3"}, ["The price is not told: ask the lender"]),
        ({"som": "company"}, ["The price is not told: ask the lender"]),
    ],
)
def test_the_price_is_told_with_its_reason(ask, facts, told):
    (answer,) = ask(**ASKED | facts).xpath(".//*[@role='status']")
    assert all(sentence in words(answer) for sentence in told), words(answer)


def test_only_what_a_price_depends_on_is_asked(ask, hall):
    names = {"som", "aktivitet", "dag", "fran", "till"}
    shown = ask()
    assert set(shown.xpath(".//select/@name | .//input/@name")) == names
    assert shown.get("open") is None
    assert not shown.xpath(".//*[@role]"), "nothing was asked, so nothing is wrong"
    assert [words(each) for each in shown.xpath(".//*[@name='aktivitet']/option")] == [
        "Something else",
        "Swedish study circle",
    ]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"som": "alla"}, "Choose one of the answers."),
        ({"dag": "8"}, "Choose one of the answers."),
        ({"dag": ""}, "Choose one of the answers."),
        ({"aktivitet": "language-cafe"}, "Choose one of the answers."),
        ({"fran": "snart"}, "Write the time as 18.00."),
        ({"till": ""}, "Write the time as 18.00."),
        ({"till": "18:00"}, "Write a time later than the first one."),
    ],
)
def test_what_is_wrong_is_said_and_kept(ask, wrong, sentence):
    shown = ask(**ASKED | wrong)
    assert sentence in words(shown.xpath(".//*[@role='alert']")[0])
    assert not shown.xpath(".//*[@role='status']")
    if "fran" not in wrong:
        assert shown.xpath(".//input[@name='fran']/@value") == ["18:00"]


def test_a_room_without_prices_asks_nothing(client, hall):
    answer = client.get(f"/lokaler/{hall.pk}/", ASKED)
    assert not html.fromstring(answer.content).xpath("//*[@id='cost']")
