"""People, for administrators: support without passwords and in nobody's name."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samla.accounts import journal
from samla.accounts.models import ForgettingRun, User
from samla.core.admin import Admin, confirmed
from samla.core.letters import write

HERSELF = _("Not yourself: ask another administrator.")


@admin.register(User)
class UserAdmin(Admin):
    """Who signs in. Nobody sets a password here, or signs in as somebody else."""

    list_display = ["email", "name", "is_active", "is_superuser", "last_login"]
    list_filter = ["is_active", "is_superuser", "is_example", "language"]
    search_fields = ["email", "name"]
    ordering = ["email"]
    unshown = ("password", "is_staff")
    actions = ["end_sign_ins", "remove_second_step", "close", "open_again"]

    @confirmed(_("End all sign-ins"))
    def end_sign_ins(self, request, person, why):
        """Sign somebody out everywhere."""
        sign_out(person)
        tell(person, "sign_ins_ended", why)

    @confirmed(_("Remove the second step"))
    def remove_second_step(self, request, person, why):
        """Help somebody who has lost her phone; she is told, and adds a new one."""
        not_herself(request, person)
        Authenticator.objects.filter(user=person).delete()
        sign_out(person)
        journal.changed("second step removed by an administrator", person)
        tell(person, "second_step_removed", why)

    @confirmed(_("Close the account"))
    def close(self, request, person, why):
        """Nobody signs in with it until it is opened again."""
        not_herself(request, person)
        person.is_active = False
        person.save(update_fields=["is_active"])
        sign_out(person)
        tell(person, "account_closed", why)

    @confirmed(_("Open the account again"))
    def open_again(self, request, person, why):
        """She can sign in again."""
        person.is_active = True
        person.save(update_fields=["is_active"])
        tell(person, "account_opened", why)


def not_herself(request, person):
    """An administrator does not help herself past the second step."""
    if person == request.user:
        raise ValidationError(HERSELF)


def sign_out(person):
    """End every place where somebody is signed in."""
    mine = UserSession.objects.filter(user=person)
    keys = list(mine.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    mine.delete()


def tell(person, what, why):
    """Write to somebody what an administrator has done, and why."""
    facts = {"what": what, "reason": why}
    write("accounts/emails/administered.txt", person.email, facts, person.language)


@admin.register(ForgettingRun)
class ForgettingRunAdmin(Admin):
    """What was forgotten each night."""

    list_display = ["started_at", "finished_at"]


@admin.register(LogEntry)
class LogEntryAdmin(Admin):
    """What administrators have done, and why; nobody changes it."""

    list_display = [
        "action_time",
        "user",
        "content_type",
        "object_id",
        "change_message",
    ]
    list_select_related = ["user", "content_type"]
    search_fields = ["change_message", "user__email", "=object_id"]
    ordering = ["-action_time"]
