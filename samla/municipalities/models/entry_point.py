"""The way in to a municipality: the function, who keeps it, and its promise."""

import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samla.accounts.models import User
from samla.core.freshness import Confirmable, ConfirmableQuerySet
from samla.core.versions import Versioned
from samla.municipalities.models.place import Municipality
from samla.municipalities.models.staff import StaffMember
from samla.taxonomy.models import TermsField


class EntryPointQuerySet(ConfirmableQuerySet):
    """Which entry points a person may change."""

    def editable_by(self, user):
        return self.filter(
            municipality__staff__user=user,
            municipality__staff__role=StaffMember.Role.COORDINATOR,
        )


@pghistory.track(exclude=["standing", "asked_at", "times_asked", "head_email"])
class EntryPoint(Versioned, Confirmable):
    """The one way in to a municipality: a function, who keeps it, and its promise."""

    # How a link names it, as links name the kinds of entries.
    KIND = "vagen-in"
    TOLD = (
        "function_name",
        "unit",
        "email",
        "phone",
        "phone_hours",
        "languages",
        "promise_days",
        "helps_with",
        "helps_not_with",
    )

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
    # Nobody but its coordinators sees it.
    head_email = models.EmailField(
        _("Who is told before a promise is broken?"),
        blank=True,
        help_text=_(
            "The address of the head, who is told when neither who is on duty nor the "
            "deputy has answered on the promised day. Empty: the mailbox above."
        ),
    )
    is_example = models.BooleanField(default=False)

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
            Confirmable.standing_is_told("entry_point"),
        ]

    def __str__(self):
        return f"{self.function_name}, {self.municipality}"

    @property
    def edit_url(self):
        """Where a coordinator changes it."""
        slug = self.municipality.slug
        return reverse("municipalities:entry-point-edit", args=[slug])

    @property
    def own_side(self):
        """A municipality answers for its way in."""
        return self.Side.MUNICIPALITY

    @property
    def mailbox(self):
        """The address that is asked first whether all is right."""
        return self.email

    @property
    def keepers(self):
        """The people who may change it."""
        people = self.municipality.staff.coordinating()
        return User.objects.filter(is_active=True, staff_roles__in=people)

    def save(self, *args, **kwargs):
        """Whoever fills it in speaks for the municipality."""
        if self._state.adding:
            self.confirmed_by = self.own_side
        super().save(*args, **kwargs)
