"""What came in is understood as far as it can be, and never breaks anything."""

import datetime
import email
from email.message import EmailMessage

import pytest
from django.core.management import call_command
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as limits
from hypothesis import strategies as st

from samla.post.models import IncomingLetter, Letter, reply_address, text_of
from samla.post.models.parsing import facts_of
from tests.post.conftest import US, letter_to, now, written


@pytest.fixture(autouse=True)
def address(settings, outbox):
    """Letters come in to this address."""
    settings.INBOX_ADDRESS = US


def keep(message):
    """A letter comes in."""
    raw = message if isinstance(message, bytes) else message.as_bytes()
    return IncomingLetter.objects.keep(raw)


def raw(*headers, body=b"Hej"):
    """A letter as no good program writes it."""
    return b"\r\n".join([*headers, b"", body])


def test_the_token_is_found_however_the_address_was_written(settings):
    assert reply_address("fraga-abc1") == "svar+fraga-abc1@samla.example"
    for to in (
        b"To: svar+fraga-abc1@samla.example",
        b"To: Samla <SVAR+Fraga-ABC1@Samla.Example>",
        b"To: x@y.example\r\nCc: z@y.example, svar+fraga-abc1@samla.example",
        b"To: svar@samla.example\r\nDelivered-To: svar+fraga-abc1@samla.example",
    ):
        assert keep(raw(to)).token == "fraga-abc1"
    for to in (
        b"To: svar+fraga-abc1@other.example",
        b"To: svar+@samla.example",
        b"To: svar+a b@samla.example",
        b"To: svar+'; drop table@samla.example",
    ):
        assert keep(raw(to)).token == ""
    assert IncomingLetter.objects.unclaimed().count() == 4
    for wrong in ("", "Stor", "a b", "å", "a" * 41):
        with pytest.raises(ValueError, match="A token"):
            reply_address(wrong)
    settings.INBOX_ADDRESS = ""
    assert reply_address("fraga-abc1") == ""


def test_a_token_that_leads_nowhere_is_left_to_a_human():
    letter = keep(letter_to("fraga-forged"))
    assert list(IncomingLetter.objects.unread_for("fraga-")) == [letter]
    letter.disown()
    assert list(IncomingLetter.objects.unread_for("fraga-")) == []
    assert list(IncomingLetter.objects.unclaimed()) == [letter]
    letter.mark_read()
    assert not IncomingLetter.objects.unclaimed().exists()


def test_the_same_letter_is_kept_once_and_another_with_its_name_is_kept_too():
    letter = letter_to("fraga-1")
    assert keep(letter)
    assert keep(b"Received: from x by y\r\n" + letter.as_bytes()) is None
    letter.set_content("Något annat")
    assert keep(letter)


PAGE = (
    b"<html><head><title>T</title><style>p{}</style></head><body><p>Hej &aring;!</p>"
    b"<script>alert(1)</script><div>Rad tv&aring;<br>tre</div>"
    b"<blockquote>citat</blockquote></body>"
)


def test_a_letter_that_is_only_a_page_is_read_as_its_reader_would():
    letter = keep(raw(b"Content-Type: text/html; charset=utf-8", body=PAGE))
    assert letter.words == "Hej å!\n\nRad två\ntre"
    assert letter.quote == "> citat"
    assert "alert" not in letter.text


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("utf-8", "Hej Åsa مرحبا"),
        ("iso-8859-1", "Hej Åsa"),
        ("windows-1256", "مرحبا"),
        ("koi8-r", "Привет"),
        ("utf-16", "ሰላም"),
        ("x-unknown", "Hej Åsa"),
        ("", "Hej Åsa"),
    ],
)
def test_text_in_any_script_and_charset(charset, text):
    known = "utf-8" if charset in ("x-unknown", "") else charset
    kind = f"Content-Type: text/plain; charset={charset}".encode()
    letter = keep(raw(kind, body=text.encode(known)))
    assert letter.text == text


def test_what_is_sent_with_it_is_kept_as_it_came():
    letter = letter_to("fraga-1", "Se bilagan")
    letter.add_attachment(
        b"\x78\x9f\x3e\x22x", maintype="application", subtype="ms-tnef"
    )
    letter.add_attachment(
        b"%PDF", maintype="application", subtype="pdf", filename="Å.pdf"
    )
    letter.add_attachment(
        b"MZ", maintype="application", subtype="exe", filename="../../etc/x\\y.exe"
    )
    inner = EmailMessage()
    inner.set_content("Det som vidarebefordras")
    letter.add_attachment(inner)
    kept = keep(letter)
    assert kept.words == "Se bilagan"
    assert [one["name"] for one in kept.attachments] == ["1", "Å.pdf", "y.exe", "4"]
    assert kept.attachments[0]["type"] == "application/ms-tnef"
    assert kept.attachment(0) == b"\x78\x9f\x3e\x22x"
    assert kept.attachment(1) == b"%PDF"
    assert b"vidarebefordras" in kept.attachment(3)


