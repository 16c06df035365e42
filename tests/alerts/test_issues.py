"""Who follows searches, places and organisations gets one letter, each thing once."""

import datetime
import sys
import threading
from functools import partial
from urllib.parse import urlencode

import pytest
import time_machine
from django.core.management import call_command
from django.db import close_old_connections, connection
from django.http import QueryDict
from django.utils import timezone

from samla.activities.models import Activity, CoOrganiser, Occurrence
from samla.alerts import emails
from samla.alerts.filters import Searches, wanted_search
from samla.alerts.management.commands import tell_followers
from samla.alerts.models import Issue, News, Subscription, issue
from samla.alerts.models.issue import IssueQuerySet, last_monday
from samla.core.days import ZONE
from samla.post.models import Letter
from tests.alerts.conftest import LEYLA, follower
from tests.bookings.conftest import organisation

pytestmark = pytest.mark.django_db

HOUR = datetime.timedelta(hours=1)
DAY = datetime.timedelta(days=1)
WEEK = datetime.timedelta(days=7)


def follows(email=LEYLA, search=None, rhythm="at_once", language="sv", **what):
    """Somebody has said yes to letters about a search, or one other thing."""
    title = "En sökning"
    if search is not None:
        wanted = wanted_search(QueryDict(urlencode(search)))
        what, title = wanted.key, wanted.title
    return Subscription.objects.create(
        title=title,
        email=email,
        language=language,
        rhythm=rhythm,
        confirmed_at=timezone.now(),
        **what,
    )


@pytest.fixture
def more(cafe):
    """Makes drafts of the association's, with a date, and shows them."""

    def make(title="Fotboll för alla", days=3, is_shown=True, **facts):
        one = Activity.objects.get(pk=cafe.pk).copied()
        one.title = title
        for name, value in facts.items():
            setattr(one, name, value)
        one.save()
        start = timezone.now() + days * DAY
        Occurrence.objects.create(
            activity=one,
            original_starts_at=start,
            starts_at=start,
            ends_at=start + HOUR,
        )
        if is_shown:
            one.publish()
        return one

    return make


@pytest.fixture
def at():
    """Lives at a moment of the weeks to come."""
    return partial(time_machine.travel, tick=False)


@pytest.fixture
def told_then(told):
    """What is told at such a moment; the database has noted it as of our own time."""
    ours = News.objects.filter(changed_at__lt=monday())

    def tell():
        ours.update(changed_at=timezone.now())
        return told()

    return tell


def bodies(letters):
    return {letter.to[0]: letter.body for letter in letters}


def test_what_is_new_is_told_once_to_all_whom_it_concerns(
    cafe, more, told, botkyrka, umea, association
):
    follows("search@example.org", {"q": "fotboll", "var": "botkyrka"})
    follows("other@example.org", {"q": "simning"})
    follows("all@example.org", {})
    follows("place@example.org", municipality=botkyrka)
    follows("far@example.org", municipality=umea)
    follows("org@example.org", organisation=association)
    follows("never@example.org", {}, rhythm="weekly")
    assert told() == []
    one = more()
    letters = bodies(told())
    assert set(letters) == {
        f"{name}@example.org" for name in ("search", "all", "place", "org")
    }
    for body in letters.values():
        assert body.count("Fotboll för alla") == 1
        assert "NYTT" in body
        assert f"/aktiviteter/{one.pk}/" in body
    assert told() == []
    assert not News.objects.filter(audience="at_once").exists()


def test_one_letter_tells_each_thing_once_however_many_searches_find_it(
    cafe, more, told, botkyrka, association
):
    follows(search={"q": "fotboll"})
    follows(search={"gratis": "ja"}, language="ar")
    follows(municipality=botkyrka)
    follows(organisation=association)
    more()
    more("Simning i Alby")
    [letter] = told()
    assert letter.body.count("Fotboll för alla") == 1
    assert letter.body.count("Simning i Alby") == 1
    assert letter.body.count("/folj/andra/") == 4


