"""Advice on easy Swedish: said once, beside the field, and it hinders nobody."""

import re

import pytest

from samla.core.easy import MOST_ADVICE, advice_on, hard_words

LONG = "Vi träffas varje tisdag i salen bredvid biblioteket för att prata svenska och "
LONG += "dricka kaffe tillsammans med våra grannar."
pytestmark = pytest.mark.django_db


def test_easy_words_get_no_advice():
    assert (
        advice_on("Kom och fika! Vi ses på tisdagar kl. 18.00. Alla får vara med.")
        == []
    )
    assert advice_on("Vi ska träffas på torsdag. Alla kan samlas och hjälpas åt.") == []
    assert advice_on("") == []
    assert advice_on("x" * 20 + " " + "-".join(["språk"] * 9)) == []


def test_what_is_hard_is_told_with_what_can_be_said_instead():
    said = " ".join(
        advice_on("Kollektivtrafik finns. Avgift erlägges. Det ska anmälas.")
    )
    assert "buss och tåg" in said
    assert "pris" in said
    assert "ska anmälas" in said
    assert "18" not in said
    (long,) = advice_on(LONG)
    assert str(len(LONG.split())) in long
    assert "Vi träffas varje tisdag i" in long
    assert len(advice_on("Samtliga. " * 9 + " ".join(hard_words()))) == MOST_ADVICE
    assert len(hard_words()) >= 60
    assert advice_on("Brandskyddsutbildningstillfällen finns.")


def test_letters_that_are_nearly_ours_are_no_fault(client, cafe, amina):
    title = "İntegration, samtlıga, ſamtliga"
    assert advice_on(title) == []
    client.force_login(amina)
    told = {"title": title, "type": cafe.type_id, "theme": ""}
    page = client.post(f"/aktiviteter/{cafe.pk}/vad/", told)
    assert page.status_code == 302


def test_a_text_of_ten_thousand_letters_is_looked_through_at_once():
    assert advice_on("a" * 10_000)
    assert advice_on("ska " * 5000)


def answers(client, activity):
    """The fourth step as a browser would send it back."""
    form = client.get(f"/aktiviteter/{activity.pk}/vem/").context["form"]
    return {
        name: [] if form[name].value() is None else form[name].value()
        for name in form.fields
    }


def test_advice_is_shown_once_and_the_same_text_is_saved_then(client, cafe, amina):
    client.force_login(amina)
    path = f"/aktiviteter/{cafe.pk}/vem/"
    told = answers(client, cafe) | {"text": LONG}
    page = client.post(path, told)
    assert page.status_code == 200
    words = page.content.decode()
    assert "Råd om lätt svenska" in words
    assert LONG in words
    assert "Fel:" not in words
    assert 'name="text_advised"' in words
    cafe.refresh_from_db()
    assert cafe.text != LONG
    # With another mistake the advice is not forgotten, and not given once more.
    page = client.post(path, told | {"text_advised": "ja", "price": "-1"})
    assert 'name="text_advised"' in page.content.decode()
    again = client.post(path, told | {"text_advised": "ja"})
    assert again.status_code == 302, again.context["form"].errors
    cafe.refresh_from_db()
    assert cafe.text == LONG
    # What stands there already gets no advice, nor does another language.
    again = client.post(path, answers(client, cafe) | {"price": "10"})
    assert again.status_code == 302, again.context["form"].errors
    told = answers(client, cafe)
    told |= {"text": LONG + " Kom!", "text_language": "language:so"}
    assert client.post(path, told).status_code == 302


def test_the_script_and_its_words_stand_beside_the_field(client, cafe, amina):
    client.force_login(amina)
    words = client.get(f"/aktiviteter/{cafe.pk}/vem/").content.decode()
    assert 'data-easy="id_text"' in words
    assert "buss och t" in words
    assert 'data-written="sv"' in words
    assert re.search(r'data-left="[^"]*{word}', words)
    assert "js/easy" in words
