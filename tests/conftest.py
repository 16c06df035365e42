"""The people and places that the tests tell about."""

import datetime

import pgtrigger
import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, transaction
from django.http import HttpResponse
from django.utils import timezone
from hypothesis import HealthCheck, settings
from pytest_django.plugin import blocking_manager_key
from whitenoise.middleware import WhiteNoiseMiddleware

from samla.accounts.models import User
from samla.activities.models import Activity, Occurrence
from samla.core import errors, kept, letters, search
from samla.municipalities.models import (
    County,
    EntryPoint,
    Municipality,
    MunicipalityDomain,
    PlaceName,
    PostcodePrefix,
    StaffMember,
)
from samla.organisations.models import Membership, Organisation, Verification
from samla.premises.models import Premises
from samla.taxonomy import models as taxonomy
from tests.database import prepared

# What `load_reference` fills, each table after those it points to.
REFERENCE = (
    County,
    Municipality,
    PlaceName,
    PostcodePrefix,
    MunicipalityDomain,
    taxonomy.Term,
    taxonomy.TermLabel,
    taxonomy.Synonym,
)
kept_reference = {}
# A machine that has much else to do is no fault.
settings.register_profile(
    "busy", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("busy")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings):
    """The tables of all processes are copies of those that one has made."""
    connection.settings_dict["TEST"]["TEMPLATE"] = prepared()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Every test database holds the reference data, as every portal does."""
    with django_db_blocker.unblock():
        call_command("load_reference", verbosity=0)
        kept_reference.update({table: copied_out(table) for table in REFERENCE})


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item, nextitem):
    """A test of several transactions empties the tables; put the reference back.

    The counts of tries are in a table that no model owns: nothing else empties it.
    """
    yield
    mark = item.get_closest_marker("django_db")
    is_marked = mark and mark.kwargs.get("transaction")
    if nextitem and (is_marked or "transactional_db" in item.fixturenames):
        with item.config.stash[blocking_manager_key].unblock():
            cache.clear()
            put_reference_back()


def copied_out(model):
    """The rows of a table as PostgreSQL copies them, and the words to put them back."""
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    table = f"{model._meta.db_table} ({columns})"
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} TO STDOUT") as rows:
        return f"COPY {table} FROM STDIN", b"".join(rows)


def put_reference_back():
    """Copy what the empty tables held: to read all files again takes ten times longer.

    The rows have the numbers they had before.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        for words, rows in kept_reference.values():
            with cursor.copy(words) as copy:
                copy.write(rows)
    taxonomy.forget()
    search.forget()


@pytest.fixture(autouse=True)
def _no_question_is_known():
    """What one test has asked is not read in another's tables."""
    kept.forget_questions()


@pytest.fixture(scope="session", autouse=True)
def static_files_are_listed_once():
    """Every client of a test has the same static files, which take long to list."""
    listed, make_list = {}, WhiteNoiseMiddleware.update_files_dictionary

    def remember(middleware, root, prefix):
        if (root, prefix) not in listed:
            make_list(middleware, root, prefix)
            listed[root, prefix] = middleware.files.copy()
        middleware.files.update(listed[root, prefix])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoiseMiddleware, "update_files_dictionary", remember)
        yield


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """Nobody in the tests has a secret, and a real hash takes long."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def letters_are_written_with_their_cause(monkeypatch):
    """A change and the letter that tells of it are kept together, or neither is.

    Codes of sign-in have no cause that is kept.
    """
    send = letters.send

    def checked(letter, kind=""):
        own = [each for each in connection.atomic_blocks if not each._from_testcase]
        assert own or not kind.endswith(".txt"), f"{kind}: outside of a transaction"
        send(letter, kind)

    monkeypatch.setattr(letters, "send", checked)


@pytest.fixture
def refusals_in_a_word(monkeypatch):
    """For thousands of refusals of which only the number is looked at.

    The page of a refusal takes three times as long as the refusal itself; the table of
    doors draws it for each person.
    """
    monkeypatch.setattr(
        errors, "page", lambda _, status, *_t: HttpResponse(status=status)
    )


@pytest.fixture
def botkyrka(db):
    """A municipality with several localities and a seat of another name."""
    return Municipality.objects.get(code="0127")


@pytest.fixture
def umea(db):
    """A municipality far from Botkyrka."""
    return Municipality.objects.get(code="2480")


def person(email, name=""):
    """Somebody who has signed up."""
    return User.objects.create_user(email, "a-long-password-here", name=name)


def with_second_factor(user):
    """Gives somebody an app with codes; those who work for a municipality need one."""
    Authenticator.objects.create(
        user=user, type="totp", data={"secret": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"}
    )
    return user


def staff(user, municipality, role="coordinator"):
    """Somebody works for a municipality, and so has a second step."""
    if not user.authenticator_set.exists():
        with_second_factor(user)
    return StaffMember.objects.create(user=user, municipality=municipality, role=role)


@pytest.fixture
def association(botkyrka):
    """Amina's association, at home in Botkyrka, which has verified it."""
    association = Organisation.objects.create(
        name="Språkvännerna i Alby",
        legal_form_id="legal_form:61",
        category_id="association_category:social",
        municipality=botkyrka,
        about="Vi pratar svenska tillsammans och dricker kaffe.",
        languages=["language:sv", "language:ar"],
        target_groups=["target_group:all"],
        capabilities=["capability:language", "capability:welcome"],
        best_at=["capability:language"],
        email="hej@sprakvannerna.example",
        published_at=timezone.now(),
        approved_at=timezone.now(),
    )
    verified(association, botkyrka)
    return association


