"""What is in lists: one narrow row per activity with a date to come.

The database keeps the rows, in the transaction of whatever changes them (migration
`listed`): nothing else writes here. Fields have the names they have on Activity, so
that questions are asked of either in the same words.
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, GistIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q

from samla.activities.models.activity import Activity
from samla.activities.models.listed_rows import WEEKDAYS, ListedQuerySet
from samla.municipalities.models import County, Municipality
from samla.organisations.models import Organisation
from samla.taxonomy.models import TermField, TermsField

SOONEST = ("standing", "next_starts_at", "activity")
# What is counted beside a list, so that it is read from the index alone.
COUNTED = ("next_ends_at", "municipality", "county", "type", "languages", "flags")
COUNTED += ("target_groups", "swedish_level", "price", "venue", "times")
COUNTED += ("latitude", "longitude")
IN_PLACE = (*(name for name in COUNTED if name != "municipality"), "firsts")
IN_COUNTY = tuple(name for name in COUNTED if name != "county")
NEAR = (*SOONEST, *COUNTED[:-2])


def _known(model):
    """Another table's key: kept right by what it is copied from."""
    return models.ForeignKey(
        model,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
    )


def _term(name, **options):
    return TermField(
        name,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        **options,
    )


class Listed(models.Model):
    """An activity as lists, searches and maps look for it; written by triggers only."""

    activity = models.OneToOneField(
        Activity,
        on_delete=models.DO_NOTHING,
        primary_key=True,
        db_constraint=False,
        related_name="listed",
    )
    next_starts_at = models.DateTimeField()
    next_ends_at = models.DateTimeField()
    organisation = _known(Organisation)
    age_from = models.PositiveSmallIntegerField(null=True)
    age_to = models.PositiveSmallIntegerField(null=True)
    price = models.PositiveIntegerField()
    # One bit for each part of each day of the week on which it is: see `bits`.
    times = models.PositiveIntegerField()
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    standing = models.PositiveSmallIntegerField(choices=Activity.Standing)
    municipality = _known(Municipality)
    county = _known(County)
    type = _term("activity_type")
    swedish_level = _term("swedish_level", null=True)
    venue = models.CharField(max_length=8, choices=Activity.Venue)
    languages = TermsField("language")
    flags = TermsField("access_flag")
    target_groups = TermsField("target_group")
    # The first date to come on each day of the week, Monday first.
    firsts = ArrayField(models.DateTimeField(null=True), size=len(WEEKDAYS))
    # Without places and weights, which nobody asks of a list in date order.
    document = SearchVectorField()
    likeness = models.TextField()

    objects = ListedQuerySet.as_manager()

    class Meta:
        ordering = ["standing", "next_starts_at", "pk"]
        indexes = [
            models.Index(fields=SOONEST, include=COUNTED, name="listed_soonest"),
            models.Index(
                fields=["municipality", *SOONEST],
                include=IN_PLACE,
                name="listed_soonest_in_place",
            ),
            models.Index(
                fields=["county", *SOONEST],
                include=IN_COUNTY,
                name="listed_soonest_in_county",
            ),
            models.Index(fields=["type", *SOONEST], name="listed_soonest_of_type"),
            models.Index(fields=["organisation"], name="listed_of_organisation"),
            *(
                models.Index(
                    "standing",
                    F(f"firsts__{day - 1}"),
                    "activity",
                    condition=Q(**{f"firsts__{day - 1}__isnull": False}),
                    name=f"listed_first_on_{day}",
                )
                for day in WEEKDAYS
            ),
            GistIndex(
                fields=["latitude", "longitude"],
                include=NEAR,
                name="listed_where",
            ),
            GinIndex(fields=["document"], fastupdate=False, name="listed_document"),
            GinIndex(
                OpClass(F("likeness"), name="gin_trgm_ops"),
                fastupdate=False,
                name="listed_likeness",
            ),
        ]

    def __str__(self):
        return str(self.activity_id)