def test_who_follows_the_activity_itself_hears_of_it_in_one_letter(cafe, told):
    follower(cafe)
    follows(search={})
    cafe.occurrences.get().cancel("Ledaren är sjuk.")
    [letter] = told()
    assert letter.subject.startswith("Inställt")
    assert "/folj/andra/" not in letter.body


def test_cancelled_moved_and_hidden_are_told_under_their_own_words(cafe, more, told):
    moved, hidden = more("Simning"), more("Schack")
    follows(search={})
    date = cafe.occurrences.get()
    date.cancel("Ledaren är sjuk.")
    date = moved.occurrences.get()
    date.move(date.starts_at + HOUR, date.ends_at + HOUR, "Annan tid.")
    hidden.unpublish()
    [letter] = told()
    new, cancelled, rest = (
        letter.body.find(word) for word in ("NYTT", "INSTÄLLT", "FLYTTAT ELLER ÄNDRAT")
    )
    assert new == -1 < cancelled < letter.body.find("Språkcafé i Alby") < rest
    assert cancelled < letter.body.find("Schack") < rest < letter.body.find("Simning")
    assert "Den är inte i gång nu. Gå inte dit." in letter.body
    assert "Ledaren är sjuk." in letter.body
    assert "Annan tid." in letter.body
    assert "Flyttat: " in letter.body
    assert "3 aktiviteter" in letter.subject


def test_a_draft_is_no_news_until_it_is_shown_and_then_new_once(cafe, more, told):
    follows(search={})
    one = more(is_shown=False)
    assert told() == []
    one.publish()
    assert len(told()) == 1
    one.unpublish()
    one.publish()
    assert told() == []
    one.unpublish()
    assert len(told()) == 1


def test_a_search_hears_of_a_weekday_that_is_called_off(cafe, told):
    date = cafe.occurrences.get()
    start = timezone.localtime(date.starts_at)
    weekday = start.isoweekday()
    passing = {"nar": "idag", "sida": 2, "plats": "59.33,18.07", "inom": 5}
    hours = {"morgon": (5, 12), "eftermiddag": (12, 17), "kvall": (17, 24)}
    [part] = [name for name, (a, b) in hours.items() if a <= start.hour < b] or [""]
    follows(search={"dag": weekday, "tid": part, "visa": "dagar", **passing})
    kept = Subscription.objects.get().search
    assert kept == f"?dag={weekday}" + (f"&tid={part}" if part else "")
    date.cancel()
    assert len(told()) == 1


def test_how_far_from_where_she_was_is_not_how_far_from_the_town(cafe):
    follows(search={"var": "Tumba", "plats": "59.33,18.07", "inom": 5})
    follows("town@example.org", search={"var": "Tumba", "inom": 5})
    kept = Subscription.objects.order_by("pk").values_list("search", flat=True)
    assert list(kept) == ["?var=Tumba", "?inom=5&var=Tumba"]


def test_co_organisers_followers_and_those_of_a_merged_one_hear_too(
    cafe, more, told, botkyrka, association
):
    guests, old = organisation(botkyrka, "Gästerna"), organisation(botkyrka, "Förr")
    old.published_at, old.merged_into = None, association
    old.save()
    CoOrganiser.objects.create(activity=cafe, organisation=guests).confirm()
    follows("guests@example.org", organisation=guests)
    follows("old@example.org", organisation=old)
    cafe.occurrences.get().cancel()
    assert {*bodies(told())} == {"guests@example.org", "old@example.org"}


def monday(weeks=1, **more):
    """A coming Monday at eight in Sweden, or a little beside it."""
    day = timezone.localdate() + datetime.timedelta(days=weeks * 7)
    day -= datetime.timedelta(days=day.isoweekday() - 1)
    at = datetime.datetime.combine(day, datetime.time(8), ZONE)
    return at + datetime.timedelta(**more)


