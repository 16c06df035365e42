"""Registering an organisation: six answers, no twins, never twice."""

import re
import threading

import pytest
from django.db import connection
from django.test import Client

from samla.organisations.models import Organisation

NEW = "/organisationer/ny/"


@pytest.fixture
def hilda(client, stranger):
    """Somebody who has signed up and is about to register her organisation."""
    client.force_login(stranger)
    return stranger


def send(client, answers, **changes):
    return client.post(NEW, answers | changes)


def faults(answer):
    """The fields that got a word, as the page shows them."""
    html = answer.content.decode()
    form = answer.context["form"]
    for name in form.errors:
        if name != "__all__":
            assert f'id="id_{name}_error"' in html
    return {
        name: [e.code for e in errs.as_data()] for name, errs in form.errors.items()
    }


def test_hilda_registers_and_is_shown_what_to_do_next(client, hilda, answers, botkyrka):
    answer = send(client, answers)
    cykelkoket = Organisation.objects.get()
    assert answer.url == f"/organisationer/{cykelkoket.pk}/klar/"
    assert cykelkoket.municipality == botkyrka
    assert not cykelkoket.published_at
    assert cykelkoket.waiting.kind == "first"
    assert cykelkoket.memberships.get().role == "owner"
    assert cykelkoket.memberships.get().user == hilda
    html = client.get(answer.url).content.decode()
    assert f"?organisation={cykelkoket.pk}" in html
    public = f"/organisationer/{cykelkoket.pk}/"
    assert Client().get(public).status_code == 404
    cykelkoket.let_out()
    assert "Cykelköket i Fittja" in Client().get(public).content.decode()


def test_at_most_nine_answers_must_be_given(client, hilda):
    form = client.get(NEW).context["form"]
    asked = [
        name
        for name, field in form.fields.items()
        if field.required and not form[name].value()
    ]
    assert len(asked) == 6


def test_what_it_is_best_at_is_among_what_it_can(client, hilda, answers):
    best = ["capability:training", "capability:food"]
    send(client, answers, best_at=best, capabilities=["capability:rooms"])
    cykelkoket = Organisation.objects.get()
    assert cykelkoket.best_at == best
    assert set(cykelkoket.capabilities) == {*best, "capability:rooms"}


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Botkyrka", "0127"),
        ("botkyrka kommun", "0127"),
        ("Tumba", "0127"),
        ("145 57", "0127"),
        ("umea", "2480"),
        ("Gothenburg", "1480"),
        ("Håbo kommun", "0305"),
    ],
)
def test_the_municipality_is_understood_as_people_write_it(
    client, hilda, answers, typed, code
):
    send(client, answers, place=typed)
    assert Organisation.objects.get().municipality_id == code


def test_a_place_of_two_meanings_is_asked_about_and_nothing_is_lost(
    client, hilda, answers
):
    answer = send(client, answers, place="Habo")
    html = answer.content.decode()
    assert faults(answer) == {"which": ["required"]}
    assert "Habo kommun" in html
    assert "Håbo kommun" in html
    assert "Vi lagar cyklar tillsammans." in html
    send(client, answers, place="Habo", which="0305")
    assert Organisation.objects.get().municipality_id == "0305"


def test_a_misspelt_place_is_asked_about_too(client, hilda, answers):
    answer = send(client, answers, place="Botkirka")
    assert faults(answer) == {"which": ["required"]}
    assert "Botkyrka kommun" in answer.content.decode()


@pytest.mark.parametrize("typed", ["Atlantis", "00000", "!!!", "x" * 81, "", "\u202e"])
def test_an_unknown_place_gets_a_word_at_the_field(client, hilda, answers, typed):
    assert "place" in faults(send(client, answers, place=typed))
    assert not Organisation.objects.exists()


def test_it_may_work_in_several_municipalities(client, hilda, answers):
    send(client, answers, serving="Huddinge, Salem , Tumba")
    served = Organisation.objects.get().serves.values_list("code", flat=True)
    assert set(served) == {"0126", "0128"}


