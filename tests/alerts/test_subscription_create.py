"""Anybody follows an activity by one address, without an account."""

import datetime
import re

import pytest
from django.utils import timezone

from samla.alerts.models import Subscription
from tests.alerts.conftest import LEYLA, follower

pytestmark = pytest.mark.django_db


def ask(client, activity, email=LEYLA, prefix="", **more):
    path = f"{prefix}/folj/aktivitet/{activity.pk}/"
    return client.post(path, {"email": email}, **more)


def test_the_public_page_leads_there_and_stays_without_a_cookie(client, cafe):
    page = client.get(f"/ar/aktiviteter/{cafe.pk}/")
    assert f"/ar/folj/aktivitet/{cafe.pk}/" in page.content.decode()
    assert not page.cookies
    form = client.get(f"/ar/folj/aktivitet/{cafe.pk}/")
    assert list(form.context["form"].fields) == ["email"]
    assert "<script" not in form.content.decode().split("<main")[1].split("</main")[0]


@pytest.mark.parametrize(
    ("prefix", "subject"),
    [("", "Vill du följa"), ("/en", "Do you want to follow"), ("/ar", "هل تريدون")],
)
def test_a_letter_in_the_readers_language_asks_back(
    client, cafe, letters_of, prefix, subject
):
    [letter] = letters_of(ask, client, cafe, "Leyla@Example.ORG", prefix)
    assert letter.to == [LEYLA]
    assert subject in letter.subject
    assert cafe.title in letter.subject
    assert re.search(rf"https?://[^/]+{prefix}/folj/ja/\S+/\n", letter.body)
    subscription = Subscription.objects.get()
    assert subscription.confirmed_at is None
    assert subscription.language == (prefix[1:] or "sv")


def test_nobody_learns_whether_an_address_is_known(client, cafe, letters_of):
    follower(cafe)
    answers = []
    asked = letters_of(lambda: answers.append(ask(client, cafe)))
    asked += letters_of(lambda: answers.append(ask(client, cafe, "new@example.org")))
    bodies = [re.sub(r"/ja/\S+", "", letter.body) for letter in asked]
    assert bodies[0] == bodies[1]
    assert answers[0]["Location"] == answers[1]["Location"]
    page = client.get(answers[0]["Location"]).content.decode()
    assert "example.org" not in page


def test_asking_twice_is_one_wish_and_keeps_what_was_said(client, cafe, letters_of):
    hers = follower(cafe, language="ar")
    letters_of(ask, client, cafe)
    letters_of(ask, client, cafe, LEYLA.upper())
    again = Subscription.objects.get()
    assert (again.confirmed_at, again.language) == (hers.confirmed_at, "ar")
    assert again.asked_at == hers.asked_at


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Write your e-mail address."),
        ("leyla", "Write the address as name@example.org."),
        ("a@example.org, b@example.org", "Write the address as name@example.org."),
        ("a@example.org\nb@example.org", "Write the address as name@example.org."),
        (f"{'a' * 300}@example.org", "Write the address as name@example.org."),
    ],
)
def test_what_is_no_address_is_asked_again_and_kept(client, cafe, typed, said):
    page = ask(client, cafe, typed, "/en")
    assert page.status_code == 200
    assert said in page.content.decode()
    assert page.context["form"]["email"].value() == typed
    assert not Subscription.objects.exists()


def test_an_address_gets_three_letters_a_day_and_nobody_sees_which(
    client, cafe, letters_of
):
    answers = []

    def often():
        for note in ("", "+a", "+b", "+c", "+d"):
            email = LEYLA.replace("@", f"{note}@")
            answers.append(ask(client, cafe, email, REMOTE_ADDR="192.0.2.9"))

    assert len(letters_of(often)) == 3
    assert {(a.status_code, a["Location"]) for a in answers} == {
        (302, f"/folj/aktivitet/{cafe.pk}/skickat/")
    }


def test_many_addresses_from_one_sender_are_stopped_in_words(client, cafe, letters_of):
    answers = []

    def flood():
        for number in range(30):
            answers.append(ask(client, cafe, f"nr{number}@example.org", "/en"))

    letters = letters_of(flood)
    assert len(letters) == Subscription.objects.count() == 20
    assert [answer.status_code for answer in answers[19:22]] == [302, 429, 429]
    last = answers[-1].content.decode()
    assert "Wait an hour and send it again." in last
    assert 'value="nr29@example.org"' in last


