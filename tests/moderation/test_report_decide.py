"""Reports are answered with reasons; what was taken down can be shown again."""

import datetime

import pytest
from django.utils import timezone

from samla.accounts.models import User
from samla.moderation.models import Report
from samla.organisations.models import Membership, Suspension
from tests.conftest import person, staff, with_second_factor

pytestmark = pytest.mark.django_db

REASON = "Det strider mot 16 kap. 8 § brottsbalken."


@pytest.fixture
def rut(db):
    """An administrator."""
    return with_second_factor(
        User.objects.create_superuser("rut@samla.example", "a-long-password-here")
    )


@pytest.fixture
def erik(umea):
    """Coordinator of another municipality."""
    erik = person("erik@umea.example")
    staff(erik, umea)
    return erik


@pytest.fixture
def told(cafe):
    """Something is wrong with the café."""
    return report_of(cafe, email="leyla@example.org", language="ar")


@pytest.fixture
def notice(cafe):
    """Somebody says that the café's page is illegal."""
    return report_of(
        cafe,
        kind="illegal",
        grounds="Jag heter Sara och det är hets.",
        in_good_faith=True,
        name="Sara",
        email="sara@example.org",
        language="en",
    )


def report_of(entry, **facts):
    return Report.objects.create(
        **{
            "path": entry.get_absolute_url(),
            "title": str(entry),
            "entry": entry,
            "municipality": entry.municipality,
            "text": "Det stämmer inte.",
            "promised_on": timezone.localdate(),
        }
        | facts
    )


@pytest.fixture
def answered(client, mailoutbox):
    """Somebody answers a report; the letters that leave, by reader."""

    def sent(who, report, **answers):
        mailoutbox.clear()
        client.force_login(who)
        sent.answer = client.post(
            f"/rapporter/{report.pk}/", {"sett": report.stage} | answers
        )
        client.logout()
        report.refresh_from_db()
        return {letter.to[0]: letter for letter in mailoutbox}

    return sent


def test_the_coordinator_answers_and_who_told_gets_it_in_her_language(
    client, answered, told, amina, kerstin
):
    letters = answered(kerstin, told, outcome="kept", reason="Dörren är rätt.")
    assert told.outcome == "kept"
    assert told.decided_by == kerstin
    assert f"/ar/rapport/{told.written_code}/" in letters["leyla@example.org"].body
    assert "Dörren är rätt." in letters["leyla@example.org"].body
    assert all(
        "leyla" not in letter.body
        for to, letter in letters.items()
        if to != "leyla@example.org"
    )
    page = client.get(f"/rapport/{told.written_code}/").content.decode()
    assert "Dörren är rätt." in page


def test_an_answer_has_reasons(client, answered, told, kerstin):
    for answers in ({"outcome": "kept"}, {"outcome": "x", "reason": "y"}):
        answered(kerstin, told, **answers)
        assert answered.answer.context["form"].errors
        assert told.decided_at is None


def test_the_owner_says_that_it_is_corrected_and_decides_nothing_else(
    client, answered, told, amina
):
    client.force_login(amina)
    page = client.get(f"/rapporter/{told.pk}/").content.decode()
    assert "Det stämmer inte." in page
    assert "leyla" not in page
    for outcome in ("taken_down", "kept"):
        answered(amina, told, outcome=outcome, reason="x")
        assert told.decided_at is None
    answered(amina, told, outcome="corrected", reason="Nu står rätt dörr där.")
    assert told.outcome == "corrected"


def test_a_notice_concerns_the_owner_when_it_is_decided(
    client, answered, notice, amina, kerstin
):
    path = f"/rapporter/{notice.pk}/"
    client.force_login(amina)
    assert client.get(path).status_code == 404
    assert not client.get("/rapporter/").context["page"].object_list
    answer = {"outcome": "corrected", "reason": "x"}
    assert client.post(path, answer).status_code == 404
    answered(kerstin, notice, outcome="kept", reason=REASON)
    client.force_login(amina)
    page = client.get(path).content.decode()
    assert REASON in page
    assert "Sara" not in page
    assert "sara@" not in page


