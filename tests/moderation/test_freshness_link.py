"""The link of a letter: looking changes nothing, a button does, and twice is once."""

import datetime
import re

import pytest
import time_machine
from django.core.signing import TimestampSigner
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samla.activities.models import Activity
from samla.moderation.models.link import (
    COORDINATOR,
    OTHERS,
    OWNER,
    SALT,
    Link,
    LinkIsWrong,
    link_of,
)
from samla.organisations.models import Membership, Organisation
from samla.premises.models import Premises
from tests.conftest import person

DAY = datetime.timedelta(days=1)
LONG_AGO = datetime.timedelta(days=100)


def path(entry, step=OWNER, language="", reader=None):
    return f"{language}/aktuellt/{Link(entry, step, reader).token}/"


def old(entry, age=LONG_AGO):
    """As nobody has confirmed it for some time."""
    now = timezone.now()
    type(entry).objects.filter(pk=entry.pk).update(confirmed_at=now - age)
    entry.refresh_from_db()
    return entry


def state(entry):
    return type(entry).objects.filter(pk=entry.pk).values().get()


@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize("answer", ["", "?answer=right", "?answer=ended"])
def test_a_scanner_that_opens_the_link_changes_nothing(client, cafe, method, answer):
    before = state(old(cafe))
    reply = getattr(client, method)(path(cafe) + answer)
    assert reply.status_code == 200
    assert state(cafe) == before


def test_it_needs_no_sign_in_and_no_cookie_but_the_forms(client, cafe):
    reply = client.get(path(cafe, language="/en"))
    html = reply.content.decode()
    assert {name.rpartition("-")[2] for name in reply.cookies} == {"form"}
    assert cafe.title in html
    assert "noindex" in html
    assert "no-store" in reply.headers["Cache-Control"]
    for answer in ("right", "change", "pause", "ended"):
        assert f'value="{answer}"' in html


def test_still_right_makes_it_fresh_in_the_organisations_name(client, cafe):
    old(cafe)
    Activity.objects.update(standing=1, times_asked=1, asked_at=timezone.now())
    for _twice in range(2):
        reply = client.post(path(cafe, language="/en"), {"answer": "right"})
        assert reply.status_code == 302
        cafe.refresh_from_db()
        assert not cafe.is_old
        assert (cafe.confirmed_by, cafe.standing) == ("organisation", 0)
        assert (cafe.times_asked, cafe.asked_at) == (0, None)
    said = client.get(reply["Location"]).content.decode()
    assert "Thank you!" in said


def test_a_coordinators_link_confirms_in_the_municipalitys_name(client, cafe):
    client.post(path(old(cafe), COORDINATOR), {"answer": "right"})
    cafe.refresh_from_db()
    assert cafe.confirmed_by == "municipality"
    html = client.get(path(cafe, COORDINATOR)).content.decode()
    assert 'value="change"' not in html


def test_a_municipalitys_own_things_are_confirmed_by_it(client, hall, entry_point):
    for thing in (hall, entry_point):
        assert thing.confirmed_by == "municipality"
        old(thing)
        client.post(path(thing), {"answer": "right"})
        thing.refresh_from_db()
        assert thing.confirmed_by == "municipality"


def test_change_leads_to_sign_in_and_the_edit_page(client, cafe):
    reply = client.post(path(cafe), {"answer": "change"}, follow=True)
    assert reply.redirect_chain[0][0] == f"/aktiviteter/{cafe.pk}/andra/"
    assert "/konto/logga-in/" in reply.redirect_chain[1][0]


