"""A colleague without an account reads and answers one question by her link."""

import datetime

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone

from samla.core.attachments import looked_at
from samla.enquiries.models import Attachment, HandOver, Reading
from tests.enquiries.test_course import now_immediate

pytestmark = pytest.mark.django_db
READ = {"gor": "las"}
PDF = looked_at(ContentFile(b"%PDF-1.7", name="plan.pdf"))


@pytest.fixture
def handed(enquiry, kerstin):
    """Anna is asked; the matter holds a file, and a note that is not for her."""
    message, _is_new = enquiry.reply("Se planen.")
    Attachment.objects.add(message, PDF)
    enquiry.note("Det här är hemligt.", kerstin)
    return HandOver.objects.hand(
        enquiry,
        email="anna@botkyrka.example",
        function="Vaktmästare",
        note="Har du nyckeln?",
        handed_by=kerstin,
    )


@pytest.fixture
def at(handed):
    return f"/lamnad/{handed.token}/"


def words(answer):
    return " ".join(answer.content.decode().split())


def told(what="svar", text="Ni får låna den.", **more):
    return {"what": what, "text": text, "nyckel": "opened"} | more


def test_looking_shows_nothing_and_changes_nothing(client, at, enquiry):
    for _visit in range(2):
        page = client.get(at + "?gor=las")
        assert page.status_code == 200
        for secret in (enquiry.text, enquiry.email, "Leyla", "nyckeln", "planen"):
            assert secret not in words(page)
    assert "no-store" in page["Cache-Control"]
    assert not Reading.objects.exists()
    assert client.get(at[:-3] + "/").status_code == 404
    assert client.get("/lamnad/" + "a" * 4000 + "/").status_code == 404


def test_she_reads_by_a_button_and_it_is_written_down(
    client, at, handed, enquiry, kerstin
):
    page = words(client.post(at, READ))
    for shown in (enquiry.text, "Har du nyckeln?", "Se planen.", "plan.pdf"):
        assert shown in page
    assert "hemligt" not in page
    reading = Reading.objects.get()
    assert (reading.hand_over, reading.reader) == (handed, None)
    client.force_login(kerstin)
    desk = words(client.get(f"/en/arenden/{enquiry.pk}/"))
    assert "Read first on" in desk
    with pytest.raises(IntegrityError, match="not taken back"):
        now_immediate(lambda: Reading.objects.update(hand_over=None))


def test_her_answer_reaches_the_sender_once_and_ends_the_link(
    client, at, enquiry, kerstin, letters_of
):
    letters = letters_of(lambda: client.post(at, told()))
    assert set(letters) == {enquiry.email, kerstin.email}
    assert letters_of(lambda: client.post(at, told())) == {}
    assert "Tack" in words(client.post(at, told()))
    enquiry.refresh_from_db()
    answer = enquiry.messages.get(kind="answer")
    assert (enquiry.status, enquiry.was_in_time) == ("answered", True)
    assert (answer.author_name, answer.side) == ("Vaktmästare", "colleague")
    other = client.post(at, told(text="Något annat."))
    assert "inte skickat" in words(other)
    assert "Något annat." in words(other)
    assert enquiry.messages.filter(kind="answer").count() == 1
    for page in (client.get(at), client.post(at, READ)):
        assert enquiry.text not in words(page)


@pytest.mark.parametrize(("what", "is_open"), [("anteckning", True), ("nej", False)])
def test_a_word_to_who_asked_her_is_never_the_senders(
    client, at, handed, enquiry, kerstin, letters_of, what, is_open
):
    letters = letters_of(lambda: client.post(at, told(what, "Fråga Bo.")))
    assert set(letters) == {kerstin.email}
    assert letters_of(lambda: client.post(at, told(what, "Fråga Bo."))) == {}
    assert "Fråga Bo." not in words(client.get(f"/fraga/{enquiry.token}/"))
    assert enquiry.messages.get(side="colleague").is_internal
    assert HandOver.objects.usable().filter(pk=handed.pk).exists() is is_open
    enquiry.refresh_from_db()
    assert enquiry.status == "handling"


def test_what_she_typed_stays_where_something_is_missing(client, at, enquiry):
    page = client.post(at, told("", "Det här skrev jag."))
    assert set(page.context["form"].errors) == {"what"}
    assert "Det här skrev jag." in words(page)
    strict = Client(enforce_csrf_checks=True)
    page = strict.post(at, told(text="Öppet sedan i går."))
    assert page.status_code == 403
    assert "Öppet sedan i går." in words(page)
    assert strict.post(at, READ).status_code == 403
    assert not enquiry.messages.filter(side="colleague").exists()


