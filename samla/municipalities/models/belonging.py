"""What it is to belong: a part somebody has in a group, and letters that ask her in."""

import datetime

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.accounts.models import ChoosesToBeShown, Invited
from samla.core.addresses import mailbox, one_spelling

MOST_OPEN = 20
MOST_A_DAY = 50
PAUSE = datetime.timedelta(hours=1)
DAY = datetime.timedelta(days=1)


class LastKeeper(Exception):
    """Somebody else must take over first."""


def take_turns(group):
    """Wait until nobody else changes the people of this group."""
    rows = type(group)._base_manager.select_for_update(of=("self",), no_key=True)
    return rows.only("pk").get(pk=group.pk)


def addresses_of(user) -> set:
    """The addresses that a person has shown to be hers, in one spelling."""
    verified = user.emailaddress_set.filter(verified=True)
    return {one_spelling(email) for email in verified.values_list("email", flat=True)}


class PartQuerySet(models.QuerySet):
    """People of a group."""

    def keeping(self):
        """Those who decide who else belongs."""
        return self.filter(role=self.model.KEEPER)

    def for_lists(self):
        """With their people, who keeps it first."""
        keeps = Q(role=self.model.KEEPER)
        people = self.select_related("user").alias(
            keeps=models.Case(models.When(keeps, then=0), default=1)
        )
        return people.order_by("keeps", "user__name", "pk")

    def shown(self):
        """Those who chose that the public reads their name."""
        chosen = self.exclude(chose_to_be_shown_at=None).exclude(user__name="")
        return chosen.filter(user__is_active=True).select_related("user")


class Part(ChoosesToBeShown):
    """A person's part in a group; one role decides who else takes part."""

    # The field that names the group, the role that keeps it, and its invitations.
    GROUP = ""
    KEEPER = ""
    INVITATIONS = ""

    class Meta:
        abstract = True

    @property
    def group(self):
        return getattr(self, self.GROUP)

    @property
    def keeps(self):
        """Whether this person decides who else belongs."""
        return self.role == self.KEEPER

    @property
    def others(self):
        """The other people of the group."""
        group = {self.GROUP: self.group}
        return type(self).objects.filter(**group).exclude(pk=self.pk)

    @property
    def must_stay(self):
        """Whether nobody else would be there to decide, where somebody has to."""
        if not (self.keeps and self.is_needed):
            return False
        return not self.others.keeping().filter(user__is_active=True).exists()

    def change(self, role):
        """Give another role; the last who keeps it cannot be without successor."""
        with transaction.atomic():
            take_turns(self.group)
            self.refresh_from_db(fields=["role"])
            if role != self.KEEPER and self.must_stay:
                raise LastKeeper
            self.role = role
            self.save(update_fields=["role"])
            if not self.keeps:
                self.withdraw_invitations()

    def leave(self):
        """Belong no more; the last who keeps it cannot without successor."""
        with transaction.atomic():
            take_turns(self.group)
            self.refresh_from_db(fields=["role"])
            if self.must_stay:
                raise LastKeeper
            self.withdraw_invitations()
            self.delete()

    def withdraw_invitations(self):
        """Let what she sent while she decided open nothing any more."""
        sent = getattr(self.group, self.INVITATIONS)
        sent.filter(invited_by=self.user_id, answered_at=None).update(
            answered_at=timezone.now()
        )

    def hand_over(self, successor, role=""):
        """Let somebody else keep it and step down to a role, or leave, in one act."""
        with transaction.atomic():
            take_turns(self.group)
            successor.change(self.KEEPER)
            if role:
                self.change(role)
            else:
                self.leave()


class InvitesToPart(Invited):
    """A letter that asks somebody to take part in a group."""

    # The field that names the group, and the name of its people there.
    GROUP = ""
    PARTS = ""

    class Meta:
        abstract = True

    @property
    def group(self):
        return getattr(self, self.GROUP)

    @classmethod
    def refuse(cls, group, inviter, email):
        """Say in words why this letter is not sent; each reason is an error."""
        now, rows = timezone.now(), cls.objects.all()
        here = rows.filter(**{cls.GROUP: group})
        parts = getattr(group, cls.PARTS)
        hers = Q(user__emailaddress__email=email, user__emailaddress__verified=True)
        open_ones = here.filter(answered_at=None, expires_at__gt=now)
        if parts.filter(hers).exists():
            raise ValidationError(_("This person belongs already."), "belongs")
        lately = rows.filter(invited_at__gt=now - PAUSE).values_list("email", flat=True)
        if mailbox(email) in map(mailbox, lately):
            raise ValidationError(
                _("That address has just got a letter. Wait an hour."), "soon"
            )
        if open_ones.filter(email=email).exists():
            raise ValidationError(
                _("That address is invited already. Renew the invitation below."),
                "open",
            )
        if open_ones.count() >= MOST_OPEN:
            raise ValidationError(
                _("20 invitations wait for an answer. Withdraw one first."), "many"
            )
        today = rows.filter(invited_at__gt=now - DAY)
        counted = today.filter(Q(invited_by=inviter) | Q(**{cls.GROUP: group}))
        if counted.count() >= MOST_A_DAY:
            raise ValidationError(
                _("50 invitations were sent today. Go on tomorrow."), "tomorrow"
            )

    @classmethod
    def invite(cls, group, inviter, email, role):
        """Invite somebody; returns the invitation and the token for its letter."""
        email = one_spelling(email)
        with transaction.atomic():
            take_turns(group)
            cls.refuse(group, inviter, email)
            old = cls.objects.filter(**{cls.GROUP: group}, email=email)
            old.filter(answered_at=None).update(answered_at=timezone.now())
            new = cls(email=email, role=role, invited_by=inviter)
            setattr(new, cls.GROUP, group)
            token = new.new_token()
            new.save()
        return new, token

    def renew(self, inviter):
        """Send a new letter; the link in the one before opens nothing any more."""
        with transaction.atomic():
            take_turns(self.group)
            self.withdraw()
            return type(self).invite(self.group, inviter, self.email, self.role)

    def withdraw(self):
        """Let the link open nothing any more."""
        waiting = type(self).objects.filter(pk=self.pk, answered_at=None)
        waiting.update(answered_at=timezone.now())

    def is_for(self, user) -> bool:
        """Whether it was sent to an address of hers."""
        return one_spelling(self.email) in addresses_of(user)

    @property
    def is_backed(self) -> bool:
        """Whether who sent it still decides there."""
        sender = self.invited_by
        if sender is None or not sender.is_active:
            return False
        parts = getattr(self.group, self.PARTS)
        return sender.is_superuser or parts.keeping().filter(user=sender).exists()

    def part_of(self, user):
        """What she is in the group, if anything."""
        return getattr(self.group, self.PARTS).filter(user=user).first()

    def accept(self, user):
        """Let her in, once; her part, or none where it is too late or not hers."""
        with transaction.atomic():
            take_turns(self.group)
            self.refresh_from_db()
            if part := self.part_of(user):
                self._answered()
                return part
            if not (self.is_open and self.is_for(user) and self.is_backed):
                return None
            parts = getattr(self.group, self.PARTS)
            part = parts.create(user=user, role=self.role)
            self._answered()
            return part

    def _answered(self):
        if self.is_open:
            self.answered_at, self.is_accepted = timezone.now(), True
            self.save(update_fields=["answered_at", "is_accepted"])
