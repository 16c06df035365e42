"""The inbox: quick with fifty thousand open matters, and never at somebody away."""

import datetime
import json

import pgtrigger
import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samla.accounts.models import User
from samla.enquiries.models import Absence, Enquiry, kept_promise, who_answers
from samla.municipalities.models import StaffMember
from tests.conftest import person, staff
from tests.enquiries.conftest import asked

pytestmark = pytest.mark.django_db

MANY = 50_000
MOST_QUERIES = 14
# Pages of 8 kB that the first page of an inbox may touch.
MOST_PAGES = 120
CROWD = """
insert into enquiries_enquiry (
    nonce, link_digest, reply_digest, reference, municipality_id, kind_id, text,
    text_language_id, language, name, email, phone, organisation_name, once, asked_at,
    status, answer_due_on, times_reminded, diary_number, closing, closed_because,
    is_example, handler_id
)
select 'n' || n, 'l' || n, 'r' || n, 'X-' || n,
    case when n %% 3 = 0 then '2480' else '0127' end, 'enquiry_kind:room',
    n || repeat(' Vi söker en lokal.', 30), 'language:sv', 'sv', '',
    'n' || n || '@example.org', '', '', 'o' || n,
    now() - n * interval '1 minute', 'received', current_date + (n %% 400) - 200, 0, '',
    '', '', false, case when n %% 100 = 0 then %s end
from generate_series(1, %s) n
"""

TRIGGERS = [f"enquiries.Enquiry:{each.name}" for each in Enquiry._meta.triggers]


@pytest.fixture
def crowd(kerstin):
    """Fifty thousand open matters in two municipalities."""
    handler = StaffMember.objects.get(user=kerstin, municipality="0127")
    with pgtrigger.ignore(*TRIGGERS), connection.cursor() as cursor:
        cursor.execute(CROWD, [handler.pk, MANY])
        cursor.execute("analyze enquiries_enquiry")


def plan_of(rows):
    """How the database answers, and how many pages it touches."""
    told = rows.explain(analyze=True, buffers=True, format="json")
    plan = json.loads(told)[0]["Plan"]
    return json.dumps(plan), plan["Shared Hit Blocks"] + plan["Shared Read Blocks"]


def test_the_first_page_of_the_inbox_touches_few_pages(crowd, kerstin):
    inbox = Enquiry.objects.inbox(kerstin)
    fiftieth = inbox[50]
    for rows in (
        inbox[:21],
        inbox.after(fiftieth)[:21],
        Enquiry.objects.mine(kerstin)[:21],
        Enquiry.objects.latest(kerstin)[:21],
        inbox.due_by(timezone.localdate())[:21],
    ):
        plan, pages = plan_of(rows)
        assert "Seq Scan" not in plan
        assert "Sort" not in plan.replace("Sort Key", "")
        assert pages <= MOST_PAGES, plan
    assert inbox.after(fiftieth)[0].pk == inbox[51].pk
    assert fiftieth.municipality_id == "0127"


def test_what_no_coordinator_keeps_stands_in_an_administrators_inbox(
    enquiry, umea, kerstin
):
    rut = User.objects.create_superuser("rut@samla.example", "a-long-password-here")
    alone = asked(umea)
    for rows in (Enquiry.objects.inbox, Enquiry.objects.latest):
        assert list(rows(rut)) == [alone]
        assert list(rows(kerstin)) == [enquiry]
    staff(person("erik@umea.example"), umea)
    assert not Enquiry.objects.inbox(rut).exists()


# As a portal's own database is a moment later: it looks after itself.
LOOKED_AFTER = "update pg_class set relallvisible = relpages where oid = %s::regclass"
MONDAY = "/min-sida/mandag/"


