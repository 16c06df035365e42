"""Anybody asks a municipality, and the question is never lost."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from samla.accounts.models import User
from samla.enquiries.models import Enquiry, Faq

pytestmark = pytest.mark.django_db

ROOM = "/fraga/?kommun=botkyrka&slag=room"
XSS = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
QUESTION = {
    "text": "Vi söker en sal på tisdagar för trettio personer.",
    "text_language": "language:sv",
    "email": "leyla@example.org",
    "nyckel": "opened-once",
}


def ask(client, path=ROOM, **told):
    """Somebody sends the form."""
    return client.post(path, QUESTION | told)


def faq(municipality, **facts):
    told = {
        "question": "Hur lånar vi en sal av kommunen?",
        "answer": "Skriv till den som lånar ut den.",
        "kinds": ["enquiry_kind:room"],
        "published_at": timezone.now(),
    }
    return Faq.objects.create(municipality=municipality, **told | facts)


def test_one_says_where_then_what_kind_then_asks(client, kerstin):
    page = client.get("/fraga/").content.decode()
    assert 'href="?kommun=botkyrka"' in page
    found = client.get("/fraga/?var=Tumba").content.decode()
    assert 'href="?kommun=botkyrka"' in found
    kinds = client.get("/fraga/?kommun=botkyrka").content.decode()
    assert len(re.findall(r'href="\?kommun=botkyrka&amp;slag=', kinds)) == 12
    form = client.get(ROOM).context["form"]
    assert set(form.fields) >= {"text", "email", "name", "phone", "text_language"}
    assert not client.get(ROOM)["Cache-Control"].startswith("public")


def test_every_kind_has_a_picture_and_a_hint_of_its_own(client, kerstin):
    for language in ("", "/en", "/ar"):
        page = client.get(f"{language}/fraga/?kommun=botkyrka")
        hints = [str(kind["hint"]) for kind in page.context["kinds"]]
        assert len(set(hints)) == 12
        assert all(len(hint) > 20 for hint in hints)


def test_who_has_opened_no_form_finds_nobodys_question(client, kerstin):
    first, second = (ask(client, nyckel="").url for _guess in range(2))
    assert first != second


def test_a_question_gives_a_receipt_on_screen_and_by_mail_in_her_language(
    client, kerstin, letters_of
):
    found = {}
    letters = letters_of(
        lambda: found.update(answer=ask(client, f"/ar{ROOM}", text="أين نجد قاعة؟"))
    )
    enquiry = Enquiry.objects.get()
    assert found["answer"]["Location"] == f"/ar/fraga/{enquiry.token}/"
    receipt = letters["leyla@example.org"]
    assert enquiry.reference in receipt.subject
    assert f"/ar/fraga/{enquiry.token}/" in receipt.body
    told = letters["kerstin@botkyrka.example"]
    for secret in ("leyla", "قاعة؟", enquiry.token):
        assert secret not in told.body
    page = client.get(found["answer"]["Location"]).content.decode()
    assert enquiry.reference in page
    assert "أين نجد قاعة؟" in page


def test_where_nobody_is_left_the_mailbox_and_the_administrators_are_told(
    client, entry_point, rut, letters_of
):
    letters = letters_of(lambda: ask(client))
    assert set(letters) == {"leyla@example.org", entry_point.email, rut.email}
    assert Enquiry.objects.get().handler is None


@pytest.fixture
def rut(db):
    """An administrator."""
    return User.objects.create_superuser("rut@samla.example", "a-long-password-here")


def test_a_municipality_that_has_not_joined_says_so_and_takes_no_question(
    client, kerstin
):
    page = ask(client, "/fraga/?kommun=umea&slag=room")
    assert page.status_code == 200
    assert "använder inte Samla än" in page.content.decode()
    assert not Enquiry.objects.exists()


def test_the_question_can_be_about_an_entry_that_everybody_sees(client, cafe, kerstin):
    path = f"/fraga/?om=aktivitet-{cafe.pk}&slag=room"
    assert cafe.title in client.get(path).content.decode()
    ask(client, path)
    assert Enquiry.objects.get().entry == cafe
    type(cafe).objects.update(published_at=None)
    assert client.get(path).templates[0].name == "enquiries/enquiry_place.html"


@pytest.mark.parametrize(
    "query",
    [
        "om=aktivitet-99999999",
        "om=aktivitet-9223372036854775808",
        "om=-1&slag=room",
        "om=svar-1",
        "kommun=finns-inte",
        "kommun=botkyrka&slag=finns-inte",
        "kommun[]=x&slag=%00a".replace("%00", ""),
        "om=" + "a" * 5000,
        "var=%F0%9F%98%80",
    ],
)
def test_nonsense_in_the_address_leads_to_the_question_before(client, kerstin, query):
    for send in (client.get, client.post):
        assert send(f"/fraga/?{query}").status_code == 200


def test_public_pages_lead_to_the_question_about_them(client, cafe, hall, kerstin):
    pages = {
        "/kommuner/botkyrka/": "/fraga/?kommun=botkyrka",
        cafe.get_absolute_url(): f"/fraga/?om=aktivitet-{cafe.pk}",
        hall.get_absolute_url(): f"/fraga/?om=lokal-{hall.pk}",
        cafe.organisation.get_absolute_url(): (
            f"/fraga/?om=organisation-{cafe.organisation_id}"
        ),
    }
    for path, link in pages.items():
        assert f'href="{link}"' in client.get(path).content.decode(), path
    arabic = client.get(f"/ar{hall.get_absolute_url()}").content.decode()
    assert f'href="/ar/fraga/?om=lokal-{hall.pk}"' in arabic


def test_the_likeliest_answers_come_first_and_nothing_typed_is_lost(
    client, hall, botkyrka, kerstin
):
    faq(botkyrka)
    faq(botkyrka, question="Vilka bidrag finns?", kinds=["enquiry_kind:grant"])
    hall.about = "En stor sal för dans och möten."
    hall.save()
    page = ask(client, name="Leyla", phone="070-123 45 67")
    assert page.templates[0].name == "enquiries/enquiry_answers.html"
    answers = [str(answer) for answer in page.context["answers"]]
    assert answers == ["Hur lånar vi en sal av kommunen?", "Albysalen"]
    assert not Enquiry.objects.exists()
    kept = dict(
        re.findall(
            r'<input type="hidden" name="(\w+)" value="([^"]*)"', page.content.decode()
        )
    )
    assert kept["phone"] == "070-123 45 67"
    changed = client.post(ROOM, kept | {"change": "ja"})
    assert changed.context["form"]["text"].value() == QUESTION["text"]
    sent = client.post(ROOM, kept | {"send": "ja"})
    assert sent.status_code == 302
    enquiry = Enquiry.objects.get()
    assert (enquiry.text, enquiry.name) == (QUESTION["text"], "Leyla")


def test_answers_of_drafts_and_of_other_municipalities_are_not_shown(
    client, hall, botkyrka, umea, kerstin
):
    faq(botkyrka, published_at=None)
    faq(umea)
    type(hall).objects.update(published_at=None)
    assert ask(client).status_code == 302


def test_a_partner_is_an_answer_to_who_looks_for_one(client, association, kerstin):
    path = "/fraga/?kommun=botkyrka&slag=partner"
    page = ask(client, path, text="Vi söker någon som pratar svenska över kaffe.")
    assert page.context["answers"] == [association]


def test_identity_numbers_are_refused_and_names_are_warned_about(client, kerstin):
    page = ask(client, text="Det gäller 19850709-9805.")
    assert "text" in page.context["form"].errors
    assert "19850709-9805" in page.content.decode()
    page = ask(client, text="Det gäller Fatima Hassan i klass 5.")
    assert page.context["people"] == ["Fatima Hassan"]
    assert not Enquiry.objects.exists()
    assert ask(client, text="Hälsningar Fatima Hassan", name="Fatima Hassan").url
    sent = ask(client, text="Det gäller Fatima Hassan.", send="ja")
    assert sent.status_code == 302
    assert Enquiry.objects.count() == 2


def test_what_is_missing_or_too_long_is_said_and_kept(client, kerstin):
    page = ask(client, text=" \u200b ", email="leyla")
    assert set(page.context["form"].errors) == {"text", "email"}
    assert 'value="leyla"' in page.content.decode()
    long = "å" * 5001
    page = ask(client, text=long)
    assert "5\u00a0000" in page.content.decode() or "5 000" in page.content.decode()
    assert long in page.content.decode()
    assert ask(client, text="å" * 5000).status_code == 302


def test_any_script_is_kept_and_nothing_in_it_is_code(client, kerstin):
    for text in (f"مرحبا 🏠 {XSS}", "ሰላም፡ ከመይ ኣለኹም", "こんにちは、部屋を探しています"):
        answer = ask(client, text=text, send="ja")
        page = client.get(answer["Location"]).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert Enquiry.objects.filter(text=text).exists()


def test_two_clicks_are_one_question_and_one_receipt(client, kerstin, letters_of):
    answers = []
    letters_of(lambda: answers.append(ask(client)))
    letters = letters_of(lambda: answers.append(ask(client)))
    assert answers[0]["Location"] == answers[1]["Location"]
    assert letters == {}
    ask(client, text="En annan fråga från samma formulär.")
    assert Enquiry.objects.count() == 2


def test_a_form_that_was_open_too_long_is_shown_again_with_what_was_typed(kerstin):
    strict = Client(enforce_csrf_checks=True)
    page = ask(strict, text="Det jag skrev i går.")
    assert page.status_code == 403
    assert "Det jag skrev i går." in page.content.decode()
    assert not Enquiry.objects.exists()
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', page.content.decode())[1]
    again = ask(strict, text="Det jag skrev i går.", csrfmiddlewaretoken=token)
    assert again.status_code == 302
    assert Enquiry.objects.get().text == "Det jag skrev i går."


def test_a_thousand_an_hour_from_one_address_are_limited_in_words(client, kerstin):
    sent = []
    for number in range(32):
        answer = ask(client, text=f"Fråga nummer {number}", nyckel=f"{number}")
        sent.append(answer.status_code)
    assert sent == [302] * 30 + [429] * 2
    assert "Fråga nummer 31" in answer.content.decode()
    assert "många frågor" in answer.content.decode()
    assert Enquiry.objects.count() == 30
    # The last one that was accepted is found again, also at the limit.
    assert ask(client, text="Fråga nummer 29", nyckel="29").status_code == 302
    other = client.post(ROOM, QUESTION, REMOTE_ADDR="192.0.2.7")
    assert other.status_code == 302
    forged = client.post(
        ROOM, QUESTION | {"nyckel": "x"}, headers={"x-forwarded-for": "192.0.2.8"}
    )
    assert forged.status_code == 429


def test_a_mailbox_gets_five_receipts_an_hour(client, kerstin, letters_of):
    got = []
    for number in range(6):
        told = {"email": f"Leyla+{number}@example.org", "nyckel": f"{number}"}
        letters = letters_of(lambda told=told: ask(client, **told))
        got.append(told["email"].lower() in letters)
    assert got == [True] * 5 + [False]
    assert Enquiry.objects.count() == 6


def test_who_is_signed_in_need_not_write_who_she_is(client, amina, kerstin):
    client.force_login(amina)
    form = client.get(ROOM).context["form"]
    assert form["email"].value() == amina.email
    assert form["organisation_name"].value() == "Språkvännerna i Alby"
    ask(client, email=amina.email, organisation_name="Språkvännerna i Alby")
    enquiry = Enquiry.objects.get()
    assert enquiry.user == amina
    assert enquiry.organisation == amina.memberships.get().organisation
    assert list(Enquiry.objects.asked_by(amina)) == [enquiry]


def test_nobody_asks_for_an_organisation_that_is_not_hers(client, association, kerstin):
    ask(client, organisation_name=association.name)
    assert Enquiry.objects.get().organisation is None


def test_an_example_says_that_nobody_answers_and_writes_to_nobody_there(
    client, kerstin, entry_point, letters_of
):
    entry_point.is_example = True
    entry_point.save()
    assert "Ingen på kommunen läser" in client.get(ROOM).content.decode()
    letters = letters_of(lambda: ask(client))
    assert set(letters) == {"leyla@example.org"}
    assert Enquiry.objects.get().is_example


def test_she_who_is_away_gets_no_question(client, kerstin, olof, letters_of):
    now = timezone.now()
    on_duty = kerstin.staff_roles.get()
    on_duty.absences.create(from_at=now, until_at=now + timedelta(days=7))
    assert olof.email in letters_of(lambda: ask(client))


def test_a_question_needs_few_questions_to_the_database(
    client, kerstin, django_assert_max_num_queries
):
    with django_assert_max_num_queries(6):
        client.get(ROOM)