def test_once_a_week_all_of_it_is_told_on_monday_morning(cafe, more, told_then, at):
    start = monday()
    with at(start + HOUR):
        follows(search={}, rhythm="weekly")
        assert told_then() == []
    with at(start + 2 * DAY):
        more(days=10)
        taken_back = more("Schack", days=10)
        assert told_then() == []
        taken_back.unpublish()
    with at(start + WEEK - HOUR):
        assert told_then() == []
    with at(start + WEEK):
        assert last_monday() == timezone.localdate()
        [letter] = told_then()
        assert letter.subject == "Nytt: Fotboll för alla"
        assert "Schack" not in letter.body
        assert told_then() == []
    with at(start + 2 * WEEK + DAY):
        assert told_then() == []
        assert [one.changes for one in Issue.objects.all()] == [[]]


def test_a_monday_without_a_server_is_told_on_tuesday(cafe, more, told_then, at):
    start = monday()
    with at(start):
        follows(search={}, rhythm="weekly")
        told_then()
    with at(start + DAY):
        more(days=15)
        told_then()
    with at(start + WEEK + 30 * HOUR):
        assert len(told_then()) == 1
    with at(start + WEEK + 31 * HOUR):
        assert told_then() == []


def test_who_says_yes_later_hears_only_of_what_comes_then(cafe, more, told_then, at):
    start = monday()
    with at(start):
        follows("first@example.org", {}, rhythm="weekly")
        told_then()
    with at(start + DAY):
        more(days=15)
        told_then()
    with at(start + 2 * DAY):
        follows("later@example.org", {}, rhythm="weekly")
    with at(start + WEEK):
        assert {*bodies(told_then())} == {"first@example.org"}


@pytest.mark.parametrize("way", ["weekly to at once", "at once to weekly"])
def test_who_changes_how_often_loses_nothing_and_hears_nothing_twice(
    cafe, more, told_then, at, way
):
    before, after = ("weekly", "at_once")[:: 1 if way.startswith("weekly") else -1]
    start = monday()
    got = []
    with at(start):
        hers = follows(search={}, rhythm=before)
        follows("w@example.org", {}, rhythm="weekly")
        follows("a@example.org", {})
        told_then()
    with at(start + DAY):
        more("Före bytet", days=15)
        got += told_then()
    with at(start + 2 * DAY):
        hers.change("en", after)
        more("Efter bytet", days=15)
        got += told_then()
    for weeks in (1, 2):
        with at(start + weeks * WEEK):
            got += told_then()
    mine = "".join(letter.body for letter in got if letter.to == [LEYLA])
    assert mine.count("Före bytet") == mine.count("Efter bytet") == 1


def test_who_changes_how_often_and_back_hears_nothing_twice(cafe, more, told_then, at):
    start, got = monday(), []
    with at(start):
        hers = follows(search={}, rhythm="weekly")
        told_then()
    for hour, title, change in (
        (1, "Före", "at_once"),
        (2, "Under", "weekly"),
        (3, "Efter", None),
    ):
        with at(start + DAY + hour * HOUR):
            more(title, days=15)
            got += told_then()
        if change:
            with at(start + DAY + (hour + 0.5) * HOUR):
                hers.change("sv", change)
    with at(start + WEEK):
        got += told_then()
    body = "".join(letter.body for letter in got)
    assert [body.count(f"\n{one}\n") for one in ("Före", "Under", "Efter")] == [1, 1, 1]


