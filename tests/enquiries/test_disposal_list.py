"""What is put away waits for the plan: out of sight, and never gone before its day."""

import datetime

import pytest
import time_machine
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from samla.enquiries.models import Enquiry, RetentionPlan
from samla.pages.personal.plan import history_of
from tests.conftest import person, staff
from tests.enquiries.conftest import asked

pytestmark = pytest.mark.django_db

QUEUE = "/en/arenden/gallring/"


def words(answer):
    return " ".join(answer.content.decode().split())


@pytest.fixture
def at(client, enquiry, kerstin):
    """Kerstin at her desk, with a question that is closed."""
    enquiry.refuse("Det gör regionen.", kerstin)
    client.force_login(kerstin)
    return f"/en/arenden/{enquiry.pk}/"


def test_what_is_put_away_is_seen_by_nobody_and_taken_out_at_once(
    client, at, enquiry, kerstin
):
    assert "It is a public record" in words(client.get(f"{at}gallra/"))
    there = client.post(f"{at}gallra/").url
    assert client.post(f"{at}gallra/").url == there
    assert client.get(at).status_code == 404
    assert client.get(f"/fraga/{enquiry.token}/").status_code == 404
    assert enquiry.reference in words(client.get(QUEUE))
    assert "Take it out again" in words(client.get(there))
    for _click in range(2):
        assert client.post(there).url == at
    assert enquiry.reference in words(client.get(at))
    steps = enquiry.messages.filter(is_internal=True, author=kerstin)
    assert list(steps.values_list("step", flat=True)) == ["put-away", "taken-out"]
    assert "put away" not in words(client.get(f"/en/fraga/{enquiry.token}/"))
    told = history_of(Enquiry).objects.filter(pgh_obj=enquiry)
    assert told.filter(hidden_by=kerstin).exists()


def test_nothing_that_waits_for_an_answer_is_put_away(client, kerstin, enquiry):
    client.force_login(kerstin)
    path = f"/en/arenden/{enquiry.pk}/gallra/"
    assert "close it with a reason" in words(client.post(path))
    enquiry.refresh_from_db()
    assert enquiry.hidden_at is None
    rows = Enquiry.objects.filter(pk=enquiry.pk)
    with (
        pytest.raises(IntegrityError, match="enquiry_put_away_is_dealt_with"),
        transaction.atomic(),
    ):
        rows.update(hidden_at=timezone.now())


def test_who_handles_one_question_puts_nothing_away(client, at, enquiry, botkyrka):
    assert "gallra/" in words(client.get(at))
    assert QUEUE in words(client.get("/en/arenden/"))
    keys = staff(person("nycklar@botkyrka.example"), botkyrka, "premises")
    Enquiry.objects.update(handler=keys)
    client.force_login(keys.user)
    assert "gallra/" not in words(client.get(at))
    assert QUEUE not in words(client.get("/en/arenden/"))
    for answer in (client.get(f"{at}gallra/"), client.post(f"{at}gallra/")):
        assert answer.status_code == 404
    enquiry.refresh_from_db()
    assert enquiry.hidden_at is None


def test_what_went_away_meanwhile_is_neither_put_away_nor_taken_out(
    client, at, enquiry, botkyrka, umea, kerstin, monkeypatch
):
    def in_turn(self):
        Enquiry.objects.update(municipality=umea)
        return turn(self)

    turn = Enquiry.in_turn
    for is_hidden in (False, True):
        Enquiry.objects.update(municipality=botkyrka)
        if is_hidden:
            enquiry.hide(kerstin)
        with monkeypatch.context() as patch:
            patch.setattr(Enquiry, "in_turn", in_turn)
            path = f"{QUEUE}{enquiry.pk}/" if is_hidden else f"{at}gallra/"
            assert client.post(path).status_code == 404
        enquiry.refresh_from_db()
        assert bool(enquiry.hidden_at) is is_hidden


def test_the_day_that_was_told_at_putting_away_stays(botkyrka, kerstin):
    enquiry = asked(botkyrka)
    enquiry.answer("Ja.", kerstin)
    enquiry.hide(kerstin)
    before = Enquiry.objects.with_end().get().ends_at
    with time_machine.travel(timezone.now() + datetime.timedelta(days=40)):
        call_command("close_enquiries", verbosity=0)
        assert not enquiry.settle()
        assert Enquiry.objects.with_end().get().ends_at == before


def test_what_is_written_at_the_same_moment_takes_it_out(at, enquiry, kerstin):
    stale = Enquiry.objects.get(pk=enquiry.pk)
    enquiry.hide(kerstin)
    stale.reply("En sak till.")
    assert list(Enquiry.objects.new()) == [stale]


def test_the_night_destroys_by_the_plan_of_its_kind_and_not_before(
    client, at, enquiry, botkyrka, kerstin
):
    RetentionPlan.objects.create(municipality=botkyrka, days=40)
    RetentionPlan.objects.create(
        municipality=botkyrka, kind_id="enquiry_kind:room", days=90
    )
    other = asked(botkyrka, kind_id="enquiry_kind:grant")
    other.refuse("Nej.", kerstin)
    waiting = asked(botkyrka)
    client.post(f"{at}gallra/")
    rows = client.get(QUEUE).context["page"].object_list
    assert [one.pk for one in rows] == [other.pk, enquiry.pk]
    assert [(one.ends_at - one.closed_at).days for one in rows] == [40, 90]
    now = timezone.now()
    left = []
    for days in (39, 41, 89, 91):
        with time_machine.travel(now + datetime.timedelta(days=days), tick=False):
            call_command("forget", verbosity=0)
        left.append(set(Enquiry.objects.all()))
    all_of_them = {enquiry, other, waiting}
    assert left == [all_of_them, {enquiry, waiting}, {enquiry, waiting}, {waiting}]


def test_only_those_who_keep_it_see_the_queue(client, at, enquiry, umea, botkyrka):
    client.post(f"{at}gallra/")
    for place, role in ((umea, "coordinator"), (botkyrka, "reader")):
        user = staff(person(f"{role}@{place.slug}.example"), place, role).user
        client.force_login(user)
        assert enquiry.reference not in words(client.get(QUEUE))
        assert client.post(f"{QUEUE}{enquiry.pk}/").status_code == 404
    enquiry.refresh_from_db()
    assert enquiry.hidden_at


def test_the_queue_has_pages_and_few_questions(
    client, at, botkyrka, kerstin, django_assert_max_num_queries
):
    for number in range(24):
        enquiry = asked(botkyrka, once=f"{number:064}x"[1:])
        enquiry.withdraw()
    plan = Enquiry.objects.disposal_queue(kerstin).explain()
    assert "SubPlan" not in plan  # nothing is looked up row by row
    with django_assert_max_num_queries(14):
        assert len(client.get(QUEUE).context["page"].object_list) == 20
    assert len(client.get(f"{QUEUE}?sida=2").context["page"].object_list) == 5