def test_a_pause_has_a_day_and_can_be_undone(client, cafe):
    until = timezone.localdate() + 30 * DAY
    client.post(path(cafe), {"answer": "pause", "until_on": until.isoformat()})
    cafe.refresh_from_db()
    assert (cafe.published_at, cafe.paused_until_on) == (None, until)
    html = client.get(path(cafe, language="/en")).content.decode()
    assert "It is paused" in html
    assert client.get(cafe.get_absolute_url()).status_code == 410
    client.post(path(cafe), {"answer": "again"})
    cafe.refresh_from_db()
    assert cafe.published_at
    assert cafe.paused_until_on is None
    assert client.get(cafe.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("typed", ["", "i sommar", "2020-01-01", "9999-12-31", "0"])
def test_a_day_that_is_none_is_refused_and_kept(client, cafe, typed):
    reply = client.post(path(cafe), {"answer": "pause", "until_on": typed})
    assert reply.status_code == 200
    html = reply.content.decode()
    assert 'aria-invalid="true"' in html
    assert f'value="{typed}"' in html or not typed
    cafe.refresh_from_db()
    assert cafe.published_at


@pytest.mark.parametrize("thing", ["cafe", "hall", "association"])
def test_what_has_ended_is_hidden_and_can_start_again(client, request, thing):
    entry = request.getfixturevalue(thing)
    token = path(entry, language="/en")
    for _twice in range(2):
        client.post(token, {"answer": "ended"})
        entry.refresh_from_db()
        assert entry.published_at is None
    assert "was said to have ended" in client.get(token).content.decode()
    for _twice in range(2):
        client.post(token, {"answer": "again"})
        entry.refresh_from_db()
        assert entry.published_at
    assert "started again" in client.get(token).content.decode()


def test_a_way_in_can_neither_pause_nor_end(client, entry_point):
    before = state(entry_point)
    until = timezone.localdate() + DAY
    for answer in ("pause", "ended", "again"):
        client.post(path(entry_point), {"answer": answer, "until_on": until})
    assert state(entry_point) == before


def test_an_organisation_does_not_pause(client, association):
    until = timezone.localdate() + DAY
    client.post(path(association), {"answer": "pause", "until_on": until})
    association.refresh_from_db()
    assert association.published_at


def test_the_history_tells_the_link_and_nobodys_name(client, cafe, amina):
    client.force_login(amina)
    client.post(path(cafe, OTHERS), {"answer": "ended"})
    told = cafe.events.order_by("-pgh_id").first().pgh_context.metadata
    whole = {"user": None, "link": OTHERS, "said": "ended"}
    assert told | whole == told
    assert Link(cafe, OTHERS).token[:20] not in str(told)


@pytest.mark.parametrize("answer", ["right", "again", "ended", "pause"])
def test_what_was_taken_down_no_link_revives(client, cafe, answer):
    Activity.objects.update(published_at=None, taken_down_at=timezone.now())
    before = state(cafe)
    until = timezone.localdate() + DAY
    client.post(path(cafe), {"answer": answer, "until_on": until})
    assert state(cafe) == before
    html = client.get(path(cafe, language="/en")).content.decode()
    assert "cannot be used any more" in html
    assert cafe.title not in html


def test_nothing_of_a_suspended_or_merged_organisation_is_revived(
    client, cafe, association, botkyrka
):
    cafe.end()
    association.close()
    Organisation.objects.update(taken_down_at=timezone.now())
    client.post(path(cafe), {"answer": "again"})
    client.post(path(association), {"answer": "again"})
    other = Organisation.objects.create(
        name="En annan",
        legal_form_id="legal_form:61",
        category_id="association_category:social",
        municipality=botkyrka,
        about="Vi ses.",
        email="hej@annan.example",
    )
    mine = Organisation.objects.filter(pk=association.pk)
    mine.update(taken_down_at=None, merged_into=other)
    client.post(path(cafe), {"answer": "again"})
    client.post(path(association), {"answer": "again"})
    cafe.refresh_from_db()
    association.refresh_from_db()
    assert (cafe.published_at, association.published_at) == (None, None)


def test_the_link_works_for_sixty_days(client, cafe):
    token = path(cafe, language="/en")
    with time_machine.travel(timezone.now() + 59 * DAY):
        assert client.get(token).status_code == 200
    with time_machine.travel(timezone.now() + 61 * DAY):
        before = state(cafe)
        for reply in (client.get(token), client.post(token, {"answer": "ended"})):
            assert reply.status_code == 410
            assert cafe.title not in reply.content.decode()
        assert state(cafe) == before


def test_every_changed_sign_of_a_token_is_refused(client, cafe):
    token = Link(cafe, OWNER).token
    for place in range(len(token)):
        for sign in {"A", "b", "-", ":"} - {token[place]}:
            with pytest.raises(LinkIsWrong):
                link_of(token[:place] + sign + token[place + 1 :])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(token=st.text(st.characters(codec="utf-8"), min_size=1, max_size=300))
def test_what_anybody_makes_up_is_refused(db, token):
    with pytest.raises(LinkIsWrong):
        link_of(token)


@pytest.mark.parametrize(
    "named",
    [["aktivitet", 999_999, 1], ["user", 1, 1], ["aktivitet"], "x", ["lokal", 1, 1]],
)
def test_what_a_token_names_and_is_not_there_is_not_found(client, cafe, named):
    token = TimestampSigner(salt=SALT).sign_object(named)
    reply = client.get(f"/aktuellt/{token}/")
    assert reply.status_code == 404
    assert cafe.title not in reply.content.decode()
    assert client.post(f"/aktuellt/{token}/", {"answer": "right"}).status_code == 404


def test_a_token_of_another_purpose_is_refused(cafe):
    with pytest.raises(LinkIsWrong):
        link_of(TimestampSigner(salt="other").sign_object(["aktivitet", cafe.pk, 1]))


def test_a_draft_is_not_paused_and_so_never_comes_out_by_itself(cafe, hall):
    for entry in (cafe, hall):
        type(entry).objects.update(published_at=None)
        entry.refresh_from_db()
        entry.pause(timezone.localdate() + DAY)
        entry.refresh_from_db()
        assert entry.paused_until_on is None
    assert not Premises.objects.paused_until(timezone.localdate() + LONG_AGO)


def test_who_was_taken_out_ends_nothing_by_her_old_letter(client, cafe, association):
    hilda = person("hilda@sprakvannerna.example")
    hers = Membership.objects.create(user=hilda, organisation=association)
    token = path(cafe, OTHERS, "/en", reader=hilda.pk)
    assert 'value="ended"' in client.get(token).content.decode()
    hers.delete()
    before = state(cafe)
    until = timezone.localdate() + DAY
    for answer in ("right", "pause", "ended", "again"):
        client.post(token, {"answer": answer, "until_on": until})
        assert state(cafe) == before
    html = client.get(token).content.decode()
    assert "sign in instead" in html
    assert 'name="answer"' not in html
    Activity.objects.update(published_at=None)
    assert cafe.title not in client.get(token).content.decode()


def test_who_may_not_sign_in_any_more_ends_nothing_either(client, cafe, amina):
    token = path(cafe, OTHERS, reader=amina.pk)
    amina.is_active = False
    amina.save()
    client.post(token, {"answer": "ended"})
    cafe.refresh_from_db()
    assert cafe.published_at


@pytest.mark.parametrize("thing", ["cafe", "hall", "association"])
def test_what_its_owner_has_closed_herself_no_link_revives(client, request, thing):
    entry = request.getfixturevalue(thing)
    token = path(entry, language="/en")
    for said in ([], ["ended", "again"], ["right"]):
        for answer in said:
            client.post(token, {"answer": answer})
        entry.refresh_from_db()
        entry.unpublish()
        assert 'value="again"' not in client.get(token).content.decode()
        client.post(token, {"answer": "again"})
        entry.refresh_from_db()
        assert entry.published_at is None
        entry.publish()


def test_a_coordinators_link_only_says_that_it_is_right(client, cafe):
    token = path(cafe, COORDINATOR, "/en")
    html = client.get(token).content.decode()
    assert re.findall(r'name="answer" value="(\w+)"', html) == ["right"]
    before = state(cafe)
    until = timezone.localdate() + DAY
    for answer in ("pause", "ended"):
        client.post(token, {"answer": answer, "until_on": until})
        assert state(cafe) == before
    cafe.pause(until)
    client.post(token, {"answer": "again"})
    cafe.refresh_from_db()
    assert cafe.published_at is None


def test_a_municipalitys_own_room_its_coordinators_link_ends(client, hall):
    client.post(path(hall, COORDINATOR), {"answer": "ended"})
    hall.refresh_from_db()
    assert hall.published_at is None


@pytest.mark.parametrize("thing", ["cafe", "hall"])
def test_what_is_closed_while_it_is_paused_stays_so(request, thing):
    entry = request.getfixturevalue(thing)
    entry.pause(timezone.localdate() + DAY)
    entry.unpublish()
    entry.refresh_from_db()
    assert entry.paused_until_on is None


def test_who_looks_at_a_paused_room_reads_until_when(client, hall, kerstin):
    hall.pause(timezone.localdate() + DAY)
    client.force_login(kerstin)
    html = client.get(f"/en/lokaler/{hall.pk}/andra/").content.decode()
    assert "Paused: nobody sees it" in html
    assert "Draft" not in html.partition("<main")[2]


def test_after_a_long_pause_it_is_old_and_still_found(cafe):
    old(cafe, cafe.INTERVAL + 200 * DAY)
    Activity.objects.update(published_at=None, standing=2)
    cafe.refresh_from_db()
    cafe.end_pause()
    Activity.objects.all().age()
    cafe.refresh_from_db()
    assert cafe.standing == cafe.Standing.OLD
    assert cafe in Activity.objects.in_lists()
