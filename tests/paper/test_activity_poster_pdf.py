"""The poster as a file: one page, any script, from its own side."""

import io
import threading
import time

import pypdf
import pytest
from django.conf import settings

from samla.core import pdf
from samla.paper import limits, printing, told
from samla.paper.limits import DRAWN

pytestmark = pytest.mark.django_db

# Titles in the scripts of the readers; what stands in each poster's columns is ours.
TITLES = {
    "sv": "Språkcafé",
    "uk": "Мовне кафе їжак ґанок",
    "ti": "ካፈ ቋንቋ ንኹሉ ሰብ",
    "ar": "مقهى اللغة",
    "fa-af": "کافهٔ زبان دری گپ",
}
A4, A3 = (595, 842), (842, 1191)
# A letter that looks otherwise at the beginning, in the middle and at the end.
HEH, FORMS = "ه", 3


def fetched(client, activity, query="?sprak=sv"):
    return client.get(f"/en/aktiviteter/{activity.pk}/affisch.pdf{query}")


def read(content):
    return pypdf.PdfReader(io.BytesIO(content))


def fonts(page):
    for font in page["/Resources"]["/Font"].values():
        [inner] = font.get_object().get("/DescendantFonts", [font])
        yield inner.get_object()["/FontDescriptor"].get_object()


def joined(text):
    """A text without the gaps that the ends of lines make."""
    return "".join(text.split())


def titled(client, activity, title, language="ar"):
    """The poster of something of that name."""
    activity.title, activity.text_language_id = title, f"language:{language}"
    activity.save()
    return read(fetched(client, activity).content)


def places(page, *signs):
    """How far from the left the first letter of each stands."""
    found = {}

    def look(text, page_at, at, _font, _size):
        for sign in signs:
            if sign in text:
                found.setdefault(sign, at[4] * page_at[0] + page_at[4])

    page.extract_text(visitor_text=look)
    return [found[sign] for sign in signs]


def test_arabic_letters_are_joined_and_run_from_the_right(client, football):
    [page] = titled(client, football, HEH * FORMS + " Kafe").pages
    maps = [
        font["/ToUnicode"].get_data() for font in page["/Resources"]["/Font"].values()
    ]
    assert sum(table.count(b"> <0647>") for table in maps) == FORMS
    latin, arabic = places(page, "Kafe", HEH)
    assert latin < arabic
    [page] = titled(client, football, "Kafe " + HEH * FORMS, "sv").pages
    latin, arabic = places(page, "Kafe", HEH)
    assert latin < arabic


@pytest.mark.parametrize("language", list(TITLES))
def test_each_script_is_one_page_with_its_own_letters(client, football, language):
    paper = titled(client, football, TITLES[language], language)
    assert fetched(client, football).headers["Content-Type"] == "application/pdf"
    [page] = paper.pages
    assert all(
        any(f"/FontFile{kind}" in font for kind in ("", "2", "3"))
        for font in fonts(page)
    )
    assert paper.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert b"pdfaid:part>3<" in paper.xmp_metadata.stream.get_data()
    text = page.extract_text()
    assert paper.metadata.title == TITLES[language]
    if language not in ("ar", "fa-af"):  # these draw dots apart from their letters
        assert joined(TITLES[language]) in joined(text)
    assert "18.00–20.00" in text


def test_the_facts_stand_there_in_each_language(client, football, code):
    for language, _name in settings.LANGUAGES:
        [page] = read(fetched(client, football, f"?sprak={language}").content).pages
        text = page.extract_text().replace("\u200b", "")
        prefix = "" if language == "sv" else f"/{language}"
        assert f"testserver{prefix}/k/{code}" in text
        assert str(code) in text
    answer = read(fetched(client, football, "?sprak=sv&sprak=en&sprak=ar").content)
    text = answer.pages[0].extract_text().replace("\n", "")
    for words in ("Varje vecka: ", "Every week: ", "Free of charge", "Idrottsvägen 3"):
        assert words in text
    assert answer.trailer["/Root"]["/Lang"] == "sv"


def test_numbers_and_names_keep_their_direction_among_arabic_words():
    """Their parts are drawn by themselves, so that no word around turns them."""
    apart = printing.ready("من \u20687–12\u2069 سنة")
    assert apart == [["من ", False, True], ["7–12", True, False], [" سنة", False, True]]
    assert printing.ready("18.00–20.00") == "18.00–20.00"
    assert printing.ready("x" * 30) == "x" * 18 + "\u200b" + "x" * 12


