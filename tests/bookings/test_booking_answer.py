"""Who lends answers: rivals side by side, the letter read first, all or nothing."""

import datetime

import pytest
from django.core import mail

from samla.bookings.models import BookingDate
from samla.core.days import DAY
from samla.organisations.models import Membership
from samla.premises.models import Premises, Terms
from tests.bookings.conftest import a_tuesday, asked, organisation, room, tuesdays
from tests.conftest import person, staff

pytestmark = pytest.mark.django_db
TAKEN = "The room is already lent at that time"


@pytest.fixture
def petra(botkyrka):
    """Lends the rooms of Botkyrka."""
    petra = person("petra@botkyrka.example", "Petra")
    staff(petra, botkyrka, "premises")
    return petra


@pytest.fixture
def answer(client, petra):
    """Petra answers a booking, in one go or only to read the letter."""
    client.force_login(petra)

    def answered(booking, kind="ja", dates=None, sure="yes", **told):
        dates = booking.dates.all() if dates is None else dates
        path = f"/en/bokningar/{booking.pk}/svara/?svar={kind}"
        facts = {"dates": [date.pk for date in dates], "sure": sure} | told
        return client.post(path, facts)

    return answered


def states(booking):
    return list(booking.dates.values_list("state", flat=True))


def words(page):
    return " ".join(page.content.decode().split())


def test_rivals_stand_side_by_side_in_the_declared_order(
    client, petra, hall, association, ali, policy
):
    policy.priorities = ["association", "youth", "study"] + policy.priorities[3:]
    policy.save()
    one = asked(hall, association, tuesdays(2))
    two = asked(hall, ali, tuesdays(1, starts="19:00", ends="21:00"))
    two.user_kind = "company"
    two.save()
    client.force_login(petra)
    page = client.get(f"/en/bokningar/{two.pk}/svara/")
    ranked = page.context["ranked"]
    assert [(r.booking.pk, r.place) for r in ranked] == [(one.pk, 1), (two.pk, 6)]
    shown = words(page)
    for told in ("Not verified", "Alis vänner", "Who wants the same time", "Promised"):
        assert told in shown
    (first, second) = client.get(f"/en/bokningar/{one.pk}/svara/").context["dates"]
    assert [len(first.rivals), len(second.rivals)] == [1, 0]


def test_the_letter_is_read_before_anything_is_done(answer, hall, association, amina):
    booking = asked(hall, association, tuesdays(2), by=amina)
    page = answer(booking, dates=[booking.dates.first()], sure="")
    shown = words(page)
    assert "Albysalen is yours" in shown
    assert "Språkvännerna i Alby" in shown
    booking.refresh_from_db()
    assert (states(booking), booking.stage, mail.outbox) == (["asked"] * 2, "asked", [])


def test_chosen_dates_are_lent_and_the_others_declined_in_one_letter(
    answer, hall, association, amina
):
    booking = asked(hall, association, tuesdays(3), by=amina)
    first, *_others = booking.dates.all()
    told = {"rest": "decline", "reason": "Salen målas"}
    page = answer(booking, dates=[first], **told)
    assert page.url == f"/en/bokningar/{booking.pk}/"
    assert states(booking) == ["confirmed", "declined", "declined"]
    assert {letter.to[0] for letter in mail.outbox} == {amina.email, association.email}
    letter = mail.outbox[0]
    assert "Salen målas" in letter.body
    assert "/bokningar/hitta/" in letter.body
    (name, calendar, kind) = letter.attachments[0]
    assert "STATUS:CONFIRMED" in calendar


def test_who_is_not_ready_has_the_dates_held_and_reads_until_when(
    answer, hall, association, amina, botkyrka
):
    Terms(owner_municipality=botkyrka, text="Städa.").publish()
    booking = asked(hall, association, by=amina)
    answer(booking)
    assert states(booking) == ["held"]
    assert "väntar på ert ja" in mail.outbox[0].subject
    assert "METHOD:REQUEST" in mail.outbox[0].attachments[0][1]
    assert "STATUS:TENTATIVE" in mail.outbox[0].attachments[0][1]


