"""Who can sign in as an example: three persons, only on somebody's own machine."""

import re
import shutil

import pytest
from allauth.account.models import EmailAddress
from demo.conftest import demo

from samla.accounts.models import User
from samla.activities.models import Activity
from samla.demo import sign_ins
from samla.municipalities.models import EntryPoint, Municipality
from samla.premises.models import Premises

AMINA = "amina.exempel@kaffetaren.example"
KERSTIN = "kerstin.exempel@botkyrka.example"
NILS = "nils.exempel@umea.example"
SECOND_STEP = "/konto/logga-in/andra-steget/"


@pytest.fixture
def content(loaded, db, loaded_var, tmp_path):
    """What was loaded once for all these tests, and its password, each time anew."""
    shutil.copy(loaded_var / "demo-password", tmp_path)
    return loaded


def said():
    return demo("--sign-ins")


def said_password():
    return said().splitlines()[0].split()[-1]


# The two tests of a portal without sign-ins come before any are loaded.
def test_nothing_is_told_where_nothing_is_loaded(db):
    assert demo("--sign-ins") == ""
    assert not sign_ins.password_file().exists()


def test_outside_the_local_mode_nobody_can_sign_in(db, settings):
    settings.LOCAL = False
    assert "only in the local mode" in demo()
    assert User.objects.count() >= 13
    assert not any(user.has_usable_password() for user in User.objects.all())
    assert not EmailAddress.objects.exists()
    assert demo("--sign-ins") == ""
    assert Municipality.objects.joined().count() == 6


def test_three_persons_are_told_with_what_they_may_do(content):
    told = demo("--sign-ins")
    assert AMINA in told
    assert "/konto/logga-in/losenord/" in told.splitlines()[0]
    assert "edits Föreningen Kaffetåren" in told
    assert "coordinator of Botkyrka" in told
    assert "premises manager of Umeå" in told
    assert len(told.splitlines()) == 7


def test_who_works_for_a_municipality_is_told_the_second_step(client, content):
    told = re.findall(r"^  (\S+) .*\n    second step now: (\d{6}) ", said(), re.M)
    assert [email for email, _code in told] == [KERSTIN, NILS]
    email, code = told[0]
    password = said_password()
    way = {"login": email, "password": password}
    assert client.post("/konto/logga-in/losenord/", way).url == SECOND_STEP
    assert client.post(SECOND_STEP, {"code": code}).url == "/min-sida/"
    assert client.get("/min-sida/").status_code == 200


@pytest.mark.parametrize("email", [AMINA, KERSTIN, NILS])
def test_each_of_them_gets_in(client, content, email):
    assert client.login(email=email, password=said_password())
    assert EmailAddress.objects.get(email=email).verified


def test_they_may_change_what_is_theirs(content):
    amina, kerstin, nils = (
        User.objects.get(email=email) for email in (AMINA, KERSTIN, NILS)
    )
    assert Activity.objects.editable_by(amina).count() == 2
    entry_point = EntryPoint.objects.editable_by(kerstin).get()
    assert entry_point.municipality.name == "Botkyrka"
    lent = Premises.objects.editable_by(nils)
    assert {each.owner_municipality.name for each in lent} == {"Umeå"}


def test_nobody_else_gets_in(client, content):
    others = User.objects.exclude(email__in=[AMINA, KERSTIN, NILS])
    assert others.count() >= 10
    assert not any(other.has_usable_password() for other in others)
    assert EmailAddress.objects.count() == 3


def test_the_password_is_for_its_owner_only(content):
    file = sign_ins.password_file()
    assert file.stat().st_mode & 0o777 == 0o600
    assert said_password() == file.read_text().strip()


def test_each_installation_makes_its_own(content, settings, tmp_path):
    first = said_password()
    settings.VAR_DIR = tmp_path / "another"
    second = said_password()
    assert first != second
    assert User.objects.get(email=AMINA).check_password(second)
    settings.VAR_DIR = tmp_path
    assert said_password() == first
    assert User.objects.get(email=AMINA).check_password(first)


def test_clearing_takes_the_password_away(content):
    demo("--clear")
    assert not sign_ins.password_file().exists()
    assert demo("--sign-ins") == ""
