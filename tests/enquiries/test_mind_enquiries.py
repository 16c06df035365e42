"""What comes by mail lands on the question it is about, or is left to a human."""

import pytest
from django.core.management import call_command
from django.db import transaction

from samla.core import attachments
from samla.enquiries.emails import asking
from samla.enquiries.emails import by_mail as letters
from samla.enquiries.management.commands import mind_enquiries
from samla.enquiries.models import Enquiry, HandOver, Message, by_mail
from samla.post.models import IncomingLetter, Letter
from tests.enquiries.conftest import asked
from tests.post.conftest import OUTBOX, US, letter_to
from tests.post.test_incoming_letter import report

pytestmark = pytest.mark.django_db
LEYLA = "Leyla <Leyla@Example.org>"


@pytest.fixture(autouse=True)
def address(settings):
    """Letters come in to this address."""
    settings.INBOX_ADDRESS = US


def mind():
    call_command("mind_enquiries", verbosity=0)


def comes(message):
    """A letter comes in, and Samla looks what there is to do."""
    raw = message if isinstance(message, bytes) else message.as_bytes()
    kept = IncomingLetter.objects.keep(raw)
    mind()
    return kept


def answer_to(enquiry, text="Vi är trettio.", **headers):
    """What Leyla's mail program sends when she answers a letter of ours."""
    headers.setdefault("sender", LEYLA)
    return letter_to(f"fraga-{enquiry.reply_token}", text, **headers)


def test_an_answer_by_mail_lands_and_opens_what_was_answered(
    enquiry, kerstin, letters_of
):
    enquiry.answer("Albysalen är ledig.", kerstin)
    quoted = "Den är för liten.\n\nOn Thu, 26 Nov 2026, Samla <s@x> wrote:\n> Hej"
    told = letters_of(lambda: comes(answer_to(enquiry, quoted)))
    enquiry.refresh_from_db()
    message = enquiry.messages.get(side="writer")
    assert (message.text, message.author_name) == ("Den är för liten.", "")
    assert enquiry.status == "reopened"
    assert set(told) == {kerstin.email}
    assert "för liten" not in told[kerstin.email].body
    assert letters_of(mind) == {}
    assert enquiry.messages.filter(side="writer").count() == 1
    assert not IncomingLetter.objects.filter(read_at=None).exists()


def test_every_letter_to_the_sender_can_be_answered(
    enquiry, kerstin, letters_of, settings
):
    letter = letters_of(lambda: _received(enquiry))[enquiry.email]
    assert letter.reply_to == [f"svar+fraga-{enquiry.reply_token}@samla.example"]
    assert "svara på det här brevet" in letter.body
    assert by_mail.named_in(letter.extra_headers["Message-ID"]) == enquiry
    settings.INBOX_ADDRESS = ""
    letter = letters_of(lambda: _received(enquiry))[enquiry.email]
    assert letter.reply_to == []
    assert "svara på det här brevet" not in letter.body


def _received(enquiry):
    with transaction.atomic():
        asking.received(enquiry, has_receipt=True)


def test_the_clock_goes_on_when_the_asked_sender_answers_by_mail(enquiry, kerstin):
    enquiry.ask_back("Hur många är ni?", kerstin)
    comes(answer_to(enquiry))
    enquiry.refresh_from_db()
    assert enquiry.status == "handling"


def test_a_double_of_a_question_lands_on_the_one_that_is_answered(
    enquiry, botkyrka, kerstin
):
    double = asked(botkyrka)
    double.merge_into(enquiry, kerstin)
    comes(answer_to(double))
    assert enquiry.messages.filter(side="writer").exists()
    assert not double.messages.filter(side="writer").exists()


def test_who_writes_from_another_address_is_named_to_those_who_answer(
    client, enquiry, kerstin
):
    comes(answer_to(enquiry, sender="Bo <bo@example.org>"))
    assert enquiry.messages.get().author_name == "bo@example.org"
    client.force_login(kerstin)
    assert "bo@example.org" in client.get(f"/arenden/{enquiry.pk}/").content.decode()


FORGED = ["fraga-" + "a" * 24, "fraga-", "bok-1", "", "kollega-x"]


@pytest.mark.parametrize("token", FORGED)
def test_a_forged_token_changes_nothing_and_is_left_to_a_human(
    enquiry, token, letters_of
):
    letter = letter_to(token, sender=LEYLA)
    assert letters_of(lambda: comes(letter)) == {}
    assert not enquiry.messages.exists()
    assert by_mail.strays().count() == 1


