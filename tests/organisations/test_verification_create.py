"""A coordinator vouches for an organisation; everybody reads what she checked."""

import datetime

import pytest
import time_machine
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from samla.core.days import moment
from samla.municipalities.models import EntryPoint
from samla.organisations.models import Membership, Organisation, Verification
from tests.conftest import person, staff, verified

pytestmark = pytest.mark.django_db


@pytest.fixture
def grannar(register):
    """Two people, and nobody vouches for them."""
    grannar = register("Grannarna i Fittja", email="hej@grannarna.example")
    for name in ("ali", "eva"):
        Membership.objects.create(
            user=person(f"{name}@grannarna.example"), organisation=grannar, role="owner"
        )
    return grannar


@pytest.fixture
def erik(umea):
    """Coordinator of another municipality that has joined."""
    EntryPoint.objects.create(
        municipality=umea,
        function_name="Samordnare i Umeå",
        unit="Fritid",
        email="in@umea.example",
        helps_with="Allt.",
    )
    erik = person("erik@umea.example")
    staff(erik, umea)
    return erik


def in_days(number):
    return timezone.localdate() + datetime.timedelta(days=number)


def verify(client, who, organisation, **answers):
    client.force_login(who)
    path = f"/organisationer/{organisation.pk}/granska/"
    form = client.get(path).context["form"]
    told = {
        "municipality": form["municipality"].value(),
        "function": form["function"].value(),
        "until_on": str(form["until_on"].value()),
        "checked": ["number", "met"],
    }
    return client.post(path, told | answers)


def test_what_was_checked_is_stored_and_read_by_everybody(client, grannar, kerstin):
    assert verify(client, kerstin, grannar).status_code == 302
    found = grannar.verifications.get()
    assert found.verified_by == kerstin
    assert found.verified_on == timezone.localdate()
    assert found.until_on == in_days(365)
    assert found.function == "Samordnare för civilsamhället"
    client.logout()
    page = client.get(f"/organisationer/{grannar.pk}/").content.decode()
    for words in (found.function, "Botkyrka kommun", *map(str, found.checked_names)):
        assert words in page
    assert "Kerstin" not in page


def test_renewing_makes_a_new_row_and_keeps_the_old_one(client, grannar, kerstin):
    verify(client, kerstin, grannar)
    verify(client, kerstin, grannar, checked=["statutes"])
    old, new = grannar.verifications.order_by("pk")
    assert old.renewed_at
    assert not old.is_valid
    assert new.is_valid
    assert grannar.verifications.valid().get() == new


def test_other_municipalities_add_their_own(client, grannar, kerstin, erik):
    verify(client, kerstin, grannar)
    verify(client, erik, grannar)
    client.logout()
    page = client.get(f"/organisationer/{grannar.pk}/").content.decode()
    assert "Botkyrka kommun" in page
    assert "Samordnare i Umeå" in page


@pytest.mark.parametrize("days", [-1, 0, 3 * 365 + 2])
def test_it_holds_from_tomorrow_for_three_years_at_most(client, grannar, kerstin, days):
    page = verify(client, kerstin, grannar, until_on=str(in_days(days)))
    assert "until_on" in page.context["form"].errors
    assert not grannar.verifications.exists()


@pytest.mark.parametrize(
    ("name", "answer"), [("checked", []), ("checked", ["x"]), ("function", " ")]
)
def test_nothing_is_a_bare_tick(client, grannar, kerstin, name, answer):
    page = verify(client, kerstin, grannar, **{name: answer})
    assert name in page.context["form"].errors


def test_two_people_must_be_there(client, grannar, kerstin):
    grannar.memberships.last().delete()
    page = verify(client, kerstin, grannar)
    assert page.context["form"].non_field_errors()
    assert "hej@grannarna.example" in page.content.decode()
    with pytest.raises(IntegrityError, match="too few contacts"):
        row(grannar, kerstin)


def row(organisation, who):
    with transaction.atomic():
        return Verification.objects.create(
            organisation=organisation,
            municipality=organisation.municipality,
            checked=["met"],
            function="Samordnare",
            verified_by=who,
            until_on=in_days(30),
        )


def test_nobody_vouches_for_her_own_organisation(client, grannar, kerstin):
    Membership.objects.create(user=kerstin, organisation=grannar, role="editor")
    client.force_login(kerstin)
    assert client.get(f"/organisationer/{grannar.pk}/granska/").status_code == 404
    with pytest.raises(IntegrityError, match="her own organisation"):
        row(grannar, kerstin)


def test_example_persons_vouch_for_examples_only(client, grannar, kerstin):
    kerstin.is_example = True
    kerstin.save()
    client.force_login(kerstin)
    path = f"/organisationer/{grannar.pk}/granska/"
    assert client.get(path).status_code == 404
    with pytest.raises(IntegrityError, match="examples only"):
        row(grannar, kerstin)
    Organisation.objects.update(is_example=True)
    assert client.get(path).status_code == 200
    row(grannar, kerstin)


