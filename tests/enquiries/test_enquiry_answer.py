"""One question, for those who answer it."""

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import BaseForm

from samla.enquiries.forms.answering import RefuseForm
from samla.enquiries.models import (
    AnswerTemplate,
    Attachment,
    Enquiry,
    HandOver,
    Reading,
)
from tests.conftest import person, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def at(client, enquiry, kerstin):
    """Kerstin at her desk: the address of a page of the question."""
    client.force_login(kerstin)
    return lambda page="": f"/en/arenden/{enquiry.pk}/{page}"


@pytest.fixture
def post_of(mailoutbox):
    """The letters to a reader so far."""
    return lambda reader: [one for one in mailoutbox if one.to == [reader]]


def words(answer):
    return " ".join(answer.content.decode().split())


def test_an_answer_reaches_the_sender_once(client, at, enquiry, post_of):
    told = {"what": "svar", "text": "Albysalen är ledig.", "nyckel": "x"}
    for _click in range(2):
        assert client.post(at(), told).url == at()
    enquiry.refresh_from_db()
    assert (enquiry.status, enquiry.was_in_time) == ("answered", True)
    assert enquiry.messages.filter(kind="answer").count() == 1
    [letter] = post_of(enquiry.email)
    assert enquiry.reference in letter.subject
    assert "Albysalen" not in letter.body  # a letter tells nothing of the matter
    link = letter.body.split("/fraga/")[1].split("/")[0]
    assert "Albysalen är ledig." in words(client.get(f"/fraga/{link}/"))


def test_a_question_back_stops_the_clock(client, at, enquiry, post_of):
    client.post(at(), {"what": "fraga", "text": "Hur många är ni?"})
    enquiry.refresh_from_db()
    assert enquiry.status == "waiting"
    assert len(post_of(enquiry.email)) == 1


def test_a_note_is_never_shown_to_the_sender(client, at, enquiry, post_of):
    client.post(at(), {"what": "anteckning", "text": "Ring Fritid först."})
    assert "Ring Fritid först." in words(client.get(at()))
    assert not post_of(enquiry.email)
    enquiry.renew()
    assert "Ring Fritid" not in words(client.get(f"/fraga/{enquiry.token}/"))


def test_what_was_typed_stays_where_something_is_missing(client, at, enquiry):
    answer = client.post(at(), {"what": "", "text": "Det här skrev jag."})
    assert set(answer.context["form"].errors) == {"what"}
    assert "Det här skrev jag." in words(answer)
    number = client.post(at(), {"what": "svar", "text": "Hon heter 19640823-3234"})
    assert "personal identity number" in words(number)
    assert not enquiry.messages.exists()


def test_a_template_fills_in_the_name_and_the_number(client, at, enquiry):
    template = AnswerTemplate.objects.create(
        municipality=enquiry.municipality, title="Lokal", text="Hej {namn}! {nummer}"
    )
    assert f"Hej Leyla! {enquiry.reference}" in words(
        client.get(at(f"?mall={template.pk}"))
    )
    assert client.get(at("?mall=99999999999999999999")).status_code == 200
    typed = {"what": "fraga", "text": "Så här är det:", "mall": template.pk}
    form = client.post(at(), typed).context["form"]
    assert form["text"].value() == f"Så här är det:\n\nHej Leyla! {enquiry.reference}"
    assert form["what"].value() == "fraga"
    assert not enquiry.messages.exists()


def test_a_file_goes_along_and_its_reading_is_written_down(client, at, enquiry):
    file = SimpleUploadedFile("plan.pdf", b"%PDF-1.7")
    client.post(at(), {"what": "svar", "text": "Se bilagan.", "fil": file})
    [kept] = Attachment.objects.all()
    answer = client.get(at(f"bilaga/{kept.name}/"))
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert Reading.objects.filter(what="file").count() == 1


def test_every_reading_of_a_question_is_written_down(client, at, enquiry, kerstin):
    client.get(at())
    client.get(at())
    client.post(at(), {"what": "svar", "text": ""})  # shows all the same
    read = Reading.objects.filter(enquiry=enquiry, what="page")
    assert set(read.values_list("reader", flat=True)) == {kerstin.pk}
    assert read.count() == 3


def test_a_colleague_gets_it_with_a_letter(
    client, at, enquiry, botkyrka, umea, post_of
):
    olof = staff(person("olof@botkyrka.example", "Olof"), botkyrka, "premises")
    elsewhere = staff(
        person("x@umea.example"),
        enquiry.municipality.__class__.objects.get(code="2480"),
    )
    wrong = client.post(at("ge/"), {"handler": elsewhere.pk})
    assert wrong.context["form"].errors
    client.post(at("ge/"), {"handler": olof.pk})
    enquiry.refresh_from_db()
    assert (enquiry.handler, enquiry.status) == (olof, "handling")
    [letter] = post_of("olof@botkyrka.example")
    assert f"/arenden/{enquiry.pk}/" in letter.body
    client.force_login(olof.user)
    assert client.get(at()).context["form"]


def test_closing_without_an_answer_needs_a_reason(client, at, enquiry, post_of):
    assert client.post(at("avsluta/"), {"reason": " "}).context["form"].errors
    for _click in range(2):
        client.post(at("avsluta/"), {"reason": "Det gör regionen."})
    enquiry.refresh_from_db()
    assert (enquiry.status, enquiry.closed_because) == ("closed", "Det gör regionen.")
    assert len(post_of(enquiry.email)) == 1


