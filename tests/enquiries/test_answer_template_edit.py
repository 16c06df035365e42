"""Coordinators write the answers that are given often."""

import pytest

from samla.enquiries.models import AnswerTemplate
from samla.enquiries.models.answer_template import FIELDS, explained
from tests.enquiries.test_enquiry_publish import words

pytestmark = pytest.mark.django_db
LIST = "/en/kommuner/botkyrka/sa-svarar-vi/mallar/"


def told(**changes):
    return {
        "title": "Lokal",
        "text": "Hej {namn}! {enhet} svarar på {nummer}. {handlaggare}",
        "kinds": ["enquiry_kind:room"],
        "text_language": "language:sv",
    } | changes


@pytest.fixture
def coordinator(client, kerstin):
    client.force_login(kerstin)
    return kerstin


def test_a_template_is_written_once_and_offered_where_it_fits(
    client, coordinator, enquiry
):
    assert "Nothing stands here" in words(client.get(LIST))
    for _click in range(2):
        assert client.post(f"{LIST}ny/", told()).url == LIST
    template = AnswerTemplate.objects.get()
    assert "Lokal" in words(client.get(LIST))
    assert 'name="mall"' in words(client.get(f"/en/arenden/{enquiry.pk}/"))
    client.post(f"{LIST}{template.pk}/", told(kinds=["enquiry_kind:grant"]))
    assert 'name="mall"' not in words(client.get(f"/en/arenden/{enquiry.pk}/"))


def test_she_sees_it_filled_in_before_it_is_kept(client, coordinator, entry_point):
    page = words(client.post(f"{LIST}ny/", told(gor="visa")))
    filled = f"Hej Amina! {entry_point.function_name} svarar på BOT-"
    assert filled in page
    assert "00042. Kerstin" in page
    assert not AnswerTemplate.objects.exists()
    assert {name.strip("{}") for name, _becomes in explained()} == set(FIELDS)


@pytest.mark.parametrize(
    ("text", "name"),
    [("Hej {nam}!", "{nam}"), ("Hej {namn", "{"), ("Hej { namn }", "}")],
)
def test_what_is_no_field_is_named_at_the_text(client, coordinator, text, name):
    page = client.post(f"{LIST}ny/", told(text=text))
    assert set(page.context["form"].errors) == {"text"}
    assert f"{name} is no field" in words(page)
    assert text in words(page)
    assert not AnswerTemplate.objects.exists()


def test_a_name_stands_once(client, coordinator):
    client.post(f"{LIST}ny/", told())
    page = client.post(f"{LIST}ny/", told(text="Något annat."))
    assert set(page.context["form"].errors) == {"title"}


def test_a_template_is_taken_away_after_one_more_question(client, coordinator):
    client.post(f"{LIST}ny/", told())
    path = f"{LIST}{AnswerTemplate.objects.get().pk}/ta-bort/"
    assert "Lokal" in words(client.get(path))
    assert client.post(path).url == LIST
    assert not AnswerTemplate.objects.exists()