def test_what_is_put_away_is_not_opened_by_a_letter(enquiry, kerstin):
    enquiry.refuse("Nej.", kerstin)
    enquiry.hide(kerstin)
    comes(answer_to(enquiry))
    assert not enquiry.messages.filter(side="writer").exists()
    assert by_mail.strays().count() == 1


def test_where_the_address_is_lost_letter_and_sender_tell_together(
    enquiry, settings, letters_of
):
    settings.EMAIL_BACKEND = OUTBOX
    _received(enquiry)
    ours = Letter.objects.get(email=enquiry.email).message_id
    comes(letter_to(sender=LEYLA, In_Reply_To=ours))
    assert enquiry.messages.count() == 1
    comes(letter_to(text="Jag med", sender="x@y.example", In_Reply_To=ours))
    forged = f"<{'0' * 24}.arende-{enquiry.pk}@samla.example>"
    comes(letter_to(text="Gissat", sender=LEYLA, In_Reply_To=forged))
    assert enquiry.messages.count() == 1
    assert by_mail.strays().count() == 2
    assert not by_mail.to_land().exists()  # no run looks at them again


AUTOMATIC = [{"Auto_Submitted": "auto-replied"}, {"X_Loop": US}, {"List_Id": "<a.b>"}]


@pytest.mark.parametrize("headers", AUTOMATIC, ids=str)
def test_a_program_opens_nothing_and_nobody_answers_it(
    enquiry, kerstin, letters_of, headers
):
    enquiry.answer("Ja.", kerstin)
    for number in range(3):
        away = answer_to(enquiry, f"Jag är på semester {number}.", **headers)
        assert letters_of(lambda away=away: comes(away)) == {}
    enquiry.refresh_from_db()
    assert enquiry.status == "answered"
    notes = enquiry.messages.filter(is_internal=True)
    assert notes.count() == 3
    assert "Automatiskt svar" in notes.first().author_name


def test_where_her_answer_is_waited_for_who_answers_looks_once_a_day(
    enquiry, kerstin, settings
):
    enquiry.ask_back("Hur många är ni?", kerstin)
    settings.EMAIL_BACKEND = OUTBOX
    for text in ("Vi är trettio, via listan.", "Vi är trettio."):
        comes(answer_to(enquiry, text, List_Id="<styrelsen.forening.example>"))
    kinds = Letter.objects.filter(kind__contains="automatic")
    assert [one.email for one in kinds] == [kerstin.email]
    enquiry.refresh_from_db()
    assert enquiry.status == "waiting"


def test_our_own_letter_in_a_loop_writes_no_other(enquiry, settings):
    settings.EMAIL_BACKEND = OUTBOX
    _received(enquiry)
    ours = Letter.objects.get(email=enquiry.email)
    raw = f"To: {enquiry.reply_address}\r\n".encode() + bytes(ours.message)
    before = Letter.objects.count()
    comes(raw)
    assert Letter.objects.count() == before
    assert not enquiry.messages.filter(side="writer").exists()


def test_many_letters_land_all_and_tell_who_answers_ten_times(
    enquiry, kerstin, mailoutbox
):
    for number in range(14):
        comes(answer_to(enquiry, f"Nummer {number}"))
    assert enquiry.messages.count() == 14
    told = [one for one in mailoutbox if one.to == [kerstin.email]]
    assert len(told) == letters.MOST_TOLD
    to = HandOver.objects.hand(enquiry, email="a@b.example", function="Vaktmästare")
    for number in range(14):
        comes(letter_to(f"kollega-{to.reply_token}", f"Nummer {number}"))
    assert enquiry.messages.filter(side="colleague").count() == 14
    told = [one for one in mailoutbox if one.to == [kerstin.email]]
    assert len(told) == 2 * letters.MOST_TOLD