def test_an_unpublished_organisation_is_seen_by_its_own_municipality_only(
    client, grannar, kerstin, erik
):
    grannar.close()
    path = f"/organisationer/{grannar.pk}/granska/"
    for who, status in ((kerstin, 200), (erik, 404)):
        client.force_login(who)
        assert client.get(path).status_code == status


def test_it_ends_at_midnight(client, grannar, botkyrka):
    one = verified(grannar, botkyrka)
    evening = moment(one.until_on, datetime.time(23, 59))
    morning = moment(one.until_on + datetime.timedelta(1), datetime.time(0, 1))
    for now, is_shown in ((evening, True), (morning, False)):
        with time_machine.travel(now, tick=False):
            found = Organisation.objects.for_cards().get(pk=grannar.pk)
            assert found.is_verified is is_shown
            assert bool(found.vouchers) is is_shown
            assert grannar.verifications.valid().exists() is is_shown
            page = client.get(f"/organisationer/{grannar.pk}/").content.decode()
            assert (one.function in page) is is_shown


def test_lists_show_who_vouches_and_can_be_asked_for_it(
    client, grannar, association, django_assert_max_num_queries
):
    with django_assert_max_num_queries(3):
        page = client.get("/organisationer/").content.decode()
    assert page.count(f'<bdi dir="ltr">{timezone.localdate():%Y-%m}</bdi>') == 1
    asked = client.get("/organisationer/?granskad=ja").context["page"]
    assert [one.name for one in asked] == [association.name]


def test_the_activity_page_says_who_vouches_and_leads_to_what_was_checked(client, cafe):
    page = client.get(f"/aktiviteter/{cafe.pk}/").content.decode()
    assert f"/organisationer/{cafe.organisation_id}/#granskning" in page


def test_the_organisation_gets_a_letter_a_month_before_it_ends_once(
    grannar, botkyrka, mailoutbox, capsys
):
    one = verified(grannar, botkyrka)

    def run(**options):
        call_command("remind_verifications", **options)
        return len(mailoutbox)

    assert run() == 0
    Verification.objects.filter(pk=one.pk).update(until_on=in_days(30))
    assert run(dry_run=True) == 0
    assert run() == 3  # the mailbox and both people
    assert run() == 3


def test_the_desk_asks_who_vouched_to_look_again(client, grannar, kerstin):
    verify(client, kerstin, grannar)
    assert not client.get("/min-sida/").context["ending"]
    grannar.verifications.update(until_on=in_days(29))
    assert client.get("/min-sida/").context["ending"]


def test_withdrawing_needs_a_reason_that_the_organisation_gets(
    client, grannar, kerstin, erik, mailoutbox
):
    verify(client, kerstin, grannar)
    path = f"/organisationer/granskning/{grannar.verifications.get().pk}/"
    client.force_login(erik)
    assert client.post(path, {"reason": "Nej"}).status_code == 404
    client.force_login(kerstin)
    assert client.post(path, {"reason": " "}).context["form"].errors
    mailoutbox.clear()
    client.post(path, {"reason": "Stadgarna saknas."})
    assert len(mailoutbox) == 3
    assert "Stadgarna saknas." in mailoutbox[0].body
    assert not grannar.verifications.valid().exists()
    assert client.post(path, {"reason": "Igen"}).status_code == 200
    assert grannar.verifications.get().withdrawn_because == "Stadgarna saknas."


def test_the_municipality_s_list_is_for_coordinators_and_readers(
    client, grannar, kerstin, erik, botkyrka, django_assert_max_num_queries
):
    path = "/organisationer/kommunens/botkyrka/"
    reader, manager = person("r@botkyrka.example"), person("m@botkyrka.example")
    staff(reader, botkyrka, "reader")
    staff(manager, botkyrka, "premises")
    for who, status in ((kerstin, 200), (reader, 200), (manager, 404), (erik, 404)):
        client.force_login(who)
        assert client.get(path).status_code == status
    client.force_login(reader)
    with django_assert_max_num_queries(8):
        page = client.get(path).content.decode()
    assert grannar.name in page
    assert "/granska/" not in page
    assert "/stang-av/" not in page
    client.force_login(kerstin)
    assert f"/organisationer/{grannar.pk}/granska/" in client.get(path).content.decode()
    for query, names in (
        ("?q=grann", [grannar.name]),
        ("?visa=granskade", []),
        ("?visa=ogranskade", [grannar.name]),
        ("?visa=stangda", []),
        ("?visa=vantar", []),
        ("?visa=x", []),
    ):
        assert [one.name for one in client.get(path + query).context["page"]] == names


def test_the_function_is_no_number_and_no_mailbox_of_a_persons(
    client, grannar, kerstin, entry_point
):
    for function in ("Kerstin 19850709-9805", "Kerstin 070-123 45 67"):
        page = verify(client, kerstin, grannar, function=function)
        assert list(page.context["form"].errors) == ["function"]
    assert not Verification.objects.filter(organisation=grannar).exists()


def test_the_night_says_nothing_where_it_shall_be_quiet(db, capsys):
    for name in ("remind_verifications", "ask_contacts"):
        call_command(name, verbosity=0)
        assert capsys.readouterr().out == ""
        call_command(name)
        assert capsys.readouterr().out
