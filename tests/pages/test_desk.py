"""The desk shows each person what needs her, and only what is hers."""

import datetime

import pytest
from django.utils import timezone
from lxml import html

from samla.activities.models import Activity, CoOrganiser
from samla.moderation.models import Report, Review
from samla.municipalities.models import EntryPoint, Municipality
from samla.organisations.models import Organisation, Suspension
from samla.premises.models import Premises
from tests.conftest import person, staff
from tests.enquiries.conftest import asked

DESK = "/min-sida/"


@pytest.fixture
def second_contact(association):
    """Somebody else who can be reached about the association."""
    hilda = person("hilda@sprakvannerna.example", "Hilda")
    return association.memberships.create(user=hilda, role="editor")


@pytest.fixture
def desk(client):
    """What a person sees on her desk."""

    def seen_by(user, path=DESK):
        client.force_login(user)
        answer = client.get(f"/en{path}")
        assert answer.status_code == 200
        return html.fromstring(answer.content)

    return seen_by


def text_of(page):
    return " ".join(page.xpath("string(//main)").split())


def links_of(page):
    return set(page.xpath("//main//a/@href"))


@pytest.fixture
def neighbours(botkyrka):
    """Another association of Botkyrka, of which Amina is no part."""
    return Organisation.objects.create(
        name="Grannarna",
        legal_form_id="legal_form:61",
        category_id="association_category:social",
        municipality=botkyrka,
        about="Vi hjälps åt.",
        email="hej@grannarna.example",
        published_at=timezone.now(),
    )


def test_nobody_is_asked_to_sign_in(client, db):
    answer = client.get(DESK)
    assert answer.status_code == 302
    assert answer["Location"] == "/konto/logga-in/?next=/min-sida/"


def test_a_desk_is_kept_nowhere(client, amina):
    client.force_login(amina)
    answer = client.get(DESK)
    assert "no-store" in answer["Cache-Control"]
    assert "private" in answer["Cache-Control"]


def test_who_has_nothing_yet_is_invited_to_register(desk, stranger):
    page = desk(stranger)
    assert "/en/organisationer/ny/" in links_of(page)
    assert "/en/for-kommuner/#join" in links_of(page)


def test_amina_finds_what_is_hers(desk, amina, association, cafe):
    found = links_of(desk(amina))
    assert f"/en/organisationer/{association.pk}/andra/" in found
    assert f"/en/aktiviteter/{cafe.pk}/andra/" in found
    assert f"/en/aktiviteter/{cafe.pk}/" in found


@pytest.mark.usefixtures("second_contact")
def test_amina_finds_nothing_of_others(desk, amina, neighbours, hall):
    text = text_of(desk(amina))
    assert "Grannarna" not in text
    assert hall.name not in text
    assert "Nothing waits for you." in text


def test_an_invitation_waits_until_it_is_answered(
    desk, amina, association, cafe, neighbours
):
    cafe.organisation = neighbours
    cafe.save()
    asked = CoOrganiser.objects.create(activity=cafe, organisation=association)
    page = desk(amina)
    assert "Grannarna asks Språkvännerna i Alby to take part" in text_of(page)
    assert any(str(asked.pk) in link for link in page.xpath("//a[@class='door']/@href"))
    CoOrganiser.objects.update(confirmed_at=timezone.now())
    assert "asks Språkvännerna" not in text_of(desk(amina))


def test_drafts_wait_to_be_finished(desk, amina, association, cafe):
    type(cafe).objects.update(published_at=None)
    Premises.objects.create(
        name="Källaren",
        kind_id="premises_kind:hall",
        owner_organisation=association,
        municipality=association.municipality,
        address="Exempelvägen 2",
        city="Norsborg",
        most_persons=8,
        email="hej@sprakvannerna.example",
    )
    waiting = " ".join(desk(amina).xpath("//a[@class='door']//text()"))
    assert cafe.title in waiting
    assert "Källaren" in waiting


@pytest.mark.usefixtures("second_contact")
def test_a_pause_is_no_draft_and_waits_for_nobody(desk, amina, cafe):
    cafe.unpublish()
    page = desk(amina)
    assert "Nothing waits for you." in text_of(page)
    assert "Paused" in text_of(desk(amina, "/min-sida/aktiviteter/"))


def test_an_association_is_asked_twice_a_year_if_all_is_right(desk, amina, association):
    assert "Is everything still right?" not in text_of(desk(amina))
    association.confirmed_at = timezone.now() - datetime.timedelta(days=200)
    association.save()
    page = desk(amina)
    assert f"/en/bekrafta/organisation/{association.pk}/" in links_of(page)


def test_a_closed_association_is_called_not_shown(desk, amina, association):
    association.close()
    assert "Språkvännerna i Alby (not shown)" in text_of(desk(amina))


def test_an_activity_without_dates_waits_for_some(desk, amina, cafe):
    type(cafe).objects.update(next_starts_at=None)
    assert "has no date to come" in text_of(desk(amina))


