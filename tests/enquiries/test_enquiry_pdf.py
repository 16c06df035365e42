"""The record of a question on paper: to read in a hundred years, in any script."""

import io

import pypdf
import pytest
from django.core.files.base import ContentFile

from samla.core import pdf
from samla.core.attachments import looked_at
from samla.enquiries import printing
from samla.enquiries.models import Attachment
from samla.enquiries.models.record import Record

pytestmark = pytest.mark.django_db

ARABIC, TIGRINYA = "نبحث عن قاعة", "ኣዳራሽ ንደሊ ኣሎና"
CODE = '#panic("x") #read("/etc/passwd") *b* $x$ \\ ]) = `#import`'
PLAN = b"%PDF-1.7 plan"


def read(content):
    return pypdf.PdfReader(io.BytesIO(content))


def text_of(content):
    return " ".join(page.extract_text() for page in read(content).pages)


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


def test_the_fonts_are_ours_alone():
    families = pdf.fonts().families()
    for family in ("Noto Sans", "Noto Sans Arabic", "Noto Sans Ethiopic"):
        assert family in families
