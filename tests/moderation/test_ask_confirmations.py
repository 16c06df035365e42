"""Letters that ask: the owner, then its people, then the municipality; each once."""

import datetime
import re

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samla.accounts.models import User
from samla.activities.models import Activity
from samla.core.alone import Lock
from samla.enquiries.models import Faq
from samla.moderation.models import Review
from samla.moderation.models.link import link_of
from samla.municipalities.models import EntryPoint
from samla.organisations.models import Membership, Organisation
from samla.premises.models import Premises
from tests.conftest import person

DAY = datetime.timedelta(days=1)
ADDRESS = re.compile(r"/aktuellt/([^/\s]+)/")


@pytest.fixture
def night():
    """What one night writes: to whom, about which entries."""

    def passes(*arguments):
        mail.outbox.clear()
        call_command("ask_confirmations", *arguments, verbosity=0)
        return [
            (
                one.to[0],
                sorted(str(link_of(t).entry) for t in ADDRESS.findall(one.body)),
            )
            for one in mail.outbox
        ]

    return passes


def aged(days, *entries):
    """As nobody has confirmed them for so many days."""
    for entry in entries:
        said = timezone.now() - days * DAY
        type(entry).objects.filter(pk=entry.pk).update(confirmed_at=said)


def test_sixty_nights_write_exactly_three_letters(night, cafe, amina, kerstin):
    hilda = person("hilda@sprakvannerna.example")
    Membership.objects.create(user=hilda, organisation=cafe.organisation)
    aged(70, cafe)
    EntryPoint.objects.update(confirmed_at=timezone.now() + 90 * DAY)
    Organisation.objects.update(confirmed_at=timezone.now() + 90 * DAY)
    began, found = timezone.now(), []
    for number in range(60):
        with time_machine.travel(began + number * DAY, tick=False):
            found += [(number, to) for to, _about in night()]
            assert night() == []
    assert found == [
        (8, "hej@sprakvannerna.example"),
        (18, "amina@sprakvannerna.example"),
        (18, "hilda@sprakvannerna.example"),
        (38, "vagenin@botkyrka.example"),
    ]


def test_an_answer_ends_the_letters(night, cafe, amina, kerstin):
    aged(90, cafe)
    assert night() == [("hej@sprakvannerna.example", [cafe.title])]
    cafe.refresh_from_db()
    cafe.confirm()
    with time_machine.travel(timezone.now() + 30 * DAY):
        assert night() == []


def test_an_organisation_gets_one_letter_about_all(night, cafe, association):
    other = cafe.copied()
    other.title, other.published_at = "Läxhjälp", timezone.now()
    other.save()
    aged(200, cafe, other, association)
    about = sorted([cafe.title, "Läxhjälp", association.name])
    assert night() == [("hej@sprakvannerna.example", about)]


def test_rooms_and_ways_in_are_asked_about_where_they_belong(night, hall, kerstin):
    aged(360, hall)
    aged(180, EntryPoint.objects.get())
    told = dict(night())
    assert told["lokaler@botkyrka.example"] == ["Albysalen"]
    assert set(told) == {"lokaler@botkyrka.example", "vagenin@botkyrka.example"}


def test_where_nobody_has_joined_administrators_are_asked(night, cafe, settings):
    settings.CONTACT = "drift@samla.example"
    aged(200, cafe)
    Activity.objects.update(times_asked=2, asked_at=timezone.now() - 20 * DAY)
    assert night() == [("drift@samla.example", [cafe.title])]


def test_an_answer_of_a_place_without_a_way_in_stops_no_letter(
    night, cafe, umea, settings
):
    settings.CONTACT = "drift@samla.example"
    faq = Faq.objects.create(municipality=umea, question="Var?", answer="Här.")
    faq.publish()
    aged(200, faq, cafe)
    assert dict(night()) == {
        "drift@samla.example": ["Var?"],
        "hej@sprakvannerna.example": [cafe.title],
    }


def test_one_strange_entry_stops_no_other_letter(
    night, cafe, hall, monkeypatch, capsys
):
    aged(400, cafe, hall)
    with monkeypatch.context() as patch:
        patch.setattr(Activity, "mailbox", property(lambda entry: entry.strange))
        assert night() == [("lokaler@botkyrka.example", ["Albysalen"])]
    assert "AttributeError" in capsys.readouterr().err
    assert night() == [("hej@sprakvannerna.example", [cafe.title])]


