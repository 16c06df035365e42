"""Files of translations: what comes back is shown first, and nothing is lost."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import etree

from samla.activities.models import Activity
from tests.translations.conftest import ARABIC

pytestmark = pytest.mark.django_db
PATH = "/oversattningar/las-in/"
XLIFF = "{urn:oasis:names:tc:xliff:document:1.2}"


def taken_out(client, ending, language="ar"):
    answer = client.get(f"/oversattningar/fil/{language}.{ending}?alla=ja")
    assert answer.status_code == 200
    return answer.content


def sent(client, content, name="a.xlf"):
    return client.post(PATH, {"file": SimpleUploadedFile(name, content)})


def confirmed(client, page):
    return client.post(PATH, {"units": page.context["confirm"]["units"].value()})


def table(rows):
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(rows)
    return text.getvalue()


def rows_of(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


@pytest.mark.parametrize("ending", ["xlf", "csv"])
def test_a_file_goes_out_and_comes_back_whole(client, cafe, amina, ending):
    cafe.title = "=SUMMA(1) & <Alby> “hej”"
    cafe.text = "Rad ett.\r\n\r\nRad två; med semikolon, \"citat\" och 'apostrof'."
    cafe.save()
    cafe.translate("title", "ar", "=مقهى & <ألبي>", amina)
    cafe.translate("text", "ar", "سطر\r\nثانٍ", amina)
    client.force_login(amina)
    content = taken_out(client, ending)
    page = sent(client, content)
    assert page.context["wrong"] == page.context["changes"] == []
    assert page.context["same"] == 3
    if ending == "csv":
        assert all(not cell.startswith("=") for row in rows_of(content) for cell in row)


def test_xliff_shows_what_changes_before_it_is_saved(client, cafe, association, amina):
    client.force_login(amina)
    tree = etree.fromstring(taken_out(client, "xlf"))
    file = tree.find(f"{XLIFF}file")
    assert file.get("source-language") == "sv"
    assert file.get("target-language") == "ar"
    units = {unit.get("id"): unit for unit in tree.iter(f"{XLIFF}trans-unit")}
    named = f"aktivitet/{cafe.pk}/text"
    units[named].find(f"{XLIFF}target").text = ARABIC
    page = sent(client, etree.tostring(tree, encoding="utf-16"))
    assert not cafe.translations.exists()
    (change,) = page.context["changes"]
    assert ARABIC in page.content.decode()
    assert confirmed(client, page).status_code == 302
    row = cafe.translations.get()
    assert (row.text, row.author, row.origin) == (ARABIC, amina, "person")
    assert cafe.translations.current().exists()
    # A second click finds it saved, and what changed meanwhile is not overwritten.
    assert confirmed(client, page).status_code == 302
    assert cafe.translations.get().text == ARABIC


def test_a_table_with_wrong_lines_saves_the_right_ones(
    client, cafe, association, amina, dinner, hall
):
    client.force_login(amina)
    head, *rows = rows_of(taken_out(client, "csv"))
    ids = {row[0]: row for row in rows}
    ids[f"aktivitet/{cafe.pk}/title"][4] = "مقهى"
    ids[f"organisation/{association.pk}/about"][4] = "0" * 3001
    ids[f"aktivitet/{cafe.pk}/text"][4] = "850709-9805"
    foreign = [
        [f"aktivitet/{dinner.pk}/title", "ar", "", "Matlag i Fittja", "سرقة"],
        [f"lokal/{hall.pk}/about", "ar", "", "", "سرقة"],
        [f"aktivitet/{cafe.pk}/municipality", "ar", "", "", "x"],
        [f"aktivitet/{cafe.pk}/title", "sv", "", "", "x"],
        [f"aktivitet/{cafe.pk}/title", "ar", "", "", "x"],
        ["aktivitet/9999999999999999999999/title", "ar", "", "", "x"],
        ["x"],
    ]
    page = sent(client, table([head, *rows, *foreign]).encode(), "a.csv")
    assert len(page.context["wrong"]) == 2 + len(foreign)
    assert "Rad 2:" in page.content.decode()
    assert [change.unit.text for change in page.context["changes"]] == ["مقهى"]
    confirmed(client, page)
    assert cafe.translations.get().text == "مقهى"
    assert not dinner.translations.exists()


def test_an_old_file_says_so_and_its_words_stay_outdated(client, cafe, amina):
    client.force_login(amina)
    head, *rows = rows_of(taken_out(client, "csv"))
    for row in rows:
        row[4] = "مقهى" if row[0].endswith("title") else ""
    Activity.objects.filter(pk=cafe.pk).update(title="Kafé i Fittja")
    page = sent(client, table([head, *rows]).encode())
    (change,) = page.context["changes"]
    assert len(change.warnings) == 1
    confirmed(client, page)
    assert cafe.translations.outdated().get().text == "مقهى"
    # An empty cell takes nothing away.
    rows[0][4] = rows[1][4] = rows[2][4] = ""
    page = sent(client, table([head, *rows]).encode())
    assert page.context["changes"] == []


def test_what_changed_while_she_looked_is_not_overwritten(client, cafe, amina, hilda):
    client.force_login(amina)
    head, *rows = rows_of(taken_out(client, "csv"))
    (row,) = [row for row in rows if row[0] == f"aktivitet/{cafe.pk}/title"]
    row[4] = "مقهى"
    page = sent(client, table([head, row]).encode())
    cafe.translate("title", "ar", "وليمة", hilda)
    confirmed(client, page)
    assert cafe.translations.get().text == "وليمة"
    half = f'[["aktivitet/{cafe.pk}/text","ar","\\ud800","\\ud800","x"]]'
    deep, five = "[" * 100_000, '[["a","b","c","d","e"]]'
    for nonsense in ("", "[", "[[1]]", five, "{}", "[5]", deep, half):
        assert client.post(PATH, {"units": nonsense}).status_code in (302, 200)


BOMB = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2">&b;</xliff>"""
LEAK = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>
<xliff>&a;</xliff>"""


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (BOMB, "DOCTYPE"),
        (LEAK, "DOCTYPE"),
        (BOMB.decode().encode("utf-16"), "DOCTYPE"),
        (b"<xliff><file></xliff>", "Rad 1"),
        (b"<html></html>", "ingen XLIFF"),
        (b"<xliff>" + b"<g>" * 90_000, "ingen XLIFF"),
        (b"<?xml version='1.0' encoding='klingon'?><xliff/>", "UTF-8"),
        (b"<xliff/>", "inga texter"),
        (b"\xff\xfe", "kolumnerna"),
        ("id;språk\nå".encode("cp1252"), "CSV UTF-8"),
        (b"id;what\n1;2", "kolumnerna"),
        (b"\x00\x01\x02\x03", "ingen tabell"),
        (b"", "tom"),
        (b"x" * 400_001, "400 kB"),
    ],
    ids=lambda value: ascii(value)[:30],
)
def test_a_file_that_is_none_is_answered_in_words(client, amina, content, said):
    client.force_login(amina)
    answer = sent(client, content)
    assert answer.status_code == 200
    assert answer.context["form"].errors["file"]
    assert said in answer.content.decode()


def test_too_many_texts_and_no_file_at_all(client, amina):
    client.force_login(amina)
    rows = [["id", "language", "original", "translation"]]
    rows += [[f"aktivitet/{number}/title", "ar", "", "x"] for number in range(501)]
    assert "500" in sent(client, table(rows).encode()).context["form"].errors["file"][0]
    assert "Välj en fil." in client.post(PATH, {}).content.decode()
    assert client.get("/oversattningar/fil/xx.csv").status_code == 404
    assert client.get("/oversattningar/fil/ar.exe").status_code == 404
