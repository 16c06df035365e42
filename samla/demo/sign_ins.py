"""The demonstration sign-ins: three example persons and one password, made here.

They exist only in the local mode. The password stands in a file of this installation
and in no other place.
"""

import os
import secrets
import time

from allauth.account.models import EmailAddress
from allauth.mfa import app_settings as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.urls import reverse

from samla.accounts.models import User

# Letters and digits that nobody mistakes for another.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
NEW_CODES = (
    "  Codes change every half minute: .venv/bin/python manage.py demo --sign-ins"
)


def prepare(people: list[User]):
    """Let people sign in with this installation's password, at once."""
    users = User.objects.filter(pk__in=[person.pk for person in people])
    users.update(password=make_password(kept_password() or new_password()))
    EmailAddress.objects.bulk_create(
        EmailAddress(user=person, email=person.email, verified=True, primary=True)
        for person in people
    )
    give_second_steps()


def those_prepared():
    """The example persons who can sign in."""
    return (
        User.objects.filter(is_example=True, emailaddress__verified=True)
        .prefetch_related("memberships__organisation", "staff_roles__municipality")
        .order_by("pk")
    )


def give_second_steps():
    """Give an app with codes to those whose work asks for a second step."""
    owing = User.objects.owing_second_factor().filter(is_example=True)
    Authenticator.objects.bulk_create(
        Authenticator(
            user=person,
            type=Authenticator.Type.TOTP,
            data={"secret": totp.generate_totp_secret()},
        )
        for person in owing.filter(emailaddress__verified=True).distinct()
    )


def working_password() -> str:
    """The password that opens the sign-ins; a new one where the file was lost."""
    people = those_prepared()
    password = kept_password()
    if not password or not people[0].check_password(password):
        password = password or new_password()
        users = User.objects.filter(pk__in=[person.pk for person in people])
        users.update(password=make_password(password))
    return password


def lines() -> list[str]:
    """Who can sign in, as what, and with which password; nothing if nobody can."""
    people = those_prepared()
    if not settings.LOCAL or not people:
        return []
    width = max(len(person.email) for person in people)
    path = reverse("account_login_password")
    give_second_steps()
    told = [
        f"Demonstration sign-ins at {path}, all with the password {working_password()}"
    ]
    for person in people:
        told.append(f"  {person.email:{width}}  {part_of(person)}")
        told += second_step_of(person)
    return [*told, NEW_CODES]


def second_step_of(person) -> list[str]:
    """The code of the moment, and the key for an app of one's own."""
    return [
        f"    second step now: {code_of_now(key)} (for an app: {key})"
        for key in person.authenticator_set.filter(
            type=Authenticator.Type.TOTP
        ).values_list("data__secret", flat=True)
    ]


def code_of_now(key: str) -> str:
    """What an app shows that holds this key."""
    half_minutes = int(time.time()) // mfa.TOTP_PERIOD
    return totp.format_hotp_value(totp.hotp_value(key, half_minutes))


def part_of(person) -> str:
    """What a person may do, in a few words."""
    parts = [f"edits {each.organisation}" for each in person.memberships.all()]
    parts += [
        f"{each.role.replace('premises', 'premises manager')} of {each.municipality}"
        for each in person.staff_roles.all()
    ]
    return ", ".join(parts)


def password_file():
    """Where the password is kept, for its owner's eyes only."""
    return settings.VAR_DIR / "demo-password"


def kept_password() -> str:
    """The password of this installation, if there is one."""
    file = password_file()
    return file.read_text().strip() if file.exists() else ""


def new_password() -> str:
    """Make a password and keep it."""
    groups = ("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(3))
    password = "-".join(groups)
    file = password_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    with os.fdopen(
        os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w"
    ) as out:
        out.write(password + "\n")
    return password


def forget():
    """Remove the password when nobody is left who uses it."""
    password_file().unlink(missing_ok=True)
