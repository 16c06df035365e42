"""The history of an entry: every change, by whom, readable by those concerned."""

import datetime

import pghistory
import pytest
from django.apps import apps
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from pghistory.models import Context

from samla.activities.models import Activity, CoOrganiser, Occurrence, Schedule
from samla.moderation.models import Review
from samla.municipalities.models import StaffMember
from samla.organisations.models import (
    Membership,
    Organisation,
    Suspension,
)
from samla.premises.models import Picture, Price
from tests.conftest import person, with_second_factor

OF_ROOMS = {
    "organisations": (
        "Organisation Membership Invitation JoinRequest Verification Suspension Merge"
    ),
    "premises": "Premises Price OpeningWindow Picture",
    "activities": "Activity Schedule Occurrence CoOrganiser",
    "municipalities": "EntryPoint StaffMember StaffInvitation Application",
    "moderation": "Review Report",
}
TRACKED = [f"{room}.{m}" for room, names in OF_ROOMS.items() for m in names.split()]


def events(row):
    model = type(row).events.rel.related_model
    return list(model.objects.filter(pgh_obj_id=row.pk).order_by("pgh_id"))


@pytest.fixture
def path(association):
    return f"/historia/organisation/{association.pk}/"


def read(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("label", TRACKED)
def test_what_must_be_tracked_is_tracked_by_the_database(label, db):
    model = apps.get_model(label)
    with connection.cursor() as cursor:
        cursor.execute(
            "select distinct event_manipulation from information_schema.triggers "
            "where event_object_table = %s and trigger_name like 'pgtrigger_%%'",
            [model._meta.db_table],
        )
        kept = {each for (each,) in cursor.fetchall()}
    assert kept >= {"INSERT", "UPDATE", "DELETE"}


@pytest.mark.parametrize("label", TRACKED)
def test_the_events_of_a_row_are_found_by_an_index(label, db):
    event = apps.get_model(label).events.rel.related_model
    with connection.cursor() as cursor:
        cursor.execute(
            "select 1 from pg_indexes where tablename = %s and indexdef like %s",
            [event._meta.db_table, "%(pgh_obj_id%"],
        )
        assert cursor.fetchone()


def test_an_update_of_many_leaves_an_event_each(association, cafe):
    before = len(events(association))
    Organisation.objects.filter(pk=association.pk).update(about="Nytt")
    last = events(association)[-1]
    assert len(events(association)) == before + 1
    assert last.about == "Nytt"
    Activity.objects.filter(pk=cafe.pk).update(title="Kapat")
    assert events(cafe)[-1].title == "Kapat"


def test_rows_made_by_the_dozen_leave_events(hall):
    prices = [
        Price(premises=hall, user_kind="youth", kronor=1, condition=str(n))
        for n in range(12)
    ]
    made = Price.objects.bulk_create(prices)
    assert all(len(events(price)) == 1 for price in made)


def test_raw_sql_leaves_an_event(association):
    with connection.cursor() as cursor:
        cursor.execute("update organisations_organisation set phone = '08-1'")
    assert events(association)[-1].phone == "08-1"


def test_what_is_deleted_is_kept_as_it_was(association, bahar):
    membership = bahar.memberships.get()
    Membership.objects.filter(pk=membership.pk).delete()
    last = events(membership)[-1]
    assert last.pgh_label == "delete"
    assert last.role == "editor"


def test_a_decision_about_a_date_is_kept_and_a_laid_out_date_is_not(cafe):
    date = Occurrence.objects.get()
    assert events(date) == []
    date.cancel("Ledaren är sjuk")
    assert [event.reason for event in events(date)] == ["Ledaren är sjuk"]
    Occurrence.objects.filter(pk=date.pk).delete()
    assert events(date)[-1].pgh_label == "delete"
    [made] = Occurrence.objects.bulk_create(
        [
            Occurrence(
                activity=cafe,
                original_starts_at=date.starts_at,
                starts_at=date.starts_at,
                ends_at=date.ends_at,
                cancelled_at=timezone.now(),
            )
        ]
    )
    assert events(made)


def test_what_only_time_changes_leaves_no_event(association):
    before = len(events(association))
    Organisation.objects.update(standing=1, times_asked=1, asked_at=timezone.now())
    assert len(events(association)) == before


def test_who_sent_the_form_is_kept_and_never_its_address(client, cafe, amina):
    client.force_login(amina)
    path = reverse("activities:occurrence-cancel", args=[Occurrence.objects.get().pk])
    client.post(path, {"reason": "Sjuk"})
    context = Context.objects.filter(metadata__user=amina.pk).latest("created_at")
    assert context.metadata["page"].startswith("activities:")
    assert "url" not in context.metadata


def test_members_see_what_was_and_what_became(client, association, amina, path):
    for phone in ("08-111 11 11", "08-222 22 22"):
        with pghistory.context(user=amina.pk, page="x"):
            Organisation.objects.update(phone=phone)
    client.force_login(amina)
    html = read(client, path)
    assert "08-111 11 11" in html
    assert "08-222 22 22" in html
    assert html.index("08-222 22 22") < html.rindex("08-111 11 11")
    assert "Amina" in html


def test_terms_choices_and_municipalities_are_told_in_words(
    client, association, amina, umea, path
):
    Organisation.objects.update(
        category_id="association_category:sport", municipality=umea
    )
    client.force_login(amina)
    html = read(client, path)
    assert "association_category:" not in html
    assert "Umeå" in html
    assert ">2480<" not in html


def test_what_belongs_to_it_is_told_too(client, association, amina, bahar, path):
    Suspension.objects.create(
        organisation=association, municipality=association.municipality, reason="Brand"
    )
    Review.objects.ask(association, Review.Kind.FIRST, amina)
    client.force_login(amina)
    html = read(client, path)
    assert "Bahar" in html
    assert "Brand" in html
    acts = client.get(path).context["happenings"]
    titles = {part.trail.label for act in acts for part in act.parts}
    assert titles >= {
        "organisations.organisation",
        "organisations.membership",
        "organisations.verification",
        "organisations.suspension",
        "moderation.review",
    }


@pytest.fixture
def bahar(association):
    """Editor of the association."""
    bahar = person("bahar@sprakvannerna.example", "Bahar")
    Membership.objects.create(user=bahar, organisation=association, role="editor")
    return bahar


def test_activities_and_rooms_have_theirs(client, cafe, hall, kerstin, amina):
    Price.objects.create(premises=hall, user_kind="youth", kronor=77).delete()
    Schedule.objects.create(
        activity=cafe,
        weekdays=[2],
        starts=datetime.time(18),
        ends=datetime.time(20),
        first_on=timezone.localdate(),
    )
    Occurrence.objects.get().cancel("Ledaren är sjuk")
    CoOrganiser.objects.create(activity=cafe, organisation=cafe.organisation)
    client.force_login(amina)
    html = read(client, f"/historia/aktivitet/{cafe.pk}/")
    assert "Ledaren är sjuk" in html
    assert "18.00" in html
    client.force_login(kerstin)
    assert "77" in read(client, f"/historia/lokal/{hall.pk}/")


def test_the_way_in_has_its_own(client, entry_point, kerstin):
    entry_point.phone = "08-999"
    entry_point.save()
    client.force_login(kerstin)
    assert "08-999" in read(client, f"/historia/vagen-in/{entry_point.pk}/")


def test_an_association_reads_a_function_not_a_coordinators_address(
    client, association, amina, kerstin, path
):
    with pghistory.context(user=kerstin.pk):
        Organisation.objects.update(phone="08-1")
    client.force_login(amina)
    html = read(client, path)
    assert "kerstin@" not in html
    assert "Kerstin" not in html
    assert "Botkyrka" in html


def test_a_coordinator_reads_names_not_addresses_of_members(
    client, association, amina, bahar, kerstin, path
):
    bahar.name = ""
    bahar.save()
    with pghistory.context(user=bahar.pk):
        Organisation.objects.update(phone="08-1")
    client.force_login(kerstin)
    assert "bahar@" not in read(client, path)
    client.force_login(amina)
    assert "bahar@" in read(client, path)


def test_whose_account_is_gone_is_a_former_member(
    client, association, amina, bahar, path
):
    with pghistory.context(user=bahar.pk):
        Organisation.objects.update(phone="08-1")
    bahar.delete()
    client.force_login(amina)
    html = read(client, path)
    assert "Bahar" not in html
    assert client.get("/en" + path).content.decode().count("a former member")


@pytest.mark.parametrize(
    ("metadata", "words"),
    [
        ({"source": "night"}, "Samla itself, at night"),
        ({"user": None, "page": "x:y", "link": 1}, "by a link in a letter"),
        ({"user": None, "page": "x:y"}, "a visitor"),
        (None, "Samla’s administrators"),
    ],
)
def test_what_nobody_signed_for_says_where_it_came_from(
    client, association, amina, path, metadata, words
):
    if metadata is None:
        Organisation.objects.update(phone="08-1")
    else:
        with pghistory.context(**metadata):
            Organisation.objects.update(phone="08-1")
    client.force_login(amina)
    [first, *_rest] = client.get("/en" + path).context["happenings"]
    assert first.who == words


def test_strangers_find_no_history(
    client, association, cafe, hall, stranger, kerstin, path, umea
):
    erik = with_second_factor(person("erik@umea.example"))
    StaffMember.objects.create(user=erik, municipality=umea, role="coordinator")
    for who in (stranger, erik):
        client.force_login(who)
        for there in (
            path,
            f"/historia/aktivitet/{cafe.pk}/",
            f"/historia/lokal/{hall.pk}/",
            "/historia/tjo/1/",
        ):
            assert client.get(there).status_code == 404, there


def test_a_draft_concerns_its_editors_only(client, cafe, amina, kerstin):
    path = f"/historia/aktivitet/{cafe.pk}/"
    Activity.objects.update(published_at=None, approved_at=None)
    client.force_login(kerstin)
    assert client.get(path).status_code == 404
    client.force_login(amina)
    assert client.get(path).status_code == 200
    Review.objects.ask(cafe, Review.Kind.FIRST, amina)
    client.force_login(kerstin)
    assert client.get(path).status_code == 200


def test_the_page_asks_as_many_questions_whatever_there_is(
    client, association, amina, bahar, path, django_assert_max_num_queries
):
    client.force_login(amina)
    client.get(path)
    for number in range(60):
        with pghistory.context(user=(amina.pk, bahar.pk)[number % 2]):
            Organisation.objects.update(phone=f"08-{number}")
    with django_assert_max_num_queries(8):
        answer = client.get(path)
    assert len(answer.context["happenings"]) == 20
    assert client.get(path + "?sida=3").status_code == 200
    assert client.get(path + "?sida=99").status_code == 404


def test_one_act_is_one_card_whatever_it_touched(client, association, amina, path):
    with pghistory.context(user=amina.pk):
        Organisation.objects.update(phone="08-111 11 11")
        association.memberships.update(role="editor")
        Organisation.objects.update(phone="08-222 22 22", taken_down_at=None)
        association.close()
    client.force_login(amina)
    [act, *_earlier] = client.get("/en" + path).context["happenings"]
    entry, member = act.parts
    assert act.who == "Amina"
    assert entry.changes == [("Phone", "", "08-222 22 22")]
    assert entry.said == ["Not shown any more"]
    assert (member.about, member.changes) == ("Amina", [("Role", "Owner", "Editor")])
    assert (entry.is_own, member.is_own) == (True, False)


def test_an_act_is_never_torn_between_two_pages(client, association, amina, path):
    for number in range(45):
        with pghistory.context(user=amina.pk):
            Organisation.objects.update(phone=f"08-{number}")
            association.memberships.update(role=("owner", "editor")[number % 2])
    client.force_login(amina)
    pages = [client.get(f"{path}?sida={each}").context for each in (1, 2)]
    phones = []
    for page in pages:
        assert {len(act.parts) for act in page["happenings"]} == {2}
        phones += [act.parts[0].changes[0][2] for act in page["happenings"]]
    assert phones == [f"08-{number}" for number in range(44, 4, -1)]


def test_moments_and_days_stand_in_the_readers_form(client, association, amina, path):
    was = timezone.make_aware(datetime.datetime(2031, 7, 14, 14, 5))
    with pghistory.context(user=amina.pk):
        Organisation.objects.update(
            confirmed_at=was, paused_until_on=datetime.date(2031, 8, 1)
        )
    client.force_login(amina)
    for language, words in {
        "": ("måndag 14 juli 2031 14.05", "fredag 1 augusti 2031"),
        "/ar": ("الاثنين 14/7/2031 14.05", "الجمعة 1/8/2031"),
    }.items():
        page = read(client, language + path)
        for said in words:
            assert f"<bdi>{said}</bdi>" in page, said
    with pghistory.context(user=amina.pk):
        association.confirm()
    assert "Confirmed to be still right" in read(client, "/en" + path)


def test_only_earlier_versions_are_offered_for_comparison(
    client, association, amina, kerstin, path
):
    for phone in ("08-1", "08-2"):
        with pghistory.context(user=amina.pk):
            Organisation.objects.update(phone=phone)
    newest, *earlier = reversed(events(association))
    client.force_login(amina)
    page = read(client, path)
    assert f"{path}{newest.pgh_id}/" not in page
    assert f"{path}{earlier[0].pgh_id}/" in page
    client.force_login(kerstin)
    assert f"{path}{earlier[0].pgh_id}/" not in read(client, path)


def test_words_of_others_are_shown_as_words(client, association, amina, path):
    Organisation.objects.update(about="<script>alert(1)</script>")
    client.force_login(amina)
    assert "<script>alert" not in read(client, path)


def test_municipalities_that_are_served_are_told(client, amina, association, umea):
    for change in (association.serves.add, association.serves.remove):
        with pghistory.context(user=amina.pk):
            change(umea)
    client.force_login(amina)
    page = read(client, f"/en/historia/organisation/{association.pk}/")
    for what in ("Added", "Taken away"):
        said = f"{what}: Other municipalities you work in, <bdi>Umeå</bdi>"
        assert page.count(said) == 1


def test_pictures_are_told_without_the_picture(client, kerstin, hall):
    with pghistory.context(user=kerstin.pk):
        Picture.objects.create(premises=hall, jpeg=b"x", width=8, height=8, alt="Salen")
    with pghistory.context(user=kerstin.pk):
        hall.pictures.all().delete()
    client.force_login(kerstin)
    page = read(client, f"/en/historia/lokal/{hall.pk}/")
    assert page.count("Salen") >= 2
    fields = Picture.events.rel.related_model._meta.get_fields()
    assert "jpeg" not in {field.name for field in fields}
