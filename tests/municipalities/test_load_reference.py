"""Reference data is loaded again and again: only differences change, and are told."""

import io
import json
import shutil

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from samla.municipalities.management.commands.load_reference import PLACES, TERMS
from samla.municipalities.models import (
    County,
    Municipality,
    MunicipalityDomain,
    PlaceName,
    PostcodePrefix,
)
from samla.taxonomy.models import Term, TermLabel, choices, forget, label

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def words_are_forgotten(db):
    """No test reads words that another one loaded."""
    forget()
    yield
    forget()


def load(**options):
    """What the command tells, line by line."""
    told = io.StringIO()
    call_command("load_reference", stdout=told, **options)
    return told.getvalue().splitlines()


@pytest.fixture
def places(tmp_path):
    """A copy of the place files, to be changed."""
    return shutil.copytree(PLACES, tmp_path / "places")


@pytest.fixture
def terms(tmp_path):
    """A copy of the taxonomy, to be changed."""
    return shutil.copy(TERMS, tmp_path / "taxonomy.json")


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def change_terms(path, edit):
    taxonomy = json.loads(path.read_text(encoding="utf-8"))
    edit(taxonomy["lists"])
    path.write_text(json.dumps(taxonomy), encoding="utf-8")


def test_everything_in_the_files_is_in_the_database():
    assert County.objects.count() == 21
    assert Municipality.objects.count() == 290
    botkyrka = Municipality.objects.get(code="0127")
    assert botkyrka.official_name == "Botkyrka kommun"
    assert botkyrka.seat == "Tumba"
    assert botkyrka.county.name == "Stockholms län"
    assert botkyrka.outline.startswith("M")
    assert PlaceName.objects.get(name="Gothenburg").municipality_id == "1480"
    assert PostcodePrefix.objects.filter(prefix="146").get().municipality_id == "0127"
    assert label("activity_type:language-cafe", "ar") == "مقهى اللغة"
    assert Term.objects.get(pk="activity_type:swimming").attributes == {
        "life": "life_area:vanner"
    }


def test_a_second_time_changes_nothing(django_assert_max_num_queries):
    with django_assert_max_num_queries(13):
        told = load()
    assert told[1] == "290 municipalities: 0 new, 0 changed, 290 unchanged"
    assert len(told) == 8
    assert all(
        ": 0 new, 0 changed, " in line and "removed" not in line for line in told
    )


def test_a_second_time_keeps_the_rows_and_their_numbers():
    before = list(PlaceName.objects.order_by("pk").values_list())
    load()
    assert list(PlaceName.objects.order_by("pk").values_list()) == before


def test_it_tells_what_changed():
    Municipality.objects.filter(code="0127").update(population=95000)
    Municipality.objects.filter(code="0180").update(outline="M1 1l2 2-3 0z")
    assert load()[1] == (
        "290 municipalities: 0 new, 2 changed "
        "(0127 Botkyrka: population 95000 → 96450; 0180 Stockholm: outline changed), "
        "288 unchanged"
    )
    assert Municipality.objects.get(code="0127").population == 96450


def test_it_tells_of_many_changes_in_few_words():
    Municipality.objects.filter(county="01").update(population=1)
    line = load()[1]
    assert "0 new, 26 changed (0114 Upplands Väsby: population 1 → " in line
    assert line.endswith("; and 21 more), 264 unchanged")


def test_a_row_that_is_missing_is_made_again():
    PlaceName.objects.filter(name__in=["Alby", "Hallunda"]).delete()
    TermLabel.objects.filter(term="life_area:sprak", language="ar").delete()
    told = load()
    assert ": 2 new, 0 changed, " in told[2]
    assert ": 1 new, 0 changed, " in told[5]
    assert PlaceName.objects.get(name="Alby").municipality_id == "0127"


def test_a_name_that_left_the_file_leads_nowhere_any_more(places):
    change(places / "names.csv", "0127,Alby,locality\n", "")
    assert ", 1 removed (0127 Alby)" in load(places=places)[2]
    assert not PlaceName.objects.filter(name="Alby").exists()


def test_a_municipality_that_left_the_file_stays_in_the_database(places):
    line = next(
        line
        for line in (places / "municipalities.csv")
        .read_text()
        .splitlines(keepends=True)
        if line.startswith("0331")
    )
    change(places / "municipalities.csv", line, "")
    names = (places / "names.csv").read_text().splitlines(keepends=True)
    kept = [name for name in names if not name.startswith("0331")]
    (places / "names.csv").write_text("".join(kept))
    areas = (places / "postcode_prefixes.csv").read_text().splitlines(keepends=True)
    kept = [area for area in areas if ",0331," not in area]
    (places / "postcode_prefixes.csv").write_text("".join(kept))
    domains = (places / "domains.csv").read_text().splitlines(keepends=True)
    kept = [domain for domain in domains if not domain.startswith("0331")]
    (places / "domains.csv").write_text("".join(kept))
    told = load(places=places)
    assert "1 no longer in the file but kept (0331 Heby)" in told[1]
    assert Municipality.objects.filter(code="0331").exists()


