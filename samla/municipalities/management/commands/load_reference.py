"""Loads municipalities, names of places, postcodes and the taxonomy."""

from pathlib import Path

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, transaction

from samla.core import search
from samla.municipalities.models import (
    County,
    Municipality,
    MunicipalityDomain,
    PlaceName,
    PostcodePrefix,
)
from samla.taxonomy.models import Synonym, Term, TermLabel, forget

from ._files import read_places, read_synonyms, read_terms
from ._tables import bring_up_to_date

PLACES = Path(apps.get_app_config("municipalities").path, "reference")
WORDS = Path(apps.get_app_config("taxonomy").path, "reference")
TERMS, SYNONYMS = WORDS / "taxonomy.json", WORDS / "synonyms.csv"


class Command(BaseCommand):
    """Can be run at any time, again and again: it changes only what differs."""

    help = "Load the reference data and show what changed. No code is ever deleted."

    def add_arguments(self, parser):
        parser.add_argument(
            "--places", type=Path, default=PLACES, help="The folder of the place files."
        )
        parser.add_argument(
            "--terms", type=Path, default=TERMS, help="The file of the taxonomy."
        )

        parser.add_argument(
            "--synonyms", type=Path, default=SYNONYMS, help="The file of synonyms."
        )

    def handle(self, *, places, terms, synonyms, verbosity, **options):
        places, terms = read_places(places), read_terms(terms)
        synonyms = read_synonyms(synonyms)
        try:
            with transaction.atomic():
                reports = [
                    *load_places(places),
                    *load_terms(terms),
                    load_synonyms(synonyms),
                    load_domains(places["domains"]),
                ]
        except DatabaseError as error:
            raise CommandError(
                f"The database refused the reference data, nothing was changed: {error}"
            ) from error
        forget()
        search.forget()
        if verbosity:
            for report in reports:
                self.stdout.write(str(report))


def load_places(wanted: dict) -> list:
    """Counties and municipalities, which stay for ever, and the names for them."""
    return [
        bring_up_to_date(County, "counties", ["code"], wanted["counties"]),
        bring_up_to_date(
            Municipality, "municipalities", ["code"], wanted["municipalities"]
        ),
        bring_up_to_date(
            PlaceName,
            "names of places",
            ["municipality_id", "name"],
            wanted["names"],
            remove=True,
        ),
        bring_up_to_date(
            PostcodePrefix,
            "postcode areas",
            ["prefix", "municipality_id"],
            wanted["prefixes"],
            remove=True,
        ),
    ]


def load_domains(wanted: dict):
    """Domains of the file; what administrators added or confirmed stays theirs."""
    theirs = MunicipalityDomain.objects.exclude(is_reference=True, confirmed_at=None)
    kept = set(theirs.values_list("name", flat=True))
    return bring_up_to_date(
        MunicipalityDomain,
        "domains",
        ["name"],
        {at: values for at, values in wanted.items() if at[0] not in kept},
        rows=MunicipalityDomain.objects.exclude(name__in=kept),
        remove=True,
    )


def load_terms(wanted: dict) -> list:
    """Terms and their labels; a term that is no longer in the file is retired."""
    terms = dict(wanted["terms"])
    for term in Term.objects.exclude(pk__in=[id for (id,) in terms]):
        terms[term.pk,] = {
            "list": term.list,
            "code": term.code,
            "position": term.position,
            "attributes": term.attributes,
            "retired": True,
        }
    return [
        bring_up_to_date(Term, "terms", ["id"], terms),
        bring_up_to_date(
            TermLabel, "labels of terms", ["term_id", "language"], wanted["labels"]
        ),
    ]


def load_synonyms(wanted: dict):
    """Words that lead to Swedish ones; nothing points to them, so old ones go."""
    return bring_up_to_date(
        Synonym, "synonyms", ["language", "word"], wanted, remove=True
    )