def test_what_is_taken_down_leaves_the_public_and_can_come_back(
    client, answered, notice, cafe, amina, kerstin
):
    page = f"/aktiviteter/{cafe.pk}/"
    assert client.get(page).status_code == 200
    letters = answered(kerstin, notice, outcome="taken_down", reason=REASON)
    assert client.get(page).status_code == 410
    assert cafe.title not in client.get("/aktiviteter/").content.decode()
    assert REASON in letters[amina.email].body
    assert "vagenin@botkyrka.example" in letters[amina.email].body
    assert all("Sara" not in letters[to].body for to in (amina.email, cafe.mailbox))
    assert "/en/rapport/" in letters["sara@example.org"].body
    client.force_login(amina)
    for own in ("andra/", "forhandsgranska/"):
        assert client.get(page + own).status_code == 200
    assert client.post(page + "forhandsgranska/").status_code == 302
    assert client.get(page).status_code == 410
    answered(kerstin, notice, reason="Vi läste fel.")
    assert client.get(page).status_code == 200
    text = client.get(f"/rapport/{notice.written_code}/").content.decode()
    assert REASON in text
    assert "Vi läste fel." in text
    assert answered(kerstin, notice, reason="Igen") == {}


def test_two_decisions_must_both_be_taken_back(cafe, kerstin):
    first, second = report_of(cafe), report_of(cafe)
    for one in (first, second):
        assert one.decide(kerstin, "taken_down", REASON)
    first.reverse(kerstin, "Fel.")
    cafe.refresh_from_db()
    assert cafe.taken_down_at
    second.reverse(kerstin, "Fel.")
    cafe.refresh_from_db()
    assert cafe.taken_down_at is None
    assert cafe.published_at


def test_a_suspension_outlasts_a_reversed_report_and_the_other_way_round(
    association, amina, kerstin
):
    report = report_of(association)
    report.decide(kerstin, "taken_down", REASON)
    suspension = Suspension.objects.suspend(association, kerstin, REASON)
    report.reverse(kerstin, "Fel.")
    association.refresh_from_db()
    assert association.taken_down_at
    suspension.decide(kerstin, True, "Bra.")
    association.refresh_from_db()
    assert association.taken_down_at is None
    assert association.published_at


@pytest.mark.parametrize("is_report_first", [True, False])
@pytest.mark.parametrize("is_report_lifted_first", [True, False])
def test_what_two_decisions_took_down_comes_back_in_every_order(
    association, amina, kerstin, is_report_first, is_report_lifted_first
):
    report, rows = report_of(association), Suspension.objects
    if is_report_first:
        report.decide(kerstin, "taken_down", REASON)
    suspension = rows.suspend(association, kerstin, REASON)
    if not is_report_first:
        report.decide(kerstin, "taken_down", REASON)
    lifts = [
        lambda: report.reverse(kerstin, "Fel."),
        lambda: suspension.decide(kerstin, True, "Bra."),
    ]
    first, second = lifts if is_report_lifted_first else reversed(lifts)
    first()
    association.refresh_from_db()
    assert association.published_at is None
    second()
    association.refresh_from_db()
    assert association.published_at


def test_what_was_paused_and_taken_down_is_paused_again(cafe, kerstin):
    until = timezone.localdate() + datetime.timedelta(days=9)
    cafe.pause(until)
    report = report_of(cafe)
    report.decide(kerstin, "taken_down", REASON)
    report.reverse(kerstin, "Fel.")
    cafe.refresh_from_db()
    assert (cafe.published_at, cafe.paused_until_on) == (None, until)


def test_who_decides_is_where_the_entry_has_moved(told, cafe, kerstin, erik, umea):
    cafe.municipality = umea
    cafe.keep(["municipality"])
    assert not Report.objects.decidable_by(kerstin).exists()
    assert Report.objects.decidable_by(erik).get() == told


def test_who_decides_where_it_was_just_now_is_too_late(told, cafe, kerstin, umea):
    type(cafe).objects.update(municipality=umea)
    assert not told.decide(kerstin, "taken_down", REASON)
    told.refresh_from_db()
    assert (told.decided_at, told.municipality) == (None, umea)