def verified(organisation, municipality):
    """A municipality vouches for an organisation, however few its contacts are here."""
    with pgtrigger.ignore("organisations.Verification:verification_needs_two_contacts"):
        return Verification.objects.create(
            organisation=organisation,
            municipality=municipality,
            checked=["statutes", "met"],
            function="Samordnare för civilsamhället",
            until_on=timezone.localdate() + datetime.timedelta(days=365),
        )


@pytest.fixture
def amina(association):
    """Owner of the association."""
    amina = person("amina@sprakvannerna.example", "Amina")
    Membership.objects.create(user=amina, organisation=association, role="owner")
    return amina


@pytest.fixture
def stranger(db):
    """Signed in, and part of nothing."""
    return person("stranger@example.org")


@pytest.fixture
def entry_point(botkyrka):
    """The one way in to Botkyrka; nobody has chosen to be shown."""
    return EntryPoint.objects.create(
        municipality=botkyrka,
        function_name="Samordnare för civilsamhället",
        unit="Kultur- och fritidsförvaltningen",
        email="vagenin@botkyrka.example",
        phone="08-465 004 00",
        phone_hours="måndag–torsdag 9.00–11.30",
        languages=["language:sv", "language:en"],
        helps_with="Lokaler, bidrag och kontakter.",
        helps_not_with="Ärenden om enskilda personer.",
    )


@pytest.fixture
def kerstin(entry_point):
    """Coordinator of Botkyrka, on duty at its entry point."""
    kerstin = person("kerstin@botkyrka.example", "Kerstin")
    entry_point.on_duty = staff(kerstin, entry_point.municipality)
    entry_point.save()
    return kerstin


@pytest.fixture
def hall(botkyrka):
    """A room that Botkyrka lends."""
    return Premises.objects.create(
        name="Albysalen",
        kind_id="premises_kind:hall",
        owner_municipality=botkyrka,
        municipality=botkyrka,
        address="Exempelvägen 1",
        postcode="145 59",
        city="Norsborg",
        most_persons=80,
        equipment=["equipment:chairs", "equipment:kitchen"],
        step_free="yes",
        email="lokaler@botkyrka.example",
        published_at=timezone.now(),
    )


@pytest.fixture
def cafe(association):
    """A language café that is published and happens in two days."""
    starts = timezone.now().replace(minute=0, second=0, microsecond=0)
    starts += datetime.timedelta(days=2)
    cafe = Activity.objects.create(
        organisation=association,
        municipality=association.municipality,
        type_id="activity_type:language-cafe",
        title="Språkcafé i Alby",
        text="Vi fikar och pratar svenska. Kom som du är.",
        address="Albyvägen 2",
        postcode="145 57",
        city="Norsborg",
        languages=["language:sv", "language:ar"],
        target_groups=["target_group:all"],
        flags=["access_flag:bring-children"],
        published_at=timezone.now(),
        next_starts_at=starts,
        next_ends_at=starts + datetime.timedelta(hours=2),
    )
    Occurrence.objects.create(
        activity=cafe,
        original_starts_at=starts,
        starts_at=starts,
        ends_at=starts + datetime.timedelta(hours=2),
    )
    return cafe
