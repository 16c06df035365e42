"""The yearly contact round: an organisation says that its people are the right ones."""

import datetime

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from samla.accounts.models import User

INTERVAL = datetime.timedelta(days=365)
# So long after the first letter comes the next: to all members, then the municipality.
PAUSE = datetime.timedelta(days=14)
MOST_TIMES = 3


class AsksItsPeople(models.Model):
    """An organisation whose people are asked once a year whether they still are."""

    contacts_confirmed_at = models.DateTimeField(default=timezone.now)
    contacts_asked_at = models.DateTimeField(null=True, blank=True)
    # Letters sent since then: to owners, to all members, to the municipality.
    contacts_times_asked = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True

    @property
    def contacts_are_old(self):
        """Whether nobody has said for a year that its people are the right ones."""
        return timezone.now() - self.contacts_confirmed_at > INTERVAL

    @property
    def readers(self):
        """Its mailbox and its people, each address once with its language.

        Those of an example are nobody's. What a shared mailbox reads is not known.
        """
        if self.is_example:
            return {}
        people = User.objects.filter(is_active=True, memberships__organisation=self)
        return {self.email: "sv"} | dict(people.values_list("email", "language"))

    @property
    def shown_people(self):
        """Those who chose that the public reads their name here."""
        return self.memberships.shown().order_by("pk")[:10]

    def confirm_contacts(self):
        """Say that its people are the right ones; a second time does no harm."""
        self.contacts_confirmed_at = timezone.now()
        self.contacts_asked_at, self.contacts_times_asked = None, 0
        names = ["contacts_confirmed_at", "contacts_asked_at", "contacts_times_asked"]
        self.save(update_fields=names)

    @classmethod
    def wanting_people(cls, user):
        """A person's organisations that lack a second contact, or must confirm them."""
        people = cls.memberships.rel.related_model.objects
        here = people.filter(organisation=OuterRef("pk"))
        second = here.exclude(user=user)
        old = Q(contacts_confirmed_at__lte=timezone.now() - INTERVAL)
        hers = cls.objects.published().editable_by(user).filter(is_example=False)
        return hers.filter(old | ~Exists(second)).annotate(has_second=Exists(second))

    @classmethod
    def due_for_contact_letter(cls, now=None):
        """Those whose people shall be asked today: yearly, and twice again."""
        now = now or timezone.now()
        waited = Q(contacts_times_asked=0)
        waited |= Q(
            contacts_times_asked__in=range(1, MOST_TIMES),
            contacts_asked_at__lte=now - PAUSE,
        )
        shown = cls.objects.published().filter(is_example=False)
        return shown.filter(waited, contacts_confirmed_at__lte=now - INTERVAL)
