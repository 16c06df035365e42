"""Somebody sees at each activity whether she can go, without being hidden anything."""

import gzip

import pytest

from samla.activities.models import Activity, Reader, fit

pytestmark = pytest.mark.django_db


def told(**facts):
    """An activity with some facts; nothing of it is kept."""
    return Activity(**{"flags": [], "target_groups": []} | facts)


def level(code):
    return {"swedish_level_id": f"swedish_level:{code}"}


def group(*codes):
    return {"target_groups": [f"target_group:{code}" for code in codes]}


CHILDCARE, WOMEN = "access_flag:childcare", "access_flag:women-only"


@pytest.mark.parametrize(
    ("facts", "reader", "fits", "said"),
    [
        ({"age_from": 7, "age_to": 12}, {"age": 7}, True, "of 7 to 12 years"),
        ({"age_from": 7, "age_to": 12}, {"age": 13}, False, "of 7 to 12 years"),
        ({"age_from": 18}, {"age": 0}, False, "of at least 18 years"),
        ({"age_to": 12}, {"age": 12}, True, "of at most 12 years"),
        ({}, {"age": 40}, True, "for all ages"),
        (
            level("none"),
            {"swedish": "none"},
            True,
            "no Sw",
        ),
        (
            level("sfi-b"),
            {"swedish": "some"},
            False,
            "more",
        ),
        (
            level("sfi-b"),
            {"swedish": "sfi-d"},
            True,
            "eno",
        ),
        ({}, {"swedish": "none"}, True, "nobody says"),
        (
            {"flags": [CHILDCARE]},
            {"has_children": True},
            True,
            "may come",
        ),
        ({}, {"has_children": True}, False, "ask whether"),
        ({"flags": [WOMEN]}, {"age": 40}, True, "for all ages, for women only"),
        (level("sfi-b") | {"flags": [WOMEN]}, {"swedish": "none"}, False, "women"),
        (group("teens"), {"age": 40}, False, "13–17"),
        (group("teens"), {"age": 15}, True, "13–17"),
        (group("child0"), {"age": 6}, False, "0–5"),
        (group("child0"), {"age": 34, "has_children": True}, True, "may come"),
        (group("child6"), {"age": 6}, True, "6–12"),
        (group("young"), {"age": 26}, False, "18–25"),
        (group("adults"), {"age": 17}, False, "Adults"),
        (group("seniors"), {"age": 64}, False, "65"),
        (group("seniors", "young"), {"age": 70}, True, "65"),
        (group("teens", "all"), {"age": 40}, True, "for all ages"),
        (group("asylum"), {"age": 40}, True, "for all ages"),
        (group("families"), {"age": 40, "has_children": True}, True, "may come"),
        (group("teens") | {"age_from": 10}, {"age": 12}, True, "at least 10"),
    ],
)
def test_each_answer_is_weighed_with_its_reason(facts, reader, fits, said):
    found = fit(told(**facts), Reader(**reader))
    assert found[0] == fits
    assert said in found[1]
    assert found[1].startswith("Fits: " if fits else "May not fit: ")


def test_what_speaks_against_it_is_what_she_reads():
    it = told(age_from=18, flags=["access_flag:bring-children"])
    fits, why = fit(it, Reader(age=12, has_children=True))
    assert not fits
    assert "children" not in why


def test_who_is_not_asked_is_told_nothing(client, cafe):
    assert fit(cafe, Reader()) is None
    assert 'class="fit' not in client.get("/en/aktiviteter/").content.decode()


def test_the_list_hides_nothing_and_keeps_the_answers_in_its_links(client, cafe):
    cafe.age_from = 18
    cafe.save()
    query = "?fyllda=12&kan=none&medbarn=ja"
    html = client.get(f"/en/aktiviteter/{query}&var=botkyrka").content.decode()
    assert "May not fit: for those of at least 18 years" in html
    kept = query.replace("&", "&amp;")
    assert f'href="/en/aktiviteter/{cafe.pk}/{kept}"' in html
    assert '<input type="hidden" name="var" value="botkyrka">' in html
    assert '<input type="hidden" name="kan" value="none">' in html
    page = client.get(f"/en/aktiviteter/{cafe.pk}/{query}")
    assert "May not fit: for those of at least 18 years" in page.content.decode()
    assert not page.cookies
    assert page["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    "query", ["?fyllda=121", "?fyllda=x", "?kan=perfect", "?medbarn=nej", "?fyllda=-1"]
)
def test_an_answer_that_cannot_be_read_is_told_at_its_field(client, cafe, query):
    for path in ("/en/aktiviteter/", f"/en/aktiviteter/{cafe.pk}/"):
        page = client.get(path + query)
        assert page.status_code == 200
        html = page.content.decode()
        assert html.count('class="error"') >= 1 or "error" in html
        assert 'class="fit' not in html
        assert cafe.title in html


def test_the_answers_cost_no_question_to_the_database(
    client, cafe, django_assert_max_num_queries
):
    client.get("/en/aktiviteter/")
    with django_assert_max_num_queries(3):
        html = client.get("/en/aktiviteter/?fyllda=40&kan=some&medbarn=ja")
    assert len(gzip.compress(html.content)) <= 10_000