def deep(levels):
    """Parts within parts within parts."""
    head = b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (i, i)
        for i in range(levels)
    )
    return b"From: a@b.example\r\nSubject: djup\r\n" + head + b"\r\nHej"


WITHIN = b"Content-Type: message/rfc822\r\n\r\n"
BROKEN = [
    b"",
    b"\0\0\0",
    b"no letter",
    raw(b"Content-Type: multipart/mixed", body=b"no boundary"),
    raw(b'Content-Type: multipart/mixed; boundary="x"', body=b"--x\r\n\r\nno end"),
    raw(b"Content-Type: text/plain", b"Content-Transfer-Encoding: base64", body=b"%%%"),
    raw(b"Content-Type: text/plain; charset=\xff\xfe", body=b"hej\0"),
    raw(b"Subject: =?utf-8?b?w6U=?= =?x?q?=ff?= =?utf-8?q?=ED=A0=80?="),
    raw(b"Subject: r\xe5 \xc3\xa5tta bitar", b"From: \xff <\xff@\xff>"),
    raw(b"From: " + b"a" * 5000 + b"@b.example", b"To: " + b"a@b.example, " * 5000),
    raw(b"Message-ID: " + b"<" * 3000, b"In-Reply-To: \0<x>\0"),
    raw(b"Content-Disposition: attachment; filename*=x'y'%ff%00"),
    raw(b"Content-Type: message/rfc822", body=b"Content-Type: message/rfc822\r\n\r\n"),
    raw(b"Content-Type: message/delivery-status", body=b"x"),
    raw(b"Content-Type: text/html", body=b"<blockquote>" * 3000 + b"<style>"),
    deep(50),
    deep(1200),
    *(WITHIN * levels + b"Hej" for levels in (60, 150, 300, 1200)),
]


@pytest.mark.parametrize("message", BROKEN, ids=range(len(BROKEN)))
def test_broken_letters_are_kept_whole(message):
    kept = keep(message)
    kept.refresh_from_db()
    assert bytes(kept.raw) == message
    assert isinstance(kept.words, str)
    for one in kept.attachments:
        kept.attachment(one["number"])


@limits(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [b"\r\n", b"\n", b"--x", b"--x--", b"> ", b"=?", b"?=", b"\0", b"\xe5"]
            + [b'Content-Type: multipart/report; boundary="x"', b"From: ", b"<a@b>"]
            + [b"Content-Type: message/delivery-status", b"Final-Recipient: rfc822; "]
            + [b"Content-Transfer-Encoding: quoted-printable", b"wrote:", b"hej"]
        ),
        max_size=40,
    )
)
def test_no_sequence_of_pieces_breaks_the_reading(pieces):
    message = b"".join(pieces)
    facts = facts_of(message)
    assert "\0" not in facts["text"] + facts["subject"] + facts["sender"]
    text_of(facts["text"])


def test_an_encoded_name_does_not_change_who_writes():
    name = "=?utf-8?q?chef=40kommun=2Eexample=3E?="
    letter = keep(raw(f"From: {name} <a@b.example>".encode()))
    assert letter.sender == "a@b.example"


AUTOMATIC = [
    {"Auto_Submitted": "auto-replied"},
    {"Precedence": "bulk"},
    {"List_Id": "<x.y>"},
    {"X_Autoreply": "yes"},
    {"Return_Path": "<>"},
    {"X_Loop": US},
    {"sender": "MAILER-DAEMON@x.example"},
]


@pytest.mark.parametrize("headers", AUTOMATIC, ids=str)
def test_what_programs_write_is_not_taken_for_an_answer(headers):
    letter = keep(letter_to("fraga-1", **headers))
    assert letter.is_automatic
    assert not letter.is_bounce
    assert list(IncomingLetter.objects.unread_for("fraga-")) == []
    assert list(IncomingLetter.objects.automatic_for("fraga-")) == [letter]
    assert not keep(letter_to("fraga-1", Auto_Submitted="no")).is_automatic


def test_our_own_letter_that_comes_back_in_a_loop_is_known():
    ours = written(reply_address("fraga-1"))
    letter = keep(bytes(ours.message))
    assert letter.is_automatic
    assert list(IncomingLetter.objects.unread_for("fraga-")) == []


def report(to, reader, message_id, action="failed", status="5.1.1"):
    """What a mail server writes about a letter that did not arrive."""
    return (
        f"From: MAILER-DAEMON@mx.example\r\nTo: {to}\r\n"
        "Auto-Submitted: auto-replied\r\n"
        "Subject: Undelivered Mail Returned to Sender\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/report; report-type=delivery-status; "
        'boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n'
        "--b\r\nContent-Type: message/delivery-status\r\n\r\n"
        "Reporting-MTA: dns; mx.example\r\n\r\n"
        f"Final-Recipient: rfc822; {reader}\r\nAction: {action}\r\nStatus: {status}\r\n"
        "Diagnostic-Code: smtp; 550 5.1.1 No such user\r\n\r\n"
        "--b\r\nContent-Type: text/rfc822-headers\r\n\r\n"
        f"Message-ID: {message_id}\r\nSubject: Till dig\r\n\r\n--b--\r\n"
    ).encode()