def test_the_letter_can_be_ended_as_the_standard_says(client, cafe, more, told):
    follows(search={"q": "fotboll"})
    follows(municipality=cafe.municipality)
    follows("other@example.org", {})
    more()
    letter = next(one for one in told() if one.to == [LEYLA])
    message = letter.message()
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = message["List-Unsubscribe"]
    assert link.startswith("<http")
    path = "/folj/nej/" + link[1:-1].partition("/folj/nej/")[2]
    assert path in letter.body
    assert link.count("<") == link.count(",") + 1 == 1
    assert message["Auto-Submitted"] == "auto-generated"
    assert message.get_content_type() == "text/plain"
    assert client.get(path).status_code == 200
    assert Subscription.objects.count() == 3
    Subscription.objects.filter(email=LEYLA).order_by("pk").last().delete()
    answer = client.post(path, {"List-Unsubscribe": "One-Click"})
    assert (answer.status_code, dict(answer.cookies)) == (200, {})
    assert Subscription.objects.get().email == "other@example.org"


@pytest.mark.parametrize(
    ("language", "word", "prefix"),
    [("en", "NEW", "/en"), ("ar", "جديد", "/ar")],
)
def test_it_is_written_in_her_language(cafe, more, told, language, word, prefix):
    follows(search={}, language=language)
    one = more("مقهى")
    [letter] = told()
    assert word in letter.body
    assert f"{prefix}/aktiviteter/{one.pk}/" in letter.body
    assert ("\u2068مقهى\u2069" in letter.body) is (language == "ar")


def test_a_letter_tells_so_much_and_links_to_the_rest(cafe, more, told, monkeypatch):
    monkeypatch.setattr(emails, "MOST_TOLD", 2)
    follows(search={})
    for number in range(4):
        more(f"Nummer {number}")
    [letter] = told()
    assert letter.body.count("Nummer") == 2
    assert "Och 2 till." in letter.body
    assert "4 aktiviteter" in letter.subject


def test_what_is_cancelled_is_never_what_is_left_out(cafe, more, told):
    follows(search={})
    for number in range(emails.MOST_TOLD + 1):
        more(f"Nummer {number}")
    cafe.occurrences.get().cancel()
    [letter] = told()
    assert "INSTÄLLT" in letter.body
    assert letter.body.index("NYTT") < letter.body.index("INSTÄLLT")


@pytest.mark.parametrize("rhythm", ["at_once", "weekly"])
def test_a_gathering_that_ends_in_the_midst_is_gone_on_with(
    cafe, more, told_then, at, monkeypatch, rhythm
):
    monkeypatch.setattr(issue, "PART", 2)
    start, facts, seen = monday(), issue._facts, []

    def fails_at_the_fifth(changes, news):
        seen.append(changes)
        assert len(seen) != 5
        return facts(changes, news)

    with at(start + HOUR):
        follows(search={}, rhythm=rhythm)
        told_then()
    with at(start + DAY):
        for number in range(5):
            more(f"Nummer {number}", days=15)
        News.objects.update(changed_at=timezone.now())
    with at(start + WEEK):
        with monkeypatch.context() as broken:
            broken.setattr(issue, "_facts", fails_at_the_fifth)
            got = told_then()
        assert len(Issue.objects.get(told_at=None, rhythm=rhythm).changes) == 4
        got += told_then()
        body = "".join(letter.body for letter in got)
        assert [body.count(f"Nummer {number}") for number in range(5)] == [1] * 5
        assert told_then() == []


def test_a_search_with_a_slip_hears_what_the_list_finds_for_it(cafe, more, told):
    ended = more("Fotbol")
    ended.unpublish()
    follows(search={"q": "fotbol"})
    one = more("Fotboll för alla")
    assert [f"/aktiviteter/{one.pk}/" in letter.body for letter in told()] == [True]


def test_a_search_that_has_become_wrong_finds_nothing_and_hinders_nobody(
    cafe, more, told
):
    Subscription.objects.filter(pk=follows(search={}).pk).update(search="?typ=borta")
    follows("all@example.org", {})
    more()
    assert {*bodies(told())} == {"all@example.org"}


