"""The inbox: what waits, for whom, the most urgent first."""

import datetime

import pytest
import time_machine
from django.utils import timezone

from samla.enquiries.models import Enquiry
from tests.enquiries.conftest import asked

pytestmark = pytest.mark.django_db
INBOX = "/en/arenden/"


def shown(client, which=""):
    page = client.get(INBOX + (f"?lista={which}" if which else ""))
    return [row.reference for row in page.context["page"]]


def test_each_list_shows_its_own_and_the_most_urgent_comes_first(
    client, kerstin, botkyrka, umea
):
    late, waits, new = (asked(botkyrka) for _one in range(3))
    asked(umea)
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    Enquiry.objects.filter(pk=late.pk).update(answer_due_on=yesterday)
    waits.ask_back("Vilken tisdag?", kerstin)
    done = asked(botkyrka)
    done.answer("Ring oss.", kerstin)
    client.force_login(kerstin)
    assert "/franvaro/" in client.get(INBOX).content.decode()
    assert shown(client)[0] == late.reference
    assert set(shown(client)) == {late.reference, waits.reference, new.reference}
    assert shown(client, "sena") == [late.reference]
    assert shown(client, "vantar") == [waits.reference]
    assert set(shown(client, "nya")) == {late.reference, new.reference}
    assert len(shown(client, "alla")) == 4
    assert len(shown(client, "mina")) == 3
    assert len(shown(client, "nonsense")) == 3


def test_its_age_is_told_in_working_days_beside_the_promise(client, kerstin, botkyrka):
    def on(day):
        clock.move_to(datetime.datetime(2027, 1, day, 9, tzinfo=datetime.UTC))
        client.force_login(kerstin)
        return " ".join(client.get(INBOX).content.decode().split())

    with time_machine.travel("2027-01-04 09:00+00:00", tick=False) as clock:
        asked(botkyrka)  # on a Monday, with three working days; Wednesday is Epiphany
        assert "(3 working days left)" in on(4)
        assert "(1 working day left)" in on(7)
        assert "asked 2 working days ago" in on(7)
        assert "8 January (overdue)" in on(9)  # a Saturday: not a working day late
        assert "(2 working days late)" in on(12)


def test_the_desk_says_how_many_wait_and_how_many_are_late(client, kerstin, botkyrka):
    late, _new = asked(botkyrka), asked(botkyrka)
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    Enquiry.objects.filter(pk=late.pk).update(answer_due_on=yesterday)
    client.force_login(kerstin)
    desk = client.get("/en/min-sida/")
    told = {line.kind: line.count for line in desk.context["lines"]}
    assert told == {"sena": 1, "nya": 2, "mina": 2}
    for line in desk.context["lines"]:
        assert line.url.startswith(f"{INBOX}?lista=")
        assert len(client.get(line.url).context["page"]) == line.count


def test_nobody_elses_questions_stand_there(client, stranger, amina, botkyrka):
    asked(botkyrka)
    for somebody in (stranger, amina):
        client.force_login(somebody)
        assert shown(client) == []
        assert "/franvaro/" not in client.get(INBOX).content.decode()  # not hers
        assert client.get("/en/min-sida/").context["lines"] == []


def test_by_its_number_one_finds_whatever_is_hers(
    client, kerstin, botkyrka, umea, stranger
):
    closed, hidden, elsewhere = asked(botkyrka), asked(botkyrka), asked(umea)
    for enquiry in (closed, hidden):
        enquiry.refuse("Nej.", kerstin)
    hidden.hide(kerstin)
    client.force_login(kerstin)
    assert 'name="nummer"' in client.get(f"{INBOX}gallring/").content.decode()
    loosely = closed.reference.lower().replace("-", " ")
    there = client.get(INBOX, {"nummer": f" {loosely} "}).url
    assert there == f"{INBOX}{closed.pk}/"
    there = client.get(INBOX, {"nummer": hidden.reference}).url
    assert there == f"{INBOX}gallring/{hidden.pk}/"
    for typed in (elsewhere.reference, "BOT-2026-99999", "", "x' or 1=1 --"):
        page = client.get(INBOX, {"nummer": typed})
        assert set(page.context["find"].errors) == {"nummer"}, typed
    client.force_login(stranger)
    page = client.get(INBOX, {"nummer": closed.reference})
    assert "no question with that number" in page.content.decode()


def test_many_questions_cost_no_more_than_few(
    client, kerstin, botkyrka, django_assert_max_num_queries
):
    for _one in range(30):
        asked(botkyrka)
    client.force_login(kerstin)
    client.get(INBOX)
    with django_assert_max_num_queries(8):
        client.get(INBOX)
