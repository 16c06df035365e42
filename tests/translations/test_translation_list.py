"""What lacks in a language: counted, bounded, and only her own."""

import pytest
from lxml import html

from samla.activities.models import Activity
from tests.translations.conftest import ARABIC

pytestmark = pytest.mark.django_db


def rows(client, query="sprak=ar"):
    page = client.get(f"/oversattningar/?{query}")
    told = ("name_said", "texts", "missing", "old")
    return [tuple(row[name] for name in told) for row in page.context["page"]]


def test_she_sees_what_is_missing_and_what_is_outdated(
    client, cafe, association, amina, dinner, bahar
):
    client.force_login(amina)
    assert rows(client) == [
        ("Språkcafé i Alby", 2, 2, 0),
        ("Språkvännerna i Alby", 1, 1, 0),
    ]
    association.translate("about", "ar", ARABIC, amina)
    cafe.translate("text", "ar", ARABIC, amina)
    cafe.translate("title", "ar", "مقهى", amina)
    assert rows(client) == []
    assert len(rows(client, "sprak=ar&alla=ja")) == 2
    cafe.title = "Språkcafé i Fittja"
    cafe.save()
    assert rows(client) == [("Språkcafé i Fittja", 2, 0, 1)]
    desk = html.fromstring(client.get("/min-sida/").content)
    (line,) = desk.xpath("//a[@href='/oversattningar/?sprak=ar']")
    assert "1" in line.getparent().getparent().text_content()
    # Nothing is translated into the language it is written in.
    assert rows(client, "sprak=sv&alla=ja") == []
    client.force_login(bahar)
    assert [row[0] for row in rows(client)] == [
        "Matlag i Fittja",
        "Grannarna i Fittja",
    ]


def test_she_who_lends_rooms_sees_those(client, hall, kerstin):
    hall.about = "En ljus sal."
    hall.save()
    client.force_login(kerstin)
    assert rows(client) == [("Albysalen", 1, 1, 0)]


def test_many_are_a_page_at_a_time_in_a_few_questions(
    client, cafe, amina, django_assert_max_num_queries
):
    Activity.objects.bulk_create(
        [
            Activity(
                organisation=cafe.organisation,
                municipality=cafe.municipality,
                type_id=cafe.type_id,
                title=f"Kafé {number}",
            )
            for number in range(30)
        ]
    )
    client.force_login(amina)
    client.get("/oversattningar/")
    with django_assert_max_num_queries(8):
        assert len(rows(client)) == 20
    assert len(rows(client, "sprak=ar&sida=2")) == 12
    assert client.get("/oversattningar/?sprak=xx").context["language"] == "en"
    with django_assert_max_num_queries(12):
        client.get("/oversattningar/fil/ar.csv")


def test_a_list_takes_the_nearest_language_as_the_page_does(client, cafe, amina):
    cafe.translate("title", "fa", "کافهٔ زبان", amina)
    words = client.get("/fa-af/aktiviteter/").content.decode()
    assert '<bdi lang="fa">کافهٔ زبان</bdi>' in words
    cafe.translate("title", "fa-af", "قهوه خانهٔ زبان", amina)
    words = client.get("/fa-af/aktiviteter/").content.decode()
    assert "<bdi>قهوه خانهٔ زبان</bdi>" in words
    assert '<bdi lang="fa">' not in words
    type(cafe).objects.filter(pk=cafe.pk).update(text_language="language:fa-af")
    words = client.get("/fa-af/aktiviteter/").content.decode()
    assert f"<bdi>{cafe.title}</bdi>" in words
