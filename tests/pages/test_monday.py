"""The Monday view: what waits from every room, and no room is known to it."""

import ast
import datetime
import inspect

import pytest
from django.utils import timezone

from samla.accounts.models import User
from samla.core.lines import Line
from samla.enquiries.models import Enquiry
from samla.moderation.models import Report, Review
from samla.pages.views import monday
from samla.taxonomy import models as a_room
from tests.conftest import person, staff, with_second_factor
from tests.enquiries.conftest import asked

pytestmark = pytest.mark.django_db
MONDAY = "/min-sida/mandag/"
DAY = datetime.timedelta(days=1)


@pytest.fixture
def seen_by(client):
    """The lines that a person sees, by their kind, and the page."""

    def seen(user, language="/en"):
        client.force_login(user)
        page = client.get(f"{language}{MONDAY}")
        return {line.kind: line for line in page.context["lines"]}, page

    return seen


def test_kerstin_sees_each_kind_with_its_number_its_oldest_and_its_list(
    seen_by, client, kerstin, botkyrka, hall, cafe, stranger
):
    long_ago = timezone.now() - 9 * DAY
    late, waiting, done = (asked(botkyrka) for _one in range(3))
    Enquiry.objects.filter(pk=late.pk).update(
        answer_due_on=timezone.localdate() - 2 * DAY, asked_at=long_ago
    )
    waiting.ask_back("Vilken tisdag?", kerstin)
    done.answer("Ring oss.", kerstin)
    Review.objects.ask(cafe, Review.Kind.FIRST, stranger)
    Report.objects.create(path="/om/", municipality=botkyrka, text="Fel.")
    type(hall).objects.update(times_asked=3, confirmed_at=long_ago)
    lines, page = seen_by(kerstin)
    counts = {kind: line.count for kind, line in lines.items()}
    assert counts == {
        "sena": 1,
        "nya": 1,
        "mina": 2,
        "vantar": 1,
        "review-first": 1,
        "reports": 1,
        "stale": 1,
    }
    assert next(iter(lines)) == "sena"  # what is late comes first
    assert lines["sena"].is_late
    assert lines["sena"].since == long_ago
    assert not lines["nya"].is_late
    for line in lines.values():
        found = client.get(line.url).context["page"]
        assert found.paginator.count == line.count, line
    stale = client.get(lines["stale"].url).content.decode()
    assert f"/bekrafta/lokal/{hall.pk}/" in stale
    text = page.content.decode()
    assert "Overdue questions" in text
    assert "The oldest since" in text


def test_who_keeps_two_municipalities_has_one_line_for_both(
    seen_by, kerstin, botkyrka, umea
):
    asked(botkyrka)
    asked(umea)
    assert seen_by(kerstin)[0]["nya"].count == 1
    staff(kerstin, umea)
    assert seen_by(kerstin)[0]["nya"].count == 2


def test_she_who_only_reads_or_lends_sees_what_is_given_to_her(
    seen_by, kerstin, botkyrka
):
    petra = person("petra@botkyrka.example")
    role = staff(petra, botkyrka, "premises")
    given, _other = asked(botkyrka), asked(botkyrka)
    assert seen_by(petra)[0] == {}
    given.assign(role, kerstin)
    assert {kind: one.count for kind, one in seen_by(petra)[0].items()} == {"mina": 1}


def test_who_administers_sees_what_no_coordinator_keeps_as_its_lists_do(
    seen_by, client, kerstin, botkyrka, umea
):
    rut = User.objects.create_superuser("rut@samla.example", "a-long-password-here")
    with_second_factor(rut)
    asked(botkyrka)
    late, waiting = asked(umea), asked(umea)
    Enquiry.objects.filter(pk=late.pk).update(
        answer_due_on=timezone.localdate() - 2 * DAY
    )
    waiting.ask_back("Vilken tisdag?", rut)
    lines, _page = seen_by(rut)
    counts = {kind: line.count for kind, line in lines.items()}
    assert counts == {"sena": 1, "ingens": 2, "nya": 1, "vantar": 1}
    for line in lines.values():
        assert client.get(line.url).context["page"].paginator.count == line.count, line
    staff(person("erik@umea.example"), umea)
    assert seen_by(rut)[0] == {}


@pytest.mark.parametrize(
    ("language", "words"), [("", "Här finns inget"), ("/ar", 'dir="rtl"')]
)
def test_where_nothing_waits_it_says_so(seen_by, kerstin, stranger, language, words):
    for somebody in (kerstin, stranger):
        lines, page = seen_by(somebody, language)
        assert lines == {}
        assert words in page.content.decode()
        assert "no-store" in page["Cache-Control"]


def test_a_new_room_only_has_to_offer_its_lines(seen_by, kerstin, monkeypatch):
    def lines_for(user):
        return [
            Line("inputs", "Inputs without an answer", 7, "/nytt/", is_late=True),
            Line("none", "What nobody has", 0, "/nytt/"),
        ]

    monkeypatch.setattr(a_room, "lines_for", lines_for, raising=False)
    lines, page = seen_by(kerstin)
    assert list(lines) == ["inputs"]
    assert 'href="/nytt/"' in page.content.decode()


def test_the_view_knows_no_room():
    imported = [
        node.module
        for node in ast.walk(ast.parse(inspect.getsource(monday)))
        if isinstance(node, ast.ImportFrom) and node.module.startswith("samla.")
    ]
    assert imported
    assert all(module.startswith("samla.core.") for module in imported), imported