def test_a_date_that_was_taken_meanwhile_is_said_and_nothing_is_half_done(
    answer, hall, association, ali, amina
):
    booking = asked(hall, association, tuesdays(3), by=amina)
    asked(hall, ali, tuesdays(1)).confirm(None)
    page = answer(booking)
    assert TAKEN in words(page)
    assert (states(booking), mail.outbox) == (["asked"] * 3, [])
    assert TAKEN in words(answer(booking, sure=""))
    assert page.context["dates"][0].slot.status == "taken"
    assert page.context["dates"][0].rivals[0].has_it


def test_two_clicks_and_an_old_page_do_nothing_more(answer, client, hall, association):
    booking = asked(hall, association)
    answer(booking, seen=booking.sequence)
    sent = len(mail.outbox)
    again = answer(booking, seen=booking.sequence)
    assert again.status_code in (200, 302)
    assert (states(booking), len(mail.outbox)) == (["confirmed"], sent)
    other = asked(hall, association, tuesdays(1, starts="08:00", ends="09:00"))
    seen = other.sequence
    other.withdraw(None)
    answer(other, seen=seen)
    assert states(other) == ["cancelled"]
    third = asked(hall, association, tuesdays(2, starts="10:00", ends="11:00"))
    third.hold(None)
    page = answer(third, seen=0)
    assert page.url.endswith("/svara/")
    assert states(third) == ["held"] * 2


def test_held_until_the_end_of_a_day(answer, hall, association):
    booking = asked(hall, association)
    day = a_tuesday(1)
    assert answer(booking, "hall", until_on=day.isoformat()).status_code == 302
    held = booking.dates.get()
    assert (held.state, held.granted_at) == ("held", None)
    assert held.held_until_at.date() == day  # midnight in Sweden, an hour or two before
    far = answer(booking, "hall", until_on=(day + DAY * 90).isoformat())
    assert "within 60 days" in words(far)


def test_another_day_hours_and_part_are_proposed_for_all_ticked(
    answer, hall, halves, association, amina
):
    booking = asked(hall, association, tuesdays(2), by=amina)
    told = {"weekday": 4, "starts": "17:00", "ends": "19:00", "premises": halves[0].pk}
    assert answer(booking, "annat", **told).status_code == 302
    proposed = booking.dates.exclude(replaces=None)
    assert [date.weekday for date in proposed] == [4, 4]
    assert {date.premises for date in proposed} == {halves[0]}
    assert {date.starts for date in proposed} == {datetime.time(17)}
    letter = mail.outbox[0]
    assert "/bokningar/ja/" in letter.body
    assert "Halva A" in letter.body


def test_an_empty_proposal_and_wrong_hours_say_what_to_write(answer, hall, association):
    booking = asked(hall, association, tuesdays(2))
    assert "Propose something else" in words(answer(booking, "annat"))
    wrong = {"starts": "19:00", "ends": "18:00", "day_on": a_tuesday(3).isoformat()}
    form = answer(booking, "annat", **wrong).context["form"]
    assert set(form.errors) == {"ends", "day_on"}
    assert form["starts"].value() == "19:00"
    assert "Write both times" in words(answer(booking, "annat", starts="19:00"))
    assert "Tick at least one date" in words(answer(booking, dates=[]))
    assert "Write the reason" in words(answer(booking, "nej"))
    assert states(booking) == ["asked"] * 2


def test_another_organisations_room_cannot_be_proposed(answer, hall, association, ali):
    other = Premises.objects.create(
        name="Alis lokal",
        kind_id="premises_kind:hall",
        owner_organisation=ali,
        municipality=hall.municipality,
        address="Exempelvägen 2",
        city="Norsborg",
        most_persons=80,
        email="ali@example.org",
    )
    booking = asked(hall, association)
    form = answer(booking, "annat", premises=other.pk).context["form"]
    assert set(form.errors) == {"premises"}