def test_what_was_deleted_meanwhile_is_taken_down_by_nobody(told, cafe, kerstin):
    type(cafe).objects.all().delete()
    late = Report.objects.get(pk=told.pk)
    assert not late.decide(kerstin, "taken_down", REASON)
    assert late.decide(kerstin, "kept", REASON)


def test_where_the_owner_answers_herself_the_municipality_is_told(
    answered, told, amina, kerstin
):
    letters = answered(amina, told, outcome="corrected", reason="Nu står rätt dörr.")
    assert "Nu står rätt dörr." in letters["vagenin@botkyrka.example"].body


def test_who_is_quicker_decides(told, kerstin, rut):
    late = Report.objects.get(pk=told.pk)
    assert told.decide(kerstin, "kept", REASON)
    assert not late.decide(rut, "taken_down", REASON)
    told.entry.refresh_from_db()
    assert told.entry.published_at


def test_nobody_decides_about_her_own(client, told, notice, association, kerstin):
    Membership.objects.create(user=kerstin, organisation=association, role="owner")
    client.force_login(kerstin)
    assert client.get(f"/rapporter/{notice.pk}/").status_code == 404
    form = client.get(f"/rapporter/{told.pk}/").context["form"]
    assert [value for value, _name in form.fields["outcome"].choices] == ["corrected"]


def test_others_see_nothing(client, told, erik, stranger):
    for who in (erik, stranger):
        client.force_login(who)
        assert client.get(f"/rapporter/{told.pk}/").status_code == 404
        assert client.get("/rapporter/").context["page"].paginator.count == 0


def test_a_page_that_is_gone_can_still_be_answered(client, answered, told, kerstin):
    told.entry.delete()
    client.force_login(kerstin)
    form = client.get(f"/rapporter/{told.pk}/").context["form"]
    outcomes = [value for value, _name in form.fields["outcome"].choices]
    assert outcomes == ["corrected", "kept"]
    answered(kerstin, told, outcome="corrected", reason="Sidan är borta.")
    assert told.decided_at


def test_a_long_list_is_paged_in_few_questions(
    client, cafe, kerstin, django_assert_max_num_queries
):
    one = report_of(cafe)
    late = timezone.localdate() - datetime.timedelta(days=1)
    facts = {
        "path": one.path,
        "title": one.title,
        "content_type": one.content_type,
        "object_id": cafe.pk,
        "municipality": cafe.municipality,
        "text": "Fel.",
        "promised_on": late,
    }
    Report.objects.bulk_create(Report(**facts) for _number in range(1100))
    client.force_login(kerstin)
    with django_assert_max_num_queries(12):
        page = client.get("/rapporter/")
    assert page.context["page"].paginator.count == 1000
    late = client.get("/rapporter/?visa=forsenade&sida=2").context["page"]
    assert all(report.is_overdue for report in late)
    for query in ("?sida=99", "?sida=x"):
        assert client.get(f"/rapporter/{query}").status_code == 404
    assert client.get("/rapporter/?slag=x&visa=y").status_code == 200
    desk = client.get("/min-sida/").content.decode()
    assert "1101" in desk or "1 101" in desk


@pytest.fixture
def corrected(answered, told, amina):
    """Amina has said that what was told is corrected."""
    answered(amina, told, outcome="corrected", reason="Nu står rätt dörr där.")
    return told


STILL = "Dörren är fortfarande fel på kartan."


def test_the_letter_about_a_correction_leads_to_opening_it_again(
    client, answered, told, amina, kerstin, entry_point
):
    letters = answered(amina, told, outcome="corrected", reason="Rättat.")
    body = letters[entry_point.email].body
    assert f"/rapporter/{told.pk}/#oppna-igen" in body
    client.force_login(kerstin)
    page = client.get(f"/rapporter/{told.pk}/").content.decode()
    assert 'id="oppna-igen"' in page