def test_kerstin_finds_what_she_keeps_for_botkyrka(desk, kerstin, hall, neighbours):
    page = desk(kerstin)
    assert {
        "/en/kommuner/botkyrka/vagen-in/",
        "/en/kommuner/botkyrka/lov/",
        "/en/kommuner/botkyrka/",
        f"/en/lokaler/{hall.pk}/andra/",
        f"/en/organisationer/{neighbours.pk}/",
    } <= links_of(page)
    assert "Your name is not shown." in text_of(page)


def test_a_new_coordinator_is_asked_to_fill_in_the_way_in(desk, umea):
    eva = person("eva@umea.example", "Eva")
    staff(eva, umea, "coordinator")
    assert "Fill in the way in" in text_of(desk(eva))


def test_an_old_way_in_is_asked_about(desk, kerstin):
    assert "Is the way in still right?" not in text_of(desk(kerstin))
    long_ago = timezone.now() - datetime.timedelta(days=200)
    EntryPoint.objects.update(confirmed_at=long_ago)
    assert "Is the way in still right?" in text_of(desk(kerstin))


def test_a_reader_gets_nothing_to_change(desk, botkyrka, entry_point):
    reader = person("reader@botkyrka.example")
    staff(reader, botkyrka, "reader")
    found = links_of(desk(reader))
    assert "/en/kommuner/botkyrka/vagen-in/" not in found
    assert "/en/lokaler/ny/" not in found


def many(association, number):
    """A busy association's activities."""
    now = timezone.now()
    Activity.objects.bulk_create(
        Activity(
            organisation=association,
            municipality=association.municipality,
            type_id="activity_type:language-cafe",
            title=f"Språkcafé {place}",
            published_at=now if place % 2 else None,
            next_starts_at=now + datetime.timedelta(days=place),
            next_ends_at=now + datetime.timedelta(days=place, hours=2),
        )
        for place in range(number)
    )


def test_two_hundred_activities_do_not_make_the_desk_slow(
    client, amina, association, django_assert_max_num_queries
):
    many(association, 200)
    Municipality.objects.get(code="0127")
    client.force_login(amina)
    client.get(DESK)
    with django_assert_max_num_queries(25):
        page = html.fromstring(client.get(DESK).content)
    assert len(page.xpath("//table[1]//tbody/tr")) <= 20
    assert "/min-sida/aktiviteter/" in links_of(page)


def test_decisions_about_what_is_hers_stand_on_top_with_a_way_to_object(
    desk, association, amina, cafe, kerstin
):
    Suspension.objects.suspend(association, kerstin, "Ingen svarar.")
    report = Report.objects.create(
        path=cafe.get_absolute_url(),
        title=cafe.title,
        entry=cafe,
        municipality=cafe.municipality,
        text="Hets",
    )
    report.decide(kerstin, "taken_down", "Det strider mot lag.")
    page = desk(amina)
    first = page.xpath("//main//section")[0]
    assert first.xpath("string(h2)") == "Decisions about what is yours"
    said = " ".join(first.xpath("string()").split())
    assert f"{association.name} is suspended" in said
    assert f"{cafe.title} is taken down" in said
    assert {
        f"/en/organisationer/{association.pk}/invandning/",
        f"/en/rapporter/{report.pk}/",
    } <= links_of(first)
    own = Suspension.objects.get()
    own.object(amina, "Vi svarar.")
    assert "Your objection is sent" in text_of(desk(amina))
    own.refresh_from_db()
    own.decide(kerstin, True, "Ni svarade.")
    report.reverse(kerstin, "Det var fel.")
    assert "Decisions about what is yours" not in text_of(desk(amina))


def test_what_was_sent_back_stands_there_until_it_is_asked_for_again(
    desk, association, amina, kerstin, neighbours, stranger
):
    association.verifications.all().delete()
    review = Review.objects.ask(
        association, Review.Kind.EDIT, amina, {"about": "Ny"}, {"about": "Gammal"}
    )
    assert "sent back" not in text_of(desk(amina))
    review.send_back(kerstin, "Skriv mer.")
    page = desk(amina)
    assert f"{association.name} is sent back to you" in text_of(page)
    neighbours.memberships.create(user=stranger, role="owner")
    assert "sent back" not in text_of(desk(stranger))
    Review.objects.filter(pk=review.pk).update(
        decided_at=timezone.now() - datetime.timedelta(days=61)
    )
    assert "sent back" not in text_of(desk(amina))
    Review.objects.filter(pk=review.pk).update(decided_at=timezone.now())
    Review.objects.ask(
        association, Review.Kind.EDIT, amina, {"about": "Nyare"}, {"about": "Gammal"}
    )
    assert "sent back" not in text_of(desk(amina))


def test_what_somebody_has_asked_stands_there_and_nobody_elses(
    client, amina, kerstin, botkyrka
):
    hers = asked(botkyrka, user=amina)
    other = asked(botkyrka, user=kerstin)
    client.force_login(amina)
    page = client.get("/min-sida/").content.decode()
    assert f"/fraga/{hers.token}/" in page
    assert other.reference not in page
