"""What a kept value says to its reader: labels, terms, days, names."""

import datetime
from collections import defaultdict

from django.db import models
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samla.accounts.models import User
from samla.core.languages import in_a_row
from samla.core.templatetags.samla import day
from samla.municipalities.models import Municipality, municipality_names

# Fields that no form asks about; what has no word here is nobody's business.
WORDS = {
    "answer": _("Answer"),
    "answered_at": _("Answered"),
    "approved_at": _("Approved for publication"),
    "asked_at": _("Asked"),
    "cancelled_at": _("Cancelled"),
    "confirmed_at": _("Confirmed"),
    "confirmed_by": _("Confirmed by"),
    "contacts_confirmed_at": _("Contact persons confirmed"),
    "decided_at": _("Decided"),
    "deputy": _("Deputy"),
    "due_on": _("Answer promised by"),
    "gone": _("The entry that became part of another"),
    "is_accepted": _("Accepted"),
    "kept": _("The entry that stayed"),
    "kind": _("Kind"),
    "lifted_at": _("Lifted"),
    "listed_dates": _("Days"),
    "merged_at": _("Merged"),
    "merged_into": _("Became part of"),
    "moved_at": _("Moved"),
    "objected_at": _("Objected"),
    "objection": _("Objection"),
    "on_duty": _("On duty"),
    "outcome": _("Outcome"),
    "owner_organisation": _("Owner"),
    "organisation": _("Organisation"),
    "paused_until_on": _("Paused until"),
    "published_at": _("Shown to everybody since"),
    "reason": _("Reason"),
    "reopened_at": _("Opened again"),
    "renewed_at": _("Renewed"),
    "reversed_at": _("Shown again"),
    "role": _("Role"),
    "second_contact_by_on": _("Second contact person awaited until"),
    "chose_to_be_shown_at": _("Name shown in public since"),
    "skip_dates": _("Not on these days"),
    "suspended_at": _("Suspended"),
    "taken_down_at": _("Taken down"),
    "undone_at": _("Undone"),
    "unpublished_at": _("Hidden since"),
    "verified_on": _("Verified on"),
    "weekdays": _("Weekdays"),
    "withdrawn_at": _("Withdrawn"),
}

# What a moment says that was set by the act itself, where its word alone would not.
HAPPENED = {
    "answered_at": _("It was answered"),
    "asked_at": _("It was asked for"),
    "chose_to_be_shown_at": _("Her name is shown in public"),
    "confirmed_at": _("Confirmed to be still right"),
    "contacts_confirmed_at": _("Contact persons confirmed"),
    "published_at": _("Shown to everybody"),
    "unpublished_at": _("Not shown any more"),
}
# And what it says that such a moment is taken away.
IS_OVER = {
    "approved_at": _("Not approved for publication any more"),
    "cancelled_at": _("Takes place after all"),
    "chose_to_be_shown_at": _("Her name is not shown any more"),
    "paused_until_on": _("Not paused any more"),
    "published_at": _("Not shown any more"),
    "taken_down_at": _("Not taken down any more"),
    "unpublished_at": _("Shown to everybody"),
}
# So long a page may take from the moment it writes down until the row is saved.
AT_ONCE = datetime.timedelta(minutes=5)


def statement(field, now, at):
    """What happened when a moment was set or taken away; nothing for other facts."""
    if not isinstance(field, models.DateField) or field.name not in WORDS:
        return ""
    if now is None:
        return str(IS_OVER.get(field.name, ""))
    if not isinstance(field, models.DateTimeField):
        return ""
    is_at_once = abs(parse_datetime(now) - at) < AT_ONCE
    return str(HAPPENED.get(field.name, WORDS[field.name])) if is_at_once else ""


def question(field):
    """What a field is called; nothing where readers have no word for it."""
    if field.name in WORDS:
        return str(WORDS[field.name])
    return str(field.verbose_name) if field._verbose_name else ""


class Teller:
    """Says kept values in words; looks the names of other rows up all at once."""

    def __init__(self, people):
        self.people = people
        self.keys = defaultdict(set)
        self.names = {}

    def note(self, field, value):
        """Remember that somebody will ask what this row is called."""
        if field.many_to_one and not hasattr(field, "in_words") and value is not None:
            self.keys[field.related_model].add(value)

    def look_up(self):
        """Ask for all names, each table once; municipalities come from memory."""
        for model, keys in self.keys.items():
            if model is User:
                self.people.meet(keys)
            elif model is not Municipality:
                self.names[model] = self._named(model, keys)

    def _named(self, model, keys):
        rows = model._base_manager.filter(pk__in=keys)
        if hasattr(model, "user"):
            found = dict(rows.values_list("pk", "user"))
            self.people.meet(found.values())
            return {pk: self.people.name(user) for pk, user in found.items()}
        unseen = {"document", "likeness", "about", "text"}
        known = {field.name for field in model._meta.concrete_fields}
        return {row.pk: str(row) for row in rows.defer(*unseen & known)}

    def say(self, field, value):
        """A value in the reader's language."""
        if value in (None, "", []):
            return ""
        if hasattr(field, "in_words"):
            return field.in_words(value)
        if field.many_to_one:
            return self._name(field.related_model, value)
        if isinstance(value, list):
            inner = field.base_field
            return in_a_row(self.say(inner, one) for one in value)
        if field.flatchoices:
            return str(dict(field.flatchoices).get(value, value))
        return moment_in_words(field, value)

    def _name(self, model, key):
        if model is User:
            return self.people.name(key)
        if model is Municipality:
            return in_a_row(municipality_names([key]))
        return self.names.get(model, {}).get(key) or gettext("(no longer there)")


def moment_in_words(field, value):
    """Days, hours, yes and no as people write them."""
    if isinstance(field, models.BooleanField):
        return gettext("Yes") if value else gettext("No")
    if isinstance(field, models.DateTimeField):
        moment = timezone.localtime(field.to_python(value))
        return f"{day(moment)} {moment:%H.%M}"
    if isinstance(field, models.DateField):
        return day(field.to_python(value))
    if isinstance(field, models.TimeField):
        return field.to_python(value).strftime("%H.%M")
    return str(value)