def test_two_share_every_other_week(answer, hall, association, ali, amina):
    one = asked(hall, association, tuesdays(4), by=amina)
    two = asked(hall, ali, tuesdays(4, starts="19:00", ends="21:00"))
    told = {"rival": two.pk, "first": "theirs", "reason": "Varannan vecka var."}
    page = answer(one, "varannan", sure="", **told)
    assert [name for name, _letter in page.context["told"]] == [
        association.name,
        ali.name,
    ]
    assert answer(one, "varannan", **told).status_code == 302
    assert states(one) == ["declined", "confirmed"] * 2
    assert states(two) == ["confirmed", "declined"] * 2
    assert ali.email in {letter.to[0] for letter in mail.outbox}


def test_two_share_the_hall(answer, hall, halves, association, ali):
    one, two = asked(hall, association), asked(hall, ali)
    told = {"rival": two.pk, "mine": halves[0].pk, "theirs": halves[1].pk}
    assert answer(one, "halva", **told | {"theirs": halves[0].pk}).status_code == 200
    assert answer(one, "halva", **told).status_code == 302
    held = BookingDate.objects.filter(state="held").order_by("booking_id")
    assert [date.premises.name for date in held] == ["Halva A", "Halva B"]


def test_rivals_hear_that_the_time_is_lent(answer, hall, association, ali, amina):
    one, two = asked(hall, association, by=amina), asked(hall, ali)
    told = {"tell_rivals": "on", "rivals_reason": "Barn först."}
    answer(one, **told)
    two.refresh_from_db()
    assert (states(two), two.stage) == (["conflict"], "declined")
    to_ali = [letter for letter in mail.outbox if letter.to == [ali.email]]
    assert "Barn först." in to_ali[0].body


def test_a_no_quotes_the_order_and_is_taken_back(answer, client, hall, association):
    booking = asked(hall, association, tuesdays(2))
    answer(booking, "nej", reason="Salen behövs till val.")
    booking.refresh_from_db()
    assert (booking.stage, booking.priority) == ("declined", 2)
    assert "nummer 2" in mail.outbox[0].body
    page = client.get(f"/en/bokningar/{booking.pk}/oppna-igen/")
    assert "Take back the no?" in words(page)
    client.post(f"/en/bokningar/{booking.pk}/oppna-igen/")
    booking.refresh_from_db()
    assert (booking.stage, states(booking)) == ("asked", ["asked"] * 2)
    assert "en gång till" in mail.outbox[-1].subject
    again = client.post(f"/en/bokningar/{booking.pk}/oppna-igen/", follow=True)
    assert "is still to come" in words(again)


def test_an_organisation_that_lends_answers_for_its_own_room(
    client, hall, association, botkyrka
):
    parish = organisation(botkyrka, "Alby församling")
    lender = person("lars@forsamling.example")
    Membership.objects.create(user=lender, organisation=parish, role="editor")
    own = Premises.objects.create(
        name="Församlingssalen",
        kind_id="premises_kind:hall",
        owner_organisation=parish,
        municipality=botkyrka,
        address="Kyrkvägen 1",
        city="Norsborg",
        most_persons=40,
        email="salen@forsamling.example",
        published_at=hall.published_at,
    )
    client.force_login(lender)
    booking = asked(own, association)
    path = f"/en/bokningar/{booking.pk}/svara/"
    facts = {"dates": booking.dates.get().pk, "sure": "yes"}
    assert client.post(path, facts).status_code == 302
    assert states(booking) == ["confirmed"]
    other = asked(hall, association)
    assert client.get(f"/en/bokningar/{other.pk}/svara/").status_code == 404


def test_a_page_costs_as_much_with_many_dates_and_rivals(
    client, petra, hall, association, ali, botkyrka, django_assert_max_num_queries
):
    booking = asked(hall, association, tuesdays(12))
    for number in range(4):
        other = organisation(botkyrka, f"Förening {number}")
        asked(hall, other, tuesdays(12))
    asked(room(botkyrka, "Annat"), ali)
    client.force_login(petra)
    with django_assert_max_num_queries(30):
        page = client.get(f"/en/bokningar/{booking.pk}/svara/")
    assert len(page.context["ranked"]) == 5


def test_deciding_forty_dates_is_one_transaction(answer, hall, association):
    booking = asked(hall, association, tuesdays(40))
    assert answer(booking).status_code == 302
    assert states(booking) == ["confirmed"] * 40