def test_too_much_in_an_hour_is_said(client, at, enquiry):
    sent = [client.post(at, READ).status_code for _time in range(31)]
    assert sent == [200] * 30 + [429]
    page = client.post(at, told(text="Det jag skrev."))
    assert page.status_code == 429
    assert "Det jag skrev." in words(page)


def test_a_file_is_hers_while_the_link_is_good_and_never_one_of_a_note(
    client, at, handed, enquiry
):
    file = Attachment.objects.get()
    answer = client.get(f"{at}bilaga/{file.name}/")
    assert answer["Content-Disposition"].startswith("attachment;")
    assert Reading.objects.get().what == "file"
    Attachment.objects.update(message=enquiry.messages.get(kind="note"))
    assert client.get(f"{at}bilaga/{file.name}/").status_code == 404
    Attachment.objects.update(message=enquiry.messages.get(text="Se planen."))
    handed.end()
    assert client.get(f"{at}bilaga/{file.name}/").status_code == 404


def test_after_14_days_it_is_over_and_who_answers_is_told_once(
    client, at, enquiry, kerstin, letters_of
):
    later = timezone.now() + datetime.timedelta(days=15)
    later = later.replace(hour=2)  # at night, when nobody is reminded of anything else
    with time_machine.travel(later, tick=False):
        for page in (client.get(at), client.post(at, READ), client.post(at, told())):
            assert enquiry.text not in words(page)
        mind = lambda: call_command("mind_enquiries", verbosity=0)  # noqa: E731
        expired = letters_of(mind)[kerstin.email]
        assert enquiry.reference in expired.subject
        assert not any(
            one.subject == expired.subject for one in letters_of(mind).values()
        )
    assert not enquiry.messages.filter(kind="answer").exists()


def test_a_link_that_is_over_shows_nothing_whatever_is_sent(
    client, at, handed, enquiry
):
    strict = Client(enforce_csrf_checks=True)
    assert enquiry.text in words(strict.post(at, told()))
    for _time in range(30):
        client.post(at, READ)  # the next one is too many
    handed.end()
    read = Reading.objects.count()
    for sent in (told(), told("", ""), {"text": "x"}, {}, READ):
        for anybody in (strict, client):
            page = words(anybody.post(at, sent))
            for secret in (enquiry.text, "Leyla", "Se planen.", "nyckeln"):
                assert secret not in page, sent
    assert Reading.objects.count() == read


def test_what_is_closed_is_answered_by_no_link_and_goes_nowhere(
    client, handed, enquiry, umea, kerstin
):
    asks = HandOver.objects.ask(enquiry, umea, kerstin)
    client.post(f"/fraga/{enquiry.token}/", {"gor": "stang"})
    for _twice in range(2):
        assert handed.answer("Ni får låna den.") is None
        assert handed.write_back("Fråga Bo.") is None
        assert not asks.consent()
        assert 'value="ja"' not in words(client.get(f"/fraga/{enquiry.token}/"))
        enquiry.refresh_from_db()
        assert enquiry.municipality != umea
        enquiry.reply("Jo, jag undrar ändå.")  # opened again: nobody else is asked
    assert not enquiry.messages.filter(kind="answer").exists()


def test_taken_back_in_the_same_moment_it_is_not_answered(handed, enquiry, monkeypatch):
    monkeypatch.setattr(HandOver, "end", lambda self: False)
    assert handed.answer("Ni får låna den.") is None
    assert not enquiry.messages.filter(kind="answer").exists()


def test_what_is_put_away_or_moved_away_opens_by_no_link(
    client, at, handed, enquiry, umea, kerstin
):
    HandOver.objects.ask(enquiry, umea, kerstin).consent()
    assert enquiry.text not in words(client.post(at, READ))
    enquiry.refresh_from_db()
    enquiry.refuse("Nej.", kerstin)
    enquiry.hide(kerstin)
    assert client.get(at).status_code == 404


def test_of_what_is_put_away_nobody_hears_that_a_link_is_over(
    handed, enquiry, kerstin, letters_of
):
    enquiry.answer("Ja.", kerstin)
    assert enquiry.hide(kerstin)
    with time_machine.travel(handed.expires_at, tick=False):
        assert letters_of(lambda: call_command("mind_enquiries", verbosity=0)) == {}


def test_what_she_points_to_reaches_the_sender(client, at, enquiry, hall, letters_of):
    wrong = client.post(at, told(links="/lokaler/999999/"))
    assert set(wrong.context["form"].errors) == {"links"}
    sent = told(links=hall.get_absolute_url())
    letters = letters_of(lambda: client.post(at, sent))
    assert "pekar på sidor i Samla" in letters[enquiry.email].body
    pointer = enquiry.messages.get(kind="answer").pointers.get()
    assert (pointer.entry, pointer.added_by) == (hall, None)
    assert hall.get_absolute_url() in words(client.get(f"/fraga/{enquiry.token}/"))