def test_a_large_paper_is_large_and_too_much_is_drawn_smaller(client, football):
    football.title = "W" * 100
    football.address, football.city = "Ö" * 120, "M" * 60
    football.email = "x" * 60 + "@example.org"
    football.languages = [f"language:{code}" for code in ("sv", "ar", "so", "ti")]
    football.flags = ["access_flag:wheelchair", "access_flag:childcare"]
    football.is_example = True
    football.save()
    for size in ("a4", "a3"):
        query = f"?sprak=sv&sprak=en&sprak=ar&storlek={size}"
        [page] = read(fetched(client, football, query).content).pages
        assert "/k/" in page.extract_text()
        wide, high = page.mediabox.width, page.mediabox.height
        assert (round(wide), round(high)) == (A3 if size == "a3" else A4)


def test_the_code_is_drawn_as_lines_not_as_a_picture(client, football):
    [page] = read(fetched(client, football).content).pages
    assert not list(page.images)


def test_what_people_wrote_is_never_code(client, football):
    football.title = '#panic("x") *b* $x$ \\ ]) = `#import`'
    football.save()
    [page] = read(fetched(client, football).content).pages
    assert '#panic("x")' in page.extract_text().replace("\n", " ")


def test_where_nothing_can_be_drawn_the_page_says_why(client, football):
    answer = fetched(client, football, "?sprak=tlh")
    assert answer.headers["Location"].endswith("/affisch/?sprak=tlh")
    football.occurrences.all().delete()
    assert fetched(client, football).status_code == 302
    football.unpublish()
    assert fetched(client, football).status_code == 404


def test_one_reader_does_not_keep_the_others_waiting(client, football, monkeypatch):
    monkeypatch.setattr(printing, "PATIENCE", 0.01)
    with pdf.turn(printing.LAYOUT, 1):
        busy = fetched(client, football)
    assert busy.status_code == 503
    assert "The PDF is not ready" in busy.text
    assert busy.headers["Retry-After"]
    assert "no-store" in busy.headers["Cache-Control"]
    assert fetched(client, football).status_code == 200
    assert DRAWN == "60/h/ip"
    monkeypatch.setattr(limits, "DRAWN", "2/h/ip")
    assert [fetched(client, football).status_code for _time in range(3)][-1] == 429


def test_a_turn_is_given_back_also_when_drawing_fails(tmp_path):
    broken = tmp_path / "broken.typ"
    broken.write_text('#panic("no")')
    with pytest.raises(pdf.NotDrawn, match="panic"):
        pdf.drawn(broken, {}, patience=1, longest=30)
    with pdf.turn(broken, 0.01):
        waited = threading.Event()
        with pytest.raises(pdf.Busy), pdf.turn(broken, 0.01):
            waited.set()
        assert not waited.is_set()
        with pdf.turn(broken.with_name("other.typ"), 0.01):
            waited.set()  # strangers' posters keep no record waiting
        assert waited.is_set()


def test_what_takes_too_long_is_ended_and_said_kindly(
    client, football, monkeypatch, tmp_path
):
    endless = tmp_path / "endless.typ"
    endless.write_text("#for a in range(100000) { for b in range(100000) { [x] } }")
    monkeypatch.setattr(printing, "LAYOUT", endless)
    monkeypatch.setattr(printing, "LONGEST", 1)
    begun = time.monotonic()
    slow = fetched(client, football)
    assert time.monotonic() - begun < 10
    assert (slow.status_code, slow.headers["Retry-After"]) == (503, "10")
    assert "The PDF is not ready" in slow.text
    with pdf.turn(endless, 0.01):  # the next may have hers drawn
        pass


def test_page_and_file_are_made_of_the_same_words(football):
    dates = list(football.occurrences.coming()[:3])
    said = told.poster(football, football.rules_now, dates, ["sv", "ar"])
    assert [block["lang"] for block in said["blocks"]] == ["sv", "ar"]
    assert [block["rtl"] for block in said["blocks"]] == [False, True]
    assert said["blocks"][0]["when"] == [
        {"day": "Varje vecka: tisdag", "hours": "18.00–20.00"}
    ]
