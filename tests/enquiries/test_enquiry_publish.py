"""What one was answered becomes an answer for everybody, without who asked."""

import pytest

from samla.enquiries.models import Enquiry, Faq, HandOver, Reading
from samla.enquiries.models.faq import in_short
from tests.conftest import person, staff
from tests.enquiries.conftest import asked

pytestmark = pytest.mark.django_db
PUBLIC = "/kommuner/botkyrka/svar/"


@pytest.fixture
def enquiry(kerstin, botkyrka):
    """Leyla asked, and Kerstin has answered her by name."""
    text = "Hej!\nKan vi låna en lokal med kök? Ring Leyla på 070-123 45 67."
    enquiry = asked(botkyrka, name="Leyla Haddad", text=text)
    enquiry.answer("Nej.", kerstin)
    enquiry.answer("Hej Leyla! Albysalen har kök. Hälsningar Kerstin", kerstin)
    return enquiry


@pytest.fixture
def at(client, enquiry, kerstin):
    client.force_login(kerstin)
    return f"/en/arenden/{enquiry.pk}/svar-till-alla/"


def told(**changes):
    """What she sends when everything about people is taken out."""
    return {
        "question": "Var finns en lokal med kök?",
        "answer": "Albysalen har kök.",
        "kinds": ["enquiry_kind:room"],
        "text_language": "language:sv",
        "taken_out": "on",
        "gor": "publicera",
    } | changes


def words(answer):
    return " ".join(answer.content.decode().split())


def test_the_form_holds_what_was_asked_and_answered_and_says_who_is_in_it(
    client, at, enquiry
):
    page = client.get(f"/en/arenden/{enquiry.pk}/")
    assert at in words(page)
    page = client.get(at)
    form = page.context["form"]
    assert form["question"].value() == "Kan vi låna en lokal med kök?"
    assert form["answer"].value().startswith("Hej Leyla!")
    assert form["kinds"].value() == ["enquiry_kind:room"]
    assert {"Leyla", "Kerstin"} <= set(form.about_people)
    assert "This seems to tell of somebody" in words(page)
    assert Reading.objects.filter(enquiry=enquiry, what="page").count() == 2


def test_everybody_finds_the_answer_by_a_word_and_nothing_leads_back(
    client, at, enquiry
):
    for _click in range(2):
        assert client.post(at, told()).url.endswith("/sa-svarar-vi/svar/")
    faq = Faq.objects.get()
    assert (faq.confirmed_by, faq.is_old) == ("municipality", False)
    client.logout()
    page = client.get(f"{PUBLIC}?q=kök")
    assert [each.pk for each in page.context["page"]] == [faq.pk]
    told_of = [enquiry.reference, f"/arenden/{enquiry.pk}", "Leyla", enquiry.email]
    assert [one for one in told_of if one in words(page)] == []
    fields = Faq._meta.get_fields()
    assert [field for field in fields if field.related_model is Enquiry] == []


def test_nothing_is_published_before_she_says_that_people_are_out(client, at):
    page = client.post(at, told(taken_out="", answer="Hej! Albysalen."))
    assert set(page.context["form"].errors) == {"taken_out"}
    assert "Hej! Albysalen." in words(page)  # what was typed is kept
    assert not Faq.objects.exists()
    client.post(at, told(gor="utkast"))
    assert Faq.objects.get().published_at is None
    client.logout()
    assert "Albysalen" not in words(client.get(PUBLIC))


def test_a_draft_keeps_nothing_of_who_asked_or_answered_either(
    client, at, enquiry, kerstin
):
    HandOver.objects.hand(
        enquiry, email="a@b.example", function="Vaktmästare", name="Anna Ek"
    )
    page = client.post(at, told(gor="utkast", taken_out=""))
    assert set(page.context["form"].errors) == {"taken_out"}
    assert "not even in a draft" in words(page)
    for field, text in (
        ("question", "Vad får Leyla låna?"),
        ("answer", "Albysalen har kök. Hälsar Kerstin"),
        ("answer", "Albysalen har kök. Fråga Anna."),
        ("answer", f"Se {enquiry.reference}."),
    ):
        for gor in ("utkast", "publicera"):
            page = client.post(at, told(gor=gor, **{field: text}))
            assert set(page.context["form"].errors) == {field}, text
            assert text in words(page)  # what was typed is kept
    assert not Faq.objects.exists()
    assert not Faq.pgh_event_model.objects.exists()
    function = told(gor="utkast", answer="Fråga en vaktmästare i Botkyrka.")
    assert client.post(at, function).status_code == 302


def test_what_is_sent_and_shown_again_is_written_down_as_read(client, at, enquiry):
    page = client.post(at, told(taken_out="", answer="Hej Leyla!"))
    assert "Leyla" in page.context["form"].about_people
    assert Reading.objects.get().enquiry == enquiry


@pytest.mark.parametrize("gor", ["publicera", "utkast"])
def test_no_identity_number_is_ever_kept(client, at, gor):
    wrong = told(answer="Hon heter 19640823-3234.", answer_anyway="on", gor=gor)
    page = client.post(at, wrong)
    assert set(page.context["form"].errors) == {"answer"}
    assert "19640823-3234" in page.context["form"].about_people
    assert not Faq.objects.exists()


def test_a_number_that_came_with_the_question_is_told_although_it_is_not_new(
    client, at, enquiry, kerstin
):
    enquiry.answer("Ring 070-123 45 67.", kerstin)
    page = client.post(at, told(answer="Ring 070-123 45 67."))
    assert set(page.context["form"].errors) == {"answer"}
    assert "070-123 45 67" in page.context["form"].about_people
    client.post(at, told(answer="Ring 070-123 45 67.", answer_anyway="on"))
    assert Faq.objects.get().published_at


def test_only_a_coordinator_publishes_and_only_what_is_answered(
    client, at, enquiry, botkyrka, kerstin
):
    handler = staff(person("h@botkyrka.example"), botkyrka, "premises")
    Enquiry.objects.update(handler=handler)
    client.force_login(handler.user)
    assert at not in words(client.get(f"/en/arenden/{enquiry.pk}/"))
    assert client.get(at).status_code == 404
    refused = asked(botkyrka)
    refused.refuse("Det gör regionen.", kerstin)
    client.force_login(kerstin)
    path = f"/en/arenden/{refused.pk}/"
    assert "svar-till-alla" not in words(client.get(path))
    assert client.get(f"{path}svar-till-alla/").status_code == 404


def test_a_question_in_short_is_its_first_sentence_of_200_signs():
    assert in_short("Hej. Vi söker en lokal på tisdagar. Tack!") == (
        "Vi söker en lokal på tisdagar."
    )
    assert in_short("lokal") == "lokal"
    long = in_short("ord " * 100)
    assert len(long) <= 200
    assert long.endswith("ord…")
    assert len(in_short("a" * 500)) == 200
