"""Whoever has the link follows the question, writes, closes it and opens it again."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from samla.enquiries import limits
from samla.enquiries.models import Enquiry, HandOver, Unit
from samla.enquiries.views import following
from samla.premises.models import Premises
from tests.conftest import person, staff
from tests.enquiries.conftest import asked

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7\n%%EOF\n"


def path_of(enquiry, language=""):
    return f"{language}/fraga/{enquiry.token}/"


def write(client, enquiry, text="Vi är trettio.", **told):
    """The sender writes on the page of her question."""
    return client.post(path_of(enquiry), {"text": text, "nyckel": "opened"} | told)


def press(client, enquiry, button):
    till = re.search(r'name="till" value="(\d+)"', page_of(client, enquiry))
    told = {"gor": button, "till": till[1] if till else ""}
    return client.post(path_of(enquiry), told)


def page_of(client, enquiry, language=""):
    return client.get(path_of(enquiry, language)).content.decode()


def test_only_the_whole_link_opens_it(client, enquiry):
    assert client.get(path_of(enquiry)).status_code == 200
    wrong = [enquiry.link_digest, enquiry.reply_token, enquiry.token[:-1], "a" * 4000]
    wrong += [enquiry.reference, str(enquiry.pk), enquiry.token.lower()]
    for token in wrong:
        for send in (client.get, client.post):
            assert send(f"/fraga/{token}/").status_code == 404
    answer = client.get(path_of(enquiry))
    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "same-origin"
    assert 'name="robots" content="noindex"' in answer.content.decode()


def test_reading_changes_nothing(client, enquiry):
    before = Enquiry.objects.filter(pk=enquiry.pk).values().get()
    for query in ("", "?gor=stang", "?text=hej"):
        client.get(path_of(enquiry) + query)
    assert Enquiry.objects.filter(pk=enquiry.pk).values().get() == before
    assert not enquiry.messages.exists()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("", ["Din fråga har kommit in", "Tack"]),
        ("/en", ["Your question has come in"]),
        ("/ar", ["وصل سؤالكم"]),
    ],
)
def test_where_it_stands_is_said_in_words(client, enquiry, language, words):
    page = page_of(client, enquiry, language)
    assert all(word in page for word in words)
    assert enquiry.reference in page


def test_each_standing_has_its_own_words(client, enquiry, kerstin):
    def title():
        page = page_of(client, enquiry)
        return re.search(r'notice__title">.*?</svg>(.*?)</p>', page)[1]

    told = [title()]
    enquiry.receive(kerstin)
    told.append(title())
    enquiry.assign(enquiry.handler, kerstin)
    told.append(title())
    enquiry.ask_back("Hur många är ni?", kerstin)
    told.append(title())
    enquiry.answer("Albysalen.", kerstin)
    told.append(title())
    press(client, enquiry, "oppna")
    told.append(title())
    press(client, enquiry, "stang")
    told.append(title())
    assert len(set(told)) == 7


def test_hand_overs_are_seen_and_internal_notes_never(client, enquiry, kerstin):
    unit = Unit.objects.create(
        municipality=enquiry.municipality, name="Fritid", email="f@botkyrka.example"
    )
    HandOver.objects.hand(enquiry, unit=unit, handed_by=kerstin, note="Ring vaktis")
    enquiry.note("Det här är hemligt.", kerstin)
    page = page_of(client, enquiry)
    assert "Din fråga lämnades över: <bdi>Fritid</bdi>" in page
    for secret in ("hemligt", "Ring vaktis", "f@botkyrka.example", kerstin.email):
        assert secret not in page
    assert kerstin.name not in page  # she has not chosen to be shown


def test_the_sender_writes_and_who_answers_is_told(
    client, enquiry, kerstin, letters_of
):
    letters = letters_of(lambda: write(client, enquiry))
    assert set(letters) == {kerstin.email}
    assert enquiry.reference in letters[kerstin.email].body
    assert "trettio" not in letters[kerstin.email].body
    assert "Vi är trettio." in page_of(client, enquiry)
    assert letters_of(lambda: write(client, enquiry)) == {}
    assert enquiry.messages.count() == 1


def test_a_reply_to_an_answer_opens_it_again(client, enquiry, kerstin):
    enquiry.answer("Albysalen.", kerstin)
    assert "Albysalen." in page_of(client, enquiry)
    write(client, enquiry, "Den är för liten.")
    enquiry.refresh_from_db()
    assert enquiry.status == "reopened"


def test_not_answered_opens_it_once_and_tells_who_answers(
    client, enquiry, kerstin, letters_of
):
    enquiry.answer("Albysalen.", kerstin)
    assert 'value="oppna"' in page_of(client, enquiry)
    letters = letters_of(lambda: press(client, enquiry, "oppna"))
    assert set(letters) == {kerstin.email}
    assert letters_of(lambda: press(client, enquiry, "oppna")) == {}
    enquiry.refresh_from_db()
    assert (enquiry.status, enquiry.was_in_time) == ("reopened", True)
    assert enquiry.messages.filter(step="reopened").count() == 1


def test_opened_by_mail_in_the_same_moment_it_is_told_once(
    client, enquiry, kerstin, letters_of, monkeypatch
):
    enquiry.answer("Albysalen.", kerstin)

    def a_letter_is_quicker(_request, _enquiry):
        Enquiry.objects.get().reply("Den är för liten.")
        return True

    monkeypatch.setattr(limits, "may_reply", a_letter_is_quicker)
    assert letters_of(lambda: press(client, enquiry, "oppna")) == {}
    assert enquiry.messages.filter(step="reopened").count() == 1


def test_she_closes_it_and_two_clicks_close_it_once(client, enquiry, kerstin):
    press(client, enquiry, "stang")
    press(client, enquiry, "stang")
    enquiry.refresh_from_db()
    assert (enquiry.status, enquiry.closing) == ("closed", "withdrawn")
    assert enquiry.messages.filter(step="closed").count() == 1
    assert "skriv igen" in page_of(client, enquiry).lower()


def test_the_reason_is_read_where_it_was_not_answered(client, enquiry, kerstin):
    enquiry.refuse("Vi har inga lokaler i år. Fråga Grannarna.", kerstin)
    assert "Fråga Grannarna." in page_of(client, enquiry)


def test_she_says_yes_or_no_to_another_municipality(
    client, enquiry, umea, kerstin, letters_of
):
    HandOver.objects.ask(enquiry, umea, kerstin)
    page = page_of(client, enquiry)
    assert "Umeå kommun" in page
    assert 'value="ja"' in page
    press(client, enquiry, "nej")
    enquiry.refresh_from_db()
    assert enquiry.municipality_id == "0127"
    assert 'value="ja"' not in page_of(client, enquiry)
    press(client, enquiry, "ja")  # an old form
    enquiry.refresh_from_db()
    assert enquiry.municipality_id == "0127"
    erik = person("erik@umea.example")
    point = type(enquiry.municipality.entry_point).objects.create(
        municipality=umea,
        function_name="Samordnare",
        unit="Fritid",
        email="in@umea.example",
        helps_with="Allt.",
        on_duty=staff(erik, umea),
    )
    HandOver.objects.ask(enquiry, umea, kerstin)
    letters = letters_of(lambda: press(client, enquiry, "ja"))
    enquiry.refresh_from_db()
    assert (enquiry.municipality, enquiry.handler) == (umea, point.on_duty)
    assert set(letters) == {erik.email, kerstin.email}
    assert "Umeå kommun" in page_of(client, enquiry)


def test_a_file_goes_along_and_is_only_ever_saved(client, enquiry, kerstin):
    file = SimpleUploadedFile("../Karta över<x>.exe", PDF, "text/html")
    assert write(client, enquiry, fil=file).status_code == 302
    kept = enquiry.messages.get().attachments.get()
    assert (kept.title, kept.kind) == ("Karta över_x.pdf", "application/pdf")
    link = f"{path_of(enquiry)}bilaga/{kept.name}/"
    assert link in page_of(client, enquiry)
    answer = client.get(link)
    assert answer.content == PDF
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    other = asked(enquiry.municipality)
    assert client.get(f"{path_of(other)}bilaga/{kept.name}/").status_code == 404


def test_a_file_of_an_internal_note_is_not_hers(client, enquiry, kerstin):
    file = SimpleUploadedFile("plan.pdf", PDF)
    write(client, enquiry, fil=file)
    kept = enquiry.messages.get().attachments.get()
    kept.message = enquiry.note("Se planen.", kerstin)
    kept.save()
    link = f"{path_of(enquiry)}bilaga/{kept.name}/"
    assert client.get(link).status_code == 404
    assert kept.name not in page_of(client, enquiry)


def test_a_file_we_cannot_take_is_refused_in_words_and_the_text_is_kept(
    client, enquiry
):
    file = SimpleUploadedFile("virus.pdf", b"MZ\x90\x00" * 99)
    page = write(client, enquiry, "Se bilagan", fil=file)
    assert set(page.context["form"].errors) == {"fil"}
    assert "Se bilagan" in page.content.decode()
    assert not enquiry.messages.exists()


def test_identity_numbers_are_refused_here_too(client, enquiry):
    page = write(client, enquiry, "Ring 19850709-9805")
    assert "text" in page.context["form"].errors
    assert not enquiry.messages.exists()


def test_an_old_form_is_shown_again_with_what_was_typed(enquiry):
    strict = Client(enforce_csrf_checks=True)
    page = write(strict, enquiry, "Det jag skrev i går.")
    assert page.status_code == 403
    assert "Det jag skrev i går." in page.content.decode()
    assert strict.post(path_of(enquiry), {"gor": "stang"}).status_code == 403
    enquiry.refresh_from_db()
    assert enquiry.status == "new"
    assert not enquiry.messages.exists()


def test_too_much_in_an_hour_is_said_and_kept(client, enquiry):
    sent = [write(client, enquiry, f"Nummer {n}").status_code for n in range(31)]
    assert sent == [302] * 30 + [429]
    assert "Nummer 30" in write(client, enquiry, "Nummer 30").content.decode()
    assert enquiry.messages.count() == 30


def test_what_points_to_something_taken_away_points_to_it_no_more(
    client, enquiry, hall, kerstin, association
):
    message = enquiry.answer("Titta här.", kerstin)
    message.pointers.create(entry=hall, added_by=kerstin)
    assert hall.get_absolute_url() in page_of(client, enquiry)
    Premises.objects.update(published_at=None)
    assert hall.get_absolute_url() not in page_of(client, enquiry)
    Premises.objects.update(
        published_at=timezone.now(),
        owner_municipality=None,
        owner_organisation=association,
    )
    assert hall.get_absolute_url() in page_of(client, enquiry)
    type(association).objects.update(published_at=None)  # nor is its room public
    assert hall.get_absolute_url() not in page_of(client, enquiry)


def test_a_double_leads_to_the_one_that_is_answered(client, enquiry, kerstin):
    double = asked(enquiry.municipality)
    double.merge_into(enquiry, kerstin)
    assert f'href="{path_of(enquiry)}"' in client.get(path_of(double)).content.decode()
    answer = client.post(path_of(double), {"gor": "oppna"})
    assert answer["Location"] == path_of(enquiry)


def test_what_is_put_away_is_not_there(client, enquiry, kerstin):
    enquiry.refuse("Nej.", kerstin)
    enquiry.hide(kerstin)
    assert client.get(path_of(enquiry)).status_code == 404


def test_a_broken_promise_is_not_hidden(client, enquiry):
    past = timezone.localdate() - timedelta(days=9)
    Enquiry.objects.update(answer_due_on=past)
    assert "Dagen vi lovade har passerat" in page_of(client, enquiry)


def test_the_latest_words_stand_first_and_all_can_be_read(client, enquiry, monkeypatch):
    monkeypatch.setattr(following, "MOST_SAID", 2)
    for number in range(5):
        enquiry.reply(f"Nummer {number}.")
    pages = [client.get(path_of(enquiry) + f"?sida={n}").context for n in (1, 2, 3)]
    told = [[message.text[-2] for message in page["said"]] for page in pages]
    assert told == [["3", "4"], ["1", "2"], ["0"]]


def test_the_page_needs_few_questions_however_much_was_said(
    client, enquiry, kerstin, django_assert_max_num_queries
):
    for number in range(20):
        enquiry.answer(f"Svar {number}", kerstin)
    with django_assert_max_num_queries(8):
        client.get(path_of(enquiry))