def test_who_is_a_moment_too_late_closes_nothing_twice(
    client, at, enquiry, kerstin, post_of, monkeypatch
):
    def is_valid(form):
        Enquiry.objects.get().refuse("Någon var snabbare.", kerstin)
        return valid(form)

    valid = RefuseForm.is_valid
    monkeypatch.setattr(RefuseForm, "is_valid", is_valid)
    page = client.post(at("avsluta/"), {"reason": "Nej."}, follow=True)
    assert "Nothing more is to be done here" in words(page)
    assert Enquiry.objects.get().closed_because == "Någon var snabbare."
    assert not post_of(enquiry.email)


@pytest.mark.parametrize("page", ["", "ge/", "lamna/", "diarium/"])
def test_what_went_to_another_municipality_meanwhile_is_not_hers(
    client, at, enquiry, umea, kerstin, post_of, monkeypatch, page
):
    asks = HandOver.objects.ask(enquiry, umea, kerstin)

    def is_valid(form):
        asks.consent()
        return valid(form)

    valid = BaseForm.is_valid
    monkeypatch.setattr(BaseForm, "is_valid", is_valid)
    told = {"what": "svar", "text": "Ja.", "handler": enquiry.handler_id}
    told |= {"email": "a@b.example", "function": "Vaktis", "works_here": "on"}
    told |= {"diary_number": "KS 2026/123"}
    assert client.post(at(page), told).status_code == 404
    enquiry.refresh_from_db()
    assert (enquiry.municipality, enquiry.handler) == (umea, None)
    assert not enquiry.diary_number
    assert not enquiry.messages.filter(kind="answer").exists()
    assert not post_of(enquiry.email) + post_of("a@b.example")


def test_a_colleagues_name_stays_in_her_municipality(
    client, at, enquiry, umea, kerstin
):
    function = enquiry.answering_unit
    enquiry.answer("Vi har ingen hall.", kerstin)
    assert f"<bdi>{kerstin}</bdi> ·" in words(client.get(at()))
    handed = HandOver.objects.hand(enquiry, email="a@b.example", function="Vaktis")
    HandOver.objects.ask(enquiry, umea, kerstin)
    erik = staff(person("erik@umea.example", "Erik"), umea).user
    outside = [client.post(f"/lamnad/{handed.token}/", {"gor": "las"})]
    HandOver.objects.waiting_for_consent().get().consent()
    client.force_login(erik)
    outside.append(client.get(at()))
    for page in outside:
        assert f"<bdi>{function}</bdi> ·" in words(page)
        assert f"<bdi>{kerstin}</bdi>" not in words(page)


def test_a_diary_number_is_kept(client, at, enquiry):
    client.post(at("diarium/"), {"diary_number": "KS 2026/123"})
    assert Enquiry.objects.get().diary_number == "KS 2026/123"
    assert "KS 2026/123" in words(client.get(at()))


def test_a_reader_reads_and_does_not_answer(client, at, enquiry, botkyrka):
    reader = staff(person("r@botkyrka.example"), botkyrka, "reader").user
    client.force_login(reader)
    assert client.get(at()).context["form"] is None
    client.post(at(), {"what": "svar", "text": "Nej."})
    assert not enquiry.messages.filter(kind="answer").exists()
    for page in ("ge/", "avsluta/", "diarium/"):
        assert client.get(at(page)).status_code == 404


def test_an_answer_points_to_public_pages_as_cards(
    client, at, enquiry, hall, association, post_of
):
    told = {
        "what": "svar",
        "text": "Se här.",
        "links": f"http://127.0.0.1:1/en{hall.get_absolute_url()}",
    }
    wrong = client.post(at(), told).context["form"]
    assert set(wrong.errors) == {"links"}
    for typed in ("/lokaler/999999/", "/arenden/1/", "finns-inte", "https://[", "/"):
        form = client.post(at(), told | {"links": typed}).context["form"]
        assert typed[:80] in str(form.errors["links"]), typed
    many = client.post(at(), told | {"links": "/lokaler/1/ " * 6}).context["form"]
    assert "at most 5" in str(many.errors["links"])
    assert not enquiry.messages.exists()
    here = f"{settings.HOME_URL}/ar{hall.get_absolute_url()}"
    links = f"{here}\n{association.get_absolute_url()} {hall.get_absolute_url()}"
    for _click in range(2):
        client.post(at(), told | {"links": links, "nyckel": "x"})
    pointers = enquiry.messages.get(kind="answer").pointers.all()
    assert [one.entry for one in pointers] == [hall, association]
    letter = post_of(enquiry.email)[0].body
    assert "pekar på sidor i Samla" in letter
    assert hall.name not in letter  # a letter tells nothing of the matter
    enquiry.refresh_from_db()
    for page in (client.get(f"/en/fraga/{enquiry.token}/"), client.get(at())):
        for entry in (hall, association):
            assert f'href="/en{entry.get_absolute_url()}"' in words(page)


def test_what_is_no_more_public_is_not_pointed_to(client, at, enquiry, hall):
    hall.published_at = None
    hall.save()
    told = {"what": "svar", "text": "Se här.", "links": hall.get_absolute_url()}
    assert set(client.post(at(), told).context["form"].errors) == {"links"}


def test_an_identity_number_that_came_by_mail_is_kept_and_warned_of(
    client, at, enquiry
):
    number = "Hon heter 19640823-3234."
    enquiry.reply("Vi är trettio.", incoming_id=1)
    assert "identity number here" not in words(client.get(at()))
    enquiry.reply(number, incoming_id=2)
    page = words(client.get(at()))
    assert "identity number here" in page
    assert number in page
    enquiry.renew()
    assert "identity number here" not in words(
        client.get(f"/en/fraga/{enquiry.token}/")
    )
