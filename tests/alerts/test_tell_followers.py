"""Those who follow an activity hear of each change once, whatever happens."""

import datetime
import threading
from email import message_from_bytes, policy

import pytest
from django.core.management import call_command
from django.db import close_old_connections, connection, transaction
from django.utils import timezone

from samla.activities.models import Activity, Occurrence, Schedule
from samla.alerts import emails
from samla.alerts.models import News, Subscription
from samla.core.templatetags.samla import clock, day
from samla.municipalities.models import SchoolBreak
from samla.post.models import Letter
from tests.alerts.conftest import LEYLA, follower

pytestmark = pytest.mark.django_db

WEEK = datetime.timedelta(days=7)
HOUR = datetime.timedelta(hours=1)


def when(date):
    """A date as a Swedish letter says it."""
    return f"{day(date.starts_at)} {clock(date.starts_at, date.ends_at)}"


def dates(activity):
    return list(activity.occurrences.order_by("starts_at"))


def moved(date, by=HOUR, reason="Salen är upptagen."):
    date.move(date.starts_at + by, date.ends_at + by, reason)


def test_nothing_has_changed_and_nobody_is_written_to(leyla, told):
    assert told() == []


def test_a_cancelled_date_is_told_with_reason_and_what_comes_instead(
    leyla, weekly, told
):
    first, second, *_rest = dates(weekly)
    first.cancel("Ledaren är sjuk.")
    [letter] = told()
    assert letter.to == [LEYLA]
    assert letter.subject == f"Inställt {day(first.starts_at)}: {weekly.title}"
    assert f"Inställt: {when(first)}\nVarför: Ledaren är sjuk." in letter.body
    assert f"{day(second.starts_at)} kl. 18.00–20.00." in letter.body
    assert f"/aktiviteter/{weekly.pk}/kalender.ics" in letter.body
    assert told() == []


def test_a_moved_date_is_told_with_both_times_then_as_usual_again(leyla, weekly, told):
    first = dates(weekly)[0]
    usual = when(first)
    moved(first)
    [letter] = told()
    assert f"Flyttat: {usual}\nNu: {when(first)}\nVarför: Salen" in letter.body
    assert letter.subject.startswith("Flyttat")
    first.restore()
    [letter] = told()
    assert f"Som vanligt ändå: {usual}" in letter.body
    assert letter.subject == f"Ändrat: {weekly.title}"


@pytest.mark.parametrize("is_moved", [True, False])
def test_a_date_put_back_is_told_too(leyla, weekly, told, is_moved):
    first = dates(weekly)[0]
    if is_moved:
        moved(first)
    first.cancel("Ledaren är sjuk.")
    told()
    first.restore()
    [letter] = told()
    assert f"Som vanligt ändå: {when(first)}" in letter.body


def test_what_is_taken_back_at_once_is_not_told(leyla, weekly, told):
    first = dates(weekly)[0]
    first.cancel("Ledaren är sjuk.")
    first.restore()
    weekly.unpublish()
    weekly.publish()
    assert told() == []
    assert not News.objects.exists()


def test_several_changes_are_one_letter_to_each_follower(leyla, weekly, told):
    follower(weekly, "omar@example.org", "ar")
    first, second, third, *_rest = dates(weekly)
    first.cancel("Ledaren är sjuk.")
    moved(second)
    moved(third)
    moved(third)
    swedish, arabic = sorted(told(), key=lambda letter: letter.to, reverse=False)
    assert swedish.to == [LEYLA]
    assert swedish.body.count("Flyttat: ") == 2
    assert swedish.body.count("Inställt: ") == 1
    assert swedish.subject == f"Ändrat: {weekly.title}"
    assert "ملغى: " in arabic.body
    assert "\u206818.00–20.00\u2069" in arabic.body
    assert f"/ar/aktiviteter/{weekly.pk}/" in arabic.body


def test_dates_that_are_over_are_not_told(leyla, weekly, told):
    first = dates(weekly)[0]
    first.cancel("Ledaren är sjuk.")
    now = timezone.now()
    past = {"starts_at": now - 3 * HOUR, "ends_at": now - HOUR}
    Occurrence.objects.filter(pk=first.pk).update(**past)
    News.objects.update(**{f"was_{name}": value for name, value in past.items()})
    assert told() == []
    assert not News.objects.exists()


