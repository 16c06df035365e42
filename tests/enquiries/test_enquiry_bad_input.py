"""What nobody should send: at each of the three pages where one writes, and by mail."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from samla.enquiries import limits
from samla.enquiries.models import Attachment, Enquiry, HandOver, Message
from samla.post.models import IncomingLetter
from samla.post.models.incoming_letter import BEGINNING, LARGEST
from tests.enquiries.test_enquiry_create import ask
from tests.post.conftest import US, letter_to

pytestmark = pytest.mark.django_db
MB = 2**20
TYPED = "Det här skrev jag länge på."
# No text at all, however it was made, and one that is too long.
NOTHING = ["", " \n\t ", "\u200b\u2060", "\u3164\u115f", "\u202e", "…", "å" * 20_001]
ANY_SCRIPT = "مرحبا \u202eשלום 你好 ሰላም 🏠 <b>&amp;</b> %s {{ 7 }} \x07\r\n' OR 1=1 --"


@pytest.fixture
def pages(client, enquiry, kerstin):
    """Where one writes: the sender's page, a colleague's, and who answers."""
    hand_over = HandOver.objects.hand(
        enquiry, email="anna@botkyrka.example", function="Lärare", handed_by=kerstin
    )
    client.force_login(kerstin)
    return [
        f"/fraga/{enquiry.token}/",
        f"/lamnad/{hand_over.token}/",
        f"/arenden/{enquiry.pk}/",
    ]


def post(client, page, text, key="opened", **told):
    """Somebody sends what she wrote."""
    return client.post(page, {"what": "svar", "text": text, "nyckel": key} | told)


def said():
    """What people have written; steps are Samla's own."""
    return Message.objects.exclude(kind="step")


def test_no_text_is_no_message_and_nothing_is_half_kept(client, pages):
    for page in pages:
        for text in NOTHING:
            answer = post(client, page, text)
            assert answer.status_code == 200
            assert set(answer.context["form"].errors) == {"text"}, (page, text[:9])
    assert not said().exists()


def test_twenty_megabytes_are_refused_at_the_field_and_the_text_stays(client, pages):
    for page in pages:
        file = SimpleUploadedFile("karta.pdf", b"%PDF-1.7" + bytes(20 * MB))
        answer = post(client, page, TYPED, fil=file)
        assert set(answer.context["form"].errors) == {"fil"}
        assert "8 MB" in str(answer.context["form"].errors)
        assert TYPED in answer.content.decode()
    assert not said().exists()
    assert not Attachment.objects.exists()


def test_any_script_comes_through_and_nothing_in_it_is_code(client, pages):
    kept = []
    for page in reversed(pages):  # the colleague's link ends with her answer
        assert post(client, page, ANY_SCRIPT, key=page[-9:]).status_code in (200, 302)
        kept.append(said().latest("pk").text)
    assert said().count() == len(pages)
    for text in kept:
        assert "مرحبا שלום 你好 ሰላም 🏠 <b>&amp;</b> %s {{ 7 }}" in text
        assert "\x07" not in text
    shown = client.get(pages[0]).content.decode()
    assert shown.count("&lt;b&gt;&amp;amp;&lt;/b&gt; %s {{ 7 }}") == len(pages)


def test_signs_that_no_database_keeps_break_no_page(client, pages, kerstin):
    for page in [*pages, "/fraga/?kommun=botkyrka&slag=room"]:
        sent = {"text": "Hej\x00 då", "email": "a\x00@example.org", "nyckel": "\x00"}
        for encoded in (False, True):
            kind = {"content_type": "application/x-www-form-urlencoded"}
            raw = client.post(page, "text=Hej%00&nyckel=%ff", **kind)
            answer = raw if encoded else client.post(page, sent | {"what": "\x00"})
            assert answer.status_code in (200, 302, 400), page
    assert not said().filter(text__contains="\x01").exists()


def test_forms_that_are_wrong_are_counted_too_and_what_was_typed_stays(
    client, kerstin, monkeypatch
):
    monkeypatch.setattr(limits, "TRIES", "3/h/ip")
    answers = [ask(client, text=TYPED, email="ingen") for _try in range(5)]
    assert [answer.status_code for answer in answers] == [200] * 3 + [429] * 2
    assert all(TYPED in answer.content.decode() for answer in answers)
    assert not Enquiry.objects.exists()


def test_a_letter_of_twenty_megabytes_lands_with_its_words(enquiry, settings):
    settings.INBOX_ADDRESS = US
    letter = letter_to(
        f"fraga-{enquiry.reply_token}", TYPED, sender="Leyla <leyla@example.org>"
    )
    letter.add_attachment(
        bytes(20 * MB), maintype="application", subtype="pdf", filename="stor.pdf"
    )
    raw = letter.as_bytes()
    is_cut = len(raw) > LARGEST
    IncomingLetter.objects.keep(raw[:BEGINNING] if is_cut else raw, is_cut)
    call_command("mind_enquiries", verbosity=0)
    assert enquiry.messages.get(side="writer").text == TYPED
    assert "stor.pdf" in enquiry.messages.get(kind="note").text
    assert not Attachment.objects.exists()


def test_two_programs_that_answer_each_other_fall_silent(enquiry, settings, letters_of):
    """A holiday greeting to each of our letters writes no letter of ours."""
    settings.INBOX_ADDRESS = US
    told = {"sender": enquiry.email, "Auto_Submitted": "auto-replied"}
    for number in range(5):
        letter = letter_to(f"fraga-{enquiry.reply_token}", f"Borta {number}", **told)
        IncomingLetter.objects.keep(letter.as_bytes())
        left = letters_of(call_command, "mind_enquiries", verbosity=0)
        assert enquiry.email not in left
    enquiry.refresh_from_db()
    assert enquiry.status == "new"
