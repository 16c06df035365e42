"""Letters leave by a real mail server: none is lost, and none leaves twice."""

import datetime
import email

import psycopg
import pytest
from django.core.mail import EmailMultiAlternatives
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from samla.accounts.models import User
from samla.core import checks, letters
from samla.core.alone import Lock
from samla.post import delivery
from samla.post.models import Letter
from samla.post.models.letter import PAUSES
from tests.conftest import with_second_factor
from tests.database import spare_port
from tests.post.conftest import US, now, written


def deliver():
    """One run of the worker."""
    call_command("deliver_letters", verbosity=0)


def later(letter, **ago):
    """As if so much time had passed since a letter was put aside."""
    then = timezone.now() - datetime.timedelta(**ago)
    Letter.objects.filter(pk=letter.pk).update(not_before_at=then)


class Undone(Exception):
    """Something went wrong after the letter was written."""


def test_a_letter_is_kept_with_its_cause_or_not_at_all(outbox):
    def undone():
        with transaction.atomic():
            written()
            raise Undone

    with pytest.raises(Undone):
        undone()
    assert not Letter.objects.exists()


def test_the_same_letter_is_never_written_twice(outbox):
    for reader in ("amina@forening.example", "Amina@forening.example", "b@c.example"):
        message = EmailMultiAlternatives("Påminnelse", "Hej", to=[reader])
        message.once = "reminder 7 of 2027-03-31"
        message.send()
    assert [one.email for one in Letter.objects.order_by("pk")] == [
        "amina@forening.example",
        "b@c.example",
    ]
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.create(once=Letter.objects.first().once)


def test_what_arrives_is_what_was_written(mail_server, settings):
    settings.INBOX_ADDRESS = US
    text = "Hej Åsa!\n.\n..två punkter\n" + "långt " * 400 + "\nمرحبا\n"
    message = EmailMultiAlternatives(
        "Språkcafé på tisdag",
        text,
        "Samla <samla@samla.example>",
        ["Åsa <asa@räksmörgås.example>"],
        bcc=["arkiv@samla.example"],
        reply_to=["svar+fraga-abc@samla.example"],
        headers={"List-Unsubscribe": "<https://samla.example/x>"},
    )
    message.attach_alternative("<p>Hej Åsa!</p>", "text/html")
    message.attach("kalender.ics", b"BEGIN:VCALENDAR\r\n", "text/calendar")
    message.send()
    kept = Letter.objects.first()
    deliver()
    assert mail_server.readers == [
        "asa@xn--rksmrgs-5wao1o.example",
        "arkiv@samla.example",
    ]
    for envelope in mail_server.taken:
        got = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert got["Message-ID"] == kept.message_id
        assert got["Subject"] == "Språkcafé på tisdag"
        assert got["List-Unsubscribe"] == "<https://samla.example/x>"
        assert got["Reply-To"] == "svar+fraga-abc@samla.example"
        assert got["X-Loop"] == US
        plain = got.get_body(("plain",)).get_content()
        assert plain.replace("\r\n", "\n") == text
        assert "<p>Hej" in got.get_body(("html",)).get_content()
        [file] = got.iter_attachments()
        assert file.get_filename() == "kalender.ics"
    returns = [envelope.mail_from for envelope in mail_server.taken]
    assert returns == [
        f"svar+retur-{one.key}@samla.example" for one in Letter.objects.order_by("pk")
    ]
    assert {one.state for one in Letter.objects.all()} == {"sent"}
    assert Letter.objects.first().answer == "250 Taken as 7GHB"
    deliver()
    assert len(mail_server.taken) == 2


def test_the_letter_of_a_room_says_when_and_how_often_it_leaves(mail_server):
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    for _time in range(2):
        with transaction.atomic():
            letters.write(
                "accounts/emails/administered.txt",
                "eva@kommun.example",
                {"what": "account_closed", "reason": "Slutat"},
                "en",
                once="closed 7",
                not_before_at=tomorrow,
                attachments=[("a.txt", "hej", "text/plain")],
                reply_to="svar+x-1@samla.example",
            )
    [letter] = Letter.objects.all()
    assert letter.kind == "accounts/emails/administered.txt"
    deliver()
    assert mail_server.taken == []
    later(letter, seconds=1)
    deliver()
    assert b"a.txt" in mail_server.taken[0].content
    assert b"Auto-Submitted: auto-generated" in mail_server.taken[0].content


