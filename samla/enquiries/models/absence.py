"""Who is away, and who answers at a given moment."""

import datetime

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import (
    DateTimeRangeField,
    RangeBoundary,
    RangeOperators,
)
from django.db import models
from django.db.models import F, Func, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.core.days import DAY
from samla.municipalities.models import StaffMember


class Period(Func):
    """From one moment up to another."""

    function = "tstzrange"
    output_field = DateTimeRangeField()


class AbsenceQuerySet(models.QuerySet):
    """Who is away when."""

    def at(self, moment):
        """Those under way at a moment."""
        return self.filter(from_at__lte=moment, until_at__gt=moment)

    def over_since(self, staff, moment):
        """When the last of somebody's that ended after a moment was over, if any."""
        rows = self.filter(
            staff=staff, until_at__gt=moment, until_at__lte=timezone.now()
        )
        return rows.aggregate(last=models.Max("until_at"))["last"]

    def coming(self):
        """Those that are not over, the earliest first."""
        rows = self.filter(until_at__gt=timezone.now())
        return rows.select_related("staff__user").order_by("from_at", "pk")

    def editable_by(self, user):
        """Her own, and those of the colleagues she coordinates."""
        coordinated = user.staff_roles.coordinating().values("municipality")
        hers = Q(staff__user=user) | Q(staff__municipality__in=coordinated)
        return self.filter(hers)


@pghistory.track()
class Absence(models.Model):
    """When somebody who works for a municipality is away; never why."""

    staff = models.ForeignKey(
        StaffMember, on_delete=models.CASCADE, related_name="absences"
    )
    from_at = models.DateTimeField(_("From"))
    until_at = models.DateTimeField(_("Until"))

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        ordering = ["from_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_at__gt=F("from_at")),
                name="absence_ends_after_it_begins",
                violation_error_message=_("The end is before the beginning."),
            ),
            ExclusionConstraint(
                name="absence_is_told_once",
                expressions=[
                    ("staff", RangeOperators.EQUAL),
                    (
                        Period("from_at", "until_at", RangeBoundary()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message=_("An absence of that time stands here."),
            ),
        ]

    def __str__(self):
        return f"{self.from_at:%Y-%m-%d}–{self.until_at:%Y-%m-%d}"

    @property
    def is_under_way(self):
        """Whether she is away now."""
        return self.from_at <= timezone.now() < self.until_at

    @property
    def last_day(self):
        """The last whole day, where it ends at midnight."""
        end = timezone.localtime(self.until_at)
        return None if end.time() > datetime.time.min else end.date() - DAY

    def end(self):
        """She is back; one that has not begun was never meant."""
        if self.is_under_way:
            self.until_at = timezone.now()
            self.save(update_fields=["until_at"])
        elif self.from_at > timezone.now():
            self.delete()


def is_here(member, moment=None) -> bool:
    """Whether somebody of a municipality is there to answer."""
    if member is None or not member.user.is_active:
        return False
    away = Absence.objects.at(moment or timezone.now()).filter(staff=member)
    return not away.exists()


def shown_names(point) -> list[tuple[str, bool]]:
    """Who of a way in chose to be shown and is there; whether it is she who answers."""
    people = [one for one in (point.on_duty, point.deputy) if one]
    if not any(one.public_name for one in people):
        return []
    away = Absence.objects.at(timezone.now()).filter(staff__in=people)
    keys = set(away.values_list("staff", flat=True))
    here = [one for one in people if one.pk not in keys and one.user.is_active]
    return [(one.public_name, one is here[0]) for one in here if one.public_name]


def who_answers(municipality, moment=None) -> StaffMember | None:
    """Who is on duty; her deputy while she is away; nobody where both are."""
    point = getattr(municipality, "entry_point", None)
    if point is None:
        return None
    keys = [key for key in (point.on_duty_id, point.deputy_id) if key]
    away = Absence.objects.at(moment or timezone.now()).filter(staff__in=keys)
    here = (
        StaffMember.objects.filter(pk__in=keys, user__is_active=True)
        .exclude(pk__in=away.values("staff"))
        .select_related("user")
        .in_bulk()
    )
    return next((here[key] for key in keys if key in here), None)
