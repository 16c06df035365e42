"""An owner answers who asks to take part."""

import pytest
from django.core import mail

from samla.organisations.models import JoinRequest, Membership
from tests.conftest import person, with_second_factor

pytestmark = pytest.mark.django_db


@pytest.fixture
def association(register):
    """Amina's association; nobody vouches for it."""
    return register("Språkvännerna i Alby")


@pytest.fixture
def asked(association, stranger):
    return JoinRequest.objects.create(
        organisation=association, user=stranger, message="Jag är kassör."
    )


@pytest.fixture
def answer(client, asked):
    def answered(somebody, **given):
        client.force_login(somebody)
        found = client.post(f"/organisationer/forfragan/{asked.pk}/", given)
        return found

    return answered


@pytest.mark.parametrize("role", ["editor", "owner"])
def test_an_owner_says_yes_and_the_asker_gets_a_letter(answer, amina, stranger, role):
    assert answer(amina, role=role).status_code == 302
    assert stranger.memberships.get().role == role
    [letter] = mail.outbox
    assert letter.to == [stranger.email]


def test_a_no_needs_a_word(answer, amina, stranger, asked):
    assert answer(amina, role="no").context["form"].errors["answer"]
    answer(amina, role="no", answer="Vi känner dig inte.")
    assert not stranger.memberships.exists()
    assert "Vi känner dig inte." in mail.outbox[0].body


def test_the_second_answer_changes_nothing(answer, amina, stranger):
    answer(amina, role="no", answer="Nej.")
    answer(amina, role="owner")
    assert not stranger.memberships.exists()
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("role", ["", "king", "reader"])
def test_only_the_roles_there_are_can_be_given(answer, amina, stranger, role):
    assert answer(amina, role=role).status_code == 200
    assert not stranger.memberships.exists()


def test_editors_coordinators_and_the_asker_do_not_answer_for_owners(
    answer, amina, stranger, kerstin, association
):
    editor = person("editor@example.org")
    Membership.objects.create(user=editor, organisation=association, role="editor")
    for somebody in (editor, stranger, kerstin):
        assert answer(somebody, role="owner").status_code == 404
    assert not stranger.memberships.exists()


def test_where_no_owner_is_left_the_coordinator_answers(answer, kerstin, stranger):
    answer(kerstin, role="owner")
    assert stranger.memberships.get().role == "owner"


def test_where_nobody_coordinates_an_administrator_answers(
    answer, stranger, django_user_model
):
    rut = with_second_factor(
        django_user_model.objects.create_superuser("rut@samla.example", "long-enough-1")
    )
    answer(rut, role="owner")
    assert stranger.memberships.get().role == "owner"
