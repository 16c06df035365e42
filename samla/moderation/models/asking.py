"""What an entry's people are asked about it, and what one word of theirs does."""

import datetime

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from samla.accounts.models import User
from samla.core.freshness import Confirmable, ConfirmableQuerySet
from samla.moderation.models.review import Review

# So long after its interval a fact is old, and no longer only as old as it may be.
A_MOMENT = datetime.timedelta(seconds=1)


class KeptFreshQuerySet(ConfirmableQuerySet):
    """Entries by who is asked about them, and when they return."""

    def askable(self):
        """Those shown to everybody, where no decision stands or waits."""
        kind = ContentType.objects.get_for_model(self.model)
        waiting = Review.objects.waiting().filter(
            kind=Review.Kind.FIRST, content_type=kind, object_id=OuterRef("pk")
        )
        shown = super().askable().filter(published_at__isnull=False)
        return shown.filter(~Exists(waiting), taken_down_at=None)

    def confirmable_by(self, user):
        """Those a person may change; to coordinators also what is shown in theirs."""
        hers = self.model.objects.editable_by(user).values("pk")
        staffed = user.staff_roles.coordinating().values("municipality")
        shown = Q(municipality__in=staffed, published_at__isnull=False)
        return self.filter(Q(pk__in=hers) | shown)

    def paused_until(self, day):
        """Those paused until that day or an earlier one."""
        return self.filter(
            paused_until_on__lte=day, published_at=None, taken_down_at=None
        )


class KeptFresh(Confirmable):
    """Mixed into Entry: confirmed, paused, ended and shown again by one word."""

    class Meta:
        abstract = True

    @property
    def told(self):
        """What a reviewer looks at is what is said to be right, too."""
        self.TOLD = self.REVIEWED
        yield from super().told

    @property
    def edit_url(self):
        """Where those who may can change it."""
        meta = self._meta
        return reverse(f"{meta.app_label}:{meta.model_name}-edit", args=[self.pk])

    @property
    def mailbox(self):
        """The address that is asked first whether all is right."""
        return self.email or self.speaker.email

    @property
    def keepers(self):
        """The people who answer for it."""
        speaker = self.speaker
        return User.objects.filter(is_active=True, memberships__organisation=speaker)

    @property
    def is_shut(self) -> bool:
        """Whether a decision, or another entry, has taken its place."""
        speaker = self.speaker or self
        is_merged = getattr(speaker, "merged_into_id", None)
        return bool(self.taken_down_at or speaker.taken_down_at or is_merged)

    @property
    def may_return(self) -> bool:
        """Whether it may be shown again, just as it is, by those whose it is."""
        speaker = self.speaker or self
        is_alone = speaker != self and not speaker.published_at
        is_known = bool(self.approved_at or self.is_trusted)
        return is_known and not is_alone and not self.is_shut

    def pause(self, until_on=None):
        """Show it to nobody, until a day if one is known; its people have seen it.

        What was not shown is not paused either: a draft must not come out by itself.
        """
        if not (self.published_at or self.paused_until_on):
            return
        with transaction.atomic():
            if until_on:
                self.confirm()
            self.end()
            self.paused_until_on = until_on
            self.save(update_fields=["paused_until_on"])

    def unpublish(self):
        """Show it to nobody; an organisation is closed."""
        self.close()

    def end(self):
        """Show it to nobody any more; everything it told is kept."""
        with transaction.atomic():
            self.unpublish()
            self.paused_until_on = None
            self.save(update_fields=["paused_until_on"])

    def end_pause(self):
        """Show it again as it was; nobody has said anew that it is right."""
        as_said = {name: getattr(self, name) for name in self.confirmed()}
        long_ago = timezone.now() - self.INTERVAL - A_MOMENT
        if as_said["confirmed_at"] <= long_ago:
            # What is shown again must be found, however old it is.
            as_said |= {"confirmed_at": long_ago, "standing": self.Standing.OLD}
        with transaction.atomic():
            self.let_out()
            type(self)._base_manager.filter(pk=self.pk).update(**as_said)
            self.refresh_from_db(fields=list(as_said))