def test_many_letters_leave_in_one_talk_and_codes_leave_first(mail_server):
    for number in range(20):
        written(f"nr{number}@forening.example")
    written("code@forening.example", goes_first=True)
    deliver()
    assert mail_server.readers[0] == "code@forening.example"
    assert mail_server.readers[1:] == [f"nr{i}@forening.example" for i in range(20)]
    assert mail_server.talks == 1


def test_a_code_that_came_too_late_is_dropped_with_what_it_says(mail_server):
    gone = timezone.now() - datetime.timedelta(seconds=1)
    code = written(useless_after_at=gone)
    deliver()
    assert mail_server.taken == []
    assert now(code).state == "dropped"
    assert bytes(now(code).message) == b""


def test_what_nobody_shall_get_is_taken_away(mail_server):
    letters.throw_away(EmailMultiAlternatives("Kod", "1234", to=["x@y.example"]))
    [kept] = Letter.objects.all()
    assert (kept.state, kept.email) == ("nobody", "")
    deliver()
    assert not Letter.objects.exists()
    assert mail_server.taken == []


def test_who_is_refused_for_good_is_given_up_and_stops_nobody(mail_server):
    mail_server.to_reader["gone@x.example"] = "550 5.1.1 No such mailbox"
    mail_server.to_letter["full@x.example"] = "552 5.3.4 Too large"
    gone, full, strange = (
        written(to) for to in ("gone@x.example", "full@x.example", "a@b.example")
    )
    Letter.objects.filter(pk=strange.pk).update(email="ü\n@b.example")
    well = written("well@x.example")
    deliver()
    assert mail_server.readers == ["well@x.example"]
    assert [now(one).state for one in (gone, full, strange, well)] == [
        *["failed"] * 3,
        "sent",
    ]
    assert now(gone).answer == "550 5.1.1 No such mailbox"
    assert now(full).answer == "552 5.3.4 Too large"
    assert "cannot be sent to" in now(strange).answer


@pytest.mark.parametrize("said", ["451 4.7.1 Greylisted", "421 Busy", "hang up"])
def test_who_is_not_taken_now_is_tried_again_after_growing_pauses(mail_server, said):
    mail_server.to_reader["grey@x.example"] = said
    grey, well = written("grey@x.example"), written("well@x.example")
    deliver()
    assert mail_server.readers == ["well@x.example"]
    assert (now(grey).state, now(grey).tries) == ("waiting", 1)
    assert now(grey).answer
    pauses = []
    for _try in range(3):
        later(grey, seconds=1)
        deliver()
        pauses.append(now(grey).not_before_at - timezone.now())
    assert pauses == sorted(pauses)
    assert pauses[-1] > datetime.timedelta(minutes=50)
    later(grey, seconds=1)
    Letter.objects.filter(pk=grey.pk).update(tries=len(PAUSES))
    deliver()
    assert now(grey).state == "failed"
    assert now(well).state == "sent"


def test_a_letter_whose_answer_never_came_is_uncertain_and_stays_so(mail_server):
    mail_server.to_letter["lost@x.example"] = "hang up"
    lost, well = written("lost@x.example"), written("well@x.example")
    deliver()
    assert now(lost).state == "uncertain"
    assert now(well).state == "sent"
    deliver()
    assert mail_server.readers == ["lost@x.example", "well@x.example"]


@pytest.fixture
def dead():
    """The number of a worker that has died."""
    return 77


@pytest.fixture
def living():
    """The number of a worker that is at work somewhere else."""
    with psycopg.connect(autocommit=True, **checks.address()) as line:
        lock = [Lock.DELIVERING.value, 78]
        line.execute("select pg_advisory_lock(%s, %s)", lock)
        yield 78


def test_what_a_dead_worker_held_is_sent_unless_it_was_handed_over(
    mail_server, dead, living
):
    begun, handed, others = (written(f"{i}@x.example") for i in range(3))
    begun.take(dead)
    handed.take(dead)
    others.take(living)
    assert handed.cross()
    deliver()
    assert mail_server.readers == ["0@x.example"]
    assert [now(one).state for one in (begun, handed, others)] == [
        "sent",
        "uncertain",
        "handing_over",
    ]


def test_a_letter_at_which_workers_die_is_given_up(mail_server, dead):
    deadly, well = written("deadly@x.example"), written("well@x.example")
    for _death in range(2):
        now(deadly).take(dead)
        delivery.take_over()
        assert now(deadly).not_before_at < timezone.now()
    now(deadly).take(dead)
    deliver()
    assert now(deadly).not_before_at > timezone.now()
    Letter.objects.filter(pk=deadly.pk).update(tries=9)
    now(deadly).take(dead)
    deliver()
    assert now(deadly).state == "failed"
    assert now(well).state == "sent"