@pytest.mark.parametrize(
    "changes",
    [{"is_example": True}, {"published_at": None}],
)
def test_examples_and_what_is_not_shown_get_no_letters(night, cafe, changes):
    aged(200, cafe)
    Activity.objects.update(**changes)
    assert night() == []


def test_nothing_of_a_hidden_organisation_is_asked_about(
    night, cafe, association, hall
):
    aged(400, cafe, association, hall)
    Premises.objects.update(owner_municipality=None, owner_organisation=association)
    Organisation.objects.update(published_at=None)
    assert night() == []


def test_what_waits_for_its_first_review_is_not_asked_about(night, cafe, amina):
    aged(200, cafe)
    Review.objects.ask(cafe, Review.Kind.FIRST, amina)
    mail.outbox.clear()
    assert night() == []


def test_a_dry_run_counts_and_changes_nothing(night, cafe, capsys):
    aged(200, cafe)
    before = list(Activity.objects.values())
    assert night("--dry-run") == []
    call_command("ask_confirmations", "--dry-run")
    assert "1 entries would be asked about" in capsys.readouterr().out
    assert list(Activity.objects.values()) == before


def test_a_lone_owner_whose_mailbox_it_is_is_asked_twice(night, cafe, amina):
    Organisation.objects.update(email=amina.email)
    aged(90, cafe)
    Activity.objects.update(times_asked=1, asked_at=timezone.now() - 10 * DAY)
    assert night() == [(amina.email, [cafe.title])]


def test_a_persons_letter_is_good_for_her_only_as_long_as_she_is_there(
    night, cafe, amina
):
    aged(200, cafe)
    Activity.objects.update(times_asked=1, asked_at=timezone.now() - 10 * DAY)
    night()
    link = link_of(ADDRESS.findall(mail.outbox[0].body)[0])
    assert (link.reader, link.is_readers) == (amina.pk, True)


def test_letters_speak_their_readers_language(night, cafe, amina):
    amina.language = "ar"
    amina.save()
    aged(200, cafe)
    Activity.objects.update(times_asked=1, asked_at=timezone.now() - 10 * DAY)
    assert len(night()) == 1
    assert "/ar/aktuellt/" in mail.outbox[0].body
    assert mail.outbox[0].to == [amina.email]


@pytest.mark.django_db(transaction=True)
def test_what_somebody_else_asks_about_just_now_is_left(night, cafe, beside):
    aged(200, cafe)
    with beside() as other:
        other.execute("begin")
        other.execute("select from activities_activity for no key update")
        assert night() == []
        other.execute("rollback")
    assert len(night()) == 1


@pytest.mark.django_db(transaction=True)
def test_a_second_run_at_the_same_time_does_nothing(night, cafe, beside):
    aged(200, cafe)
    with beside() as other:
        other.execute("select pg_advisory_lock(%s)", [Lock.ASKING.value])
        assert night() == []
        other.execute("select pg_advisory_unlock(%s)", [Lock.ASKING.value])
    assert len(night()) == 1


@pytest.fixture
def beside(db):
    """Opens a second connection to the same database."""
    import psycopg

    def opened():
        known = connection.get_connection_params()
        names = ("dbname", "host", "port", "user", "password")
        where = {name: known[name] for name in names if name in known}
        return psycopg.connect(autocommit=True, **where)

    return opened


@pytest.mark.parametrize("times", [0, 1, 2])
def test_a_reader_is_asked_about_much_in_as_few_questions_as_about_little(
    night, cafe, amina, times
):
    def asked():
        Activity.objects.update(
            confirmed_at=timezone.now() - 90 * DAY,
            times_asked=times,
            asked_at=timezone.now() - 40 * DAY,
        )
        with CaptureQueriesContext(connection) as questions:
            call_command("ask_confirmations", verbosity=0)
        return Activity.objects.filter(times_asked=times + 1).count(), len(questions)

    person("rut@samla.example", "Rut")
    User.objects.filter(email="rut@samla.example").update(is_superuser=True)
    night()
    one = asked()
    for number in range(20):
        cafe.pk, cafe.title = None, f"Fika {number:02}"
        cafe.save()
    many = asked()
    assert (one[0], many[0]) == (1, 21)
    assert many[1] == one[1]
