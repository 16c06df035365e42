"""A municipality's page: the way in first, and nothing that nobody said."""

import datetime

import pytest
from django.utils import timezone
from lxml import html

from samla.activities.models import Activity
from samla.municipalities.models import EntryPoint, Municipality, StaffMember
from tests.conftest import person, staff

BOTKYRKA = "/kommuner/botkyrka/"


def text_of(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return " ".join(html.fromstring(answer.content).xpath("string(//main)").split())


def join(municipality):
    return EntryPoint.objects.create(
        municipality=municipality,
        function_name="Vägledare",
        unit="Kultur",
        email=f"vagen@{municipality.slug}.example",
        helps_with="Allt.",
    )


def test_the_way_in_is_told_first(client, entry_point, cafe):
    text = text_of(client, f"/en{BOTKYRKA}")
    for part in (
        "Samordnare för civilsamhället",
        "Kultur- och fritidsförvaltningen",
        "08-465 004 00",
        "måndag–torsdag 9.00–11.30",
        "vagenin@botkyrka.example",
        "Swedish, English",
        "within 3 working days",
        "Lokaler, bidrag och kontakter.",
        "Ärenden om enskilda personer.",
    ):
        assert part in text
        assert text.index(part) < text.index(cafe.title)


def test_one_can_call_and_write_with_one_touch(client, entry_point):
    page = client.get(BOTKYRKA).content.decode()
    assert 'href="tel:0846500400"' in page
    assert 'href="mailto:vagenin@botkyrka.example"' in page


def test_nobody_is_named_who_did_not_choose_so(client, kerstin):
    assert "Kerstin" not in text_of(client, BOTKYRKA)


def test_who_chose_so_is_named_on_duty_or_as_deputy(client, kerstin, entry_point):
    lars = person("lars@botkyrka.example", "Lars")
    deputy = StaffMember.objects.create(
        user=lars, municipality=entry_point.municipality
    )
    EntryPoint.objects.update(deputy=deputy)
    for member in StaffMember.objects.all():
        member.choose_to_be_shown(True)
    text = text_of(client, f"/en{BOTKYRKA}")
    assert "Kerstin is on duty" in text
    assert "Lars is the deputy" in text


def test_no_address_of_a_person_is_shown(client, kerstin):
    kerstin.name = ""
    kerstin.save()
    StaffMember.objects.get().choose_to_be_shown(True)
    assert kerstin.email not in client.get(BOTKYRKA).content.decode()


def test_an_example_is_marked_and_cannot_be_called(client, entry_point):
    EntryPoint.objects.update(is_example=True)
    page = client.get(f"/en{BOTKYRKA}").content.decode()
    assert "This is an example" in page
    assert "tel:" not in page
    assert "mailto:" not in page


def test_what_nobody_confirmed_for_half_a_year_is_doubted(client, entry_point):
    assert "Not confirmed since" not in text_of(client, f"/en{BOTKYRKA}")
    long_ago = timezone.now() - datetime.timedelta(days=200)
    EntryPoint.objects.update(confirmed_at=long_ago)
    assert "Not confirmed since" in text_of(client, f"/en{BOTKYRKA}")


@pytest.mark.usefixtures("entry_point")
def test_what_there_is_leads_on_to_all_of_it(client, cafe, hall, association):
    page = client.get(BOTKYRKA).content.decode()
    for thing in (cafe, hall, association):
        assert f'href="{thing.get_absolute_url()}"' in page
    for room in ("aktiviteter", "organisationer", "lokaler"):
        assert f'href="/{room}/?var=Botkyrka%20kommun"' in page


def test_what_is_not_published_is_not_shown(client, cafe, hall, association):
    for thing in (cafe, hall, association):
        type(thing).objects.update(published_at=None)
    text = text_of(client, BOTKYRKA)
    for thing in (cafe, hall, association):
        assert str(thing) not in text


@pytest.mark.usefixtures("entry_point")
def test_a_later_week_is_not_called_this_week(client, cafe):
    assert "This week" in text_of(client, f"/en{BOTKYRKA}")
    Activity.objects.update(next_starts_at=timezone.now() + datetime.timedelta(days=9))
    text = text_of(client, f"/en{BOTKYRKA}")
    assert "This week" not in text
    assert cafe.title in text


@pytest.mark.usefixtures("cafe")
def test_another_municipality_does_not_show_it(client, umea):
    assert not Activity.objects.filter(municipality=umea)
    assert "Språkcafé" not in text_of(client, "/kommuner/umea/")


def test_a_municipality_that_has_not_joined_says_so(client, db):
    page = client.get("/en/kommuner/botkyrka/").content.decode()
    assert "Botkyrka does not use Samla yet" in page
    assert 'href="/en/for-kommuner/"' in page
    assert "mailto:" not in page
    assert "tel:" not in page


def nearest_to(client, slug):
    page = html.fromstring(client.get(f"/kommuner/{slug}/").content)
    return page.xpath("//main//a[@class='chip']//bdi/text()")


def test_it_points_to_the_nearest_of_the_county(client, entry_point, umea):
    for code in ("0188", "0180", "0136"):
        join(Municipality.objects.get(code=code))
    join(umea)
    assert nearest_to(client, "salem") == ["Botkyrka", "Haninge", "Stockholm"]


def test_a_far_one_of_the_county_comes_before_near_ones_of_another(client, db):
    for code in ("0188", "0461", "0486", "0488"):
        join(Municipality.objects.get(code=code))
    assert nearest_to(client, "nykvarn") == ["Norrtälje"]


def test_it_points_farther_away_only_if_the_county_has_none(client, entry_point, umea):
    join(umea)
    assert nearest_to(client, "salem") == ["Botkyrka"]
    assert nearest_to(client, "skelleftea") == ["Umeå"]
    assert nearest_to(client, "gotland") == ["Botkyrka", "Umeå"]


def test_one_that_is_about_to_join_says_so(client, umea):
    staff(person("eva@umea.example"), umea)
    assert "Umeå is about to join Samla" in text_of(client, "/en/kommuner/umea/")


def test_it_points_nowhere_while_nobody_has_joined(client, db):
    assert nearest_to(client, "salem") == []


def test_the_number_of_inhabitants_is_rounded_and_called_approximate(client, botkyrka):
    text = text_of(client, f"/en{BOTKYRKA}")
    assert "an approximate figure" in text
    assert str(botkyrka.population) not in text.replace("\xa0", "").replace(",", "")


@pytest.mark.parametrize("slug", ["atlantis", "habo", "x" * 300])
def test_there_is_no_such_municipality(client, db, slug):
    assert client.get(f"/kommuner/{slug}/").status_code == 404


def test_scripts_in_the_way_in_stay_text(client, entry_point):
    EntryPoint.objects.update(helps_with="<script>alert(1)</script>")
    assert b"<script>alert" not in client.get(BOTKYRKA).content


@pytest.mark.parametrize("joined", [True, False])
@pytest.mark.usefixtures("kerstin", "cafe", "hall")
def test_the_page_asks_seven_questions_at_most(
    client, django_assert_max_num_queries, umea, joined
):
    join(umea)
    for member in StaffMember.objects.all():
        member.choose_to_be_shown(True)
    if not joined:
        EntryPoint.objects.exclude(municipality=umea).delete()
    client.get(BOTKYRKA)
    with django_assert_max_num_queries(7):
        client.get(BOTKYRKA)
