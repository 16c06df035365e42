"""All of a person's activities, page by page."""

from lxml import html

from tests.pages.test_desk import many

LIST = "/min-sida/aktiviteter/"


def test_nobody_is_asked_to_sign_in(client, db):
    assert client.get(LIST).status_code == 302


def test_a_stranger_finds_none(client, stranger, cafe):
    client.force_login(stranger)
    assert cafe.title not in client.get(LIST).content.decode()


def test_all_two_hundred_are_there_page_by_page(
    client, amina, association, django_assert_max_num_queries
):
    many(association, 200)
    client.force_login(amina)
    client.get(LIST)
    seen = set()
    for number in range(1, 11):
        with django_assert_max_num_queries(5):
            page = html.fromstring(client.get(LIST, {"sida": number}).content)
        seen.update(page.xpath("//tbody//th//text()"))
    assert len({title for title in seen if title.strip()}) == 200


def test_a_draft_is_called_one(client, amina, cafe):
    type(cafe).objects.update(published_at=None)
    client.force_login(amina)
    assert "Draft" in client.get(f"/en{LIST}").content.decode()
