"""People who are named are noticed, and what is no name is left alone."""

import time

import pytest

from samla.core.named import people_named


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Det gäller Fatima Hassan i klass 5.", ["Fatima Hassan"]),
        ("Mohammed Ali Ahmed bor där.", ["Mohammed Ali Ahmed"]),
        ("Anna-Karin Berg och Åsa Öberg", ["Anna-Karin Berg", "Åsa Öberg"]),
        ("Pojken heter Yusuf och går på SFI.", ["Yusuf"]),
        ("The girl is named Selam.", ["Selam"]),
        ("الطفل اسمه محمد", ["محمد"]),
    ],
)
def test_a_named_person_is_noticed(text, names):
    assert people_named(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Vi söker en lokal på tisdagar i Alby.",
        "Röda Korset och Rädda Barnen i Botkyrka Kommun.",
        "Maria församling lånar ut sin sal.",
        "Jag heter Leyla.",
        "Vår förening heter något annat.",
        "نحتاج إلى قاعة كل يوم ثلاثاء",
        "",
    ],
)
def test_what_names_nobody_is_left_alone(text):
    assert people_named(text) == []


def test_who_asks_may_sign_her_letter():
    assert people_named("Hälsningar Fatima Hassan", ["Fatima Hassan"]) == []


def test_a_huge_text_is_looked_through_quickly():
    before = time.process_time()
    people_named("Anna " * 6000 + "heter " * 3000)
    assert time.process_time() - before < 2
