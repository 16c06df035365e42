"""Two questions of one sender are answered as one, and can be parted again."""

import datetime

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samla.enquiries.forms.handing import PART_FIRST
from samla.enquiries.models import Enquiry, HandOver, Reading, RetentionPlan
from samla.post.models import IncomingLetter
from tests.conftest import staff
from tests.enquiries.conftest import asked
from tests.enquiries.test_hand_over_ask import erik
from tests.enquiries.test_stray_letter_list import rut
from tests.post.conftest import US, letter_to

pytestmark = pytest.mark.django_db
__all__ = ["erik", "rut"]
ASKED = 'SELECT "enquiries_handover"'


def words(answer):
    return " ".join(answer.content.decode().split())


@pytest.fixture
def double(enquiry, botkyrka):
    """Leyla has asked once more, in other letters."""
    return asked(botkyrka, email="Leyla@Example.org", text="Finns det en lokal?")


@pytest.fixture
def at(client, double, kerstin):
    client.force_login(kerstin)
    return f"/en/arenden/{double.pk}/"


@pytest.fixture
def merge(client, at, enquiry):
    """Kerstin says that the two are one."""
    return lambda: client.post(f"{at}dubblett/", {"home": enquiry.pk})


def test_two_of_one_sender_become_one_and_she_is_told_once(
    client, at, merge, enquiry, double, letters_of
):
    assert "answer two as one" in words(client.get(at))
    assert enquiry.reference in words(client.get(f"{at}dubblett/"))
    HandOver.objects.hand(double, email="a@b.example", function="Vaktis")
    told = letters_of(merge)
    assert set(told) == {enquiry.email, "a@b.example"}
    assert double.reference in told[enquiry.email].subject
    assert enquiry.token in told[enquiry.email].body
    assert letters_of(merge) == {}
    double.refresh_from_db()
    assert (double.closing, double.merged_into) == ("merged", enquiry)
    assert not double.hand_overs.open().exists()
    assert double.reference in words(client.get(f"/en/arenden/{enquiry.pk}/"))


def test_the_senders_page_and_her_letters_lead_to_the_one(
    client, merge, enquiry, double, settings
):
    settings.INBOX_ADDRESS = US
    merge()
    path = f"/fraga/{double.token}/"
    page = words(client.get(path))
    assert double.text in page
    assert f'href="/fraga/{enquiry.token}/"' in page
    assert "<textarea" not in page
    # A page that was open before: what she typed there is not lost.
    answer = client.post(path, {"text": "Vi är trettio.", "nyckel": "x"})
    assert answer.url == f"/fraga/{enquiry.token}/"
    token = f"fraga-{double.reply_token}"
    letter = letter_to(token, "Och fem barn.", sender=enquiry.email)
    IncomingLetter.objects.keep(letter.as_bytes())
    call_command("mind_enquiries", verbosity=0)
    said = enquiry.messages.filter(side="writer").values_list("text", flat=True)
    assert list(said) == ["Vi är trettio.", "Och fem barn."]
    assert not double.messages.filter(side="writer").exists()


def test_parted_again_it_waits_with_the_promise_it_had(
    client, at, merge, enquiry, double, kerstin
):
    due = double.answer_due_on
    merge()
    assert "Part them" in words(client.get(at))
    for _click in range(2):
        client.post(f"{at}isar/")
    double.refresh_from_db()
    assert (double.status, double.merged_into) == ("reopened", None)
    assert double.answer_due_on == due
    assert double.messages.filter(step="parted").count() == 1
    assert client.get(f"/fraga/{double.token}/").status_code == 200
    assert client.get(f"{at}isar/").status_code == 404
    assert double in Enquiry.objects.inbox(kerstin)


def test_only_what_somebody_reads_can_answer_another(
    client, at, enquiry, double, botkyrka, umea, kerstin
):
    stranger = asked(botkyrka, email="bo@example.org")
    elsewhere = asked(umea)
    gone = asked(botkyrka)
    gone.refuse("Nej.", kerstin)
    for wrong in (stranger, elsewhere, gone, double):
        form = client.post(f"{at}dubblett/", {"home": wrong.pk}).context["form"]
        assert set(form.errors) == {"home"}
    assert not double.merge_into(gone, kerstin)
    enquiry.refuse("Nej.", kerstin)
    assert "no other question" in words(client.get(f"{at}dubblett/"))
    double.refresh_from_db()
    assert double.status == "new"


def test_two_never_answer_each_other(enquiry, double, kerstin):
    first, second = (Enquiry.objects.get(pk=one.pk) for one in (enquiry, double))
    assert double.merge_into(enquiry, kerstin)
    assert not first.merge_into(second, kerstin)
    third = asked(enquiry.municipality)
    assert enquiry.merge_into(third, kerstin)
    assert Enquiry.objects.get(pk=double.pk).answered_in == third