def test_files_are_looked_at_and_who_sent_them_is_told(
    enquiry, kerstin, letters_of, monkeypatch
):
    monkeypatch.setattr(attachments, "MOST_BYTES", 100)
    letter = answer_to(enquiry, "Se bilagorna")
    for name, content in {
        "plan.pdf": b"%PDF-1.7",
        "virus.exe": b"MZ\x90\x00",
        "winmail.dat": b"\x78\x9f\x3e\x22x",
        "stor.pdf": b"%PDF-1.7" + b"x" * 100,
    }.items():
        letter.add_attachment(
            content, maintype="application", subtype="octet-stream", filename=name
        )
    letter.add_attachment(
        b"0", maintype="application", subtype="pkcs7-signature", filename="smime.p7s"
    )
    told = letters_of(lambda: comes(letter))
    kept = enquiry.messages.get(side="writer").attachments.all()
    assert [one.title for one in kept] == ["plan.pdf"]
    body = told[enquiry.email].body
    for name in ("virus.exe", "winmail.dat", "stor.pdf"):
        assert name in body
        assert name in enquiry.messages.get(kind="note").text
    assert "smime" not in body
    assert "plan.pdf" not in body
    again = answer_to(enquiry, "En till")
    again.add_attachment(b"MZ", maintype="a", subtype="b", filename="b.exe")
    assert enquiry.email not in letters_of(lambda: comes(again))  # once a day


def test_a_page_broken_parts_and_files_alone_land_and_nothing_at_all_does_not(enquiry):
    to = enquiry.reply_address.encode()
    head = b"To: " + to + b"\r\nFrom: leyla@example.org\r\n"
    page = b"Content-Type: text/html\r\n\r\n<p>Hej <b>igen</b></p><script>x</script>"
    comes(head + page)
    broken = b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\n\r\nUtan slut'
    comes(head + broken)
    files = answer_to(enquiry, "")
    files.add_attachment(b"Lista", maintype="text", subtype="plain", filename="l.txt")
    comes(files)
    said = [message.text for message in enquiry.messages.order_by("pk")]
    assert said == ["Hej igen", "Utan slut", "(bara filer)"]
    assert enquiry.messages.last().attachments.get().title == "l.txt"
    comes(answer_to(enquiry, " \n "))
    assert by_mail.strays().count() == 1


def test_a_colleague_who_answers_the_letter_writes_to_those_who_answer(
    enquiry, kerstin, umea, letters_of
):
    to = HandOver.objects.hand(enquiry, email="a@b.example", function="Vaktmästare")
    letter = letter_to(f"kollega-{to.reply_token}", "Nyckeln finns hos mig.")
    told = letters_of(lambda: comes(letter))
    note = enquiry.messages.get(side="colleague")
    assert (note.is_internal, note.author_name) == (True, "Vaktmästare")
    assert set(told) == {kerstin.email}
    enquiry.refresh_from_db()
    assert enquiry.status == "handling"  # the sender has no answer by it
    HandOver.objects.ask(enquiry, umea, kerstin).consent()
    comes(letter_to(f"kollega-{to.reply_token}", "En sak till."))
    assert by_mail.strays().count() == 1


def test_a_letter_that_came_back_is_told_once_to_who_answers(
    enquiry, kerstin, settings
):
    settings.EMAIL_BACKEND = OUTBOX
    _received(enquiry)
    ours = Letter.objects.get(email=enquiry.email)
    comes(report(f"retur-{ours.key}@x.example", enquiry.email, ours.message_id))
    mind()
    note = enquiry.messages.get()
    assert note.is_internal
    assert enquiry.email in note.text
    kinds = Letter.objects.filter(kind__contains="came_back")
    assert [one.email for one in kinds] == [kerstin.email]


def test_one_letter_that_cannot_be_read_keeps_no_other_out(enquiry, monkeypatch):
    reply = Enquiry.reply

    def strange(self, text, **said):
        if "konstig" in text:
            raise ValueError(text)
        return reply(self, text, **said)

    monkeypatch.setattr(Enquiry, "reply", strange)
    comes(answer_to(enquiry, "Något konstigt"))
    comes(answer_to(enquiry, "Vi är trettio."))
    assert [message.text for message in enquiry.messages.all()] == ["Vi är trettio."]
    assert by_mail.strays().count() == 1


def test_killed_in_the_middle_it_lands_once(enquiry, monkeypatch):
    class Killed(BaseException):
        """The process is gone."""

    def killed(_landed):
        raise Killed

    with monkeypatch.context() as until_then:
        until_then.setattr(mind_enquiries.emails, "landed", killed)
        with pytest.raises(Killed):
            comes(answer_to(enquiry))
    assert not Message.objects.exists()
    mind()
    mind()
    assert enquiry.messages.count() == 1
