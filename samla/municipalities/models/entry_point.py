"""The way in to a municipality: the function, who keeps it, and its promise."""

import datetime

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.municipalities.models.place import Municipality
from samla.taxonomy.models import TermsField

# What was said longer ago than this should be asked about again.
FRESH = datetime.timedelta(days=183)


class StaffMemberQuerySet(models.QuerySet):
    """Who works where, and as what."""

    def coordinating(self):
        """Those who keep a municipality's way in."""
        return self.filter(role=StaffMember.Role.COORDINATOR)


class StaffMember(models.Model):
    """A person who works for a municipality, in one role."""

    class Role(models.TextChoices):
        COORDINATOR = "coordinator", _("Coordinator")
        PREMISES = "premises", _("Premises manager")
        READER = "reader", _("Reader")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="staff_roles"
    )
    municipality = models.ForeignKey(
        Municipality, on_delete=models.CASCADE, related_name="staff"
    )
    role = models.CharField(max_length=12, choices=Role, default=Role.COORDINATOR)
    chose_to_be_shown_at = models.DateTimeField(null=True, blank=True)

    objects = StaffMemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "municipality"], name="staff_member_has_one_role"
            )
        ]

    def __str__(self):
        return f"{self.user}, {self.municipality}"

    @property
    def public_name(self):
        """The name the public may read: none unless this person chose so."""
        return self.user.name if self.chose_to_be_shown_at else ""

    def choose_to_be_shown(self, wish: bool):
        """Let the public read this person's name, or no longer; only she decides."""
        if wish != bool(self.chose_to_be_shown_at):
            self.chose_to_be_shown_at = timezone.now() if wish else None
            self.save(update_fields=["chose_to_be_shown_at"])


class EntryPointQuerySet(models.QuerySet):
    """Which entry points a person may change."""

    def editable_by(self, user):
        return self.filter(
            municipality__staff__user=user,
            municipality__staff__role=StaffMember.Role.COORDINATOR,
        )


class EntryPoint(models.Model):
    """The one way in to a municipality: a function, who keeps it, and its promise."""

    municipality = models.OneToOneField(
        Municipality, on_delete=models.CASCADE, related_name="entry_point"
    )
    function_name = models.CharField(
        _("What is the function called?"),
        max_length=80,
        help_text=_(
            "The function, not the person: for example integration coordinator."
        ),
    )
    unit = models.CharField(_("Which unit is it part of?"), max_length=80)
    email = models.EmailField(
        _("E-mail address"),
        help_text=_("A function mailbox that colleagues can read too."),
    )
    phone = models.CharField(_("Phone"), max_length=20, blank=True)
    phone_hours = models.CharField(
        _("Phone hours"),
        max_length=80,
        blank=True,
        help_text=_("For example: Monday to Thursday 9.00–11.30."),
    )
    languages = TermsField(
        "language", verbose_name=_("Which languages do you answer in?")
    )
    promise_days = models.PositiveSmallIntegerField(
        _("Within how many working days do you answer?"),
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(20)],
    )
    helps_with = models.TextField(_("I help with"), max_length=1000)
    helps_not_with = models.TextField(
        _("I do not help with"), max_length=1000, blank=True
    )
    on_duty = models.ForeignKey(
        StaffMember, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    deputy = models.ForeignKey(
        StaffMember, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    is_example = models.BooleanField(default=False)
    confirmed_at = models.DateTimeField(default=timezone.now)

    objects = EntryPointQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(promise_days__range=(1, 20)),
                name="entry_point_promises_1_to_20_days",
            ),
            models.CheckConstraint(
                condition=~Q(deputy=F("on_duty")),
                name="entry_point_deputy_is_somebody_else",
                violation_error_message=_("The deputy must be somebody else."),
            ),
        ]

    def __str__(self):
        return f"{self.function_name}, {self.municipality}"

    @property
    def is_old(self):
        """Whether nobody has said for half a year that this is still right."""
        return timezone.now() - self.confirmed_at > FRESH


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
