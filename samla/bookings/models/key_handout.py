"""Keys that are handed out and come back."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.accounts.models import User
from samla.bookings.models.booking import Booking
from samla.core.retention import Kept, Until


class KeyHandoutQuerySet(models.QuerySet):
    """Which keys are out."""

    def out(self):
        return self.filter(returned_at=None)

    def overdue(self, today=None):
        """Those that should have come back."""
        return self.out().filter(due_on__lt=today or timezone.localdate())

    def to_forget(self, then):
        """Those of bookings that are over since then and still say to whom."""
        over = Booking.objects.filter(pk__in=self.values("booking")).over_since(then)
        return self.exclude(to="").filter(
            booking__in=over.values("pk"), returned_at__isnull=False
        )


@pghistory.track(exclude=["to"])
class KeyHandout(models.Model):
    """A key, a tag or a code that somebody got for a booking, until a day."""

    PERSONAL = {
        "to": Kept("who has the key", Until.LENT),
        "handed_out_by": Kept("who handed it out", Until.NAMELESS),
        "returned_to": Kept("who took it back", Until.NAMELESS),
    }

    class Kind(models.TextChoices):
        KEY = "key", _("Key")
        TAG = "tag", _("Tag")
        CODE = "code", _("Code")

    booking = models.ForeignKey(
        Booking, on_delete=models.CASCADE, related_name="key_handouts"
    )
    kind = models.CharField(_("What is it?"), max_length=4, choices=Kind)
    what = models.CharField(
        _("Which one?"), max_length=60, help_text=_("Its number, or its colour.")
    )
    to = models.CharField(_("To whom?"), max_length=80)
    handed_out_at = models.DateTimeField(default=timezone.now)
    handed_out_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    due_on = models.DateField(_("Back by"))
    returned_at = models.DateTimeField(null=True, blank=True)
    returned_to = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = KeyHandoutQuerySet.as_manager()

    class Meta:
        ordering = ["handed_out_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(returned_at=None) | Q(returned_at__gte=F("handed_out_at")),
                name="key_comes_back_after_it_went",
            )
        ]
        indexes = [
            models.Index(
                fields=["due_on"], condition=Q(returned_at=None), name="key_out_longest"
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.what}"
