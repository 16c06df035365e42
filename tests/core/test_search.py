"""Words find their entries, however they are typed."""

import pytest
from django.db import connection

from samla.activities.models import Activity
from samla.core.search import forget, meaning
from samla.municipalities.models import places_meant
from samla.organisations.models import Organisation
from samla.taxonomy.models import TermLabel

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "typed",
    [
        "språkcafé",
        "Sprakcafe",
        "sprakkafe",
        "spraakcafe",
        "SPRÅKCAFÉET",
        "språkc",
        "fika svenska",
        "botkyrka",
        "Tumba",
        "vännerna",
        "مقهى",
        "Alby & | ! :*",
    ],
)
def test_an_activity_is_found(cafe, typed):
    assert cafe in Activity.objects.matching(typed)


@pytest.mark.parametrize(
    "typed", ["fotboll", "😀", "språkcafé fotboll", "'; drop table"]
)
def test_other_words_do_not_find_it(cafe, typed):
    assert cafe not in Activity.objects.matching(typed)


def test_no_words_ask_for_everything(cafe):
    assert cafe in Activity.objects.matching("  ")


def test_words_alike_are_asked_only_when_none_are_the_same(cafe):
    other = Activity.objects.get(pk=cafe.pk)
    other.pk = None
    other.title = "Kvastalund"
    other.save()
    cafe.title = "Kvastelund"
    cafe.save()
    assert list(Activity.objects.matching("kvastalund")) == [other]
    assert set(Activity.objects.matching("kvastilund")) == {cafe, other}


def test_an_organisations_new_name_reaches_its_activities(cafe):
    Organisation.objects.filter(pk=cafe.organisation_id).update(name="Brobyggarna")
    assert cafe in Activity.objects.matching("brobyggarna")
    assert cafe not in Activity.objects.matching("språkvännerna")


def test_a_terms_new_label_reaches_its_activities(cafe):
    TermLabel.objects.filter(term_id=cafe.type_id, language="en").update(
        label="Chatroom"
    )
    assert cafe in Activity.objects.matching("chatroom")


def test_a_new_language_of_a_term_reaches_its_activities(cafe):
    words = {"term_id": cafe.type_id, "language": "xx"}
    made = TermLabel.objects.create(label="Plaudercafé", **words)
    assert cafe in Activity.objects.filter(document=meaning("plaudercafe"))
    made.delete()
    forget()
    assert cafe not in Activity.objects.filter(document=meaning("plaudercafe"))


def test_letters_are_folded_alike_whatever_stands_beside_them(db):
    letters = [chr(code) for code in range(32, 0x180)] + ["A  b\t", "\u00a0x", "\n"]
    with connection.cursor() as cursor:
        cursor.execute(
            "select each, samla_fold('x' || each || 'y'), "
            "  left(samla_fold('x' || each || 'y\u1200'), -1) "
            "from unnest(%s::text[]) as each",
            [letters],
        )
        rows = cursor.fetchall()
    assert len(rows) == len(letters)
    assert [row for row in rows if row[1] != row[2]] == []


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("Botkyrka", ["0127"]),
        ("botkyrka kommun", ["0127"]),
        ("tumba", ["0127"]),
        ("Umea", ["2480"]),
        ("Gothenburg", ["1480"]),
        ("goteborg", ["1480"]),
        ("145 59", ["0127"]),
        ("14559", ["0127"]),
        ("SE-145 59", ["0127"]),
        ("se14559", ["0127"]),
        ("١٤٥٥٩", ["0127"]),
        ("۱۴۵ ۵۹", ["0127"]),
        ("1455", []),
        ("Habo", ["0643"]),
        ("Håbo", ["0305"]),
        ("håbo kommun", ["0305"]),
        ("habo kommun", ["0643"]),
        ("Botkirka", ["0127"]),
        ("Ingenstans", []),
        ("999 99", []),
        ("", []),
    ],
)
def test_places_are_found_by_what_people_call_them(typed, codes):
    assert places_meant(typed)[:1] == codes


@pytest.mark.parametrize("typed", ["Sundby", "Botkirka", "Nyköping eller"])
def test_what_is_saved_is_never_guessed(typed):
    assert places_meant(typed)
    assert places_meant(typed, sure=True) == []
