"""Who is away says so, and at that hour somebody else answers."""

import datetime
import re

import pytest
import time_machine
from django.core.management import call_command

from samla.accounts.models import User
from samla.enquiries.models import Absence, Enquiry
from samla.municipalities.models import StaffMember
from tests.conftest import person, staff
from tests.enquiries.conftest import asked

pytestmark = pytest.mark.django_db
AT = "/en/arenden/franvaro/"
# A Thursday, ten in the morning in Sweden.
NOW = datetime.datetime(2026, 11, 26, 9, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


def mind():
    call_command("mind_enquiries", verbosity=0)


def away(user, **told):
    """What she fills in: her own absence from Friday to Monday."""
    days = {"first_on": "2026-11-27", "last_on": "2026-11-30", "starts": "", "ends": ""}
    return {"staff": user.staff_roles.get().pk} | days | told


def test_the_deputy_takes_over_at_that_hour_by_herself_and_once(
    client, clock, enquiry, kerstin, olof, botkyrka, letters_of
):
    client.force_login(kerstin)
    told = away(kerstin, starts="13:00")
    page = client.post(AT, told, follow=True).content.decode()
    assert str(olof) in page
    assert "30 November" in page
    assert "1 December" not in page, "a whole day is told as a day"
    assert letters_of(mind) == {}
    clock.move_to(datetime.datetime(2026, 11, 27, 12, tzinfo=datetime.UTC))
    second = asked(botkyrka)  # asked at that hour: hers who is there
    letters = letters_of(mind)
    assert set(letters) == {olof.email}
    assert "1 " in letters[olof.email].subject
    assert letters_of(mind) == {}
    for one in (enquiry, second):
        one.refresh_from_db()
        assert one.handler.user == olof
    assert not Enquiry.objects.waiting_at_somebody_away().exists()
    assert not enquiry.shown_messages.exists()  # nobody is told why
    clock.move_to(datetime.datetime(2026, 12, 1, 9, tzinfo=datetime.UTC))
    mind()
    assert asked(botkyrka).handler.user == kerstin


def test_an_absence_that_begins_now_works_at_once(
    client, enquiry, kerstin, olof, letters_of
):
    client.force_login(kerstin)
    told = away(kerstin, first_on="2026-11-26")
    assert set(letters_of(lambda: client.post(AT, told))) == {olof.email}
    enquiry.refresh_from_db()
    assert enquiry.handler.user == olof
    assert letters_of(mind) == {}


def test_where_nobody_is_left_the_mailbox_and_administrators_are_told_once(
    client, clock, enquiry, kerstin, olof, letters_of
):
    User.objects.create_superuser("rut@samla.example", "a-long-password-here")
    client.force_login(kerstin)
    client.post(AT, away(olof, first_on="2026-11-26"))
    page = client.post(AT, away(kerstin), follow=True).content.decode()
    assert "nobody answers meanwhile" in page
    clock.move_to(datetime.datetime(2026, 11, 27, 9, tzinfo=datetime.UTC))
    assert set(letters_of(mind)) == {"vagenin@botkyrka.example", "rut@samla.example"}
    assert letters_of(mind) == {}
    enquiry.refresh_from_db()
    assert enquiry.handler is None
    # Somebody is back: what was nobody's is hers.
    clock.move_to(datetime.datetime(2026, 12, 1, 9, tzinfo=datetime.UTC))
    assert set(letters_of(mind)) == {kerstin.email}
    enquiry.refresh_from_db()
    assert enquiry.handler.user == kerstin


def test_what_the_sender_writes_meanwhile_reaches_who_is_there(
    client, enquiry, kerstin, olof, letters_of
):
    enquiry.answer("Ja.", kerstin)
    client.force_login(kerstin)
    client.post(AT, away(kerstin, first_on="2026-11-26"))
    enquiry.refresh_from_db()
    assert enquiry.handler.user == kerstin  # answered: nobody waits
    path = f"/fraga/{enquiry.token}/"
    for told in ({"text": "Nej.", "nyckel": "x"}, {"gor": "stang"}, {"gor": "oppna"}):
        letters = letters_of(lambda told=told: client.post(path, told))
        assert set(letters) <= {olof.email}
    enquiry.refresh_from_db()
    assert (enquiry.status, enquiry.handler.user) == ("reopened", olof)


def test_who_is_given_one_while_away_does_not_get_it(
    client, enquiry, kerstin, olof, botkyrka, letters_of
):
    bo = person("bo@botkyrka.example", "Bo")
    staff(bo, botkyrka, "premises")
    client.force_login(kerstin)
    client.post(AT, away(bo, first_on="2026-11-26"))
    at = f"/en/arenden/{enquiry.pk}/ge/"
    assert "Bo (away until" in client.get(at).content.decode()
    client.post(AT, away(kerstin, first_on="2026-11-26"))
    Enquiry.objects.update(handler=None)
    told = {"handler": bo.staff_roles.get().pk}
    assert set(letters_of(lambda: client.post(at, told))) == {olof.email}
    enquiry.refresh_from_db()
    assert enquiry.handler.user == olof
    assert "Bo is away" in client.get(f"/en/arenden/{enquiry.pk}/").content.decode()


def test_who_has_left_keeps_no_question(enquiry, kerstin, olof, letters_of):
    kerstin.is_active = False
    kerstin.save()
    assert set(letters_of(mind)) == {olof.email}
    enquiry.refresh_from_db()
    assert enquiry.handler.user == olof


def test_what_is_wrong_is_said_at_its_field(client, kerstin, olof, umea):
    client.force_login(kerstin)
    erik = person("erik@umea.example")
    staff(erik, umea)
    client.post(AT, away(kerstin))
    wrong = [
        (away(kerstin, first_on=""), "first_on"),
        (away(kerstin, first_on="i morgon"), "first_on"),
        (away(kerstin, last_on="2026-11-26"), "last_on"),
        (away(kerstin, first_on="2026-11-01", last_on="2026-11-20"), "last_on"),
        (away(kerstin, last_on="2029-11-30"), "last_on"),
        (away(kerstin, last_on="", starts="13:00", ends="12:00"), "ends"),
        (away(kerstin), "first_on"),  # a second click
        (away(erik), "staff"),
    ]
    for told, field in wrong:
        errors = client.post(AT, told).context["form"].errors
        assert set(errors) == {field}, told
    assert Absence.objects.count() == 1


def test_others_than_coordinators_write_down_their_own_only(
    client, kerstin, botkyrka, stranger
):
    bo = person("bo@botkyrka.example", "Bo")
    staff(bo, botkyrka, "premises")
    client.force_login(bo)
    assert "staff" in client.post(AT, away(kerstin)).context["form"].errors
    assert client.post(AT, away(bo)).status_code == 302
    client.force_login(kerstin)
    assert "Bo" in client.get(AT).content.decode()
    assert "Botkyrka has no deputy" in client.get(AT).content.decode()
    client.force_login(stranger)
    assert client.get(AT).status_code == 404


def test_who_came_back_too_early_can_be_away_again(client, clock, kerstin, olof):
    client.force_login(kerstin)
    told = away(kerstin, first_on="2026-11-26")
    client.post(AT, told)
    clock.shift(60)
    Absence.objects.get().end()
    clock.shift(60)
    client.post(AT, told)
    first, again = Absence.objects.order_by("from_at")
    assert again.from_at == first.until_at
    assert again.is_under_way


def test_the_public_page_names_who_is_there_now(client, kerstin, olof, entry_point):
    User.objects.filter(pk=olof.pk).update(name="Olof")
    for member in StaffMember.objects.all():
        member.choose_to_be_shown(True)
    page = "/en/kommuner/botkyrka/"

    def on_duty():
        html = " ".join(client.get(page).content.decode().split())
        return re.findall(r"<bdi>([^<]+)</bdi> <span class=\"soft\">is on duty", html)

    assert on_duty() == [kerstin.name]
    client.force_login(kerstin)
    client.post(AT, away(kerstin, first_on="2026-11-26"))
    client.logout()
    assert on_duty() == ["Olof"]
