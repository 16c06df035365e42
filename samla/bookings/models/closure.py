"""Closures: a room is closed for a while, unless somebody has it then."""

import pghistory
import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.accounts.models import User
from samla.bookings.models.one_path import Taken, again_once, lending
from samla.core.retention import Kept, Until
from samla.premises.models import Premises

CLOSE = """
if tg_op <> 'DELETE' then
    perform id from premises_premises
        where id in (select samla_rooms_within(array[new.premises_id]))
        order by id for no key update;
end if;
perform samla_claim('{}', array[coalesce(new.id, old.id)]);
return null;
"""
IN_THE_WAY = _(
    "Bookings are confirmed or held in that time. Move or cancel them first; they are "
    "listed below."
)
CLOSED = _("The room, or a part of it, is closed already some of that time.")


class InTheWay(Taken):
    """What keeps a room from being closed: `claims` of dates and of other closures."""

    def __init__(self, claims):
        self.claims = claims
        is_booked = any(claim.booking_date_id for claim in claims)
        super().__init__(IN_THE_WAY if is_booked or not claims else CLOSED)


class ClosureQuerySet(models.QuerySet):
    """Which rooms are closed, and whose it is to say."""

    def coming(self):
        return self.filter(ends_at__gt=timezone.now())

    def editable_by(self, user):
        """Those of rooms that a person lends."""
        return self.filter(premises__in=Premises.objects.editable_by(user))


@pghistory.track()
class Closure(models.Model):
    """A time when a room is lent to nobody, and why."""

    PERSONAL = {"made_by": Kept("who closed the room", Until.NAMELESS)}

    premises = models.ForeignKey(
        Premises, on_delete=models.CASCADE, related_name="closures"
    )
    starts_at = models.DateTimeField(_("From"))
    ends_at = models.DateTimeField(_("Until"))
    reason = models.CharField(
        _("Why?"),
        max_length=200,
        help_text=_("For example: the floor is being mended. Everybody can read it."),
    )
    made_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)

    objects = ClosureQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="closure_ends_after_it_starts",
                violation_error_message=_("It ends before it starts."),
            ),
            models.CheckConstraint(
                condition=~Q(reason=""), name="closure_has_a_reason"
            ),
        ]
        indexes = [
            models.Index(fields=["premises", "starts_at"], name="closure_of_room")
        ]
        triggers = [
            pgtrigger.Trigger(
                name="closure_claims_its_room",
                operation=pgtrigger.Insert
                | pgtrigger.UpdateOf("premises_id", "starts_at", "ends_at")
                | pgtrigger.Delete,
                when=pgtrigger.After,
                func=CLOSE,
            )
        ]

    def __str__(self):
        return self.reason

    @again_once
    def put(self):
        """Close the room, or say which bookings must be settled first."""
        self.full_clean()
        try:
            with lending([self.premises_id]):
                self.save()
        except Taken as taken:
            raise InTheWay(self.in_the_way()) from taken

    def in_the_way(self) -> list:
        """What claims the room, or a part of it, in that time."""
        claims = self.claims.model.objects.of_rooms([self.premises_id])
        others = claims.during(self.starts_at, self.ends_at)
        return list(others.exclude(closure=self.pk or 0).for_lists())

    def clean(self):
        """A time that is over closes nothing."""
        super().clean()
        if self.ends_at and self.ends_at <= timezone.now():
            raise ValidationError({"ends_at": _("That time has passed.")})
