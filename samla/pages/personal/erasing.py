"""A person leaves: everything personal goes, what she did for others stays."""

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q

from samla.accounts.models import User
from samla.core.retention import Until
from samla.moderation.models import Report
from samla.municipalities.models import EntryPoint, Municipality, StaffMember
from samla.organisations.models import Membership, Organisation, Verification
from samla.pages import emails
from samla.pages.personal.inventory import said_of
from samla.pages.personal.plan import (
    addressed,
    addresses_of,
    hers,
    history_of,
    texts_about_her,
)

# Public records, which go in their own time.
OF_A_MATTER = (Until.MATTER, Until.DEALT_WITH)


class StillNeeded(Exception):
    """Somebody else must take over first."""


def organisations_without(person):
    """Organisations shown, or to be shown again, whose only owner is this person."""
    owners = Membership.objects.owners().filter(organisation=OuterRef("pk"))
    return Organisation.objects.lasting().filter(
        Exists(owners.filter(user=person)),
        ~Exists(owners.exclude(user=person)),
    )


def municipalities_without(person):
    """Joined municipalities whose only coordinator is this person."""
    keepers = StaffMember.objects.coordinating().filter(municipality=OuterRef("pk"))
    return Municipality.objects.filter(
        Exists(keepers.filter(user=person)),
        ~Exists(keepers.exclude(user=person)),
        entry_point__isnull=False,
    ).only("code", "name", "slug", "name_sort")


def is_needed(person) -> bool:
    """Whether somebody else must take over before this person can leave."""
    return (
        person.is_superuser
        or organisations_without(person).exists()
        or municipalities_without(person).exists()
    )


def erase(person):
    """Erase a person and what is hers; tell her, and colleagues where she was on duty.

    Nothing happens where she is still needed.
    """
    with transaction.atomic():
        lock(person)
        if is_needed(person):
            raise StillNeeded
        colleagues = list(colleagues_on_duty(person))
        addresses = addresses_of(person)
        end_sessions(person)
        leave_no_address(addresses)
        key = person.pk
        theirs = Organisation.objects.filter(memberships__user=person)
        theirs = list(theirs.values_list("pk", flat=True))
        emails.erased(person)
        person.delete()
        Verification.objects.filter(organisation__in=theirs).tell_of_contacts()
        leave_no_text(key)
        with connection.cursor() as cursor:
            cursor.execute("set constraints all immediate")
            cursor.execute("set constraints all deferred")
        for municipality, colleague in colleagues:
            emails.nobody_on_duty(municipality, colleague)


def lock(person):
    """Nobody else leaves the same organisation or municipality at this moment."""
    mine = Organisation.objects.filter(memberships__user=person).order_by("pk")
    list(Organisation.objects.select_for_update().filter(pk__in=mine).values("pk"))
    places = StaffMember.objects.filter(user=person).values("municipality")
    points = EntryPoint.objects.filter(municipality__in=places).order_by("pk")
    list(points.select_for_update().values("pk"))
    User.objects.select_for_update().get(pk=person.pk)


def colleagues_on_duty(person):
    """Who must know that nobody is on duty any more, for each entry point."""
    points = EntryPoint.objects.filter(
        Q(on_duty__user=person) | Q(deputy__user=person)
    ).select_related("municipality")
    for point in points:
        staff = point.municipality.staff.coordinating().exclude(user=person)
        for member in staff.select_related("user"):
            yield point.municipality, member.user


def end_sessions(person):
    """Sign her out everywhere."""
    keys = person.usersession_set.values_list("session_key", flat=True)
    Session.objects.filter(session_key__in=list(keys)).delete()


def leave_no_address(addresses):
    """Invitations to her go; reports of hers stay, without name and address.

    An open notice of illegal content must say from whom it is, and nobody has shown
    that the address in it is hers: it is emptied some time after the decision. What
    she asked or wrote to a municipality is a public record, which goes in its time.
    """
    for model, column in addressed().items():
        if said_of(model)[column].until in OF_A_MATTER:
            continue
        found = model.objects.filter(**{f"{column}__in": addresses})
        if model is Report:
            open_notices = {"kind": Report.Kind.ILLEGAL, "decided_at": None}
            found.exclude(**open_notices).update(name="", email="")
        else:
            found.delete()
        history = history_of(model)
        if history and "email" in [each.name for each in history._meta.fields]:
            history.objects.filter(email__in=addresses).update(email="")


def leave_no_text(key):
    """What she wrote about herself leaves the history too."""
    for field in hers():
        history = history_of(field.model)
        if history and (names := texts_about_her(history)):
            told = history.objects.filter(**{field.attname: key})
            told.update(**dict.fromkeys(names, ""))
    about_her = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(User), object_id=str(key)
    )
    about_her.update(object_repr="–")
