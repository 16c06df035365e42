"""What nobody confirms greys out, sinks, and leaves the lists; its page stays."""

import datetime

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from samla.activities.models import Activity
from samla.core.freshness import confirmable_kinds
from samla.enquiries.models import Faq
from samla.municipalities.models import EntryPoint, Municipality
from samla.organisations.models import Organisation
from samla.premises.models import Premises

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
KINDS = {"cafe": "aktiviteter", "hall": "lokaler", "association": "organisationer"}


def aged(entry, days):
    """As nobody has said for so many days that it is right, and a night has passed."""
    said = timezone.now() - days * DAY
    type(entry).objects.filter(pk=entry.pk).update(confirmed_at=said)
    call_command("age_entries", verbosity=0)
    entry.refresh_from_db()
    return entry


def html(client, path):
    return client.get(f"/en{path}").content.decode()


@pytest.mark.parametrize("name", KINDS)
def test_it_is_fresh_then_old_then_gone_and_its_page_stays(client, request, name):
    entry = request.getfixturevalue(name)
    interval = type(entry).INTERVAL.days
    link = f'href="/en{entry.get_absolute_url()}"'
    places = [f"/{KINDS[name]}/", "/kommuner/botkyrka/"]
    if name == "cafe":
        places += ["/", f"/organisationer/{entry.organisation_id}/"]
    for days, standing in [(-1, 0), (1, 1), (59, 1), (61, 2)]:
        aged(entry, interval + days)
        assert entry.standing == standing
        for place in places:
            page = html(client, place)
            assert (link in page) == (standing < 2), (place, days)
            if link in page:
                card = page[: page.index(link)].rpartition("<article")[2]
                assert ("card--old" in card) == (standing == 1)
        page = client.get(f"/en{entry.get_absolute_url()}")
        assert page.status_code == 200
        words = page.content.decode()
        assert ("Nobody has confirmed this for a long time" in words) == (standing == 2)
        part = KINDS[name].replace("aktiviteter", "activities")
        part = part.replace("lokaler", "premises").replace(
            "organisationer", "organisations"
        )
        sitemap = client.get(f"/sitemap-{part}-1.xml").content.decode()
        assert (f"{entry.get_absolute_url()}<" in sitemap) == (standing < 2)


def test_one_word_brings_it_back(client, cafe):
    aged(cafe, 200).confirm()
    assert cafe.title in html(client, "/aktiviteter/")


def test_what_is_gone_keeps_its_calendar(client, cafe):
    aged(cafe, 200)
    assert client.get(f"/aktiviteter/{cafe.pk}/kalender.ics").status_code == 200


def test_old_ones_sink_below_fresh_ones(client, cafe):
    later = cafe.copied()
    later.title, later.published_at = "Läxhjälp", timezone.now()
    later.next_starts_at = cafe.next_starts_at + DAY
    later.next_ends_at = cafe.next_ends_at + DAY
    later.save()
    page = html(client, "/aktiviteter/")
    assert page.index(cafe.title) < page.index("Läxhjälp")
    aged(cafe, 100)
    page = html(client, "/aktiviteter/")
    assert page.index("Läxhjälp") < page.index(cafe.title)


def test_a_trial_counts_and_changes_nothing(cafe, capsys):
    Activity.objects.update(confirmed_at=timezone.now() - 400 * DAY)
    call_command("age_entries", "--dry-run")
    assert "1 entries" in capsys.readouterr().out
    assert Activity.objects.get().standing == 0


def test_every_kind_has_a_name_of_its_own():
    kinds = {Activity, Organisation, Premises, EntryPoint, Faq}
    assert set(confirmable_kinds().values()) == kinds


@pytest.fixture
def thousands(cafe, association):
    """Some thousand organisations and activities, over all municipalities."""
    codes = list(Municipality.objects.values_list("code", flat=True))
    now = timezone.now()
    organisations = Organisation.objects.bulk_create(
        Organisation(
            name=f"Förening {number * 7919 % 4001}",
            legal_form_id="legal_form:61",
            category_id="association_category:social",
            municipality_id=codes[number % len(codes)],
            about="Vi ses.",
            email="hej@forening.example",
            published_at=now,
            standing=number % 11 // 9,
        )
        for number in range(4000)
    )
    Activity.objects.bulk_create(
        Activity(
            organisation=organisations[number % 4000],
            municipality_id=codes[number % len(codes)],
            type_id="activity_type:sport",
            title=f"Aktivitet {number}",
            published_at=now,
            standing=number % 11 // 9,
            next_starts_at=now + (number * 7919 % 8009) * DAY / 100,
            next_ends_at=now + (number * 7919 % 8009 + 10) * DAY / 100,
        )
        for number in range(8000)
    )
    with connection.cursor() as cursor:
        for table in ("activities_activity", "organisations_organisation"):
            cursor.execute(f"analyze {table}")


def test_the_first_pages_of_long_lists_are_read_by_an_index(thousands, botkyrka):
    coming = Activity.objects.published().upcoming().for_cards()
    named = Organisation.objects.published().in_lists().for_cards()
    rooms = Premises.objects.offered().in_lists()
    for rows, index in (
        (coming[:20], "activity_published_soonest"),
        (
            coming.filter(municipality__in=[botkyrka.pk])[:20],
            "activity_soonest_in_place",
        ),
        (named[:20], "organisation_published_by_name"),
    ):
        plan = rows.explain().partition("SubPlan")[0]
        assert index in plan, plan
        assert "Sort" not in plan, plan
        assert "Seq Scan on activities_activity" not in plan, plan
        assert "Seq Scan on organisations_organisation" not in plan, plan
    assert "standing < 2" in rooms.explain()