def test_the_monday_view_counts_fifty_thousand_in_one_index(
    client, kerstin, umea, botkyrka, request
):
    client.force_login(kerstin)
    staff(kerstin, umea)  # she keeps two municipalities
    for place in (botkyrka, umea):
        asked(place)
    client.get(MONDAY)
    with CaptureQueriesContext(connection) as few:
        client.get(MONDAY)
    Enquiry.objects.all().delete()
    request.getfixturevalue("crowd")
    with CaptureQueriesContext(connection) as many:
        page = client.get(MONDAY)
    assert len(many) == len(few) <= MOST_QUERIES
    told = {line.kind: line.count for line in page.context["lines"]}
    assert told == {"sena": 25_000, "ingens": 49_500, "mina": 500}
    counting = [one["sql"] for one in many if 'FROM "enquiries_enquiry"' in one["sql"]]
    assert len(counting) == 1
    with connection.cursor() as cursor:
        cursor.execute(LOOKED_AFTER, ["enquiries_enquiry"])
        cursor.execute(f"explain (analyze, buffers, format json) {counting[0]}")
        plan = json.dumps(cursor.fetchone()[0])
    assert "enquiry_counted" in plan
    assert "Index Only Scan" in plan
    assert "Seq Scan" not in plan
    for which in ("", "nya", "mina", "vantar", "sena", "ingens", "alla"):
        with CaptureQueriesContext(connection) as list_of:
            found = client.get(f"/arenden/?lista={which}")
        assert len(list_of) <= 8
        assert found.context["page"].paginator.count <= 1000


def test_the_deputy_answers_while_the_one_on_duty_is_away(entry_point, kerstin, olof):
    now = timezone.now()
    hour = datetime.timedelta(hours=1)
    place = entry_point.municipality
    assert who_answers(place).user == kerstin
    away = entry_point.on_duty.absences.create(
        from_at=now + hour, until_at=now + 3 * hour
    )
    assert who_answers(place).user == kerstin
    assert who_answers(place, now + 2 * hour).user == olof
    assert who_answers(place, away.until_at).user == kerstin
    entry_point.deputy.absences.create(from_at=now, until_at=now + 5 * hour)
    assert who_answers(place, now + 2 * hour) is None
    enquiry = asked(place)
    waiting = Enquiry.objects.waiting_at_somebody_away
    assert list(waiting(now + 2 * hour)) == [enquiry]
    assert not waiting(now).exists()


def test_nobody_is_away_twice_at_once_or_backwards(entry_point, kerstin):
    now, hour = timezone.now(), datetime.timedelta(hours=1)
    member = entry_point.on_duty
    member.absences.create(from_at=now, until_at=now + 2 * hour)
    member.absences.create(from_at=now + 2 * hour, until_at=now + 3 * hour)
    for start, end in ((now + hour, now + 4 * hour), (now, now), (now, now - hour)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Absence.objects.create(staff=member, from_at=start, until_at=end)


def test_who_has_left_answers_nothing(entry_point, kerstin):
    kerstin.is_active = False
    kerstin.save()
    assert who_answers(entry_point.municipality) is None


def test_the_promise_is_told_honestly_and_not_about_a_few(botkyrka, umea, kerstin):
    told = {f"{number}": asked(botkyrka) for number in range(12)}
    for enquiry in list(told.values())[:9]:
        enquiry.answer("Ja.", kerstin)
    assert not kept_promise(botkyrka).is_told
    late = told["9"]
    Enquiry.objects.filter(pk=late.pk).update(
        answer_due_on="2026-01-02",
        asked_at=timezone.now() - datetime.timedelta(days=300),
    )
    promise = kept_promise(botkyrka)
    assert (promise.kept, promise.total, promise.percent) == (9, 10, 90)
    assert promise.is_told
    told["10"].withdraw()
    late.refresh_from_db()
    late.ask_back("Vad menar du?", kerstin)
    assert kept_promise(botkyrka).total == 9  # it waits for the sender, and so do we
    asked(umea)
    assert kept_promise(umea).total == 0
    told["11"].refuse("Det gör vi inte.", kerstin)  # no answer, and no broken promise
    assert kept_promise(botkyrka).total == 9
