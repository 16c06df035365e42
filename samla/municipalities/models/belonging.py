"""What it is to belong: a part somebody has in a group, and letters that ask her in."""

import datetime

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Func, Q, Value
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


def same_mailbox(rows, email):
    """Of rows with an address those whose letters end up where this one's do."""
    box = Func(
        F("email"),
        Value(r"\+.*@"),
        Value("@"),
        function="regexp_replace",
        output_field=models.TextField(),
    )
    return rows.alias(box=box).filter(box=mailbox(email))


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
    def allowance(cls, group) -> tuple[int, int]:
        """How many may be open, and how many may be sent a day."""
        return MOST_OPEN, MOST_A_DAY

    @classmethod
    def refuse(cls, group, inviter, email):
        """Say in words why this letter is not sent; each reason is an error."""
        now, rows = timezone.now(), cls.objects.all()
        people = getattr(group, cls.PARTS).values("user")
        theirs = EmailAddress.objects.filter(verified=True, user__in=people)
        if same_mailbox(theirs, email).exists():
            raise ValidationError(_("This person belongs already."), "belongs")
        if same_mailbox(rows.filter(invited_at__gt=now - PAUSE), email).exists():
            raise ValidationError(
                _("That address has just got a letter. Wait an hour."), "soon"
            )
        open_ones = rows.filter(
            answered_at=None, expires_at__gt=now, **{cls.GROUP: group}
        )
        if same_mailbox(open_ones, email).exists():
            raise ValidationError(
                _("That address is invited already. Renew the invitation below."),
                "open",
            )
        cls._refuse_many(group, inviter, open_ones)

    @classmethod
    def _refuse_many(cls, group, inviter, open_ones):
        """Say that enough wait, or that enough were sent today."""
        most_open, most_a_day = cls.allowance(group)
        if open_ones.count() >= most_open:
            said = _("%(count)s invitations wait for an answer. Withdraw one first.")
            raise ValidationError(said, "many", {"count": most_open})
        today = cls.objects.filter(invited_at__gt=timezone.now() - DAY)
        counted = today.filter(Q(invited_by=inviter) | Q(**{cls.GROUP: group}))
        if counted.count() >= most_a_day:
            said = _("%(count)s invitations were sent today. Go on tomorrow.")
            raise ValidationError(said, "tomorrow", {"count": most_a_day})

    @classmethod
    def invite(cls, group, inviter, email, role):
        """Invite somebody; returns the invitation and the token for its letter."""
        email = one_spelling(email)
        with transaction.atomic():
            take_turns(group)
            cls.refuse(group, inviter, email)
            old = cls.objects.filter(**{cls.GROUP: group}, answered_at=None)
            same_mailbox(old, email).update(answered_at=timezone.now())
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
