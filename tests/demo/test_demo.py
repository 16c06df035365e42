"""The written content: enough of all, marked, and nobody's real contacts in it."""

import re

import pytest
from demo.conftest import counted, demo, own_models, real_contacts
from django.contrib.postgres.fields import ArrayField
from pghistory.models import Event

from samla.accounts.models import User
from samla.activities.models import Activity, Listed, Occurrence, Schedule
from samla.bookings.models import Claim
from samla.municipalities.models import (
    EntryPoint,
    Municipality,
    PostcodePrefix,
    SchoolBreak,
)
from samla.organisations.models import Organisation
from samla.premises.models import Premises
from samla.taxonomy.models import Term, TermsField

# At least so many organisations, rooms and activities.
LEAST = {
    "Botkyrka": (14, 6, 27),
    "Umeå": (13, 5, 20),
    "Malmö": (12, 4, 20),
    "Härryda": (5, 2, 7),
    "Falun": (6, 3, 8),
    "Kiruna": (4, 2, 6),
}
FROM_OPEN_SOURCES = {
    "Konyaspor KIF",
    "International Meeting Point Umeå",
    "FRG Umeå, frivillig resursgrupp",
    "Medborgarskolan i Umeå",
    "Röda Korset i Umeå",
    "Civilförsvarsförbundet i Umeå",
}
LONGEST_SENTENCE = 22
# More rows of one kind tell nothing more.
MANY = 90


@pytest.fixture
def content(loaded, db):
    """What the command said when it was run once for all these tests."""
    return loaded


def test_six_municipalities_are_filled(content):
    for name, least in LEAST.items():
        place = Municipality.objects.get(name=name)
        assert place.entry_point.is_example
        found = (place.organisations, place.premises, place.activities)
        assert tuple(rows.count() for rows in found) >= least, name
        assert f"{name}: {least[0]} organisations" in content
    assert EntryPoint.objects.count() == len(LEAST)


def test_what_it_makes_is_varied(content):
    assert Activity.objects.values("type").distinct().count() == 24
    assert set(Schedule.objects.values_list("kind", flat=True)) == set(
        Schedule.Kind.values
    )
    assert Schedule.objects.filter(every=2).exists()
    assert Activity.objects.filter(price__gt=0).exists()
    assert set(Activity.objects.values_list("venue", flat=True)) == set(
        Activity.Venue.values
    )
    spoken = Activity.objects.values_list("languages", flat=True)
    assert len({language for each in spoken for language in each}) >= 20
    written = Activity.objects.values_list("text_language", flat=True)
    assert {"language:ar", "language:en", "language:uk"} <= set(written)
    assert Premises.objects.filter(owner_organisation=None).exists()
    assert Premises.objects.exclude(owner_organisation=None).count() >= 5


def test_every_activity_has_a_date_to_come(content):
    assert Activity.objects.published().upcoming().count() == Activity.objects.count()


def test_some_dates_are_cancelled_or_moved_and_say_why(content):
    off = Occurrence.objects.coming().filter(cancelled_at__isnull=False)
    moved = Occurrence.objects.coming().filter(moved_at__isnull=False)
    assert off.count() >= 5
    assert moved.count() >= 4
    assert not (off | moved).filter(reason="").exists()


def test_everything_is_marked_as_an_example(content):
    for model in (Organisation, Premises, Activity, EntryPoint, SchoolBreak, User):
        assert model.objects.exists()
        assert not model.objects.filter(is_example=False).exists()


def test_nobody_real_can_be_called_written_to_or_visited(content):
    assert real_contacts() == []
    for model in (Activity, Premises):
        told = model.objects.exclude(address="").values_list("address", flat=True)
        assert told
        assert all(address.startswith("Exempel") for address in told)
    assert not Organisation.objects.exclude(number="").exists()
    assert all(user.name.endswith(" Exempel") for user in User.objects.all())


@pytest.mark.parametrize(
    "contact", ["Ring 08-123 45 67.", "anna@foreningen.se", "https://samla.se/x"]
)
def test_a_real_contact_would_be_noticed(content, contact):
    Activity.objects.filter(title="Språkcafé i Alby").update(text=contact)
    assert real_contacts()


def test_real_organisations_say_where_the_facts_come_from(content):
    told = Organisation.objects.exclude(source="")
    assert {each.name for each in told} == FROM_OPEN_SOURCES
    for organisation in told:
        assert organisation.phone == organisation.website == ""
        assert "exempel" in organisation.about


def test_what_the_source_tells_stands_there(content):
    konyaspor = Organisation.objects.get(name="Konyaspor KIF")
    assert konyaspor.municipality.name == "Botkyrka"
    assert konyaspor.activities.filter(price=0).count() == 5
    training = Activity.objects.get(title__startswith="Bli volontär")
    assert training.organisation.name.startswith("FRG")
    confirmed = training.invitations.confirmed()
    assert {each.organisation.name for each in confirmed} == {
        "Medborgarskolan i Umeå",
        "Röda Korset i Umeå",
        "Civilförsvarsförbundet i Umeå",
    }


def test_a_person_is_shown_only_where_she_chose_so(content):
    names = {each.on_duty.public_name for each in EntryPoint.objects.all()}
    assert "" in names
    assert "Kerstin Exempel" in names
    assert EntryPoint.objects.exclude(deputy=None).count() == len(LEAST)


def test_every_row_keeps_the_rules_of_its_own_form(content):
    for model in own_models():
        if issubclass(model, (Event, Claim, Listed)):  # written by the database itself
            continue
        for row in model.objects.order_by("pk")[:MANY]:
            row.full_clean(exclude=["password"])


def test_every_word_is_one_of_the_taxonomy(content):
    known = set(Term.objects.filter(retired=False).values_list("pk", flat=True))
    for model in own_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, ArrayField) and isinstance(field, TermsField):
                rows = model.objects.values_list(field.name, flat=True)
                used = {term for row in rows for term in row}
                assert used <= known, (model, field)
                assert all(term.startswith(f"{field.list}:") for term in used)


def test_postcodes_lie_in_their_municipality(content):
    places = PostcodePrefix.objects.values_list("prefix", "municipality_id")
    for model in (Activity, Premises):
        for row in model.objects.exclude(postcode=""):
            assert (row.postcode[:3], row.municipality_id) in set(places), row


def test_sentences_are_short(content):
    texts = [*Activity.objects.values_list("text", flat=True)]
    texts += Organisation.objects.values_list("about", flat=True)
    texts += Premises.objects.values_list("rules", flat=True)
    for sentence in re.split(r"(?<=[.!?])\s+|\n", " ".join(texts)):
        assert len(sentence.split()) <= LONGEST_SENTENCE, sentence


def test_a_second_run_doubles_nothing(content):
    before = counted()
    assert "already" in demo()
    assert counted() == before
