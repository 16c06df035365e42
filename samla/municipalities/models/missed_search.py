"""What people look for in a municipality and do not find: words, weeks and counts.

Nothing tells who asked, from where, or on which day. What may be about a person is not
kept at all, and what few have asked for is not shown.
"""

import datetime
import re
import unicodedata

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from samla.core.named import GIVEN
from samla.municipalities.models.place import Municipality

MOST_WORDS = 3
MOST_CHARACTERS = 40
# What fewer have asked for is shown to nobody.
LEAST_SHOWN = 5
# What few have asked for is forgotten sooner.
WEEKS_KEPT = 52
WEEKS_FEW_KEPT = 13
# A flood of nonsense fills no table.
MOST_IN_A_WEEK = 5000
NAMES = {name.casefold() for name in GIVEN}
NOT_ONLY_WORDS = re.compile(r"[\d@/\\<>]|https?:|www\.")
LETTERS = re.compile(r"[^\W\d_]+")


def keepable(typed: str) -> str:
    """The words of a question, if they can be about no person; otherwise nothing."""
    text = unicodedata.normalize("NFC", typed).casefold()
    words = LETTERS.findall(text)
    if NOT_ONLY_WORDS.search(text) or not 0 < len(words) <= MOST_WORDS:
        return ""
    if NAMES.intersection(words):
        return ""
    kept = " ".join(words)
    return kept if 1 < len(kept) <= MOST_CHARACTERS else ""


def monday(day):
    """The first day of a week."""
    return day - datetime.timedelta(days=day.weekday())


class MissedSearchQuerySet(models.QuerySet):
    """Counting what was not found, and telling it."""

    def count_one(self, typed, municipality=None):
        """Somebody found nothing; `municipality` is where she looked, by its code."""
        words = keepable(typed)
        week = monday(timezone.localdate())
        if not words or self.filter(week_on=week)[MOST_IN_A_WEEK:].exists():
            return
        row = {"municipality_id": municipality, "words": words, "week_on": week}
        self.bulk_create([self.model(**row, times=0)], ignore_conflicts=True)
        self.filter(**row).update(times=F("times") + 1)

    def shown(self, municipality):
        """Words that enough have asked for in a year, the most asked for first."""
        rows = self.filter(municipality=municipality, week_on__gt=year_ago())
        told = rows.values("words").annotate(times_in_all=Sum("times"))
        return told.filter(times_in_all__gte=LEAST_SHOWN).order_by(
            "-times_in_all", "words"
        )

    def forgettable(self, now):
        """Counts a year old, and those of a quarter ago that were too few to show."""
        today = timezone.localdate(now)
        old = today - datetime.timedelta(weeks=WEEKS_KEPT)
        older = today - datetime.timedelta(weeks=WEEKS_FEW_KEPT)
        where = {"where": Coalesce("municipality_id", Value(""))}
        same = self.model.objects.alias(**where).filter(
            words=OuterRef("words"), where=OuterRef("where")
        )
        in_all = same.values("words").annotate(sum=Sum("times")).values("sum")
        few = (
            self.alias(**where)
            .alias(in_all=Subquery(in_all))
            .filter(week_on__lt=older, in_all__lt=LEAST_SHOWN)
        )
        return self.filter(Q(week_on__lt=old) | Q(pk__in=few.values("pk")))


def year_ago():
    """From which day on the counts are told."""
    return timezone.localdate() - datetime.timedelta(weeks=WEEKS_KEPT)


class MissedSearch(models.Model):
    """How often words were looked for in vain in a week, in a municipality or none."""

    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="missed_searches",
    )
    words = models.CharField(max_length=MOST_CHARACTERS)
    week_on = models.DateField()
    times = models.PositiveIntegerField()

    objects = MissedSearchQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "words", "week_on"],
                nulls_distinct=False,
                name="missed_search_is_counted_once_a_week",
            ),
            models.CheckConstraint(
                condition=Q(week_on__iso_week_day=1),
                name="missed_search_knows_only_the_week",
            ),
            models.CheckConstraint(
                condition=~Q(words__regex=r"[0-9@]"),
                name="missed_search_is_no_number_or_address",
            ),
        ]
        indexes = [models.Index(fields=["week_on"], name="missed_search_week")]

    def __str__(self):
        return self.words
