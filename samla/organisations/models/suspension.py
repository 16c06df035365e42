"""Suspension: a municipality takes an organisation from the public, and says why."""

import pghistory
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.accounts.models import User
from samla.core.retention import Kept, Until
from samla.moderation.models import Report
from samla.municipalities.models import Municipality, StaffMember
from samla.organisations.models.organisation import Organisation


def suspendable_by(user):
    """Organisations of a coordinator's municipality; an administrator's all.

    Never one that she belongs to herself, nor one that is suspended already.
    """
    standing = Suspension.objects.standing().values("organisation")
    rows = Organisation.objects.filter(merged_into=None).exclude(pk__in=standing)
    rows = rows.exclude(memberships__user=user)
    if user.is_superuser:
        return rows
    hers = user.staff_roles.coordinating().values("municipality")
    return rows.filter(municipality__in=hers)


class SuspensionQuerySet(models.QuerySet):
    """Which suspensions stand, and who may see, answer and lift them."""

    def standing(self):
        return self.filter(lifted_at=None)

    def waiting(self):
        """Those with an objection that nobody has answered."""
        return self.standing().filter(objected_at__isnull=False, answered_at=None)

    def decidable_by(self, user):
        """Those of a coordinator's municipality, unless an administrator suspended.

        Administrators decide about all; nobody about her own organisation.
        """
        rows = self.exclude(organisation__memberships__user=user)
        if user.is_superuser:
            return rows
        return rows.filter(
            is_administrators=False,
            municipality__staff__user=user,
            municipality__staff__role=StaffMember.Role.COORDINATOR,
        )

    def readable_by(self, user):
        """Those of a coordinator's municipality, whoever suspended."""
        if user.is_superuser:
            return self.all()
        return self.filter(
            municipality__staff__user=user,
            municipality__staff__role=StaffMember.Role.COORDINATOR,
        )

    def suspend(self, organisation, person, reason):
        """Take an organisation from the public; nothing where that is done already."""
        with transaction.atomic():
            row = _locked(organisation)
            if self.standing().filter(organisation=row).exists():
                return None
            suspension = self.create(
                organisation=row,
                municipality=row.municipality,
                reason=reason,
                suspended_by=person,
                is_administrators=not person.staff_roles.coordinating()
                .filter(municipality=row.municipality)
                .exists(),
                was_shown=row.was_shown,
            )
            row.take_down()
        return suspension


def _locked(organisation):
    rows = Organisation._base_manager.select_for_update(no_key=True)
    return rows.get(pk=organisation.pk)


@pghistory.track()
class Suspension(models.Model):
    """Why an organisation is not shown, what it says to that, and how it ended."""

    PERSONAL = {
        "suspended_by": Kept("who decided", Until.NAMELESS),
        "objection": Kept("an objection", Until.DECIDED, by="objected_by"),
        "objected_by": Kept("who objected", Until.NAMELESS),
        "lifted_by": Kept("who decided", Until.NAMELESS),
    }

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="suspensions"
    )
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="suspensions"
    )
    reason = models.TextField(_("Why is it suspended?"), max_length=1000)
    suspended_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    suspended_at = models.DateTimeField(default=timezone.now)
    # Whether an administrator did it for a municipality that is not her own work.
    is_administrators = models.BooleanField(default=False)
    # Whether the organisation was public when it was suspended, to be so again.
    was_shown = models.BooleanField(default=False)
    objection = models.TextField(_("Your objection"), max_length=2000, blank=True)
    objected_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    objected_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(_("Your answer"), max_length=1000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = SuspensionQuerySet.as_manager()

    class Meta:
        ordering = ["-suspended_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"],
                condition=Q(lifted_at=None),
                name="suspension_stands_once",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""), name="suspension_has_a_reason"
            ),
            models.CheckConstraint(
                # Its words are forgotten some time after the decision.
                condition=Q(objected_at=None, objection="")
                | (
                    Q(objected_at__isnull=False)
                    & (
                        ~Q(objection="")
                        | Q(answered_at__isnull=False)
                        | Q(lifted_at__isnull=False)
                    )
                ),
                name="suspension_objection_has_words",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answer="")
                | (Q(answered_at__isnull=False) & ~Q(answer="")),
                name="suspension_answer_has_words",
            ),
        ]

    def __str__(self):
        return f"{self.organisation}, {self.municipality}"

    @property
    def decision_told(self) -> str:
        """What whoever has decided is told: which decision, on what."""
        told = _("The suspension of “%(name)s” stands. It gets a letter now.")
        if self.lifted_at:
            told = _("The suspension of “%(name)s” is lifted. It gets a letter now.")
        elif not self.answered_at:
            told = _("“%(name)s” is suspended. It gets a letter with your reason now.")
        return told % {"name": self.organisation}

    @property
    def may_object(self):
        """Whether its people may still say something against it."""
        return not (self.lifted_at or self.answered_at)

    def object(self, person, text):
        """Say what speaks against it; nothing where it has been answered meanwhile."""
        with transaction.atomic():
            row = Suspension.objects.select_for_update(no_key=True).get(pk=self.pk)
            if not row.may_object:
                return False
            row.objection, row.objected_by = text, person
            row.objected_at = timezone.now()
            row.save(update_fields=["objection", "objected_by", "objected_at"])
        return True

    def decide(self, person, is_lifted, answer):
        """Lift it or keep it, with words; nothing where somebody was quicker."""
        with transaction.atomic():
            organisation = _locked(self.organisation)
            row = Suspension.objects.select_for_update(no_key=True).get(pk=self.pk)
            if row.lifted_at:
                return False
            row.answer, row.answered_at = answer, timezone.now()
            if is_lifted:
                row.lifted_at, row.lifted_by = timezone.now(), person
            row.save()
            if is_lifted and not Report.objects.holding(organisation).exists():
                organisation.put_up(row.was_shown)
        return True