@pytest.mark.parametrize(
    "typed", ["Huddinge, Atlantis", "Habo", "x" * 1001, "Salem," * 31]
)
def test_a_served_place_that_is_unclear_gets_a_word(client, hilda, answers, typed):
    assert "serving" in faults(send(client, answers, serving=typed))


@pytest.mark.parametrize("typed", ["802002-4280", "16802002–4280", "8020024280"])
def test_the_number_is_kept_as_ten_digits(client, hilda, answers, typed):
    send(client, answers, number=typed)
    assert Organisation.objects.get().number == "8020024280"


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("640823-3234", "personal"),
        ("196408233234", "personal"),
        ("802002-4281", "checksum"),
        ("12", "format"),
    ],
)
def test_a_number_that_will_not_do_is_explained(client, hilda, answers, typed, fault):
    answer = send(client, answers, number=typed)
    assert faults(answer) == {"number": [fault]}
    assert not Organisation.objects.exists()


WRONG = [
    ("name", "", "required"),
    ("name", "  ", "required"),
    ("name", "x" * 121, "max_length"),
    ("name", "---", "no_letters"),
    ("name", "a\x00b", "null_characters_not_allowed"),
    ("place", "Botkyrka\x00", "null_characters_not_allowed"),
    ("serving", "Salem\x00", "null_characters_not_allowed"),
    ("number", "8020\x00", "null_characters_not_allowed"),
    ("about", "", "required"),
    ("about", "x" * 2001, "max_length"),
    ("category", "", "required"),
    ("category", "association_category:magic", "invalid_choice"),
    ("legal_form", "legal_form:private", "invalid_choice"),
    ("text_language", "language:xx", "invalid_choice"),
    ("best_at", [], "required"),
    ("best_at", ["capability:magic"], "invalid_choice"),
    ("capabilities", ["language:sv"], "invalid_choice"),
    ("languages", ["language:xx"], "invalid_choice"),
    ("target_groups", ["x" * 500], "invalid_choice"),
    ("email", "", "required"),
    ("email", "hej", "invalid"),
    ("email", "x" * 250 + "@a.example", "max_length"),
    ("phone", "ring mig", "invalid"),
    ("phone", "0" * 21, "max_length"),
    ("website", "javascript:alert(1)", "invalid"),
    ("website", "ftp://forening.example/", "invalid"),
    ("website", "https://a.example/" + "x" * 200, "max_length"),
]


@pytest.mark.parametrize(("field", "typed", "fault"), WRONG)
def test_a_wrong_answer_gets_a_word_and_the_rest_is_kept(
    client, hilda, answers, field, typed, fault
):
    answer = send(client, answers, **{field: typed})
    assert answer.status_code == 200
    assert faults(answer).get(field, [""])[0] == fault
    assert not Organisation.objects.exists()
    html = answer.content.decode()
    if field != "email":
        assert "hej@cykelkoket.example" in html
    assert html.count('role="alert"') == 1


def test_four_best_things_are_one_too_many(client, hilda, answers):
    four = [f"capability:{code}" for code in ("food", "talk", "rooms", "advice")]
    answer = send(client, answers, best_at=four)
    assert faults(answer) == {"best_at": ["too_many"]}


def test_a_website_without_scheme_gets_the_safe_one(client, hilda, answers):
    send(client, answers, website="cykelkoket.example")
    assert Organisation.objects.get().website == "https://cykelkoket.example"


def test_script_and_direction_marks_in_a_name_stay_text(client, hilda, answers):
    send(client, answers, name="<script>alert(1)</script>\u202eabc\n  def")
    kept = Organisation.objects.get()
    assert "\n" not in kept.name
    kept.let_out()
    html = client.get(kept.get_absolute_url()).content.decode()
    assert "<script>alert" not in html
    assert "<bdi>&lt;script&gt;" in html


def test_roles_and_marks_cannot_be_posted(client, hilda, answers, botkyrka):
    send(
        client,
        answers,
        is_example="on",
        source="me",
        municipality="2480",
        pk="1",
        id="1",
    )
    kept = Organisation.objects.get()
    assert not kept.is_example
    assert kept.source == ""
    assert kept.municipality == botkyrka