def test_a_code_that_left_the_file_is_retired_and_can_be_called_back(terms):
    change_terms(terms, lambda lists: lists["life_area"].pop())
    told = load(terms=terms)
    assert "1 changed (life_area:akut: retired False → True)" in told[4]
    assert "life_area:akut" not in dict(choices("life_area"))
    assert label("life_area:akut", "sv") == "Akut hjälp"
    assert ": 0 new, 0 changed, " in load(terms=terms)[4]
    load()
    assert "life_area:akut" in dict(choices("life_area"))


def test_new_words_are_shown_at_once(terms):
    def rename(lists):
        lists["life_area"][0]["labels"] |= {"sv": "Språken", "fi": "Kieli"}

    assert label("life_area:sprak", "sv") == "Språk"
    change_terms(terms, rename)
    told = load(terms=terms)
    assert "1 new, 1 changed (life_area:sprak sv: label Språk → Språken)" in told[5]
    assert label("life_area:sprak", "sv") == "Språken"
    assert label("life_area:sprak", "fi") == "Kieli"


def test_it_is_silent_when_asked_to_be():
    assert load(verbosity=0) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        (
            "counties.csv",
            "code,name",
            "kod,name",
            "counties.csv: the column code is miss",
        ),
        (
            "counties.csv",
            "01,Stock",
            ",Stock",
            "counties.csv, line 2: code cannot be ''",
        ),
        ("counties.csv", "03,Uppsala", "01,Uppsala", "line 3: 01 stands twice"),
        ("municipalities.csv", "96450", "many", "line 9: population cannot be 'many'"),
        ("municipalities.csv", "59.19858", "nan", "line 9: lat cannot be 'nan'"),
        ("municipalities.csv", "kommun,01,Tumba", "kommun,99,Tumba", "has the code 99"),
        ("municipalities.csv", "0127,Botkyrka", "0129,Botkyrka", "no outline of 0129"),
        ("names.csv", "0127,Alby,locality", "0999,Alby,locality", "has the code 0999"),
        ("names.csv", "Alby,locality", "Alby,village", "kind cannot be 'village'"),
        ("names.csv", "0127,Alby,locality", "0127,Alby", "kind cannot be None"),
        ("coordinates.csv", "Norsborg,59", "Norsborg,17", "lat cannot be '17.24"),
        ("postcode_prefixes.csv", "0180,1.0", "0180,7", "line 2: share cannot be '7'"),
        ("outlines.json", "{", "[", "outlines.json, line 2: "),
    ],
)
def test_a_broken_file_is_named_with_what_is_wrong(places, name, old, new, told):
    change(places / name, old, new)
    with pytest.raises(CommandError) as refused:
        load(places=places)
    assert told in str(refused.value)


def test_a_missing_file_is_named(places):
    (places / "names.csv").unlink()
    with pytest.raises(CommandError, match=r"names\.csv is missing"):
        load(places=places)


def test_a_file_without_rows_is_refused(places):
    (places / "names.csv").write_text("municipality_code,name,kind\n")
    with pytest.raises(CommandError, match="no rows"):
        load(places=places)


def test_a_file_in_another_encoding_is_refused(places):
    names = (places / "names.csv").read_text(encoding="utf-8")
    (places / "names.csv").write_bytes(names.encode("utf-16"))
    with pytest.raises(CommandError, match=r"names\.csv is not written in UTF-8"):
        load(places=places)


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (lambda lists: lists.clear(), "no terms"),
        (lambda lists: lists["life_area"][0].pop("code"), "not as described"),
        (lambda lists: lists.update(life_area=None), "not as described"),
        (lambda lists: lists["life_area"].append("sprak"), "not as described"),
        (lambda lists: lists["life_area"][0].update(code="a:b"), "cannot be a code"),
        (lambda lists: lists["life_area"][0].update(code="barn"), "barn stands twice"),
        (
            lambda lists: lists["life_area"][0]["labels"].pop("en"),
            "no label in the lang",
        ),
        (lambda lists: lists["life_area"][0]["labels"].update(ar=" "), "language ar"),
    ],
)
def test_a_broken_taxonomy_is_refused(terms, edit, told):
    change_terms(terms, edit)
    with pytest.raises(CommandError, match=told):
        load(terms=terms)


def test_nothing_is_half_loaded_when_the_database_refuses(places, terms):
    change(places / "municipalities.csv", "96450", "96451")
    change_terms(
        terms, lambda lists: lists["life_area"][0]["labels"].update(sv="Språk" * 50)
    )
    with pytest.raises(CommandError, match="nothing was changed"):
        load(places=places, terms=terms)
    assert Municipality.objects.get(code="0127").population == 96450


def test_a_domain_that_an_administrator_confirmed_or_added_stays(places, botkyrka):
    domains = MunicipalityDomain.objects
    domains.filter(name="botkyrka.se").update(confirmed_at=timezone.now())
    domains.create(name="botkyrka.example", municipality=botkyrka)
    change(places / "domains.csv", "0127,botkyrka.se\n", "")
    change(places / "domains.csv", "0126,huddinge.se\n", "")
    load(places=places)
    left = domains.filter(name__in=["botkyrka.se", "huddinge.se", "botkyrka.example"])
    assert sorted(left.values_list("name", flat=True)) == [
        "botkyrka.example",
        "botkyrka.se",
    ]
