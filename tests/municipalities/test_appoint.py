"""Whoever runs Samla appoints the first coordinator; she tells the rest herself."""

import pytest
from django.core.management import CommandError, call_command

from samla.accounts.models import User
from samla.municipalities.models import EntryPoint, StaffMember


@pytest.mark.parametrize("name", ["botkyrka", "Botkyrka", "0127"])
def test_somebody_new_becomes_coordinator(db, name):
    call_command("appoint", "Eva@Botkyrka.example", municipality=name)
    member = StaffMember.objects.get()
    assert member.user.email == "eva@botkyrka.example"
    assert member.municipality.name == "Botkyrka"
    assert member.role == "coordinator"


def test_nothing_is_invented_for_her(db):
    call_command("appoint", "eva@botkyrka.example", municipality="botkyrka")
    eva = User.objects.get()
    assert eva.name == ""
    assert not eva.has_usable_password()
    assert not EntryPoint.objects.exists()
    assert StaffMember.objects.get().chose_to_be_shown_at is None


def test_who_is_here_already_keeps_her_account(stranger):
    call_command(
        "appoint", stranger.email.upper(), municipality="salem", role="premises"
    )
    assert User.objects.get() == stranger
    assert stranger.staff_roles.get().role == "premises"


def test_a_new_role_takes_the_place_of_the_old(kerstin):
    call_command("appoint", "eva@botkyrka.example", municipality="botkyrka")
    call_command("appoint", kerstin.email, municipality="botkyrka", role="reader")
    assert kerstin.staff_roles.get().role == "reader"


def test_the_way_in_never_becomes_nobodys(kerstin):
    with pytest.raises(CommandError, match="Appoint somebody else first"):
        call_command("appoint", kerstin.email, municipality="botkyrka", role="reader")
    assert kerstin.staff_roles.get().role == "coordinator"


def test_she_is_told_where_to_go(db, capsys):
    call_command("appoint", "eva@botkyrka.example", municipality="botkyrka")
    assert "/kommuner/botkyrka/vagen-in/" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("email", "municipality"), [("eva", "botkyrka"), ("eva@b.example", "atlantis")]
)
def test_a_mistake_is_told_and_makes_nobody(db, email, municipality):
    with pytest.raises(CommandError):
        call_command("appoint", email, municipality=municipality)
    assert not User.objects.exists()