def test_a_reader_does_not_merge(client, at, merge, double, stranger, botkyrka):
    client.force_login(staff(stranger, botkyrka, "reader").user)
    assert merge().status_code == 404
    assert "dubblett" not in words(client.get(at))


def test_who_answers_one_question_learns_nothing_of_the_senders_others(
    client, at, merge, enquiry, double, kerstin, stranger, botkyrka
):
    bo = staff(stranger, botkyrka, "premises")
    double.assign(bo)
    client.force_login(bo.user)
    assert "dubblett" not in words(client.get(at))
    assert enquiry.text not in words(client.get(f"{at}dubblett/"))
    assert set(merge().context["form"].errors) == {"home"}
    assert not double.merge_into(enquiry, bo.user)
    assert not enquiry.merge_into(double, bo.user)
    assert not Reading.objects.filter(enquiry=enquiry).exists()
    client.force_login(kerstin)
    assert enquiry.text in words(client.get(f"{at}dubblett/"))
    assert Reading.objects.get(enquiry=enquiry).reader == kerstin


def test_what_was_refused_keeps_its_reason_and_its_day(
    client, at, merge, enquiry, double, kerstin, letters_of
):
    double.refuse("Vi har ingen lokal.", kerstin)
    closed_at = double.closed_at
    assert "dubblett" not in words(client.get(at))
    assert client.get(f"{at}dubblett/").status_code == 302
    assert letters_of(merge) == {}
    assert not double.merge_into(enquiry, kerstin)
    double.refresh_from_db()
    assert (double.closing, double.closed_at) == ("refused", closed_at)
    assert double.closed_because == "Vi har ingen lokal."


def test_an_answer_parts_no_two_and_what_was_typed_is_kept(
    client, at, merge, enquiry, double, letters_of
):
    merge()
    page = words(client.get(at))
    assert "<textarea" not in page
    assert "Part them" in page
    told = {"what": "svar", "text": "Ja, ni får låna den.", "nyckel": "x"}
    assert letters_of(lambda: client.post(at, told)) == {}
    for what in ("svar", "fraga"):
        page = client.post(at, told | {"what": what})
        assert page.context["form"].non_field_errors()
        assert "Ja, ni får låna den." in words(page)
    double.refresh_from_db()
    assert double.merged_into == enquiry
    assert not double.messages.filter(side="staff").exists()


def test_what_she_writes_while_two_become_one_stands_where_it_is_answered(
    enquiry, double, kerstin, letters_of
):
    first, hers = (Enquiry.objects.get(pk=double.pk) for _page in range(2))
    assert double.merge_into(enquiry, kerstin)
    enquiry.answer("Ja.", kerstin)
    assert not first.say_not_answered()
    message, is_new = hers.reply("Vi är trettio.")
    assert (message.enquiry, is_new) == (enquiry, True)
    assert enquiry.pk in Enquiry.objects.open().values_list("pk", flat=True)
    hers.refresh_from_db()
    assert hers.merged_into == enquiry


def test_a_double_is_put_away_with_the_one_that_answers_it(
    client, merge, rut, enquiry, double, kerstin, settings
):
    settings.INBOX_ADDRESS = US
    merge()
    enquiry.answer("Ja.", kerstin)
    enquiry.hide(kerstin)
    path = f"/fraga/{double.token}/"
    assert client.get(path).status_code == 404
    assert client.post(path, {"text": "Hej!", "nyckel": "x"}).status_code == 404
    letter = letter_to(sender=enquiry.email)
    kept = IncomingLetter.objects.keep(letter.as_bytes())
    client.force_login(rut)
    told = {"reference": double.reference, "what": "avsandaren"}
    form = client.post(f"/en/arenden/brev/{kept.pk}/", told).context["form"]
    assert set(form.errors) == {"reference"}
    enquiry.refresh_from_db()
    assert enquiry.hidden_at


def test_a_colleagues_letter_about_a_double_lands_where_it_is_answered(
    client, merge, enquiry, double, kerstin, settings, letters_of
):
    settings.INBOX_ADDRESS = US
    asks = HandOver.objects.hand(double, email="a@b.example", function="Vaktis")
    merge()

    def mail():
        letter = letter_to(
            f"kollega-{asks.reply_token}", "Fråga Bo.", sender=asks.email
        )
        IncomingLetter.objects.keep(letter.as_bytes())
        call_command("mind_enquiries", verbosity=0)

    assert enquiry.reference in letters_of(mail)[kerstin.email].subject
    assert enquiry.messages.get(side="colleague").text == "Fråga Bo."
    enquiry.answer("Ja.", kerstin)
    enquiry.hide(kerstin)
    mail()
    assert not double.messages.filter(side="colleague").exists()
    assert IncomingLetter.objects.filter(read_at=None).count() == 1