def test_a_letter_that_cannot_be_written_keeps_no_other_from_leaving(
    cafe, more, told, monkeypatch, caplog
):
    follows(search={})
    follows("other@example.org", {})
    follows("third@example.org", {})
    more()
    write = emails.news

    def fails_for_leyla(subscriptions, *about):
        if subscriptions[0].email == LEYLA:
            Activity.objects.raw("select nothing")[0]
        return write(subscriptions, *about)

    with monkeypatch.context() as broken:
        broken.setattr(emails, "news", fails_for_leyla)
        assert {*bodies(told())} == {"other@example.org", "third@example.org"}
        more("Schack")  # who can be written to waits for nobody
        assert {*bodies(told())} == {"other@example.org", "third@example.org"}
    assert "is tried again: ProgrammingError" in caplog.text
    assert LEYLA not in caplog.text
    first, second = told(), told()
    assert [letter.to for letter in first] == [[LEYLA], [LEYLA]]
    assert [title in first[0].body for title in ("Fotboll", "Schack")] == [True, False]
    assert "Schack" in first[1].body
    assert second == []
    assert not Issue.objects.filter(rhythm="at_once").exists()


def test_what_cannot_be_written_for_a_day_is_given_up_and_said(
    cafe, more, told, monkeypatch, caplog, at
):
    follows(search={})
    more()
    with monkeypatch.context() as broken:
        broken.setattr(emails, "news", lambda *_about: 1 / 0)
        assert told() == []
        with at(timezone.now() + DAY + HOUR):
            assert told() == []
    assert "1 letters could not be written" in caplog.text
    assert told() == []


def test_an_issue_that_cannot_be_told_holds_up_the_next_for_an_hour_only(
    cafe, more, told, monkeypatch, caplog, at
):
    follows(search={})
    with monkeypatch.context() as broken:
        broken.setattr(tell_followers, "found_for", lambda *_about: 1 / 0)
        more("Nummer ett")
        assert told() == []
        with at(timezone.now() + 2 * HOUR):
            told()
    assert "is not told to its end: ZeroDivisionError" in caplog.text
    more("Nummer två")
    [letter] = told()
    assert "Nummer två" in letter.body


def test_a_search_that_cannot_be_answered_keeps_only_its_own_reader_waiting(
    cafe, more, told, monkeypatch, caplog
):
    follows(search={"q": "fotboll"})
    follows("other@example.org", {"alder": 30})
    rows = Searches._rows

    def fails_for_words(searches, search, *about):
        if "fotboll" in search:
            Activity.objects.raw("select nothing")[0]
        return rows(searches, search, *about)

    with monkeypatch.context() as broken:
        broken.setattr(Searches, "_rows", fails_for_words)
        more()
        assert {*bodies(told())} == {"other@example.org"}
    assert "cannot be answered" in caplog.text
    assert {*bodies(told())} == {LEYLA}


def test_a_title_is_told_in_the_language_of_the_letter_where_somebody_has_put_it(
    cafe, more, told, amina
):
    follows("ar@example.org", {"q": "fotboll", "gratis": "ja"}, language="ar")
    follows("fa@example.org", {"q": "fotboll"}, language="fa-af")
    follows("sv@example.org", {"q": "fotboll"})
    one = more(is_shown=False)
    one.translate("title", "ar", "كرة القدم", amina)
    one.translate("title", "fa", "فوتبال", amina)
    one.publish()
    letters = {letter.to[0][:2]: letter for letter in told()}
    titles = {"ar": "كرة القدم", "fa": "فوتبال", "sv": "Fotboll för alla"}
    for language, title in titles.items():
        letter = letters[language]
        others = {*titles.values()} - {title}
        assert title in letter.subject
        assert not [other for other in others if other in letter.body]
    # So is the search, in whatever language it was asked for.
    assert "Gratis" not in letters["ar"].body
    assert "مجاني" in letters["ar"].body
    Activity.objects.filter(pk=one.pk).update(title="Fotboll på vintern")
    one.refresh_from_db()
    one.occurrences.get().cancel()
    assert ["Fotboll på vintern" in letter.body for letter in told()] == [True] * 3


