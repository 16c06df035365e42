"""Verification: a municipality has checked an organisation; what, until when."""

import datetime

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samla.accounts.models import User
from samla.core.retention import Kept, Until
from samla.core.templatetags.samla import day
from samla.municipalities.models import Municipality, StaffMember
from samla.organisations.models.organisation import Organisation
from samla.organisations.models.second_contact import (
    LEAST_CONTACTS,
    NEEDS_CONTACTS,
    ContactsQuerySet,
    NeedsContacts,
)

LONGEST_YEARS = 3
# Who vouches for an organisation last so long before it ends is asked to look anew.
ASKED_BEFORE = datetime.timedelta(days=30)

BY_OTHERS = """
if exists (
    select from organisations_membership
    where organisation_id = new.organisation_id and user_id = new.verified_by_id
) then
    raise exception 'nobody verifies her own organisation'
        using errcode = 'check_violation',
              constraint = 'verification_is_by_somebody_else';
end if;
if exists (
    select from accounts_user where id = new.verified_by_id and is_example
) and not (
    select is_example from organisations_organisation where id = new.organisation_id
) then
    raise exception 'an example person vouches for examples only'
        using errcode = 'check_violation',
              constraint = 'verification_by_an_example_is_of_an_example';
end if;
return new;
"""


def verifiable_by(user):
    """Organisations that a person may look at as a coordinator, and vouch for.

    Those that are shown, and all of her own municipality; never one she belongs to,
    and from an example person only examples.
    """
    hers = user.staff_roles.coordinating().filter(
        municipality__entry_point__isnull=False
    )
    if not hers.exists():
        return Organisation.objects.none()
    seen = Q(published_at__isnull=False) | Q(
        municipality__in=hers.values("municipality")
    )
    rows = Organisation.objects.filter(seen, merged_into=None, taken_down_at=None)
    rows = rows.exclude(memberships__user=user)
    return rows.filter(is_example=True) if user.is_example else rows


class VerificationQuerySet(ContactsQuerySet):
    """Which verifications hold today, and whose they are to change."""

    def standing(self):
        """Those that nobody has withdrawn or renewed; their day may have passed."""
        return self.filter(withdrawn_at=None, renewed_at=None)

    def valid(self):
        today = timezone.localdate()
        in_time = Q(second_contact_by_on=None) | Q(second_contact_by_on__gte=today)
        return self.standing().filter(in_time, until_on__gte=today)

    def changeable_by(self, user):
        """Those of the municipalities a person coordinates, not about her own."""
        rows = self.exclude(organisation__memberships__user=user)
        return rows.filter(
            municipality__staff__user=user,
            municipality__staff__role=StaffMember.Role.COORDINATOR,
        )

    def ending(self, today=None):
        """Those that hold for less than a month more, the first to end first."""
        today = today or timezone.localdate()
        soon = self.standing().filter(
            until_on__gte=today, until_on__lte=today + ASKED_BEFORE
        )
        return soon.filter(organisation__merged_into=None).order_by("until_on", "pk")

    def renew(self, new):
        """Store a new verification; the municipality's former one is history."""
        with transaction.atomic():
            # Who verifies the same organisation at the same time waits.
            Organisation.objects.select_for_update(no_key=True).get(
                pk=new.organisation_id
            )
            former = self.standing().filter(
                organisation=new.organisation_id, municipality=new.municipality_id
            )
            for one in former:
                one.renewed_at = timezone.now()
                one.save(update_fields=["renewed_at"])
            new.save()


@pghistory.track(exclude=["contacts_told_at"])
class Verification(NeedsContacts):
    """What a municipality has checked of an organisation, who did, and until when."""

    PERSONAL = {"verified_by": Kept("who checked", Until.NAMELESS)}

    class Check(models.TextChoices):
        NUMBER = "number", _("The organisation number is its own")
        STATUTES = "statutes", _("Statutes and annual report read")
        MET = "met", _("We have met its people")
        PLACE = "place", _("We have visited its activities")
        CONTACTS = "contacts", _("Its contact persons answer")
        RECORDS = "records", _("It asks for record extracts for work with children")

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="verifications"
    )
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="verifications"
    )
    checked = ArrayField(
        models.CharField(max_length=10, choices=Check),
        verbose_name=_("What have you checked?"),
    )
    function = models.CharField(_("Which function has checked it?"), max_length=120)
    verified_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    verified_on = models.DateField(default=timezone.localdate)
    until_on = models.DateField(_("Until when does it hold?"))
    # When a newer one of the same municipality took its place.
    renewed_at = models.DateTimeField(null=True, blank=True)
    # When the organisation was told that it ends soon.
    reminded_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.TextField(
        _("Why do you withdraw it?"), max_length=500, blank=True
    )

    objects = VerificationQuerySet.as_manager()

    class Meta:
        ordering = ["-verified_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "municipality"],
                condition=Q(withdrawn_at=None, renewed_at=None),
                name="verification_by_a_municipality_stands_once",
            ),
            models.CheckConstraint(
                condition=Q(checked__len__gte=1),
                name="verification_says_what_was_checked",
            ),
            models.CheckConstraint(
                condition=Q(
                    until_on__gt=F("verified_on"),
                    until_on__lte=F("verified_on")
                    + datetime.timedelta(days=366 * LONGEST_YEARS),
                ),
                name="verification_ends_within_three_years",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None)
                | ~Q(withdrawn_because="")
                | Q(second_contact_by_on__isnull=False),
                name="verification_is_withdrawn_with_a_reason",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name=name,
                operation=pgtrigger.Insert,
                when=pgtrigger.Before,
                func=func,
            )
            for name, func in (
                ("verification_needs_two_contacts", NEEDS_CONTACTS),
                ("verification_is_by_somebody_else", BY_OTHERS),
            )
        ]

    def __str__(self):
        return f"{self.organisation}, {self.municipality}"

    @property
    def decision_told(self) -> str:
        """What whoever has decided is told: which decision, on what."""
        told = _("“%(name)s” is verified until %(day)s. It gets a letter now.")
        if self.withdrawn_at:
            told = _("“%(name)s” is no longer verified by you. It gets a letter now.")
        return told % {"name": self.organisation, "day": day(self.until_on)}

    @property
    def is_valid(self):
        """Whether it holds today."""
        is_over = self.withdrawn_at or self.renewed_at
        last = min(self.until_on, self.second_contact_by_on or self.until_on)
        return not is_over and last >= timezone.localdate()

    @property
    def reason_said(self):
        """Why it stands no more, where somebody or time ended it early."""
        if self.withdrawn_because or not self.second_contact_by_on:
            return self.withdrawn_because
        return gettext("There was no second contact person for 30 days.")

    @property
    def checked_names(self):
        """What was checked, in words."""
        return [self.Check(code).label for code in self.checked]

    def withdraw(self, reason):
        """Vouch no longer, and say why; a second time changes nothing."""
        standing = Verification.objects.standing().select_for_update(no_key=True)
        with transaction.atomic():
            row = standing.filter(pk=self.pk).first()
            if row is None:
                return False
            self.withdrawn_at, self.withdrawn_because = timezone.now(), reason
            self.save(update_fields=["withdrawn_at", "withdrawn_because"])
        return True


def lacks_contacts(organisation) -> bool:
    """Whether too few people belong to an organisation for anybody to vouch for it."""
    people = organisation.memberships.filter(user__is_active=True)
    return not organisation.is_example and people.count() < LEAST_CONTACTS
