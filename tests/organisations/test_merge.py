"""Making one of two entries of the same organisation, and two of one again."""

import datetime

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone, translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pghistory.models import Event

from samla.accounts.models import User
from samla.activities.models import Activity, CoOrganiser
from samla.moderation.models import Review
from samla.organisations.models import (
    Invitation,
    JoinRequest,
    Membership,
    Merge,
    Organisation,
    Suspension,
    Verification,
)
from samla.premises.models import Premises
from tests.conftest import person, staff, verified

HISTORY = ("pghistory", "sessions", "contenttypes")


@pytest.fixture(autouse=True)
def in_english():
    """What is said is compared in the language of the source."""
    with translation.override("en"):
        yield


@pytest.fixture
def bahar(register):
    """Owner of the second entry of the association."""
    other = register("Språkvännerna Alby", number="8020024280")
    bahar = person("bahar@sprakvannerna.example", "Bahar")
    Membership.objects.create(user=bahar, organisation=other, role="owner")
    return bahar


@pytest.fixture
def double(bahar):
    """The second entry of the association."""
    return Organisation.objects.get(name="Språkvännerna Alby")


def merge(kept, gone, by, taken=()):
    return Merge.objects.merge(kept, gone, by, taken)


def rows():
    """Every row of every table, histories and the merges themselves aside."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        if issubclass(model, (Event, Merge)) or model._meta.app_label in HISTORY:
            continue
        with connection.cursor() as cursor:
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"select to_jsonb(t) from {table} t")  # noqa: S608
            found[table] = sorted(map(str, cursor.fetchall()))
    return found


def test_everything_of_the_gone_one_comes_along(association, double, amina, bahar):
    activity = Activity.objects.create(
        organisation=double,
        municipality=double.municipality,
        type_id="activity_type:language-cafe",
        title="Fika",
    )
    room = Premises.objects.create(
        name="Salen",
        kind_id="premises_kind:hall",
        owner_organisation=double,
        municipality=double.municipality,
        address="Gatan 1",
        city="Alby",
        most_persons=10,
        email="a@b.example",
    )
    merge(association, double, amina)
    for row in (activity, room):
        row.refresh_from_db()
    assert activity.organisation == association
    assert room.owner_organisation == association
    assert set(association.memberships.values_list("user", "role")) == {
        (amina.pk, "owner"),
        (bahar.pk, "owner"),
    }
    double.refresh_from_db()
    assert double.merged_into == association
    assert double.published_at is None


def test_nothing_is_deleted(association, double, amina):
    numbers = {name: len(found) for name, found in rows().items()}
    merge(association, double, amina)
    assert {name: len(found) for name, found in rows().items()} == numbers


def test_the_chosen_facts_are_taken_over_and_the_others_stay(
    association, double, amina
):
    merge(association, double, amina, ["number", "email"])
    association.refresh_from_db()
    assert association.number == "8020024280"
    assert association.email == "hej@forening.example"
    assert association.name == "Språkvännerna i Alby"


def test_name_and_number_together_can_be_taken_over(association, double, amina):
    one = merge(association, double, amina, ["number", "name"])
    association.refresh_from_db()
    assert association.name == "Språkvännerna Alby"
    one.undo(amina)
    association.refresh_from_db()
    assert association.name == "Språkvännerna i Alby"


def test_a_third_one_of_that_name_and_number_stops_it(
    association, double, amina, register
):
    third = register("Språkvännerna i Alby", number="8020024280")
    with pytest.raises(ValidationError, match="third"):
        merge(association, double, amina, ["number"])
    association.refresh_from_db()
    double.refresh_from_db()
    assert third.published_at
    assert double.merged_into is None


def test_what_it_is_best_at_stays_among_what_it_can(association, register, amina):
    other = register(
        "Två", capabilities=["capability:food"], best_at=["capability:food"]
    )
    one = merge(association, other, amina, ["best_at"])
    association.refresh_from_db()
    assert association.best_at == ["capability:food"]
    assert "capability:language" in association.capabilities
    one.undo(amina)
    association.refresh_from_db()
    assert association.best_at == ["capability:language"]


def test_of_the_same_person_in_both_the_higher_role_stays(
    association, double, amina, bahar
):
    Membership.objects.create(user=bahar, organisation=association, role="editor")
    one = merge(association, double, amina)
    assert association.memberships.get(user=bahar).role == "owner"
    assert double.memberships.get().user == bahar
    one.undo(amina)
    assert association.memberships.get(user=bahar).role == "editor"


def test_a_municipality_that_vouches_for_both_does_so_once(
    association, double, amina, botkyrka, umea
):
    verified(double, botkyrka)
    verified(double, umea)
    staff(amina, umea)
    merge(association, double, amina)
    vouching = association.verifications.values_list("municipality", flat=True)
    assert sorted(vouching) == ["0127", "2480"]
    assert Verification.objects.count() == 3


def test_open_invitations_come_along_and_doubles_of_them_end(
    association, double, amina
):
    day = timezone.now() + datetime.timedelta(days=9)
    for token, (one, email) in enumerate(
        [(double, "a@b.example"), (double, "c@d.example"), (association, "c@d.example")]
    ):
        Invitation.objects.create(
            organisation=one, email=email, token_digest=str(token), expires_at=day
        )
    one = merge(association, double, amina)
    waiting = association.open_invitations.filter(answered_at=None)
    assert {each.email for each in waiting} == {"a@b.example", "c@d.example"}
    assert not double.open_invitations.filter(answered_at=None).exists()
    one.undo(amina)
    assert double.open_invitations.filter(answered_at=None).count() == 2


def test_a_review_that_waits_is_answered_by_the_merge(association, double, amina):
    review = Review.objects.ask(double, Review.Kind.FIRST, amina)
    one = merge(association, double, amina)
    review.refresh_from_db()
    assert review.outcome == "withdrawn"
    assert review.reason
    one.undo(amina)
    review.refresh_from_db()
    assert review.decided_at is None


def test_a_suspended_one_is_not_merged(association, double, amina, botkyrka):
    Suspension.objects.create(organisation=double, municipality=botkyrka, reason="Nej")
    for pair in ((association, double), (double, association)):
        with pytest.raises(ValidationError, match="suspended"):
            merge(*pair, amina)


def test_what_was_taken_down_is_not_merged(association, double, amina):
    rows = Organisation.objects.filter(pk=double.pk)
    rows.update(taken_down_at=timezone.now(), published_at=None)
    with pytest.raises(ValidationError, match="taken down"):
        merge(association, double, amina)


def test_the_public_one_stays(association, double, amina):
    double.close()
    with pytest.raises(ValidationError, match="not public"):
        merge(double, association, amina)
    merge(association, double, amina)


def test_examples_and_real_ones_do_not_mix(association, register, amina):
    with pytest.raises(ValidationError, match="example"):
        merge(association, register("Exempel", is_example=True), amina)


def test_one_is_not_merged_with_itself_nor_twice(association, double, amina):
    with pytest.raises(ValidationError):
        merge(association, association, amina)
    merge(association, double, amina)
    for pair in ((association, double), (double, association)):
        with pytest.raises(ValidationError):
            merge(*pair, amina)
    assert Merge.objects.count() == 1


def test_the_gone_one_cannot_be_shown_by_its_people(association, double, amina):
    merge(association, double, amina)
    double.refresh_from_db()
    double.publish()
    double.refresh_from_db()
    assert double.published_at is None


@pytest.fixture
def third(register):
    """One more entry, with an owner."""
    third = register("Tredje")
    owner = person("tredje@tredje.example")
    Membership.objects.create(user=owner, organisation=third, role="owner")
    return third


def test_chains_lead_to_the_end_and_are_undone_backwards(
    association, double, amina, third
):
    first = merge(double, third, amina)
    second = merge(association, double, amina)
    third.refresh_from_db()
    assert third.stands_as == association
    with pytest.raises(ValidationError, match="later"):
        first.undo(amina)
    second.undo(amina)
    first.refresh_from_db()
    first.undo(amina)
    third.refresh_from_db()
    assert third.stands_as == third
    assert third.published_at


def test_two_merges_into_one_are_undone_backwards(association, double, amina, third):
    first = merge(association, double, amina)
    second = merge(association, third, amina)
    with pytest.raises(ValidationError, match="later"):
        first.undo(amina)
    second.undo(amina)
    first.undo(amina)


def test_after_30_days_it_is_too_late(association, double, amina):
    one = merge(association, double, amina)
    one.merged_at -= datetime.timedelta(days=30, minutes=1)
    one.save()
    with pytest.raises(ValidationError, match="30 days"):
        one.undo(amina)


def test_it_is_undone_once(association, double, amina):
    one = merge(association, double, amina)
    one.undo(amina)
    with pytest.raises(ValidationError):
        one.undo(amina)


def test_what_somebody_changed_meanwhile_stays_unless_one_says_otherwise(
    association, double, amina
):
    one = merge(association, double, amina, ["email", "about"])
    Organisation.objects.filter(pk=association.pk).update(
        email="ny@sprakvannerna.example", about="Nytt"
    )
    changed = list(one.changed_since)
    assert len(changed) == 2
    [about] = [number for number, before, now in changed if "about" in now]
    one.undo(amina, anyway={about})
    association.refresh_from_db()
    assert association.email == "ny@sprakvannerna.example"
    assert association.about == "Vi pratar svenska tillsammans och dricker kaffe."


def test_who_came_after_the_merge_stays_and_who_left_is_not_called_back(
    association, double, amina, bahar, stranger
):
    one = merge(association, double, amina)
    Membership.objects.create(user=stranger, organisation=association)
    association.memberships.filter(user=bahar).delete()
    one.undo(amina)
    assert association.memberships.filter(user=stranger).exists()
    assert not Membership.objects.filter(user=bahar).exists()
    double.refresh_from_db()
    assert double.published_at is None


def test_nothing_is_undone_where_one_would_lack_an_owner(
    association, double, amina, bahar
):
    one = merge(association, double, bahar)
    association.memberships.filter(user=amina).delete()
    with pytest.raises(ValidationError, match="owner"):
        one.undo(bahar)
    double.refresh_from_db()
    assert double.merged_into == association


def test_one_is_not_co_organiser_of_its_own(association, double, amina, cafe):
    CoOrganiser.objects.create(
        activity=cafe, organisation=double, confirmed_at=timezone.now()
    )
    merge(association, double, amina)
    assert not CoOrganiser.objects.confirmed().exists()
    assert CoOrganiser.objects.get().organisation == association


FACTS = st.sets(st.sampled_from(Merge.chosen_fields()))
PEOPLE = st.lists(
    st.tuples(
        st.sampled_from(["", "editor", "owner"]),
        st.sampled_from(["", "editor", "owner"]),
    ),
    min_size=1,
    max_size=4,
)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(taken=FACTS, people=PEOPLE, asked=st.booleans(), swap=st.booleans())
def test_what_was_merged_and_undone_is_as_before(
    association, double, amina, bahar, cafe, umea, taken, people, asked, swap
):
    Membership.objects.exclude(role="owner", user__in=[amina, bahar]).delete()
    JoinRequest.objects.all().delete()
    for number, roles in enumerate(people):
        user, _new = User.objects.get_or_create(email=f"p{number}@p.example")
        for one, role in zip((association, double), roles, strict=True):
            if role:
                Membership.objects.create(user=user, organisation=one, role=role)
            elif asked:
                JoinRequest.objects.create(user=user, organisation=one, message="Hej")
    for one in (association, double):  # who is verified has a second contact
        user, _new = User.objects.get_or_create(email=f"second{one.pk}@p.example")
        Membership.objects.create(user=user, organisation=one, role="editor")
    double.serves.add(umea)
    CoOrganiser.objects.get_or_create(activity=cafe, organisation=double)
    Verification.objects.filter(organisation=double).delete()
    verified(double, umea)
    before = rows()
    pair = (double, association) if swap else (association, double)
    one = merge(*pair, amina, taken)
    assert rows() != before
    one.undo(amina)
    assert rows() == before


def test_nobody_vouches_for_another_municipality_by_merging(
    association, double, amina, umea
):
    verified(double, umea)
    merge(association, double, amina)
    assert not association.verifications.filter(municipality=umea).exists()
    assert double.verifications.filter(municipality=umea).exists()


def test_a_merge_with_one_that_was_taken_down_since_is_not_undone(
    association, double, amina
):
    one = merge(association, double, amina)
    Organisation.objects.filter(pk=association.pk).update(
        taken_down_at=timezone.now(), published_at=None
    )
    with pytest.raises(ValidationError):
        one.undo(amina)
