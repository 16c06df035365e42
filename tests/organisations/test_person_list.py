"""The people of an organisation: seen by members, changed by owners."""

import datetime
import re

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.utils import timezone

from samla.organisations.models import Invitation, Membership, Organisation
from tests.conftest import person, verified

pytestmark = pytest.mark.django_db


@pytest.fixture
def association(register):
    """Amina's association; nobody vouches for it, so it may have one person."""
    return register("Språkvännerna i Alby")


@pytest.fixture
def hilda(association):
    hilda = person("hilda@sprakvannerna.example", "Hilda")
    Membership.objects.create(user=hilda, organisation=association, role="editor")
    return hilda


@pytest.fixture
def people(association):
    return f"/organisationer/{association.pk}/personer/"


@pytest.fixture
def invite(client, amina, people):
    """Amina invites somebody; returns the answer, and the token of the letter."""

    def invited(email, role="editor", path=people):
        client.force_login(amina)
        mail.outbox.clear()
        answer = client.post(path, {"email": email, "role": role})
        found = (
            re.search(r"/inbjudan/([\w-]+)/", mail.outbox[0].body)
            if mail.outbox
            else None
        )
        return answer, found and found[1]

    return invited


def test_members_see_their_colleagues_and_who_is_no_member_nothing(
    client, amina, hilda, stranger, people
):
    for somebody, status in ((hilda, 200), (amina, 200), (stranger, 404)):
        client.force_login(somebody)
        answer = client.get(people)
        assert answer.status_code == status
    client.force_login(hilda)
    page = client.get(people).content.decode()
    assert "amina@sprakvannerna.example" in page
    assert 'name="email"' not in page


def test_an_editor_cannot_invite(client, hilda, amina, people):
    client.force_login(hilda)
    answer = client.post(people, {"email": "ny@example.org", "role": "owner"})
    assert answer.status_code == 404
    assert not Invitation.objects.exists()


def test_a_second_contact_is_asked_for(client, amina, people, association):
    client.force_login(amina)
    assert "A second contact is missing" in client.get("/en" + people).content.decode()
    Membership.objects.create(user=person("b@example.org"), organisation=association)
    page = client.get("/en" + people).content.decode()
    assert "A second contact is missing" not in page


def test_the_letter_speaks_the_language_of_the_page(invite, people):
    _answer, token = invite("ny@example.org", path="/en" + people)
    [letter] = mail.outbox
    assert letter.to == ["ny@example.org"]
    assert letter.subject == "You are invited to Språkvännerna i Alby in Samla"
    assert f"/en/organisationer/inbjudan/{token}/" in letter.body
    assert token not in Invitation.objects.get().token_digest


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ny+Samla@Example.ORG", "ny+samla@example.org"),
        ("ny@xn--frening-90a.example", "ny@förening.example"),
        ("ny@FÖRENING.example", "ny@förening.example"),
    ],
)
def test_addresses_have_one_spelling(invite, typed, kept):
    invite(typed)
    assert Invitation.objects.get().email == kept


@pytest.mark.parametrize(
    "typed", ["", "inte en adress", "a@b", "x" * 300 + "@a.se", "\0"]
)
def test_what_is_no_address_is_said_at_the_field(invite, typed):
    answer, _token = invite(typed)
    assert answer.status_code == 200
    assert answer.context["form"].errors["email"]
    assert not Invitation.objects.exists()


def test_who_belongs_is_not_invited(invite, hilda):
    answer, _token = invite("HILDA@sprakvannerna.example")
    assert "email" in answer.context["form"].errors
    assert not mail.outbox


def test_the_same_address_gets_one_letter_an_hour(invite, association):
    invite("ny@example.org")
    Invitation.objects.get().withdraw()
    answer, _token = invite("NY@example.org")
    assert "email" in answer.context["form"].errors
    Invitation.objects.update(invited_at=timezone.now() - datetime.timedelta(hours=2))
    answer, _token = invite("ny@example.org")
    assert answer.status_code == 302


def approved(association):
    """Somebody has looked at the association."""
    Organisation.objects.filter(pk=association.pk).update(approved_at=timezone.now())
    association.refresh_from_db()


def test_ten_thousand_invitations_are_refused_in_words(invite, amina, association):
    approved(association)
    for number in range(20):
        Invitation.invite(association, amina, f"{number}@example.org", "editor")
    answer, _token = invite("en-till@example.org")
    assert "20" in answer.context["form"].errors["email"][0]
    assert 'value="en-till@example.org"' in answer.content.decode()
    assert Invitation.objects.count() == 20
    assert not mail.outbox


def test_ten_thousand_addresses_in_one_field_are_refused_at_the_field(invite):
    typed = ", ".join(f"{number}@example.org" for number in range(10_000))
    answer, _token = invite(typed)
    assert answer.status_code == 200
    assert answer.context["form"].errors["email"]
    assert not Invitation.objects.exists()


