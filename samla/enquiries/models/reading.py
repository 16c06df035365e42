"""Who of those who answer has read what about a person: added to, never changed."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.core.retention import Ground, Kept, SeenBy, Until
from samla.enquiries.models.enquiry import Enquiry
from samla.enquiries.models.hand_over import HandOver

# Only the name of who read may go, with her account; the row goes with its enquiry.
IS_ADDED_TO = """
if tg_op = 'UPDATE' then
    if new.reader_id is null
        and new.enquiry_id = old.enquiry_id
        and new.what = old.what and new.read_at = old.read_at
        and new.hand_over_id is not distinct from old.hand_over_id
    then
        return null;
    end if;
elsif not exists (select from enquiries_enquiry where id = old.enquiry_id) then
    return null;
end if;
raise exception 'what was read is not taken back'
    using errcode = 'check_violation', constraint = 'reading_is_only_added';
"""


class ReadingQuerySet(models.QuerySet):
    """Writes down who reads."""

    def note(self, enquiry, person, what, hand_over=None):
        """Write down that somebody reads what is personal in an enquiry.

        Who has no account reads by the link of her hand-over.
        """
        return self.create(
            enquiry=enquiry, reader=person, what=what, hand_over=hand_over
        )

    def note_each(self, enquiries, person, what):
        """Write down that somebody reads a little of each of many."""
        rows = [self.model(enquiry=one, reader=person, what=what) for one in enquiries]
        return self.bulk_create(rows)

    def in_order(self):
        """The latest first."""
        return self.select_related("reader").order_by("-read_at", "-pk")


class Reading(models.Model):
    """Somebody who works for a municipality has read what is personal in an enquiry."""

    PERSONAL = {
        "reader": Kept("who read it", Until.NAMELESS, SeenBy.DECIDERS, Ground.DUTY)
    }

    class What(models.TextChoices):
        """How it was read."""

        PAGE = "page", _("The page of the enquiry")
        FILE = "file", _("An attachment")
        EXPORT = "export", _("An export")

    enquiry = models.ForeignKey(
        Enquiry, on_delete=models.CASCADE, related_name="readings"
    )
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    hand_over = models.ForeignKey(
        HandOver, on_delete=models.CASCADE, null=True, related_name="readings"
    )
    what = models.CharField(max_length=6, choices=What)
    read_at = models.DateTimeField(default=timezone.now)

    objects = ReadingQuerySet.as_manager()

    class Meta:
        triggers = [
            pgtrigger.Trigger(
                name="reading_is_only_added",
                operation=pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.After,
                timing=pgtrigger.Deferred,
                func=IS_ADDED_TO,
            )
        ]

    def __str__(self):
        return f"{self.enquiry_id} {self.what}"