def test_a_likely_twin_is_shown_before_anything_is_saved(
    client, hilda, answers, association
):
    answer = send(client, answers, name="Språkvänner i Alby")
    html = answer.content.decode()
    assert answer.status_code == 200
    assert association.get_absolute_url() in html
    assert Organisation.objects.count() == 1
    for typed in ("Vi lagar cyklar tillsammans.", "hej@cykelkoket.example"):
        assert typed in html
    assert not re.search('type="hidden"[^>]*aria-', html)


def hidden(answer):
    """What the page sends on when its button is pressed."""
    form = answer.context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in values.items() if value}


def test_hers_is_another_and_is_registered_as_she_typed_it(
    client, hilda, answers, association
):
    asked = send(client, answers, name="Språkvänner i Alby", serving="Salem")
    answer = client.post(NEW, hidden(asked) | {"another": "yes"})
    assert answer.status_code == 302
    kept = Organisation.objects.get(name="Språkvänner i Alby")
    assert kept.about == "Vi lagar cyklar tillsammans."
    assert kept.serves.get().name == "Salem"


def test_she_may_change_what_she_wrote(client, hilda, answers, association):
    asked = send(client, answers, name="Språkvänner i Alby")
    answer = client.post(NEW, hidden(asked) | {"change": "yes"})
    html = answer.content.decode()
    assert 'value="Språkvänner i Alby"' in html
    assert "Vi lagar cyklar tillsammans." in html
    assert Organisation.objects.count() == 1


@pytest.mark.parametrize("name", ["Sprakvannerna i Alby", "SPRÅKVÄNNERNA ALBY"])
def test_twins_are_found_without_marks_and_in_capitals(
    client, hilda, answers, association, name
):
    assert list(send(client, answers, name=name).context["form"].twins) == [association]


def test_the_same_number_is_a_twin_wherever_it_is(
    client, hilda, answers, register, umea
):
    register("Helt annat namn", municipality=umea, number="8020024280")
    answer = send(client, answers, number="802002-4280")
    assert [twin.name for twin in answer.context["form"].twins] == ["Helt annat namn"]


def test_a_like_name_far_away_is_no_twin(client, hilda, answers, association):
    answer = send(client, answers, name=association.name, place="Umeå")
    assert answer.status_code == 302


def test_the_same_number_and_name_is_refused(client, hilda, answers, register):
    register("Cykelköket i Fittja", number="8020024280")
    answer = send(client, answers, number="8020024280", another="yes")
    assert answer.status_code == 200
    assert answer.context["form"].non_field_errors()
    assert Organisation.objects.count() == 1


def test_pressing_twice_registers_once(client, hilda, answers):
    first = send(client, answers, number="802002-4280")
    second = send(client, answers, number="802002-4280")
    assert second.url == first.url
    assert Organisation.objects.count() == 1


def test_what_she_took_away_can_be_registered_anew(client, hilda, answers):
    send(client, answers)
    Organisation.objects.get().close()
    send(client, answers, about="Nu är vi tillbaka.")
    found = Organisation.objects.with_waiting().get(known_waiting=True)
    assert found.about == "Nu är vi tillbaka."


@pytest.mark.django_db(transaction=True)
def test_pressing_four_times_at_once_registers_once(answers, stranger):
    addresses = []

    def press():
        try:
            own = Client()
            own.force_login(stranger)
            addresses.append(own.post(NEW, answers).url)
        finally:
            connection.close()

    presses = [threading.Thread(target=press) for _ in range(4)]
    for one in presses:
        one.start()
    for one in presses:
        one.join()
    assert len(addresses) == 4
    assert len(set(addresses)) == 1
    assert Organisation.objects.count() == 1


def test_a_fresh_form_chooses_no_category_by_itself(client, hilda):
    html = client.get(NEW).content.decode()
    assert '<option value="" selected>' in html


def test_nobody_registers_without_signing_in(client, answers, db):
    assert send(client, answers).url == f"/konto/logga-in/?next={NEW}"
    assert not Organisation.objects.exists()