def test_among_ten_thousand_invitations_one_more_is_sent(
    invite, association, register, amina, django_assert_max_num_queries
):
    """They are of others: none is lost, and none is in the way."""
    others = register("Andra", approved_at=timezone.now())
    expires_at = timezone.now() + datetime.timedelta(days=14)
    Invitation.objects.bulk_create(
        Invitation(
            organisation=others,
            email=f"{number}@example.org",
            role="editor",
            token_digest=f"{number:064}",
            expires_at=expires_at,
        )
        for number in range(10_000)
    )
    with django_assert_max_num_queries(15):
        Invitation.invite(association, amina, "direkt@example.org", "editor")
    answer, token = invite("ny@example.org")
    assert (answer.status_code, bool(token)) == (302, True)
    answer, _token = invite("9999+en-gang-till@example.org")
    assert "Vänta" in answer.context["form"].errors["email"][0]
    assert Invitation.objects.open().count() == 10_002


@pytest.mark.parametrize("vouched", [False, True])
def test_who_nobody_has_approved_invites_five_a_day(
    amina, association, botkyrka, vouched
):
    if vouched:
        verified(association, botkyrka)
    allowed = 20 if vouched else 5
    for number in range(allowed):
        Invitation.invite(association, amina, f"{number}@example.org", "editor")
    with pytest.raises(ValidationError) as error:
        Invitation.invite(association, amina, "en-till@example.org", "editor")
    assert (error.value.code, str(allowed) in error.value.messages[0]) == ("many", True)
    if not vouched:
        Invitation.objects.first().withdraw()
        with pytest.raises(ValidationError) as error:
            Invitation.invite(association, amina, "en-till@example.org", "editor")
        assert error.value.code == "tomorrow"


def test_registering_more_organisations_gives_no_more_letters(
    amina, association, register
):
    for number in range(5):
        Invitation.invite(association, amina, f"{number}@example.org", "editor")
    another = register("En till")
    Membership.objects.create(user=amina, organisation=another, role="owner")
    with pytest.raises(ValidationError) as error:
        Invitation.invite(another, amina, "en-till@example.org", "editor")
    assert error.value.code == "tomorrow"


@pytest.mark.parametrize("email", ["ny+en@example.org", "NY@example.org"])
def test_a_mailbox_is_one_mailbox_however_it_is_written(invite, hilda, email):
    long_ago = timezone.now() - datetime.timedelta(hours=2)
    invite("ny+annan@example.org")
    Invitation.objects.update(invited_at=long_ago)
    answer, _token = invite(email)
    assert "redan" in answer.context["form"].errors["email"][0]
    answer, _token = invite("hilda+jobb@sprakvannerna.example")
    assert answer.context["form"].errors["email"]
    assert Invitation.objects.count() == 1


def test_fifty_letters_a_day_are_enough(amina, association):
    approved(association)
    for number in range(50):
        made, _token = Invitation.invite(
            association, amina, f"{number}@example.org", "editor"
        )
        made.withdraw()
    with pytest.raises(ValidationError) as error:
        Invitation.invite(association, amina, "en-till@example.org", "editor")
    assert error.value.code == "tomorrow"


def test_members_say_that_the_people_are_right(client, hilda, people, association):
    long_ago = timezone.now() - datetime.timedelta(days=400)
    association.contacts_confirmed_at = long_ago
    association.contacts_times_asked = 2
    association.save()
    client.force_login(hilda)
    client.post(people, {"right": "yes"})
    association.refresh_from_db()
    assert not association.contacts_are_old
    assert association.contacts_times_asked == 0


def test_each_chooses_whether_her_own_name_is_public(client, hilda, amina, association):
    page, people = (
        f"/organisationer/{association.pk}/{end}" for end in ("", "personer/")
    )
    assert "Hilda" not in client.get(page).content.decode()
    client.force_login(hilda)
    client.post(people, {"shown": "yes"})
    shown = client.get(page).content.decode()
    assert "Hilda" in shown
    assert "Amina" not in shown
    client.post(people, {"shown": "no"})
    assert "Hilda" not in client.get(page).content.decode()


def test_who_was_taken_out_comes_in_no_more(client, hilda, people, association):
    client.force_login(hilda)
    assert client.get(people).status_code == 200
    hilda.memberships.all().delete()
    for path in (people, f"/organisationer/{association.pk}/andra/"):
        assert client.get(path).status_code == 404
        assert client.post(path, {"right": "yes", "name": "Kapad"}).status_code == 404


def test_the_list_of_people_is_paged(client, amina, people, association):
    for number in range(25):
        user = person(f"{number}@example.org")
        Membership.objects.create(user=user, organisation=association)
    client.force_login(amina)
    assert len(client.get(people).context["page"].object_list) == 20
    assert client.get(people + "?sida=99").status_code == 404
