"""Counties and municipalities, and the names people use for them."""

import math
import re
import time
from functools import lru_cache

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Case, Exists, F, Func, OuterRef, Q, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samla.core import outlines
from samla.core.columns import folded, sort_key
from samla.core.search import Fold

# A postcode area with less than this share of a municipality is not asked about.
LEAST_SHARE = 0.2
POSTCODE_DIGITS = 5
# Digits of any script, with or without the country before them: "SE-145 57".
POSTCODE = re.compile(r"(?:se ?-? ?)?([\d ]+)", re.IGNORECASE)
# A name less like what was typed than this is not what was meant.
LIKE_ENOUGH = 0.45
LONGEST_NAME = 80
# A running process asks for the names of the municipalities again this often.
SECONDS_REMEMBERED = 300


class County(models.Model):
    """One of the 21 counties; the codes of its municipalities begin with its own."""

    code = models.CharField(primary_key=True, max_length=2)
    name = models.CharField(max_length=60, unique=True)
    slug = models.SlugField(unique=True)
    outline = models.TextField()
    name_sort = sort_key()

    class Meta:
        ordering = ["name_sort"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("municipalities:county-detail", args=[self.slug])


class MunicipalityQuerySet(models.QuerySet):
    """Questions about municipalities."""

    def joined(self):
        """Those that use Samla: somebody answers there."""
        return self.filter(entry_point__isnull=False)

    def with_joined(self):
        """Each says whether it has joined, as `is_joined`."""
        return self.annotate(is_joined=Q(entry_point__isnull=False))

    def with_coordinator(self):
        """Each says whether somebody keeps its way in, as `has_coordinator`."""
        people = Municipality.staff.rel.related_model.objects.coordinating()
        return self.annotate(
            has_coordinator=Exists(people.filter(municipality=OuterRef("pk")))
        )

    def nearest_to(self, place):
        """The others: first those of the same county, each group the nearest first."""
        north = F("latitude") - place.latitude
        east = F("longitude") - place.longitude
        narrowing = math.cos(math.radians(place.latitude))
        return self.exclude(pk=place.pk).order_by(
            Case(When(county=place.county_id, then=0), default=1),
            north * north + east * east * narrowing**2,
        )


class Municipality(models.Model):
    """One of the 290 municipalities, known by its four-digit code."""

    code = models.CharField(primary_key=True, max_length=4)
    name = models.CharField(max_length=60)
    official_name = models.CharField(max_length=80)
    slug = models.SlugField(unique=True)
    county = models.ForeignKey(
        County, on_delete=models.PROTECT, related_name="municipalities"
    )
    seat = models.CharField(max_length=60)
    latitude = models.FloatField()
    longitude = models.FloatField()
    population = models.PositiveIntegerField()
    outline = models.TextField()
    name_sort = sort_key()

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        ordering = ["name_sort"]
        constraints = [
            models.CheckConstraint(
                condition=Q(code__startswith=F("county")),
                name="municipality_code_begins_with_its_county",
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("pages:municipality-detail", args=[self.slug])

    @property
    def middle(self):
        """Where the municipality's mark stands on the map."""
        return outlines.middle(self.outline)

    @property
    def about_population(self):
        """How many live here, rounded, since the figure is an approximate one."""
        return round(self.population, -2 if self.population < 10_000 else -3)

    def nearest_joined(self, most=3):
        """Where somebody answers nearby: in the county, or else anywhere."""
        nearest = Municipality.objects.joined().nearest_to(self)[:most]
        same_county = [place for place in nearest if place.county_id == self.county_id]
        return same_county or list(nearest)


class PlaceName(models.Model):
    """A name somebody may type for a municipality: its own, its seat's, an alias."""

    class Kind(models.TextChoices):
        NAME = "name", _("Name")
        SEAT = "seat", _("Seat")
        ALIAS = "alias", _("Alias")
        LOCALITY = "locality", _("Locality")

    municipality = models.ForeignKey(
        Municipality, on_delete=models.CASCADE, related_name="names"
    )
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=8, choices=Kind)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    folded = folded()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "name"], name="place_name_stands_once"
            ),
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None)
                | Q(latitude__isnull=False, longitude__isnull=False),
                name="place_name_has_both_coordinates_or_none",
            ),
        ]
        indexes = [
            models.Index(fields=["folded"], name="place_name_folded"),
            GinIndex(
                OpClass(F("folded"), name="gin_trgm_ops"), name="place_name_alike"
            ),
        ]

    def __str__(self):
        return self.name


class PostcodePrefix(models.Model):
    """How many of the postcodes with these first three digits lie in a municipality."""

    prefix = models.CharField(max_length=3)
    municipality = models.ForeignKey(
        Municipality, on_delete=models.CASCADE, related_name="postcode_prefixes"
    )
    share = models.FloatField(validators=[MinValueValidator(0), MaxValueValidator(1)])

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["prefix", "municipality"], name="postcode_prefix_stands_once"
            )
        ]

    def __str__(self):
        return f"{self.prefix} {self.municipality_id}"


def places_meant(typed: str, sure: bool = False) -> list[str]:
    """The codes of the municipalities a reader may mean; none where no name is alike.

    Takes a name, a seat, an alias, a locality or a postcode, with or without åäö;
    who writes the marks is taken at her word first ("Håbo" before "Habo"), and the
    whole official name means one alone ("Håbo kommun"), so that links can use it.
    `sure` takes only names that are the same: what is saved is never guessed.
    """
    typed = " ".join(typed.split())[:LONGEST_NAME]
    if postcode := POSTCODE.fullmatch(typed):
        digits = postcode[1].replace(" ", "")
        return _by_postcode("".join(str(int(digit)) for digit in digits))
    return _by_name(typed, sure) if any(map(str.isalnum, typed)) else []


def municipality_names(codes) -> list[str]:
    """What municipalities are called, from memory: names change once in decades."""
    names = _names(int(time.monotonic() // SECONDS_REMEMBERED))
    return [names[code] for code in codes if code in names]


@lru_cache(maxsize=1)
def _names(moment):
    return dict(Municipality.objects.values_list("code", "name"))


def _by_postcode(digits):
    if len(digits) != POSTCODE_DIGITS:
        return []
    found = PostcodePrefix.objects.filter(prefix=digits[:3], share__gte=LEAST_SHARE)
    return list(found.order_by("-share").values_list("municipality_id", flat=True))


def _by_name(typed, sure):
    """Names that are the same; else those that begin so; else the one most alike."""
    fold = Fold(models.Value(typed))
    likeness = Func(
        F("folded"), fold, function="similarity", output_field=models.FloatField()
    )
    rows = list(
        PlaceName.objects.annotate(
            typed=fold, likeness=likeness, official=F("municipality__official_name")
        )
        .filter(
            Q(folded=F("typed"))
            | Q(folded__startswith=F("typed"))
            | Q(folded__trigram_similar=fold)
        )
        .order_by("-likeness", "name", "municipality_id")[:50]
    )
    official = [row for row in rows if row.official.casefold() == typed.casefold()]
    same = official or [row for row in rows if row.folded == row.typed]
    same.sort(key=lambda row: row.name.casefold() != typed.casefold())
    if same or sure:
        return list(dict.fromkeys(row.municipality_id for row in same))
    begin = [row for row in rows if row.folded.startswith(row.typed)]
    alike = [row for row in rows[:1] if row.likeness >= LIKE_ENOUGH]
    return list(dict.fromkeys(row.municipality_id for row in begin or alike))
