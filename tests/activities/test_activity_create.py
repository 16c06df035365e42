"""The first step makes a draft, and knows what was told before."""

import pytest

from samla.activities.models import Activity
from samla.organisations.models import Membership, Organisation

pytestmark = pytest.mark.django_db
PATH = "/en/aktiviteter/ny/"


def begin(client, **answers):
    return client.post(PATH, {"type": "activity_type:language-cafe", **answers})


@pytest.fixture(autouse=True)
def _amina_is_here(client, amina):
    client.force_login(amina)


def test_one_answer_makes_a_draft(client, association):
    answer = begin(client)
    draft = Activity.objects.get()
    assert answer.headers["Location"] == f"/en/aktiviteter/{draft.pk}/nar/"
    assert draft.organisation == association
    assert draft.title == "Språkcafé"
    assert draft.published_at is None


def test_what_the_organisation_has_told_is_known(client, association):
    begin(client, title=" Språkcafé \n i  Alby ")
    draft = Activity.objects.get()
    assert draft.title == "Språkcafé i Alby"
    assert draft.municipality == association.municipality
    assert draft.languages == association.languages
    assert draft.email == association.email


def test_clicking_twice_makes_one_draft(client):
    assert begin(client).headers["Location"] == begin(client).headers["Location"]
    assert Activity.objects.count() == 1


def test_a_second_one_of_the_same_kind_can_be_begun_once_the_first_has_times(
    client, monday, football
):
    begin(client, type="activity_type:sport", title="Fotboll för alla")
    assert Activity.objects.count() == 2


def test_whoever_has_two_organisations_chooses(client, amina, neighbours):
    Membership.objects.create(user=amina, organisation=neighbours)
    assert "organisation" in begin(client).context["form"].errors
    others = Organisation.objects.create(
        name="Någon annans",
        legal_form_id="legal_form:61",
        category_id="association_category:social",
        municipality=neighbours.municipality,
        about="Vi är andra.",
        email="hej@andra.example",
    )
    for number in (others.pk, 0, "x", "9" * 5000):
        answer = begin(client, organisation=number)
        assert "organisation" in answer.context["form"].errors
    begin(client, organisation=neighbours.pk)
    assert Activity.objects.get().organisation == neighbours


def test_nobody_acts_for_an_organisation_of_others(client, amina, neighbours):
    begin(client, organisation=neighbours.pk)
    assert Activity.objects.get().organisation != neighbours


def test_whoever_has_none_is_shown_the_way(client, stranger):
    client.force_login(stranger)
    assert client.get(PATH).headers["Location"] == "/en/organisationer/ny/"
    assert begin(client).headers["Location"] == "/en/organisationer/ny/"
    assert not Activity.objects.exists()


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"type": ""}, "type"),
        ({"type": "activity_type:no-such"}, "type"),
        ({"type": "language:sv"}, "type"),
        ({"title": "a" * 10_000}, "title"),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_kept(client, answers, field):
    answer = begin(client, **answers)
    assert field in answer.context["form"].errors
    assert answer.context["form"][field].value() == answers[field]
    assert not Activity.objects.exists()


def test_role_and_state_cannot_be_posted(client):
    begin(client, published_at="2026-01-01", is_example="on")
    draft = Activity.objects.get()
    assert draft.published_at is None
    assert not draft.is_example


def test_drafts_are_offered_to_go_on_with(client, draft):
    assert "Fotboll för alla" in client.get(PATH).content.decode()
