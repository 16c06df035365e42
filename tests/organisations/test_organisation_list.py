"""Finding organisations: by words, place, and what they are best at."""

import pytest

LIST = "/organisationer/"


def names(client, query="", language=""):
    answer = client.get(f"{language}{LIST}?{query}")
    assert answer.status_code == 200
    return [organisation.name for organisation in answer.context["page"]]


def test_names_stand_in_swedish_order(client, register):
    for name in ("Ånge IF", "Zeta", "Ärlan", "Örnen", "Édouards vänner", "Fritid"):
        register(name)
    assert names(client) == [
        "Édouards vänner",
        "Fritid",
        "Zeta",
        "Ånge IF",
        "Ärlan",
        "Örnen",
    ]


def test_a_name_is_text_and_keeps_its_direction_to_itself(client, register):
    register("<script>alert(1)</script>\u202eabc")
    html = client.get(LIST).content.decode()
    assert "<script>alert" not in html
    assert "<bdi>&lt;script&gt;alert(1)&lt;/script&gt;\u202eabc</bdi>" in html


def test_three_questions_whatever_is_asked(
    client, register, botkyrka, django_assert_max_num_queries
):
    for number in range(50):
        register(
            f"Förening {number}",
            languages=["language:ar"],
            capabilities=["capability:language"],
            best_at=["capability:language"],
        )
    client.get(f"{LIST}?var=Botkyrka")
    query = "q=forening&var=145+57&bast=language&gor=language&sprak=ar&for=all"
    for asked in ("", query, "q=xyzzy", "var=Atlantis"):
        with django_assert_max_num_queries(3):
            client.get(f"{LIST}?{asked}")


def test_what_is_not_published_is_not_found(client, register):
    register("Hemlig", published_at=None)
    assert names(client) == []


@pytest.mark.parametrize(
    "typed", ["språkvänner", "sprakvanner", "SPRÅK", "språkvännena", "kaffe", "Alby"]
)
def test_words_are_found_without_marks_and_misspelt(client, association, typed):
    assert names(client, f"q={typed}") == [association.name]


def test_kerstin_finds_it_by_what_it_is_best_at(client, association, register):
    register("Kan också", capabilities=["capability:language", "capability:food"])
    assert names(client, "bast=language") == [association.name]
    assert set(names(client, "gor=language")) == {association.name, "Kan också"}
    assert names(client, "bast=food") == []


@pytest.mark.parametrize("typed", ["Botkyrka", "Tumba", "145 57", "botkyrka kommun"])
def test_it_is_found_where_it_is_at_home(client, association, typed):
    assert names(client, f"var={typed}") == [association.name]
    assert names(client, "var=Kiruna") == []


def test_it_is_found_where_it_works_too(client, association, umea):
    association.serves.add(umea)
    assert names(client, "var=umea") == [association.name]


def test_who_is_for_everybody_is_for_women_too(client, association, register):
    register("Kvinnor", target_groups=["target_group:women"])
    register("Män", target_groups=["target_group:men"])
    assert set(names(client, "for=women")) == {association.name, "Kvinnor"}


def test_language_and_category_narrow(client, association, register):
    register("Fotboll", category_id="association_category:sport")
    assert names(client, "sprak=ar") == [association.name]
    assert names(client, "kategori=sport") == ["Fotboll"]


def test_the_count_is_a_sentence_with_the_place(client, association):
    html = client.get(f"/en{LIST}?var=Botkyrka").content.decode()
    assert '<span class="number">1</span> organisation in <bdi>Botkyrka</bdi>' in html


@pytest.mark.parametrize(
    "query",
    [
        "bast=magic",
        "gor=%3Cscript%3E",
        "sprak=" + "x" * 3000,
        "kategori=0",
        "for=all&for=women",
        "var=Atlantis",
        "var=" + "x" * 3000,
        "q=" + "x" * 3000,
        "q=%27%3B+drop+table",
        "q=%E2%80%AE",
        "q=%28%26%7C%21%29",
        "unknown=1",
        "var=%25_",
    ],
)
def test_nonsense_is_answered_in_words(client, association, query):
    answer = client.get(f"{LIST}?{query}")
    assert answer.status_code == 200
    assert "<script>" not in answer.content.decode()
    assert not answer.cookies


def test_an_unknown_answer_is_told_at_its_field(client, association):
    html = client.get(f"{LIST}?bast=magic").content.decode()
    assert 'id="id_bast_error"' in html
    assert association.name not in html


def test_an_unknown_place_is_told_and_nothing_is_guessed(client, association):
    html = client.get(f"{LIST}?var=Atlantis").content.decode()
    assert 'id="id_var_error"' in html
    assert association.name not in html


@pytest.mark.parametrize("page", ["-1", "0", "1000000000", "x", "9" * 40])
def test_a_page_that_is_none_is_not_found(client, association, page):
    assert client.get(f"{LIST}?sida={page}").status_code == 404


def test_each_answer_can_be_taken_away(client, association):
    html = client.get(f"{LIST}?bast=language&var=Botkyrka&sida=1").content.decode()
    assert 'href="?var=Botkyrka"' in html
    assert 'href="?bast=language"' in html


def test_an_empty_list_says_what_to_try(client, association):
    html = client.get(f"{LIST}?q=xyzzy").content.decode()
    assert 'class="empty"' in html
    assert f'href="{LIST}"' in html


def test_nobody_is_shown_as_verified_and_examples_say_so(client, register):
    register("Exempel", is_example=True)
    html = client.get(f"/en{LIST}").content.decode()
    assert "Verified by <bdi" not in html
    assert "<span>Example</span>" in html


def test_visitors_get_no_cookie_and_may_keep_the_page(client, association):
    answer = client.get(LIST)
    assert not answer.cookies
    assert "public" in answer.headers["Cache-Control"]
    assert "csrfmiddlewaretoken" not in answer.content.decode()


@pytest.mark.parametrize(
    ("language", "word"), [("/en", "Language support"), ("/ar", "الدعم اللغوي")]
)
def test_facts_are_in_the_readers_language(client, association, language, word):
    assert word in client.get(f"{language}{LIST}").content.decode()


@pytest.mark.parametrize("query", ["bast=nonsense", "for=zz", "var=Ingenstans"])
def test_a_wrong_answer_shows_nothing_that_was_not_asked_for(client, register, query):
    register("Cykelköket")
    assert names(client, query) == []
