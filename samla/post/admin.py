"""The post, for administrators: what left, what did not, and what nobody has read."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samla.core.admin import Admin, confirmed
from samla.post.models import IncomingLetter, Letter


@admin.register(Letter)
class LetterAdmin(Admin):
    """What became of each letter; nobody reads here what it says."""

    list_display = ["written_at", "state", "kind", "email", "ended_at", "answer"]
    list_filter = ["state", ("bounced_at", admin.EmptyFieldListFilter), "written_at"]
    search_fields = ["=email", "=message_id"]
    ordering = ["-pk"]
    unseen = ("message",)
    unshown = ("message", "once", "key", "worker")
    actions = ["send_again"]

    @confirmed(_("Send again"))
    def send_again(self, request, letter, why):
        """Whoever decides it has asked whether it arrived."""
        if not letter.can_be_sent_again:
            raise ValidationError(_("Only a letter that is uncertain or was refused."))
        letter.send_again()


@admin.register(IncomingLetter)
class IncomingLetterAdmin(Admin):
    """Letters that came in; those that fit nothing wait here for a human."""

    list_display = [
        "received_at",
        "sender",
        "subject",
        "is_automatic",
        "is_bounce",
        "is_cut",
        "read_at",
    ]
    list_filter = [
        ("read_at", admin.EmptyFieldListFilter),
        ("token", admin.EmptyFieldListFilter),
        "is_bounce",
        "is_automatic",
        "is_cut",
    ]
    search_fields = ["=sender", "=message_id"]
    ordering = ["-pk"]
    unseen = ("raw", "text")
    unshown = ("raw", "fingerprint", "token")
    actions = ["take_care"]

    @confirmed(_("It is taken care of"))
    def take_care(self, request, letter, why):
        """Somebody has read it and answered where it belongs."""
        letter.mark_read()
