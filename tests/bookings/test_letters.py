"""Letters of bookings: both sides, in the reader's language, with the change or not."""

import pytest
from django.core import mail
from django.db import transaction
from icalendar import Calendar

from samla.bookings.calendar import calendar_of
from samla.bookings.emails import booking as emails
from samla.bookings.models import token_of
from samla.premises.models import Terms
from tests.bookings.conftest import asked, tuesdays

pytestmark = pytest.mark.django_db
OFFICER = {"safety_officer": "Amina", "safety_officer_phone": "070-174 06 05"}


def letters_to(address):
    return [letter for letter in mail.outbox if letter.to == [address]]


def ask(client, hall, association):
    """Ask through the pages, as she does."""
    day = tuesdays().first_on.isoformat()
    path = f"/bokningar/ny/{hall.pk}/kontrollera/?slag=once&forsta={day}&fran=18:00"
    path += f"&till=20:00&forening={association.pk}&personer=12"
    path += "&verksamhet=activity_type:language-cafe&malgrupp=target_group:all"
    return path


def test_who_asks_has_a_receipt_and_who_answers_a_letter_once(
    client, hall, association, amina
):
    client.force_login(amina)
    path = ask(client, hall, association)
    told = {"contact_name": "Amina", "contact_phone": "070-174 06 05"}
    for _twice in range(2):
        page = client.post(path, told | {"purpose": "Språkcafé"})
        assert page.status_code == 302, page.context["form"].errors
    assert len(letters_to(amina.email)) == 1
    (to_lender,) = letters_to(hall.email)
    assert "Språkvännerna i Alby frågar om Albysalen" in to_lender.subject
    assert "/svara/" in to_lender.body
    assert to_lender.reply_to == [association.email]


def test_each_reads_her_own_language_and_who_left_reads_nothing(
    hall, association, amina
):
    amina.language = "ar"
    amina.save()
    booking = asked(hall, association, by=amina)
    booking.confirm(None)
    with transaction.atomic():
        emails.answered(booking, list(booking.dates.all()))
    assert "Albysalen لكم" in letters_to(amina.email)[0].subject
    assert "/ar/bokningar/" in letters_to(amina.email)[0].body
    assert "Albysalen är er" in letters_to(association.email)[0].subject
    mail.outbox.clear()
    amina.is_active = False
    amina.save()
    with transaction.atomic():
        emails.answered(booking, list(booking.dates.all()))
    assert letters_to(amina.email) == []
    assert len(letters_to(association.email)) == 1


def test_both_sides_hear_yes_no_and_never_mind(
    client, hall, association, amina, botkyrka
):
    terms = Terms(owner_municipality=botkyrka, text="Städa.")
    terms.publish()
    client.force_login(amina)
    booking = asked(hall, association, tuesdays(2), by=amina)
    booking.confirm(None)
    client.post(f"/bokningar/{booking.pk}/godta/", {"accepts": "on"} | OFFICER)
    (to_lender,) = letters_to(hall.email)
    assert "tackar ja" in to_lender.subject
    assert "Albysalen är er" in letters_to(amina.email)[0].subject
    first = booking.dates.first()
    gone = {"dates": first.pk, "reason": "Vi är sjuka"}
    client.post(f"/bokningar/{booking.pk}/avboka/", gone)
    assert "Vi är sjuka" in letters_to(hall.email)[-1].body
    assert "METHOD:CANCEL" in letters_to(hall.email)[-1].attachments[0][1]
    other = asked(hall, association, tuesdays(1, starts="08:00", ends="09:00"))
    client.post(f"/bokningar/{other.pk}/ta-tillbaka/")
    assert "behöver inte Albysalen längre" in letters_to(hall.email)[-1].subject


def test_the_link_of_a_proposal_says_yes_and_tells_the_lender(
    client, hall, association, amina
):
    booking = asked(hall, association, by=amina)
    date = booking.dates.get()
    booking.propose(None, date, starts=date.starts.replace(hour=16))
    client.post(f"/bokningar/ja/{token_of(booking)}/")
    assert "tackar ja" in letters_to(hall.email)[0].subject


def test_an_example_writes_to_nobody(client, hall, association, amina):
    type(hall).objects.filter(pk=hall.pk).update(is_example=True)
    type(association).objects.filter(pk=association.pk).update(is_example=True)
    hall.refresh_from_db()
    association.refresh_from_db()
    booking = asked(hall, association, by=amina)
    with transaction.atomic():
        emails.asked(booking)
        emails.answered(booking, list(booking.dates.all()))
    assert mail.outbox == []


def events(file):
    return {
        str(event["uid"]): event for event in Calendar.from_ical(file).walk("VEVENT")
    }


def test_a_date_keeps_its_uid_and_counts_up_until_it_is_cancelled(
    client, hall, association, amina
):
    client.force_login(amina)
    booking = asked(hall, association, tuesdays(3), by=amina)
    path = f"/bokningar/{booking.pk}/kalender.ics"
    assert events(client.get(path).content) == {}
    first, second, _third = booking.dates.all()
    booking.hold(None, [first])
    booking.confirm(None, [second])
    before = events(client.get(path).content)
    assert sorted(str(one["status"]) for one in before.values()) == [
        "CONFIRMED",
        "TENTATIVE",
    ]
    booking.cancel(None, "lender", "Taket läcker.", [second])
    page = client.get(path)
    after = events(page.content)
    assert page.headers["Content-Type"].startswith("text/calendar")
    uid = f"{booking.uid}-{second.pk}@samla"
    assert after.keys() == before.keys()
    assert str(after[uid]["status"]) == "CANCELLED"
    assert after[uid]["sequence"] > before[uid]["sequence"]
    assert "Taket läcker." in after[uid]["description"]
    assert after[uid]["dtstart"].params["TZID"] == "Europe/Stockholm"
    assert b"BEGIN:VTIMEZONE" in page.content


def test_a_letter_about_one_date_asks_and_about_several_publishes(hall, association):
    booking = asked(hall, association, tuesdays(2))
    booking.confirm(None)
    dates = list(booking.dates.all())
    one = calendar_of(booking, dates[:1], to="amina@example.org").decode()
    assert "METHOD:REQUEST" in one
    assert "ORGANIZER" in one
    assert "mailto:amina@example.org" in one.replace("\r\n ", "")
    several = calendar_of(booking, dates, to="amina@example.org").decode()
    assert "METHOD:PUBLISH" in several
    assert "ATTENDEE" not in several
