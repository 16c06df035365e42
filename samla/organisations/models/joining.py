"""How people come to belong: invited by an owner, or on their own request."""

import datetime

import pghistory
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.accounts.models import User
from samla.core.retention import Kept, Until
from samla.municipalities.models import StaffMember
from samla.municipalities.models.belonging import InvitesToPart, take_turns
from samla.organisations.models.membership import Membership
from samla.organisations.models.organisation import Organisation

# So many invitations wait, and are sent a day, before anybody has approved of it.
MOST_UNKNOWN = 5


@pghistory.track(exclude=["token_digest"])
class Invitation(InvitesToPart):
    """A letter that asks somebody to take part in an organisation."""

    GROUP, PARTS = "organisation", "memberships"

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="open_invitations"
    )
    role = models.CharField(
        _("What may she do?"),
        max_length=6,
        choices=Membership.Role,
        default=Membership.Role.EDITOR,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "email"],
                condition=Q(answered_at=None),
                name="invitation_waits_once",
            )
        ]

    @classmethod
    def allowance(cls, group):
        """Who nobody has approved yet writes to few: letters go out in our name."""
        if group.approved_at or group.is_verified:
            return super().allowance(group)
        return MOST_UNKNOWN, MOST_UNKNOWN


class JoinRequestQuerySet(models.QuerySet):
    """Who waits for an answer, and who gives it."""

    def waiting(self):
        return self.filter(answered_at=None)

    def decidable_by(self, user):
        """Those to an owner's organisations.

        Where no owner is left, the municipality's coordinators answer, and where
        there is none, administrators.
        """
        of_it = {"organisation": OuterRef("organisation")}
        owners = Membership.objects.owners().filter(**of_it, user__is_active=True)
        keepers = StaffMember.objects.coordinating().filter(
            municipality=OuterRef("organisation__municipality")
        )
        hers = Exists(owners.filter(user=user))
        hers |= ~Exists(owners) & Exists(keepers.filter(user=user))
        if user.is_superuser:
            hers |= ~Exists(owners) & ~Exists(keepers)
        return self.filter(hers).exclude(user=user)

    def for_lists(self):
        """With who asks, and where; who has waited longest first."""
        rows = self.select_related("user", "organisation")
        return rows.order_by("asked_at", "pk")


@pghistory.track()
class JoinRequest(models.Model):
    """Somebody asks to take part in an organisation; an owner answers."""

    PERSONAL = {
        "user": Kept("who asks", Until.DECIDED),
        "message": Kept("who she is", Until.DECIDED),
        "answered_by": Kept("who answered", Until.NAMELESS),
        "answer": Kept("why it was answered so", Until.DECIDED),
    }
    # Who got a no may ask again after some days.
    PAUSE = datetime.timedelta(days=7)
    MOST_WAITING = 10

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="join_requests"
    )
    user = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="join_requests"
    )
    message = models.TextField(
        _("Who are you, and what do you do there?"), max_length=500
    )
    asked_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    is_accepted = models.BooleanField(default=False)
    answer = models.TextField(_("A word to her"), max_length=500, blank=True)

    objects = JoinRequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "user"],
                condition=Q(answered_at=None),
                name="join_request_waits_once",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=False) | Q(is_accepted=False),
                name="join_request_is_accepted_by_an_answer",
            ),
        ]

    def __str__(self):
        return f"{self.user}, {self.organisation}"

    @property
    def may_be_asked_again(self):
        """Whether a no lies some days back."""
        return self.answered_at and timezone.now() - self.answered_at > self.PAUSE

    @property
    def decision_told(self) -> str:
        """What whoever has answered is told: which answer, to whom."""
        told = _("You said no to %(person)s, who gets a letter now.")
        if self.is_accepted:
            told = _("%(person)s belongs to “%(name)s” now, and gets a letter.")
        return told % {"person": self.user, "name": self.organisation}

    def ask(self):
        """Ask once; whether it is new: who sends the form twice has asked already."""
        mine = JoinRequest.objects.filter(user=self.user)
        with transaction.atomic():
            User.objects.select_for_update(no_key=True).get(pk=self.user_id)
            here = mine.filter(organisation=self.organisation)
            last = here.order_by("-asked_at").first()
            if last and not last.is_accepted and not last.may_be_asked_again:
                return False
            if mine.waiting().count() >= self.MOST_WAITING:
                return False
            self.save()
        return True

    def decide(self, person, role="", answer=""):
        """Let her in with a role, or say no; whether it could still be decided."""
        with transaction.atomic():
            take_turns(self.organisation)
            decidable = JoinRequest.objects.waiting().decidable_by(person)
            if not decidable.filter(pk=self.pk).exists():
                return False
            self.answered_at, self.answered_by = timezone.now(), person
            self.is_accepted, self.answer = bool(role), answer
            self.save()
            if role:
                self.organisation.memberships.get_or_create(
                    user=self.user, defaults={"role": role}
                )
        return True
