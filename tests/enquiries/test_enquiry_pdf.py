"""The record of a question on paper: to read in a hundred years, in any script."""

import io
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pypdf
import pytest
from django.core.files.base import ContentFile
from django.utils import translation
from django.utils.dateparse import parse_datetime

from samla.core import drawing, pdf
from samla.core.attachments import looked_at
from samla.enquiries import printing
from samla.enquiries.models import Attachment, HandOver
from samla.enquiries.models.record import Record
from tests.enquiries.conftest import asked

pytestmark = pytest.mark.django_db

ARABIC, TIGRINYA = "نبحث عن قاعة", "ኣዳራሽ ንደሊ ኣሎና"
CODE = '#panic("x") #read("/etc/passwd") *b* $x$ \\ ]) = `#import`'
PLAN = b"%PDF-1.7 plan"
# What programs read as a code stands on the paper in words.
CODES = {"format", "code", "kind", "language", "status", "closing", "side", "step"}
CODES |= {"was_in_time", "is_internal", "by_mail", "address"}


def read(content):
    return pypdf.PdfReader(io.BytesIO(content))


def text_of(content):
    return " ".join(page.extract_text() for page in read(content).pages)


def joined(text):
    """A text without the gaps that the letters of a line make."""
    return "".join(text.split())


def values(told, key=""):
    """All that a record says to programs, as people write it."""
    if isinstance(told, dict):
        for name, one in told.items():
            yield from values(one, name)
    elif isinstance(told, list):
        for one in told:
            yield from values(one, key)
    elif key not in CODES and told:
        is_moment = key.endswith("_at")
        yield printing.clock(parse_datetime(told)) if is_moment else str(told)


def with_file(enquiry, text, name="plan.pdf"):
    message, _is_new = enquiry.reply(text)
    return Attachment.objects.add(message, looked_at(ContentFile(PLAN, name=name)))


@pytest.fixture
def take(client, enquiry, kerstin):
    """Kerstin takes it out."""
    client.force_login(kerstin)
    return lambda lang="/en": client.get(f"{lang}/arenden/{enquiry.pk}/utskrift.pdf")


def test_the_paper_tells_all_in_order_and_the_files_lie_in_it(take, enquiry, kerstin):
    enquiry.diary_number = "KS 2026/123"
    enquiry.save()
    with_file(enquiry, f"{ARABIC}\n\n{TIGRINYA}", "خطة.pdf")
    with_file(enquiry, CODE)
    enquiry.note("Ring Fritid först.", kerstin)
    enquiry.answer("Ja, Albysalen.", kerstin)
    answer = take()
    assert answer.headers["Content-Type"] == "application/pdf"
    assert "no-store" in answer.headers["Cache-Control"]
    text = text_of(answer.content)
    order = [enquiry.reference, "KS 2026/123", "#panic", "Ring Fritid", "Albysalen"]
    places = [text.index(said) for said in order]
    assert places == sorted(places)
    assert "Never shown to the sender" in text
    for word in TIGRINYA.split():
        assert word in text
    paper = read(answer.content)
    for name in ("1-خطة.pdf", "2-plan.pdf"):
        assert paper.attachments[name] == [PLAN]
    catalogue = paper.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/Lang"] == "en"
    assert b"pdfaid:part>3<" in paper.xmp_metadata.stream.get_data()


def test_the_paper_says_whatever_programs_are_told(enquiry, botkyrka, umea, kerstin):
    told = {"email": "a@b.example", "name": "Anna", "function": "Vaktmästare"}
    HandOver.objects.hand(enquiry, note="Har du nyckeln?", **told).end()
    HandOver.objects.ask(enquiry, umea, kerstin, "De har en hall.").decline()
    double, its_double = asked(botkyrka), asked(botkyrka)
    its_double.merge_into(double, kerstin)
    double.merge_into(enquiry, kerstin)
    enquiry.reply("Hur går det?", incoming_id=1)
    enquiry.answer("Ja, Albysalen.", kerstin)
    enquiry.settle(kerstin)
    for one in (enquiry, double, its_double):
        one.refresh_from_db()
        record = Record(one)
        with translation.override("sv"):
            paper = joined(text_of(printing.printed(record)))
        said = [joined(value) for value in values(record.facts)]
        assert [value for value in said if value not in paper] == []
        assert one == enquiry or record.facts["merged_into"] == enquiry.reference
        if one == enquiry:
            for words in ("Besvarad i tid: Ja", "via e-post", "Avsändaren sa nej"):
                assert joined(words) in paper


def test_what_somebody_writes_is_never_code(take, enquiry):
    enquiry.text = enquiry.name = CODE
    enquiry.organisation_name = enquiry.diary_number = CODE[:40]
    enquiry.save()
    text = text_of(take().content).replace("\n", " ")
    assert '#panic("x") #read("/etc/passwd")' in text


def test_a_sign_that_no_font_holds_stops_nothing(take, enquiry):
    enquiry.reply("谢谢 🎉 \U000f0000")
    with_file(enquiry, "สวัสดี")
    answer = take()
    assert answer.status_code == 200
    assert list(read(answer.content).attachments.values()) == [[PLAN]]


def test_the_page_and_its_words_turn_round_in_arabic(take, enquiry):
    catalogue = read(take("/ar").content).trailer["/Root"]
    assert catalogue["/Lang"] == "ar"
    assert not printing.is_from_right("Hej سلام")
    assert printing.is_from_right("– سلام Hej")


def test_files_that_are_too_large_together_are_told_of(enquiry, monkeypatch):
    with_file(enquiry, "Se planen.")
    monkeypatch.setattr(printing, "MOST_ENCLOSED", len(PLAN) - 1)
    paper = printing.printed(Record(enquiry))
    assert not read(paper).attachments
    assert "plan.pdf" in text_of(paper)


def test_one_paper_is_drawn_at_a_time(monkeypatch):
    def draw(root, longest):
        with suppress(threading.BrokenBarrierError):
            both.wait(0.3)
            met.append(True)
        (root / pdf.PDF).touch()

    both, met = threading.Barrier(2), []
    monkeypatch.setattr(pdf, "_draw", draw)
    bounds = {"patience": 10, "longest": 10}
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda _n: pdf.drawn(printing.LAYOUT, {}, **bounds), range(2)))
    assert not met


def test_who_waits_for_others_too_long_is_asked_to_come_again(
    client, kerstin, enquiry, monkeypatch
):
    monkeypatch.setattr(printing, "PATIENCE", 0.01)
    client.force_login(kerstin)
    with pdf.turn(printing.LAYOUT, 1):
        answer = client.get(f"/arenden/{enquiry.pk}/utskrift.pdf")
    assert answer.status_code == 503
    assert "PDF-filen är inte klar" in answer.text


def test_the_fonts_are_ours_alone():
    families = drawing.fonts().families()
    for family in ("Noto Sans", "Noto Sans Arabic", "Noto Sans Ethiopic"):
        assert family in families