def test_new_times_are_told_by_their_rule(leyla, weekly, told):
    rule = weekly.schedules.get()
    rule.starts, rule.ends = datetime.time(17), datetime.time(19)
    rule.put()
    [letter] = told()
    assert "Tiderna har ändrats." in letter.body
    assert "17.00–19.00" in letter.body.partition("Tiderna är nu:")[2]
    assert "Blir inte av" not in letter.body
    assert "<bdi" not in letter.body


def test_a_few_new_and_missing_dates_are_told_one_by_one(leyla, weekly, told):
    first, second, *_rest = dates(weekly)
    rule = weekly.schedules.get()
    rule.skip_dates = [timezone.localdate(first.starts_at)]
    rule.put()
    extra = Schedule(
        activity=weekly,
        kind="once",
        first_on=timezone.localdate(second.starts_at) + datetime.timedelta(days=1),
        starts=datetime.time(10),
        ends=datetime.time(11),
    )
    extra.put()
    [letter] = told()
    assert f"Blir inte av: {when(first)}" in letter.body
    assert f"Nytt tillfälle: {when(extra.occurrences.get())}" in letter.body


def test_a_longer_evening_is_told_as_other_hours(leyla, weekly, told):
    first = dates(weekly)[0]
    Occurrence.objects.exclude(pk=first.pk).filter(activity=weekly).delete()
    told()
    Occurrence.objects.filter(pk=first.pk).update(ends_at=first.ends_at + HOUR)
    [letter] = told()
    assert "Ändrad tid: " in letter.body
    assert "18.00–21.00" in letter.body


def test_dates_that_come_within_sight_are_no_news(leyla, weekly, told):
    Activity.objects.update(dated_until_on=timezone.localdate())
    far = weekly.occurrences.filter(starts_at__gt=timezone.now() + 50 * WEEK)
    far.delete()
    told()
    call_command("roll_dates", verbosity=0)
    assert far.exists()
    assert told() == []


def test_a_school_break_is_told_where_it_takes_dates_away(leyla, weekly, told):
    Schedule.objects.update(skip_school_breaks=True)
    first = timezone.localdate(dates(weekly)[1].starts_at)
    SchoolBreak.objects.create(
        municipality=weekly.municipality,
        name="Lov",
        first_on=first,
        last_on=first + datetime.timedelta(days=3),
    )
    call_command("roll_dates", verbosity=0)
    [letter] = told()
    assert f"Blir inte av: {day(first)} 18.00–20.00" in letter.body


def test_a_pause_and_the_return_are_told(leyla, weekly, told):
    until = timezone.localdate() + datetime.timedelta(days=40)
    weekly.pause(until)
    [letter] = told()
    assert letter.subject == f"”{weekly.title}” är inte i gång nu"
    assert f"Den har paus till {day(until)}." in letter.body
    first = dates(weekly)[0]
    first.cancel("Ledaren är sjuk.")
    assert told() == []
    weekly.publish()
    [letter] = told()
    assert "i gång igen" in letter.subject
    assert f"Inställt: {when(first)}" in letter.body
    assert told() == []


def test_an_end_is_told(leyla, weekly, told):
    weekly.end()
    [letter] = told()
    assert "Den är inte i gång nu: den har slutat, eller har paus" in letter.body
    assert "Nästa tillfälle" not in letter.body


def test_an_organisation_that_closes_takes_its_activities_along(leyla, weekly, told):
    weekly.organisation.close()
    [letter] = told()
    assert "Gå inte dit." in letter.body
    weekly.organisation.publish()
    assert len(told()) == 1


def test_a_new_place_is_told(leyla, weekly, told, hall):
    weekly.venue, weekly.premises, weekly.address = "premises", hall, ""
    weekly.save()
    [letter] = told()
    assert "Den har fått en annan plats. Nu:\nAlbysalen\nExempelvägen 1" in letter.body
    weekly.title = "Nytt namn"
    weekly.save()
    assert told() == []


def test_what_is_thrown_away_is_told_once_and_the_address_erased(leyla, weekly, told):
    Subscription.objects.ask(weekly, "never@example.org", "sv")
    weekly.unpublish()
    weekly.delete()
    [letter] = told()
    assert letter.to == [LEYLA]
    assert "kommer inte tillbaka" in letter.subject
    assert not Subscription.objects.exists()
    assert told() == []
    assert not News.objects.exists()


def test_who_never_said_yes_hears_nothing(weekly, told):
    Subscription.objects.ask(weekly, LEYLA, "sv")
    dates(weekly)[0].cancel("Ledaren är sjuk.")
    assert told() == []
    assert not News.objects.exists()