def test_a_letter_that_came_back_is_known_by_its_address_or_its_name():
    first, second, slow = (written(f"{name}@x.example") for name in "abc")
    by_address = report(reply_address(f"retur-{first.key}"), "a@x.example", "<x@y>")
    by_name = report("samla@samla.example", "B@x.example", second.message_id)
    delayed = report("x@y.example", "c@x.example", slow.message_id, "delayed", "4.4.1")
    kept = [keep(each) for each in (by_address, by_name, delayed)]
    assert [each.letter for each in kept] == [first, second, slow]
    assert [each.is_bounce for each in kept] == [True, True, False]
    assert kept[1].bounced_email == "B@x.example"
    bounced = Letter.objects.filter(bounced_at__isnull=False)
    assert list(bounced.order_by("pk")) == [first, second]
    assert now(first).answer == "5.1.1 smtp; 550 5.1.1 No such user"
    assert not IncomingLetter.objects.unclaimed().exists()


def test_a_forged_report_stops_nobodys_letters():
    letter = written("a@x.example")
    keep(report(US, "a@x.example", "<guessed@samla.example>"))
    keep(report(US, "other@x.example", letter.message_id))
    keep(report(reply_address("retur-" + "0" * 24), "a@x.example", "<x@y>"))
    assert now(letter).bounced_at is None


def test_a_holiday_greeting_is_no_letter_that_came_back():
    letter = written("a@x.example")
    away = {"Auto_Submitted": "auto-replied", "Return_Path": "<>"}
    kept = keep(letter_to(f"retur-{letter.key}", "Jag är borta.", **away))
    assert (kept.letter, kept.is_bounce) == (letter, False)
    assert now(letter).bounced_at is None
    old = {"sender": "MAILER-DAEMON@x.example", "Return_Path": "<>"}
    keep(letter_to(f"retur-{letter.key}", "Sorry, no mailbox here.", **old))
    assert now(letter).bounced_at


ANSWERS = [
    ("Ja tack!\n\nDen tors 26 nov. 2026 kl 10:12 skrev Samla <s@x>:\n> Vill du?\n", 1),
    ("Ja tack!\n\nDen tors 26 nov. 2026 kl 10:12 skrev Samla\n<s@x>:\n\n> Vill du?", 1),
    ("Ja tack!\n\nOn Thu, 26 Nov 2026 at 10:12, Samla <s@x> wrote:\n> Vill du?", 1),
    ("Ja tack!\n\n-----Ursprungligt meddelande-----\nFrån: Samla\nVill du?", 1),
    ("Ja tack!\n\nFrån: Samla <s@x>\nSkickat: den 26 november\nTill: A\n\nVill du?", 1),
    ("Ja tack!\n\nFrom: Samla <s@x>\nSent: 26 November\nTo: A\n\nVill du?", 1),
    ("Ja tack!\n\nعلي <s@x> كتب في 26:\n> Vill du?", 1),
    ("Ja tack!\n\n26 листопада 2026 р. Samla <s@x> пише:\n> Vill du?", 1),
    ("> Vill du?\n\nJa tack!", 0),
    ("On 26 Nov 2026 Samla <s@x> wrote:\n> Vill du?\n\nJa tack!", 1),
    ("Ja tack!", 0),
]


@pytest.mark.parametrize(("text", "quoted"), ANSWERS)
def test_what_she_wrote_is_parted_from_what_she_answers_to(text, quoted):
    said = text_of(text)
    assert said.words.endswith("Ja tack!")
    assert ("Vill du?" in said.quote) == bool(quoted)


@pytest.mark.parametrize(
    "text",
    [
        "Kommunen skrev:\nVi har ingen lokal.\nVad gör vi?",
        "> Vilken dag?\nTisdag\n> Vilken tid?\nKlockan sex",
        "Från: Alby\nTill: Fittja\nVi behöver skjuts.",
        "> Bara ett citat",
        "",
    ],
)
def test_no_word_of_hers_is_taken_for_a_quote(text):
    assert text_of(text).words == text


def test_letters_that_came_in_are_forgotten_once_somebody_took_care():
    read, unread = keep(letter_to("fraga-1")), keep(letter_to("fraga-2"))
    long_ago = timezone.now() - datetime.timedelta(days=31)
    IncomingLetter.objects.filter(pk=read.pk).update(read_at=long_ago)
    IncomingLetter.objects.filter(pk=unread.pk).update(received_at=long_ago)
    call_command("forget", verbosity=0)
    assert list(IncomingLetter.objects.all()) == [unread]
    a_year_ago = timezone.now() - datetime.timedelta(days=366)
    lying = keep(letter_to("nothing-of-ours"))
    IncomingLetter.objects.filter(pk=lying.pk).update(received_at=a_year_ago)
    call_command("forget", verbosity=0)
    assert list(IncomingLetter.objects.all()) == [unread]
    assert email.message_from_bytes(bytes(unread.raw))["To"]
