"""For whom: most answers are there already, and each can be changed."""

import pytest

pytestmark = pytest.mark.django_db

FEWEST = {
    "price": "0",
    "signup": "access_flag:drop-in",
    "text_language": "language:sv",
}


@pytest.fixture(autouse=True)
def _amina_is_here(client, amina):
    client.force_login(amina)


def tell(client, activity, **changes):
    return client.post(f"/en/aktiviteter/{activity.pk}/vem/", FEWEST | changes)


def test_nothing_needs_to_be_answered(client, draft):
    shown = client.get(f"/aktiviteter/{draft.pk}/vem/").context["form"]
    known = {name: shown[name].value() for name in shown.fields}
    answers = {name: value for name, value in known.items() if value is not None}
    assert client.post(f"/aktiviteter/{draft.pk}/vem/", answers).status_code == 302
    draft.refresh_from_db()
    assert draft.languages == ["language:sv"]
    assert draft.target_groups == ["target_group:all"]
    assert draft.price == 0


def test_all_answers_are_kept(client, draft):
    answer = tell(
        client,
        draft,
        languages=["language:sv", "language:ar"],
        more_languages=["language:vi"],
        target_groups=["target_group:women"],
        age_from="18",
        age_to="65",
        swedish_level="swedish_level:some",
        price="20",
        price_note="Kaffe ingår.",
        flags=["access_flag:bring-children"],
        text="Hej.",
        email="hej@example.org",
        phone="+46 8 465 004 01",
    )
    assert answer.headers["Location"] == f"/en/aktiviteter/{draft.pk}/forhandsgranska/"
    draft.refresh_from_db()
    assert draft.languages == ["language:sv", "language:ar", "language:vi"]
    assert (draft.age_from, draft.age_to, draft.price) == (18, 65, 20)
    assert draft.flags == ["access_flag:bring-children"]
    page = client.get(f"/en/aktiviteter/{draft.pk}/vem/")
    assert page.context["form"]["more_languages"].value() == ["language:vi"]


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"price": "-1"}, "price", "from 0 to 10000"),
        ({"price": "10001"}, "price", "from 0 to 10000"),
        ({"price": str(2**63)}, "price", "from 0 to 10000"),
        ({"price": "9" * 5000}, "price", "from 0 to 10000"),
        ({"price": "gratis"}, "price", "from 0 to 10000"),
        ({"price": ""}, "price", "from 0 to 10000"),
        ({"age_from": "-1"}, "age_from", "from 0 to 120"),
        ({"age_to": "121"}, "age_to", "from 0 to 120"),
        ({"age_from": "12", "age_to": "7"}, "age_to", "below the lowest"),
        ({"languages": ["language:klingon"]}, "languages", "Choose one"),
        ({"languages": ["access_flag:loop"]}, "languages", "Choose one"),
        ({"signup": "access_flag:free"}, "signup", "Choose one"),
        ({"signup": ""}, "signup", "Choose one"),
        ({"flags": ["access_flag:free"]}, "flags", "Choose one"),
        ({"email": "hej"}, "email", "name@example.org"),
        ({"phone": "ring mig"}, "phone", "in digits"),
        ({"phone": "0" * 10_000}, "phone", "at most 20 characters"),
        ({"text": "a" * 10_000}, "text", "at most 2000 characters"),
        ({"price_note": "a" * 10_000}, "price_note", "at most 120 characters"),
    ],
    ids=lambda part: str(part)[:30],
)
def test_what_is_wrong_is_told_at_its_field_and_kept(
    client, draft, changes, field, words
):
    answer = tell(client, draft, **changes)
    form = answer.context["form"]
    assert any(words in error for error in form.errors[field]), form.errors
    assert form[field].value() == changes[field]
    draft.refresh_from_db()
    assert draft.text == ""


def test_a_change_of_what_is_published_is_seen_at_once(client, football):
    answer = tell(client, football, price="30")
    assert answer.headers["Location"] == f"/en/aktiviteter/{football.pk}/andra/"
    assert "30 kr" in client.get(f"/aktiviteter/{football.pk}/").content.decode()


def test_strangers_find_nothing(client, stranger, football):
    client.force_login(stranger)
    assert client.get(f"/aktiviteter/{football.pk}/vem/").status_code == 404
    assert tell(client, football, price="99").status_code == 404
    football.refresh_from_db()
    assert football.price == 0
