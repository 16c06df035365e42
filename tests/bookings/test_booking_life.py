"""Key, code, back, looked at, closed: each by the right person, each with a letter."""

import pytest
import time_machine
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile

from samla.bookings.models import UseReport
from samla.core.days import DAY
from samla.premises.models import LendingPolicy
from tests.bookings.conftest import HOUR, a_tuesday, asked, tuesdays
from tests.conftest import person, staff
from tests.premises.conftest import drawing

pytestmark = pytest.mark.django_db


@pytest.fixture
def lent(client, hall, association, amina, botkyrka):
    """Two Tuesdays that are lent to Amina's association, as Petra sees them."""
    petra = person("petra@botkyrka.example", "Petra")
    staff(petra, botkyrka, "premises")
    client.force_login(petra)
    booking = asked(hall, association, tuesdays(2), by=amina)
    booking.confirm(petra)
    return booking


def at(booking, page):
    return f"/en/bokningar/{booking.pk}/{page}/"


def words(page):
    return " ".join(page.content.decode().split())


def after_the_last(booking):
    """A moment when all its dates are over."""
    return booking.dates.last().ends_at + HOUR


def test_a_key_goes_out_once_for_the_term_and_comes_back(client, lent, amina):
    page = client.get(at(lent, "nyckel"))
    due = page.context["form"]["due_on"].value()
    assert due == lent.dates.last().day_on + DAY
    told = {"kind": "key", "what": "12", "to": "Amina", "due_on": due.isoformat()}
    assert "Write who gets it" in words(
        client.post(at(lent, "nyckel"), told | {"to": ""})
    )
    past = told | {"due_on": "2020-01-01"}
    assert "from today on" in words(client.post(at(lent, "nyckel"), past))
    client.post(at(lent, "nyckel"), told)
    lent.refresh_from_db()
    assert lent.stage == "key_out"
    assert amina.email in mail.outbox[-1].to + mail.outbox[-2].to
    assert "hos Amina" in mail.outbox[-2].body
    assert "12" in words(client.get(f"/en/bokningar/{lent.pk}/"))
    keys = {"keys": lent.key_handouts.get().pk}
    client.post(at(lent, "nyckel/tillbaka"), keys)
    lent.refresh_from_db()
    assert lent.stage == "returned"
    sent = len(mail.outbox)
    again = client.post(at(lent, "nyckel/tillbaka"), keys)
    assert again.status_code == 200  # it is back already, which is said
    assert len(mail.outbox) == sent


def test_a_code_is_in_no_letter_and_seen_only_while_it_works(client, lent, amina):
    told = {
        "code": "4711",
        "from_on": a_tuesday().isoformat(),
        "from_time": "17:30",
        "until_on": a_tuesday().isoformat(),
        "until_time": "17:00",
    }
    assert "ends before it starts" in words(client.post(at(lent, "kod"), told))
    client.post(at(lent, "kod"), told | {"until_time": "20:30"})
    assert "4711" in words(client.get(f"/en/bokningar/{lent.pk}/"))
    assert all("4711" not in letter.body for letter in mail.outbox)
    assert "kod till Albysalen" in mail.outbox[-1].subject
    client.force_login(amina)
    assert "4711" not in words(client.get(f"/en/bokningar/{lent.pk}/"))
    with time_machine.travel(lent.dates.first().starts_at, tick=False):
        client.force_login(amina)
        assert "4711" in words(client.get(f"/en/bokningar/{lent.pk}/"))


def test_the_room_is_looked_at_with_a_picture_and_the_booking_closed(client, lent):
    early = client.post(at(lent, "avsluta"), follow=True)
    assert "still to come" in words(early)
    with time_machine.travel(after_the_last(lent), tick=True):
        client.force_login(staff_of(lent))
        told = {
            "booking_date": lent.dates.last().pk,
            "tidy": "no",
            "is_damage": "on",
            "text": "Rutan är trasig.",
            "alt": "Rutan",
            "file": SimpleUploadedFile("rum.png", drawing("PNG"), "image/png"),
        }
        page = client.post(at(lent, "titta-efter"), told)
        assert page.status_code == 302, page.context["form"].errors
        lent.refresh_from_db()
        assert lent.stage == "inspected"
        report = UseReport.objects.get()
        assert (report.side, report.pictures.count()) == ("lender", 1)
        assert "Rutan är trasig." in mail.outbox[-1].body
        settle = at(lent, f"rapport/{report.pk}/klar")
        assert "mended or paid" in words(client.get(settle))
        client.post(settle)
        report.refresh_from_db()
        assert report.settled_at
        client.post(at(lent, "avsluta"))
        lent.refresh_from_db()
        assert lent.stage == "closed"
        sent = len(mail.outbox)
        client.post(at(lent, "avsluta"))
        assert len(mail.outbox) == sent


def staff_of(booking):
    return booking.premises.owner_municipality.staff.get(role="premises").user


def test_nobody_came_is_told_with_the_rule(client, lent, botkyrka):
    LendingPolicy.objects.create(owner_municipality=botkyrka, no_show="Det kostar 500.")
    first = lent.dates.first()
    client.post(at(lent, "ingen-kom"), {"date": first.pk})
    first.refresh_from_db()
    assert first.state == "confirmed"
    with time_machine.travel(first.ends_at, tick=True):
        client.force_login(staff_of(lent))
        client.post(at(lent, "ingen-kom"), {"date": first.pk})
    first.refresh_from_db()
    assert first.state == "no_show"
    assert "Det kostar 500." in mail.outbox[-1].body


def test_what_the_lender_cancels_is_told_at_once_with_a_calendar(client, lent, amina):
    first = lent.dates.first()
    path = at(lent, "stall-in") + f"?datum={first.pk}"
    assert "They are told at once" in words(client.get(path))
    assert "Write the reason" in words(client.post(path, {"dates": first.pk}))
    client.post(path, {"dates": first.pk, "reason": "Taket läcker."})
    lent.refresh_from_db()
    assert [date.state for date in lent.dates.all()] == ["cancelled", "confirmed"]
    assert lent.cancelled_by_side == "lender"
    to_amina = [letter for letter in mail.outbox if letter.to == [amina.email]]
    (_name, calendar, kind) = to_amina[-1].attachments[0]
    assert "method=CANCEL" in kind
    assert "STATUS:CANCELLED" in calendar
    assert "Taket läcker." in to_amina[-1].body


def test_only_who_lends_sees_to_it(client, lent, amina, stranger):
    pages = ["svara", "nyckel", "kod", "titta-efter", "avsluta", "ingen-kom"]
    for who in (amina, stranger):
        client.force_login(who)
        for page in [*pages, "stall-in", "oppna-igen", "nyckel/tillbaka"]:
            assert client.get(at(lent, page)).status_code == 404
            assert client.post(at(lent, page)).status_code == 404
