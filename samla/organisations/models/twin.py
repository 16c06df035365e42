"""Likely doubles: organisations that look like one, found every night."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.accounts.models import User
from samla.core.retention import Kept, Until
from samla.organisations.models.merge import coordinated_by, not_of
from samla.organisations.models.organisation import Organisation


class LikelyTwinQuerySet(models.QuerySet):
    """Which pairs somebody should look at, and who."""

    def open(self):
        """Those nobody has decided about."""
        return self.filter(
            dismissed_at=None, first__merged_into=None, second__merged_into=None
        )

    def decidable_by(self, user):
        """Those with both in a coordinator's municipalities; administrators all.

        Nobody decides about her own.
        """
        rows = self.filter(coordinated_by(user, "first", "second"))
        return not_of(rows, user, ("first", "second"))

    def for_lists(self):
        """Both names and places, in one question to the database."""
        pair = ("first", "second")
        unseen = ("document", "likeness", "about", "municipality__outline")
        return self.select_related(*(f"{one}__municipality" for one in pair)).defer(
            *(f"{one}__{name}" for one in pair for name in unseen)
        )


class LikelyTwin(models.Model):
    """Two organisations that look like one; somebody looks whether they are."""

    PERSONAL = {"dismissed_by": Kept("who decided", Until.NAMELESS)}

    first = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    likeness = models.FloatField()
    # What is the same, by code; and the names they had, both, when they were found.
    signs = ArrayField(models.CharField(max_length=8), default=list)
    names = models.TextField(default="")
    found_at = models.DateTimeField(default=timezone.now)
    dismissed_at = models.DateTimeField(null=True, blank=True)
    dismissed_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = LikelyTwinQuerySet.as_manager()

    class Meta:
        ordering = ["-likeness", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["first", "second"], name="likely_twin_stands_once"
            ),
            models.CheckConstraint(
                condition=Q(first__lt=F("second")), name="likely_twin_is_in_order"
            ),
        ]

    def __str__(self):
        return f"{self.first} = {self.second}?"

    @property
    def pair(self):
        return self.first, self.second

    @property
    def likeliest(self):
        """The one that had better stay: vouched for, public, the elder."""
        return min(
            self.pair,
            key=lambda one: (not one.is_verified, not one.published_at, one.pk),
        )

    @property
    def decision_told(self) -> str:
        """What whoever has said that they are two is told."""
        told = _("“%(first)s” and “%(second)s” stay two. We will not ask again.")
        return told % {"first": self.first, "second": self.second}

    def dismiss(self, person):
        """They are two: never ask again, unless one takes another name."""
        undecided = LikelyTwin.objects.filter(pk=self.pk, dismissed_at=None)
        undecided.update(dismissed_at=timezone.now(), dismissed_by=person)