@pytest.mark.parametrize("state", ["draft", "paused", "hidden organisation"])
def test_what_the_public_does_not_see_cannot_be_followed(client, cafe, state):
    if state == "hidden organisation":
        cafe.organisation.close()
    else:
        cafe.unpublish()
    assert ask(client, cafe).status_code == 404
    assert client.get(f"/folj/aktivitet/{cafe.pk}/").status_code == 404
    assert not Subscription.objects.exists()


def test_who_never_says_yes_is_forgotten_after_a_week(client, cafe, letters_of):
    letters_of(ask, client, cafe)
    hers = Subscription.objects.all()
    week = timezone.now() + datetime.timedelta(days=7)
    assert not Subscription.objects.forgettable(week - datetime.timedelta(hours=1))
    assert set(Subscription.objects.forgettable(week)) == set(hers)


@pytest.mark.parametrize(
    ("page", "sent_to"),
    [
        (
            "/aktiviteter/?q=fika&nar=idag&sida=1&typ=&a=1&fyllda=3",
            '/folj/sokning/?q=fika"',
        ),
        ("/aktiviteter/?q=finnsinte", "/folj/sokning/?q=finnsinte"),
        ("/kommuner/botkyrka/", "/folj/kommun/botkyrka/"),
        ("/organisationer/{cafe.organisation_id}/", "/folj/organisation/"),
        ("/aktiviteter/{cafe.pk}/", "/folj/aktivitet/"),
    ],
)
def test_each_page_asks_for_one_address_and_sets_no_cookie(client, cafe, page, sent_to):
    answer = client.get(page.format(cafe=cafe))
    assert not answer.cookies
    [form] = re.findall(r'<form[^>]*method="post".*?</form>', answer.text, re.DOTALL)
    assert f'action="{sent_to}' in form
    assert re.findall(r'name="(\w+)"', form) == ["email"]


def test_a_search_is_followed_in_one_spelling_by_the_words_on_its_page(
    client, cafe, letters_of
):
    def search(query, prefix=""):
        path = f"{prefix}/folj/sokning/?{query}"
        return client.post(path, {"email": LEYLA})

    [letter] = letters_of(search, "var=botkyrka&q=fika&nar=idag&typ=", "/en")
    hers = Subscription.objects.get()
    assert (hers.search, hers.title) == ("?q=fika&var=botkyrka", "fika, Botkyrka")
    # Nobody has us write words of hers to somebody else.
    assert "fika" not in letter.subject + letter.body
    assert "“Botkyrka”" in letter.subject
    answers = []
    letters_of(lambda: answers.append(search("q=fika&sida=3&var=botkyrka&okand=1")))
    assert Subscription.objects.get() == hers
    assert answers[0]["Location"] == "/folj/sokning/skickat/?q=fika&var=botkyrka"
    assert "fika, Botkyrka" in client.get(answers[0]["Location"]).text


@pytest.mark.parametrize(
    "query", ["typ=borta", "alder=1e9", "var=Ingenstansby", "organisation=x", "nar=%00"]
)
def test_a_search_that_is_not_known_any_more_is_refused_kindly(client, db, query):
    answer = client.post(f"/en/folj/sokning/?{query}", {"email": LEYLA})
    assert answer.status_code == 400
    if "%00" not in query:
        assert "This search cannot be followed" in answer.text
        assert f"/en/aktiviteter/?{query}" in answer.text
    assert not Subscription.objects.exists()
    assert client.get(f"/folj/sokning/?q={'a' * 3000}").status_code in (400, 404)
    assert client.get(f"/folj/sokning/skickat/?{query}").status_code in (302, 400)


def test_who_follows_thirty_things_ends_one_first(client, cafe, botkyrka):
    for number in range(30):
        Subscription.objects.create(
            search=f"?q={number}", email=LEYLA, confirmed_at=timezone.now()
        )
    wish = Subscription.objects.ask(cafe, LEYLA, "sv")
    answer = client.post(f"/en/folj/ja/{wish.yes_token('en')}/")
    assert "End one of them by the link in a letter" in answer.text
    assert Subscription.objects.get(activity=cafe).confirmed_at is None
    Subscription.objects.filter(search="?q=1").delete()
    client.post(f"/en/folj/ja/{wish.yes_token('en')}/", {"rhythm": "weekly"})
    assert Subscription.objects.get(activity=cafe).rhythm == "weekly"
