"""A question is a public record: only the municipality's plan takes it away."""

import datetime
import json

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone

from samla.core.attachments import looked_at
from samla.core.retention import MATTER_DAYS
from samla.demo.clearing import clear
from samla.enquiries.models import Attachment, Enquiry, HandOver, Message, Reading
from samla.pages.personal import erasing
from samla.pages.personal.export import as_json
from samla.pages.personal.plan import history_of
from tests.conftest import person
from tests.enquiries.conftest import asked

pytestmark = pytest.mark.django_db


@pytest.fixture
def matter(botkyrka, kerstin):
    """A whole matter of a person who has an account: asked, handed over, answered."""
    leyla = person("leyla@example.org", "Leyla")
    enquiry = asked(botkyrka, user=leyla, name="Leyla")
    HandOver.objects.hand(enquiry, email="a@b.example", function="Vaktmästare")
    message, _is_new = enquiry.reply("Se planen.", person=leyla)
    Attachment.objects.add(
        message, looked_at(ContentFile(b"%PDF-1.7", name="plan.pdf"))
    )
    Reading.objects.note(enquiry, kerstin, "page")
    enquiry.refuse("Vi har ingen.", kerstin)
    return enquiry


def test_the_night_takes_what_is_over_with_all_that_hangs_on_it(matter, botkyrka):
    open_one = asked(botkyrka)
    before = timezone.now() + datetime.timedelta(days=MATTER_DAYS - 1)
    with time_machine.travel(before):
        call_command("forget", verbosity=0)
    assert Message.objects.filter(enquiry=matter).exists()
    with time_machine.travel(before + datetime.timedelta(days=2)):
        call_command("forget", verbosity=0)
    assert list(Enquiry.objects.all()) == [open_one]
    for model in (Message, Attachment, HandOver, Reading):
        assert not model.objects.exists()
    told = history_of(Enquiry).objects.values_list("pgh_obj_id", flat=True)
    assert set(told) == {open_one.pk}
    assert not history_of(HandOver).objects.exists()


def test_what_is_answered_and_quiet_for_a_month_is_closed_and_a_reply_opens_it(
    botkyrka, kerstin
):
    quiet, talking, waiting = asked(botkyrka), asked(botkyrka), asked(botkyrka)
    for enquiry in (quiet, talking):
        enquiry.answer("Ja.", kerstin)
    later = timezone.now() + datetime.timedelta(days=29)
    with time_machine.travel(later):
        talking.note("Jag ringde.", kerstin)
    with time_machine.travel(later + datetime.timedelta(days=2)):
        call_command("close_enquiries", dry_run=True, verbosity=0)
        assert not Enquiry.objects.filter(closing="answered").exists()
        call_command("close_enquiries", verbosity=0)
        call_command("close_enquiries", verbosity=0)
    assert list(Enquiry.objects.filter(closing="answered")) == [quiet]
    assert quiet.messages.filter(step="closed").count() == 1
    quiet.reply("En sak till.")
    assert quiet.status == "reopened"
    assert not waiting.settle()


def test_who_erases_her_account_leaves_the_public_record(matter):
    erasing.erase(matter.user)
    matter.refresh_from_db()
    assert matter.user is None
    assert matter.email == "leyla@example.org"
    assert Message.objects.filter(text="Se planen.", author=None).exists()


def test_she_can_fetch_what_she_has_asked_and_said(matter):
    told = as_json(matter.user)
    assert matter.text in told
    assert "Se planen." in told
    for secret in (matter.token, matter.link_digest, matter.reply_digest, matter.nonce):
        assert secret not in told
    assert "Vaktmästare" not in told
    assert json.loads(told)["done_by_you"]["enquiries.Enquiry.user"]


def test_the_history_holds_no_word_of_what_was_asked_and_by_whom(matter):
    told = str(list(history_of(Enquiry).objects.values()))
    told += str(list(history_of(HandOver).objects.values()))
    for secret in ("leyla", "Leyla", matter.text, "a@b.example", matter.link_digest):
        assert secret not in told


def test_examples_go_with_the_demonstration_and_nothing_else(matter, botkyrka):
    asked(botkyrka, is_example=True).reply("Ett exempel.")
    clear()
    assert list(Enquiry.objects.all()) == [matter]
