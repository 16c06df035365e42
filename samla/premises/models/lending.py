"""How an owner lends: whom first, how quickly it answers, and on which terms."""

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Max, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.core.days import after_working_days
from samla.core.versions import digest
from samla.premises.models.owned import Owned, OwnedQuerySet, owner_is
from samla.premises.models.price import Price
from samla.taxonomy.models import TermField

# Children first: so most municipalities do, and each owner may choose another order.
PRIORITIES = ["youth", "association", "study", "municipal", "private", "company"]


def usual_order():
    """The order of priority until an owner has chosen one."""
    return list(PRIORITIES)


class LendingPolicyQuerySet(OwnedQuerySet):
    """How owners lend."""

    def for_room(self, premises):
        """How a room's owner lends; the usual way where it has chosen nothing."""
        return self.for_owner(premises.owner)

    def for_owner(self, owner):
        """How an owner lends; the usual way where it has chosen nothing."""
        of_owner = owner_is(owner)
        return self.filter(**of_owner).first() or self.model(**of_owner)


@pghistory.track()
class LendingPolicy(Owned):
    """What an owner promises and asks of all who borrow its rooms."""

    priorities = ArrayField(
        models.CharField(max_length=12, choices=Price.For),
        default=usual_order,
        verbose_name=_("Who comes first?"),
    )
    promise_days = models.PositiveSmallIntegerField(
        _("Within how many working days do you answer?"),
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(20)],
    )
    cancel_notice_days = models.PositiveSmallIntegerField(
        _("How many days before must a booking be cancelled?"),
        default=2,
        validators=[MaxValueValidator(60)],
    )
    held_days = models.PositiveSmallIntegerField(
        _("How many days do you hold a time for an answer?"),
        default=7,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
    )
    no_show = models.TextField(
        _("What happens when nobody comes?"), max_length=500, blank=True
    )
    needs_safety_officer = models.BooleanField(
        _("Each booking names somebody who answers for safety"), default=True
    )

    objects = LendingPolicyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "lending policies"
        constraints = [
            *Owned.Meta.constraints,
            models.UniqueConstraint(
                fields=["owner_municipality", "owner_organisation"],
                nulls_distinct=False,
                name="lending_policy_stands_once",
            ),
            models.CheckConstraint(
                condition=Q(priorities__contains=PRIORITIES)
                & Q(priorities__len=len(PRIORITIES)),
                name="priorities_name_each_kind_of_user_once",
                violation_error_message=_("Give each kind of user a place of its own."),
            ),
            models.CheckConstraint(
                condition=Q(promise_days__range=(1, 20)),
                name="lending_is_answered_within_20_working_days",
            ),
            models.CheckConstraint(
                condition=Q(held_days__range=(1, 60)) & Q(cancel_notice_days__lte=60),
                name="lending_has_believable_times",
            ),
        ]

    def __str__(self):
        return str(self.owner)

    def answer_due_on(self, today=None):
        """The day by which who asks today has an answer."""
        return after_working_days(today or timezone.localdate(), self.promise_days)

    def priority_of(self, user_kind) -> int:
        """The place of a kind of user: 1 comes first."""
        return self.priorities.index(user_kind) + 1

    def give_place(self, user_kind, place):
        """Let a kind of user come at a place, 1 first; the rest keep their order."""
        with transaction.atomic():
            self.lock_owner()
            stands = LendingPolicy.objects.for_owner(self.owner)
            rest = [kind for kind in stands.priorities if kind != user_kind]
            rest.insert(place - 1, user_kind)
            stands.priorities = rest
            stands.full_clean()
            stands.save()

    @property
    def order(self):
        """Each kind of user in its order, and what it is called."""
        return [(kind, Price.For(kind).label) for kind in self.priorities]

    def order_for(self, user_kind):
        """The kinds of user in their order, and whether each is this one."""
        for kind in self.priorities:
            yield Price.For(kind).label, kind == user_kind


NEVER_CHANGES = """
if (new.text, new.text_language_id, new.number, new.published_at)
    is distinct from (old.text, old.text_language_id, old.number, old.published_at) then
    raise exception 'the terms % are published', old.id
        using errcode = 'check_violation', constraint = 'published_terms_never_change';
end if;
return new;
"""


class TermsQuerySet(OwnedQuerySet):
    """Which terms hold."""

    def published(self):
        return self.filter(published_at__isnull=False)

    def for_room(self, premises):
        """The terms that hold for a room today; none if its owner has none."""
        found = self.published().of_owner(premises.owner).order_by("-number")
        return found.first()

    def readable(self):
        """Those that everybody may read: published, of owners that are shown."""
        shown = Q(owner_organisation=None) | Q(
            owner_organisation__published_at__isnull=False
        )
        return self.published().filter(shown)

    def draft_of(self, owner):
        """What an owner is writing; else a new version that begins as the last one."""
        mine = self.of_owner(owner).order_by("-number")
        if draft := mine.filter(published_at=None).first():
            return draft
        new = self.model(number=1, **owner_is(owner))
        if last := mine.first():
            new.number = last.number + 1
            new.text, new.text_language_id = last.text, last.text_language_id
        return new


@pghistory.track()
class Terms(Owned):
    """One version of the terms on which an owner lends; once published, for ever."""

    number = models.PositiveIntegerField(_("Version"))
    text = models.TextField(_("Terms"), max_length=20_000)
    text_language = TermField(
        "language",
        default="language:sv",
        verbose_name=_("Which language is the text in?"),
    )
    published_at = models.DateTimeField(null=True, blank=True)

    objects = TermsQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "terms"
        ordering = ["-number"]
        constraints = [
            *Owned.Meta.constraints,
            models.UniqueConstraint(
                fields=["owner_municipality", "owner_organisation", "number"],
                nulls_distinct=False,
                name="terms_have_a_number_of_their_own",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="published_terms_never_change",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                condition=pgtrigger.Q(old__published_at__isnull=False),
                func=NEVER_CHANGES,
            )
        ]

    def __str__(self):
        return f"{self.owner} {self.number}"

    def get_absolute_url(self):
        return reverse("premises:terms-detail", args=[self.pk])

    @property
    def text_code(self):
        """The language of the terms, as HTML names it: "sv"."""
        return self.text_language_id.partition(":")[2]

    @property
    def mark(self):
        """A short mark of what was read, so that nothing unread is published."""
        return digest(self.text, self.text_language_id)

    def publish(self):
        """Let these be the terms from now on, under the next number."""
        with transaction.atomic():
            self.lock_owner()
            mine = Terms.objects.of_owner(self.owner).exclude(pk=self.pk)
            self.number = (mine.aggregate(last=Max("number"))["last"] or 0) + 1
            self.published_at = timezone.now()
            self.save()
