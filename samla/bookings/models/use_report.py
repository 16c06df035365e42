"""How a room was left: told by either side, with pictures."""

import pghistory
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.accounts.models import User
from samla.bookings.models.booking import Booking
from samla.bookings.models.booking_date import BookingDate
from samla.bookings.models.stages import Side
from samla.core.retention import Kept, Until
from samla.premises.models import KeptPicture


class UseReportQuerySet(models.QuerySet):
    """Which reports are open, and who reads them."""

    def open_damage(self):
        """Damage that nobody has settled."""
        return self.filter(is_damage=True, settled_at=None)

    def visible_to(self, user):
        return self.filter(booking__in=Booking.objects.visible_to(user).values("pk"))

    def to_forget(self, then):
        """Those with words, of bookings that are over since then."""
        over = Booking.objects.filter(pk__in=self.values("booking")).over_since(then)
        settled = Q(is_damage=False) | Q(settled_at__isnull=False)
        return self.exclude(text="").filter(settled, booking__in=over.values("pk"))


@pghistory.track(exclude=["text"])
class UseReport(models.Model):
    """What somebody says of a room after a use: left tidy or not, and damage."""

    PERSONAL = {
        "written_by": Kept("who wrote it", Until.NAMELESS),
        "text": Kept("how the room was left", Until.LENT, by="written_by"),
    }

    booking = models.ForeignKey(
        Booking, on_delete=models.CASCADE, related_name="reports"
    )
    booking_date = models.ForeignKey(
        BookingDate,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="reports",
    )
    side = models.CharField(max_length=9, choices=Side)
    written_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    written_at = models.DateTimeField(default=timezone.now)
    left_tidy = models.BooleanField(_("The room was left tidy"), default=True)
    is_damage = models.BooleanField(_("Something is broken"), default=False)
    text = models.TextField(_("Tell more"), max_length=2000, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = UseReportQuerySet.as_manager()

    class Meta:
        ordering = ["written_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(settled_at=None) | Q(is_damage=True),
                name="use_report_settles_damage_only",
            )
        ]

    def __str__(self):
        return f"{self.booking} {self.written_at:%Y-%m-%d}"

    def put(self):
        """Keep it, unless a second click tells the same; whether it is new."""
        same = UseReport.objects.filter(
            booking=self.booking,
            booking_date=self.booking_date,
            side=self.side,
            written_by=self.written_by,
            text=self.text,
            left_tidy=self.left_tidy,
            is_damage=self.is_damage,
        )
        with transaction.atomic():
            rows = Booking.objects.select_for_update(no_key=True)
            rows.get(pk=self.booking_id)
            if same.exists():
                return False
            self.save()
        return True

    def settle(self):
        """Say that the damage is mended or paid."""
        self.settled_at = self.settled_at or timezone.now()
        self.save(update_fields=["settled_at"])


class ReportPicture(KeptPicture):
    """A picture of how a room was left; seen by the two sides only."""

    report = models.ForeignKey(
        UseReport, on_delete=models.CASCADE, related_name="pictures"
    )