def test_what_was_gathered_before_an_update_is_told_after_it(cafe, told):
    follows(search={})
    cafe.occurrences.get().cancel()
    Issue.objects.gather_at_once()
    one = Issue.objects.get(rhythm="at_once")
    for name in ("titles", "language"):
        del one.changes[0][name]
    one.save()
    [letter] = told()
    assert cafe.title in letter.subject


def test_the_button_of_a_mail_programme_ends_what_the_letter_is_about(
    client, cafe, more, told, umea
):
    follows(search={"q": "fotboll"})
    rest = follows(municipality=umea)
    more()
    [letter] = told()
    link = letter.message()["List-Unsubscribe"]
    client.post("/folj/nej/" + link[1:-1].partition("/folj/nej/")[2])
    assert Subscription.objects.get() == rest


def test_many_readers_and_searches_are_a_bounded_number_of_questions(
    cafe, more, told, umea, django_assert_max_num_queries
):
    for number in range(300):
        asked = {"alder": number % 100, "var": ("botkyrka", "umeå")[number % 2]}
        follows(f"nr{number:03}@example.org", asked)
    more()
    more(municipality=umea, address="", venue="online", online_url="https://a.example")
    with django_assert_max_num_queries(60):
        assert len(told()) == 300


@pytest.mark.django_db(transaction=True)
class TestRuns:
    """What holds when a run is killed, and when several go at the same time."""

    @pytest.fixture(autouse=True)
    def _letters_are_rows(self, settings, monkeypatch):
        settings.EMAIL_BACKEND = "samla.post.backend.OutboxBackend"
        monkeypatch.setattr(tell_followers, "BATCH", 3)

    def test_a_killed_run_is_gone_on_with_and_nobody_hears_twice(
        self, cafe, more, monkeypatch
    ):
        for number in range(8):
            follows(f"nr{number}@example.org", {})
        more()
        write = emails.news

        def killed_at_the_fifth(subscriptions, *about):
            if subscriptions[0].email.startswith("nr4"):
                raise SystemExit
            return write(subscriptions, *about)

        with monkeypatch.context() as killed:
            killed.setattr(emails, "news", killed_at_the_fifth)
            with pytest.raises(SystemExit):
                call_command("tell_followers", verbosity=0)
        assert sent() == [f"nr{number}@example.org" for number in range(3)]
        # Meanwhile one leaves: she is written to no more, and waits in no letter.
        Subscription.objects.filter(email__in=["nr0@example.org"]).leave()
        Subscription.objects.filter(email="nr7@example.org").leave()
        call_command("tell_followers", verbosity=0)
        assert sent() == [f"nr{number}@example.org" for number in range(1, 7)]
        assert not Issue.objects.filter(rhythm="at_once").exists()

    def test_a_kill_before_the_first_letter_loses_nothing(
        self, cafe, more, monkeypatch
    ):
        follows(search={})
        more()
        with monkeypatch.context() as killed:
            killed.setattr(IssueQuerySet, "create", lambda *_no, **_facts: sys.exit())
            with pytest.raises(SystemExit):
                call_command("tell_followers", verbosity=0)
        assert sent() == []
        call_command("tell_followers", verbosity=0)
        assert sent() == [LEYLA]

    def test_several_runs_at_once_write_each_letter_once(self, cafe, more):
        for number in range(12):
            follows(f"nr{number:02}@example.org", {})
        more()

        def run():
            try:
                call_command("tell_followers", verbosity=0)
            finally:
                close_old_connections()
                connection.close()

        threads = [threading.Thread(target=run) for _number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        call_command("tell_followers", verbosity=0)
        assert len(sent()) == len(set(sent())) == 12


def sent():
    """To whom letters are written, in order of the address."""
    return sorted(Letter.objects.values_list("email", flat=True))