def test_what_is_not_corrected_is_opened_again_with_a_reason(
    client, answered, corrected, amina, kerstin
):
    answered(kerstin, corrected, reason=" ")
    assert corrected.outcome == "corrected"
    assert answered.answer.context["form"].errors["reason"]
    Report.objects.update(promised_on=timezone.localdate() - datetime.timedelta(9))
    letters = answered(kerstin, corrected, reason=STILL)
    assert (corrected.outcome, corrected.decided_at) == ("", None)
    assert corrected.reopened_by == kerstin
    assert corrected.promised_on > timezone.localdate()
    for reader in ("leyla@example.org", "hej@sprakvannerna.example"):
        assert STILL in letters[reader].body
    assert f"/ar/rapport/{corrected.written_code}/" in letters["leyla@example.org"].body
    page = client.get(f"/en/rapport/{corrected.written_code}/").content.decode()
    assert STILL in page
    assert "Nu står rätt dörr där." in page
    assert "Not decided yet" in page
    client.force_login(kerstin)
    assert corrected in client.get("/rapporter/").context["page"].object_list


def test_then_the_municipality_answers_and_not_the_owner(
    client, answered, corrected, amina, kerstin
):
    corrected.reopen(kerstin, STILL)
    client.force_login(amina)
    page = client.get(f"/en/rapporter/{corrected.pk}/")
    assert page.context["form"] is None
    assert STILL in page.content.decode()
    again = {"outcome": "corrected", "reason": "Jo!"}
    assert client.post(f"/rapporter/{corrected.pk}/", again).status_code == 404
    answered(kerstin, corrected, outcome="corrected", reason="Nu är det rätt.")
    page = client.get(f"/rapport/{corrected.written_code}/").content.decode()
    assert "Nu är det rätt." in page
    assert STILL in page


def test_only_who_decides_opens_again_and_only_once_a_click(
    client, corrected, amina, kerstin, erik, stranger
):
    path = f"/rapporter/{corrected.pk}/"
    for who, status in ((amina, 404), (erik, 404), (stranger, 404)):
        client.force_login(who)
        assert client.post(path, {"reason": STILL}).status_code == status
    stale = Report.objects.get(pk=corrected.pk)
    assert corrected.reopen(kerstin, STILL)
    assert not stale.reopen(kerstin, "En gång till")
    assert Report.objects.get().reopened_because == STILL


@pytest.mark.parametrize(
    "facts", [{"outcome": "kept"}, {"kind": "illegal"}, {"text": ""}]
)
def test_nothing_else_is_opened_again(client, corrected, kerstin, facts):
    grounds = {"grounds": "x", "in_good_faith": True, "name": "Sara"}
    Report.objects.update(**grounds | facts)
    client.force_login(kerstin)
    client.post(f"/rapporter/{corrected.pk}/", {"reason": STILL})
    assert Report.objects.get().decided_at


def test_who_decides_reads_which_decision_on_what(client, told, cafe, kerstin):
    client.force_login(kerstin)
    answer = {"outcome": "taken_down", "reason": REASON, "sett": told.stage}
    page = client.post(f"/en/rapporter/{told.pk}/", answer, follow=True)
    [said] = page.context["messages"]
    assert str(said).startswith(f"“{cafe.title}”: Taken down.")


def test_the_page_of_what_is_taken_down_says_so_and_names_nobody(
    client, told, cafe, kerstin
):
    told.decide(kerstin, "taken_down", REASON)
    page = client.get(f"/en/aktiviteter/{cafe.pk}/")
    html = page.content.decode()
    assert page.status_code == 410
    assert "This activity is taken down" in html
    for kept_back in (cafe.title, cafe.organisation.name, REASON, "ended"):
        assert kept_back not in html
    assert "Cookie" not in page.headers.get("Vary", "")
    told.reverse(kerstin, "Det var fel.")
    assert client.get(f"/en/aktiviteter/{cafe.pk}/").status_code == 200


@pytest.mark.parametrize("outcome", ["corrected", "taken_down", "kept"])
def test_a_second_click_neither_opens_again_nor_shows_again(
    client, told, cafe, kerstin, outcome
):
    client.force_login(kerstin)
    answer = {"outcome": outcome, "reason": REASON, "sett": told.stage}
    for _click in range(2):
        client.post(f"/rapporter/{told.pk}/", answer)
    told.refresh_from_db()
    assert (told.outcome, told.reopened_at, told.reversed_at) == (outcome, None, None)
