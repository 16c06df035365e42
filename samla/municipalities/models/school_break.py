"""School breaks: days when activities may pause."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.municipalities.models.place import Municipality
from samla.municipalities.models.staff import StaffMember


class SchoolBreakQuerySet(models.QuerySet):
    """Which breaks are to come, and whose they are to change."""

    def coming(self):
        return self.filter(last_on__gte=timezone.localdate())

    def editable_by(self, user):
        return self.filter(
            municipality__staff__user=user,
            municipality__staff__role=StaffMember.Role.COORDINATOR,
        )


class SchoolBreak(models.Model):
    """Days when the schools of a municipality are closed; activities may pause."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.CASCADE, related_name="school_breaks"
    )
    name = models.CharField(_("Name"), max_length=40)
    first_on = models.DateField(_("First day"))
    last_on = models.DateField(_("Last day"))
    is_example = models.BooleanField(default=False)

    objects = SchoolBreakQuerySet.as_manager()

    class Meta:
        ordering = ["first_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")),
                name="school_break_ends_after_it_begins",
                violation_error_message=_("The last day is before the first day."),
            ),
            models.UniqueConstraint(
                fields=["municipality", "first_on"],
                name="school_break_stands_once",
                violation_error_message=_("A break that begins that day stands here."),
            ),
        ]

    def __str__(self):
        return self.name