def test_who_was_taken_for_dead_does_not_send_what_is_anothers(mail_server, dead):
    letter = written()
    letter.take(dead)
    Letter.objects.left_by({dead})
    assert not letter.cross()
    letter.end(Letter.State.SENT)
    assert now(letter).state == "waiting"


def test_a_mail_server_that_is_away_costs_no_try(mail_server, settings):
    settings.EMAIL_PORT = spare_port()
    letter = written()
    for _try in range(3):
        with pytest.raises(CommandError, match="No mail server is there"):
            deliver()
    assert (now(letter).state, now(letter).tries) == ("waiting", 0)


def test_what_waited_in_a_backup_is_not_sent_a_second_time(mail_server, dead):
    waiting, begun = written("a@x.example"), written("b@x.example")
    later = written("c@x.example", not_before_at=timezone.now() + PAUSES[0])
    begun.take(dead)
    call_command("deliver_letters", restored=True)
    deliver()
    assert mail_server.taken == []
    states = [now(one).state for one in (waiting, begun, later)]
    assert states == ["uncertain", "uncertain", "waiting"]


def test_files_hold_what_was_written(outbox, settings, tmp_path):
    settings.DELIVERY_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path
    letter = written(text="Hej Åsa!")
    deliver()
    [file] = tmp_path.iterdir()
    assert letter.message_id.encode() in file.read_bytes()
    assert now(letter).state == "sent"


def test_an_administrator_sees_what_is_uncertain_and_sends_it_again(
    mail_server, client
):
    rut = User.objects.create_superuser("rut@samla.example", "a-long-password-here")
    client.force_login(with_second_factor(rut))
    mail_server.to_letter["lost@x.example"] = "hang up"
    lost, sent = written("lost@x.example", "Hemligt"), written("sent@x.example")
    deliver()
    path = reverse("admin:post_letter_changelist")
    page = client.get(path, {"state": "uncertain"}).content.decode()
    assert "lost@x.example" in page
    assert "sent@x.example" not in page
    one = client.get(reverse("admin:post_letter_change", args=[lost.pk]))
    assert "Hemligt" not in one.content.decode()
    for letter in (lost, sent):
        chosen = {"action": "send_again", "_selected_action": letter.pk}
        said = {"confirmed": "yes", "answer": "Hon säger att inget kom."}
        client.post(path, chosen | said)
    assert [now(one).state for one in (lost, sent)] == ["waiting", "sent"]
    del mail_server.to_letter["lost@x.example"]
    deliver()
    assert mail_server.readers.count("lost@x.example") == 2


def test_letters_are_forgotten_and_once_is_remembered(mail_server):
    often, once = written("a@x.example"), written("b@x.example", once="hello")
    waiting = written("c@x.example", not_before_at=timezone.now() + PAUSES[-1])
    deliver()
    ended = timezone.now() - datetime.timedelta(days=31)
    Letter.objects.filter(state="sent").update(ended_at=ended)
    for _night in range(2):
        call_command("forget", verbosity=0)
    assert not Letter.objects.filter(pk=often.pk).exists()
    assert (now(once).email, bytes(now(once).message)) == ("", b"")
    assert bytes(now(waiting).message)
    written("b@x.example", once="hello")
    assert Letter.objects.count() == 2
    Letter.objects.filter(pk=once.pk).update(
        ended_at=timezone.now() - datetime.timedelta(days=401)
    )
    call_command("forget", verbosity=0)
    assert list(Letter.objects.all()) == [waiting]


def test_what_has_left_is_nobodys_to_read_any_more(mail_server, settings):
    mail_server.to_letter["lost@x.example"] = "hang up"
    lost, well = written("lost@x.example"), written("well@x.example")
    deliver()
    assert bytes(now(lost).message)
    assert bytes(now(well).message) == b""
    settings.DEBUG = True  # whoever builds Samla reads letters on her own machine
    mine = written("mine@x.example")
    deliver()
    assert bytes(now(mine).message)


def test_taking_the_next_letter_looks_at_few_rows(outbox):
    rows = [
        Letter(message=b"x", email="a@b.example", state="sent", ended_at=timezone.now())
        for _number in range(3000)
    ]
    Letter.objects.bulk_create(rows)
    written()
    with connection.cursor() as cursor:
        cursor.execute("analyze post_letter")
    plan = Letter.objects.due()[:1].explain()
    assert "letter_waiting_in_order" in plan