def test_what_was_made_one_is_destroyed_together_with_the_last(
    botkyrka, enquiry, double, kerstin
):
    RetentionPlan.objects.create(municipality=botkyrka, days=30)
    worry = asked(botkyrka, kind_id="enquiry_kind:worry")
    RetentionPlan.objects.create(municipality=botkyrka, days=90, kind_id=worry.kind_id)
    whole = [enquiry, double, worry]
    for one in (double, worry):
        assert one.merge_into(enquiry, kerstin)
    then = timezone.now() + datetime.timedelta(days=31)
    assert not Enquiry.objects.over(then).exists()  # hers is not answered yet
    enquiry.refuse("Nej.", kerstin)
    assert not Enquiry.objects.over(then).exists()  # the worry is kept longer
    with time_machine.travel(then + datetime.timedelta(days=60)):
        assert set(Enquiry.objects.over()) == set(whole)
        call_command("forget", verbosity=0)
    assert not Enquiry.objects.exists()


def test_what_answers_others_goes_to_no_other_municipality(
    client, merge, enquiry, double, umea, kerstin, erik
):
    merge()
    ask = lambda: client.post(  # noqa: E731
        f"/en/arenden/{enquiry.pk}/kommun/", {"municipality": umea.pk}
    )
    assert ask().context["form"].non_field_errors() == [PART_FIRST]
    assert HandOver.objects.ask(enquiry, umea, kerstin) is None
    assert double.part(kerstin)
    assert ask().status_code == 302
    assert enquiry.hand_overs.waiting_for_consent().exists()


def test_what_may_go_elsewhere_takes_no_double_along(
    merge, enquiry, double, umea, kerstin
):
    asks = HandOver.objects.ask(enquiry, umea, kerstin)
    assert set(merge().context["form"].errors) == {"home"}
    assert not double.merge_into(enquiry, kerstin)
    assert HandOver.objects.ask(enquiry, umea, kerstin) is None
    assert asks.decline()
    assert double.merge_into(enquiry, kerstin)


def test_that_two_are_parted_is_told_to_the_sender_and_to_who_answers_once(
    client, at, merge, enquiry, double, kerstin, olof, letters_of
):
    merge()
    part = lambda: client.post(f"{at}isar/")  # noqa: E731
    told = letters_of(part)
    assert set(told) == {double.email}  # Kerstin, whose it is, has done it herself
    assert double.reference in told[double.email].subject
    assert double.token in told[double.email].body
    assert letters_of(part) == {}
    merge()
    now, hour = timezone.now(), datetime.timedelta(hours=1)
    hers = kerstin.staff_roles.get()
    hers.absences.create(from_at=now - hour, until_at=now + hour)
    assert set(letters_of(part)) == {double.email, olof.email}


def test_whoever_is_asked_until_two_become_one_is_told(merge):
    with CaptureQueriesContext(connection) as done:
        merge()
    told = [one["sql"] for one in done]
    asked_at = next(n for n, sql in enumerate(told) if sql.startswith(ASKED))
    assert any("FOR NO KEY UPDATE" in sql for sql in told[:asked_at])


def test_whoever_answers_the_one_reads_both_and_the_earlier_promise_is_kept(
    client, merge, enquiry, double
):
    later = enquiry.answer_due_on + datetime.timedelta(days=9)
    Enquiry.objects.filter(pk=enquiry.pk).update(answer_due_on=later)
    merge()
    enquiry.refresh_from_db()
    assert enquiry.answer_due_on == double.answer_due_on
    handed = HandOver.objects.hand(enquiry, email="a@b.example", function="Vaktis")
    link = f"/en/lamnad/{handed.token}/"
    staff_page = client.get(f"/en/arenden/{enquiry.pk}/")
    sender_page = client.get(f"/en/fraga/{enquiry.token}/")
    for page in (staff_page, sender_page, client.post(link, {"gor": "las"})):
        assert "Finns det en lokal?" in words(page)
    assert Reading.objects.filter(enquiry=double, what="page").exists()


def test_what_waits_or_is_answered_swallows_no_other_question(
    client, at, merge, enquiry, double, kerstin
):
    for act in (enquiry.ask_back, enquiry.answer):
        act("Ja, när?", kerstin)
        merge()
        double.refresh_from_db()
        assert double.merged_into is None
