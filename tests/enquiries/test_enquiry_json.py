"""The record of a question for programs: whole, documented, and each time logged."""

import base64
import json
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from samla.core.attachments import looked_at
from samla.enquiries.models import Attachment, HandOver, Reading
from tests.conftest import person, staff
from tests.enquiries.conftest import asked

pytestmark = pytest.mark.django_db

KEYS = Path(__file__).resolve().parents[2] / "docs" / "records.md"
ARABIC, TIGRINYA = "نبحث عن قاعة يوم الثلاثاء", "ኣዳራሽ ንደሊ ኣሎና"
PLAN = b"%PDF-1.7 plan"


@pytest.fixture
def matter(enquiry, kerstin, hall):
    """A question that has been through most there is."""
    enquiry.diary_number = "KS 2026/123"
    enquiry.save()
    HandOver.objects.hand(enquiry, email="a@b.example", function="Vaktmästare")
    message, _is_new = enquiry.reply(f"{ARABIC}\n\n{TIGRINYA}")
    Attachment.objects.add(message, looked_at(ContentFile(PLAN, name="plan.pdf")))
    enquiry.note("Ring Fritid först. #panic() $x$ *", kerstin)
    assert asked(enquiry.municipality).merge_into(enquiry, kerstin)
    enquiry.answer("Ja, här.", kerstin).pointers.create(entry=hall, added_by=kerstin)
    return enquiry


@pytest.fixture
def take(client, matter, kerstin):
    """Somebody takes the record out: its answer, and what it holds."""

    def taken(reader=kerstin):
        client.force_login(reader)
        answer = client.get(f"/en/arenden/{matter.pk}/utskrift.json")
        return answer, json.loads(b"".join(answer.streaming_content))

    return taken


def test_the_record_holds_everything_in_order_and_the_files(
    take, matter, hall, kerstin
):
    answer, record = take()
    assert (record["reference"], record["diary_number"]) == (
        matter.reference,
        "KS 2026/123",
    )
    assert record["kind"] == "room"
    assert record["text"] == matter.text
    assert record["sender"]["email"] == matter.email
    steps = [one["step"] for one in record["messages"] if one["step"]]
    assert steps == ["handed", "merged"]
    said = [one for one in record["messages"] if not one["step"]]
    assert [one["kind"] for one in said] == ["words", "note", "answer"]
    assert [one["is_internal"] for one in said] == [False, True, False]
    assert said[0]["text"] == f"{ARABIC}\n\n{TIGRINYA}"
    assert said[2]["points_to"][0]["name"] == str(hall)
    function = matter.answering_unit
    assert [one["by"] for one in said[1:]] == [str(kerstin), f"{kerstin}, {function}"]
    assert record["doubles"]
    assert record["hand_overs"][0]["email"] == "a@b.example"
    [file] = record["attachments"]
    assert base64.b64decode(file["content"]) == PLAN
    assert record["messages"][file["message"] - 1]["text"] == said[0]["text"]
    assert "attachment" in answer.headers["Content-Disposition"]
    for word in ("private", "no-store"):
        assert word in answer.headers["Cache-Control"]


def test_every_key_of_the_record_is_told_in_the_documents(take):
    told = KEYS.read_text()

    def keys(value):
        if isinstance(value, dict):
            for key, one in value.items():
                yield key
                yield from keys(one)
        elif isinstance(value, list):
            for one in value:
                yield from keys(one)

    _answer, record = take()
    assert [key for key in keys(record) if f"`{key}`" not in told] == []


def test_a_record_taken_out_is_logged_and_handed_to_its_readers_only(
    client, take, matter, kerstin, umea
):
    take()
    logged = Reading.objects.filter(enquiry=matter, what="export")
    assert [one.reader for one in logged] == [kerstin]
    erik = staff(person("erik@umea.example"), umea).user
    client.force_login(erik)
    for ending in ("json", "pdf"):
        path = f"/arenden/{matter.pk}/utskrift.{ending}"
        assert client.get(path).status_code == 404
    assert logged.count() == 1


def test_a_municipality_keeps_its_own_notes_names_and_hand_overs(
    take, matter, umea, kerstin
):
    for double in matter.doubles.all():
        double.part(None)
    HandOver.objects.ask(matter, umea, None).consent()
    erik = staff(person("erik@umea.example"), umea).user
    _answer, record = take(erik)
    assert "Ring Fritid" not in str(record)
    assert str(kerstin) not in str(record)
    assert record["hand_overs"] == []
    assert ARABIC in str(record)


def test_the_record_keeps_what_was_pointed_to_when_nobody_else_may_read_it(take, hall):
    type(hall).objects.update(published_at=None)
    _answer, record = take()
    pointed = [one["points_to"] for one in record["messages"] if one["points_to"]]
    assert hall.name in str(pointed)