@pytest.mark.parametrize("path", ["method", "queryset", "sql"])
def test_no_path_changes_a_date_unheard(leyla, weekly, told, path):
    first = dates(weekly)[0]
    if path == "method":
        first.cancel()
    elif path == "queryset":
        Occurrence.objects.filter(pk=first.pk).update(cancelled_at=timezone.now())
    else:
        with connection.cursor() as cursor:
            cursor.execute(
                "update activities_occurrence set cancelled_at = now() where id = %s",
                [first.pk],
            )
    [letter] = told()
    assert f"Inställt: {when(first)}" in letter.body


def test_one_activity_that_fails_keeps_no_other_from_being_told(
    leyla, weekly, told, association, monkeypatch, capsys
):
    other = Activity.objects.get(pk=weekly.pk).copied()
    other.title = "Annat café"
    other.save()
    other.publish()
    start = timezone.now() + WEEK
    date = Occurrence.objects.create(
        activity=other, original_starts_at=start, starts_at=start, ends_at=start + HOUR
    )
    follower(other, "omar@example.org")
    dates(weekly)[0].cancel("Ledaren är sjuk.")
    date.cancel("Ledaren är sjuk.")
    write = emails.told

    def fails_for_leyla(subscription, changes):
        assert subscription.email != LEYLA
        write(subscription, changes)

    with monkeypatch.context() as broken:
        broken.setattr(emails, "told", fails_for_leyla)
        assert [letter.to for letter in told()] == [["omar@example.org"]]
    assert LEYLA not in capsys.readouterr().err
    assert [letter.to for letter in told()] == [[LEYLA]]


def test_a_hundred_followers_cost_no_more_questions(
    leyla, weekly, told, django_assert_max_num_queries
):
    for number in range(100):
        follower(weekly, f"nr{number}@example.org")
    dates(weekly)[0].cancel("Ledaren är sjuk.")
    with django_assert_max_num_queries(30):
        assert len(told()) == 101


@pytest.mark.django_db(transaction=True)
class TestWorkers:
    """What holds when several run at the same time, or one is killed."""

    @pytest.fixture(autouse=True)
    def _letters_are_rows(self, settings):
        settings.EMAIL_BACKEND = "samla.post.backend.OutboxBackend"

    def test_a_run_that_is_killed_has_told_nothing_and_the_next_tells_all(
        self, leyla, weekly, monkeypatch
    ):
        follower(weekly, "omar@example.org")
        dates(weekly)[0].cancel("Ledaren är sjuk.")
        write = emails.told

        def killed_at_the_second(subscription, changes):
            if subscription.email != LEYLA:
                raise SystemExit
            write(subscription, changes)

        with monkeypatch.context() as killed:
            killed.setattr(emails, "told", killed_at_the_second)
            with pytest.raises(SystemExit):
                call_command("tell_followers", verbosity=0)
        assert sent() == []
        call_command("tell_followers", verbosity=0)
        assert sent() == [LEYLA, "omar@example.org"]

    def test_many_at_once_write_each_letter_once(self, leyla, weekly):
        for number in range(20):
            follower(weekly, f"nr{number}@example.org")
        for date in dates(weekly)[:3]:
            date.cancel("Ledaren är sjuk.")
        at_once(*[lambda: call_command("tell_followers", verbosity=0)] * 6)
        assert len(sent()) == len(set(sent())) == 21

    def test_a_change_made_while_others_are_told_is_not_lost(self, leyla, weekly):
        """It is under way when the first is told, and waits for nobody."""
        first = dates(weekly)[0]
        first.cancel("Ledaren är sjuk.")
        with transaction.atomic():
            first.restore()
            # Somebody else tells: what is under way is left to the next.
            at_once(lambda: call_command("tell_followers", verbosity=0))
            moved(first)
        assert sent() == []
        call_command("tell_followers", verbosity=0)
        [letter] = Letter.objects.all()
        text = message_from_bytes(letter.message, policy=policy.default)
        assert "Flyttat: " in text.get_content()
        assert not News.objects.exists()


def at_once(*deeds):
    """Do things at the same time, each with a connection of its own."""

    def did(deed):
        try:
            deed()
        finally:
            close_old_connections()
            connection.close()

    threads = [threading.Thread(target=did, args=[deed]) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def sent():
    """To whom letters are written, in order of the address."""
    return sorted(Letter.objects.values_list("email", flat=True))
