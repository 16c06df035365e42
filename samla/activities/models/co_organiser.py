"""Other organisations that take part in an activity."""

import pghistory
from django.db import models
from django.db.models import F
from django.utils import timezone

from samla.activities.models.activity import Activity
from samla.organisations.models import Organisation


class CoOrganiserQuerySet(models.QuerySet):
    """Who has said yes, and who may answer."""

    def others(self):
        """Those of others than the organiser, which may have become part of one."""
        return self.exclude(organisation=F("activity__organisation"))

    def confirmed(self):
        return self.others().filter(
            confirmed_at__isnull=False, organisation__published_at__isnull=False
        )

    def answerable_by(self, user):
        """Invitations to organisations that a person may speak for."""
        return self.others().filter(organisation__memberships__user=user)


@pghistory.track()
class CoOrganiser(models.Model):
    """Another organisation that takes part; named in public once it has said yes."""

    activity = models.ForeignKey(
        Activity, on_delete=models.CASCADE, related_name="invitations"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="invitations"
    )
    asked_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    objects = CoOrganiserQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "organisation"], name="co_organiser_stands_once"
            )
        ]

    def __str__(self):
        return f"{self.organisation}, {self.activity}"

    def confirm(self):
        """Say yes: the organisation is named beside the activity from now on."""
        self.confirmed_at = self.confirmed_at or timezone.now()
        self.save(update_fields=["confirmed_at"])
