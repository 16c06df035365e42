"""What a person sees of her own data, and how she takes her name back."""

import pytest
from django.utils import timezone

from samla.accounts.models import SHOWN_TEXT
from samla.organisations.models import Membership
from tests.conftest import person

pytestmark = pytest.mark.django_db
PATH = "/konto/mina-uppgifter/"


def test_the_page_shows_what_is_kept_and_the_ways_to_change_it(client, amina):
    client.force_login(amina)
    page = client.get(PATH).content.decode()
    assert "amina@sprakvannerna.example" in page
    assert "organisations.Membership.user" in page
    for path in ("/konto/e-post/", "/konto/", "/konto/mina-uppgifter/fil/"):
        assert f'href="{path}"' in page


def test_a_choice_is_kept_with_its_moment_and_its_text(amina):
    part = amina.memberships.get()
    part.choose_to_be_shown(True)
    part.refresh_from_db()
    assert part.chose_to_be_shown_at <= timezone.now()
    assert part.chose_by_text == SHOWN_TEXT


def test_each_choice_is_taken_back_with_one_click(client, amina, kerstin):
    part = amina.memberships.get()
    part.choose_to_be_shown(True)
    client.force_login(amina)
    assert part.consent_key in client.get(PATH).content.decode()
    client.post(PATH, {"consent": part.consent_key})
    part.refresh_from_db()
    assert part.chose_to_be_shown_at is None
    assert part.public_name == ""


def test_the_name_of_a_closed_account_is_shown_to_nobody(amina):
    part = amina.memberships.get()
    part.choose_to_be_shown(True)
    assert part.public_name == amina.name
    part.user.is_active = False
    assert part.public_name == ""


def test_all_choices_are_taken_back_at_once(client, kerstin, association):
    Membership.objects.create(user=kerstin, organisation=association)
    parts = [kerstin.memberships.get(), kerstin.staff_roles.get()]
    for part in parts:
        part.choose_to_be_shown(True)
    client.force_login(kerstin)
    client.post(PATH, {"consent": "all"})
    for part in parts:
        part.refresh_from_db()
        assert part.public_name == ""
    page = client.get("/kommuner/botkyrka/").content.decode()
    assert "Kerstin" not in page


def test_nobody_takes_back_what_somebody_else_chose(client, kerstin, stranger):
    part = kerstin.staff_roles.get()
    part.choose_to_be_shown(True)
    client.force_login(stranger)
    client.post(PATH, {"consent": part.consent_key})
    client.post(PATH, {"consent": "all"})
    part.refresh_from_db()
    assert part.chose_to_be_shown_at


def test_who_has_never_chosen_is_told_so(client):
    client.force_login(person("ny@example.org"))
    assert "Nowhere" in client.get(f"/en{PATH}").content.decode()
