"""What to say in Swedish to the leader, beside one's own language."""

import html
import re

import pytest
from django.utils import translation

from samla.paper.phrases import phrases

pytestmark = pytest.mark.django_db

LINE = re.compile(r'<li><b lang="sv" dir="ltr">(.*?)</b>(?:<span>(.*?)</span>)?</li>')


def card(client, activity, query="", language="/en"):
    answer = client.get(f"{language}/aktiviteter/{activity.pk}/fraser/{query}")
    assert answer.status_code == 200
    assert not answer.cookies
    return dict(LINE.findall(html.unescape(answer.content.decode())))


def test_a_father_asks_for_his_son_of_twelve(client, football):
    said = card(client, football, "?vem=son&alder=12", "/ar")
    assert "عمر ابني 12 سنة" in said["Hej! Min son är 12 år. Får han vara med?"]
    said = card(client, football, "?vem=dotter&alder=1")
    assert (
        said["Hej! Min dotter är 1 år. Får hon vara med?"]
        == "Hello! My daughter is 1 year old. May she take part?"
    )
    assert "Hej! Får min son vara med?" in card(client, football, "?vem=son")
    assert "Hej! Jag vill vara med. Får jag det?" in card(client, football)


def test_the_questions_follow_from_the_facts(client, football):
    said = card(client, football)
    assert "Är det gratis?" in said
    assert "Kan jag bara komma?" in said
    assert said["Är det tisdag 24 november klockan 18.00?"]
    football.price, football.signup_id = 50, "access_flag:signup"
    football.flags = ["access_flag:bring-children", "access_flag:women-only"]
    football.save()
    said = card(client, football)
    for words in ("Kostar det 50 kronor?", "Hur anmäler jag mig?"):
        assert words in said
    assert said["Får jag ta med mina barn?"] == "May I bring my children?"
    assert "Är det bara för kvinnor?" in said
    assert "Är det gratis?" not in said


def test_in_swedish_it_stands_alone_and_easy_swedish_is_swedish(client, football):
    assert set(card(client, football, language="").values()) == {""}
    date = football.occurrences.first()
    for language in ("sv", "sv-simple"):
        with translation.override("sv"):
            hers, theirs = phrases(football, date, language)
        assert {len(line) for line in [*hers, *theirs]} == {1}


def test_what_is_odd_is_said_and_there_is_a_card_all_the_same(client, football):
    page = f"/en/aktiviteter/{football.pk}/fraser/"
    for query in ("?alder=x", "?alder=99", "?alder=-1", "?vem=farmor", "?alder=1e9"):
        answer = client.get(page + query)
        assert answer.status_code == 200
        assert "There is a problem" in answer.content.decode()
        assert LINE.search(answer.content.decode())
    football.occurrences.all().delete()
    assert client.get(page).status_code == 302
    football.unpublish()
    assert client.get(page).status_code == 404


def test_the_card_is_light(client, football, django_assert_max_num_queries):
    card(client, football)
    with django_assert_max_num_queries(2):
        card(client, football)
