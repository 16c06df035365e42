"""What hangs on an organisation moves to another, in every room, in one go."""

from django.db.models import ManyToOneRel
from django.utils import timezone
from django.utils.translation import gettext as _
from pghistory.models import Event

from samla.moderation.models import Report, Review
from samla.organisations.models.joining import Invitation, JoinRequest
from samla.organisations.models.membership import Membership
from samla.organisations.models.organisation import Organisation
from samla.organisations.models.translation import OrganisationTranslation
from samla.organisations.models.verification import Verification
from samla.translations.models import hash_of

# What tells about the pair itself.
OF_THE_PAIR = {"merge", "likelytwin", "organisation"}


def move_all(ledger, kept, gone, person):
    """Move the people, activities, rooms … of the gone one to the kept one.

    Where the kept one has the same already, the gone one's row stays with it.
    """
    keep_higher_roles(ledger, kept, gone)
    for model, attname in hanging():
        rows = model._base_manager.filter(**{attname: gone.pk})
        if model is Verification:
            # Who merges vouches for her own municipality only.
            hers = person.staff_roles.coordinating().values("municipality")
            rows = rows.filter(municipality__in=hers)
        if model is OrganisationTranslation:
            rows = rows.filter(source_hash=hash_of(about_of(kept)), waits=False)
        ledger.change(rows, **{attname: kept.pk})
    open_reports = Report.objects.about(gone).filter(decided_at=None)
    ledger.change(open_reports, object_id=kept.pk)
    close_what_stayed(ledger, gone, person)


def about_of(kept):
    """What the kept one says of itself now, perhaps in the words of the gone one."""
    row = Organisation._base_manager.filter(pk=kept.pk)
    return row.values_list("about", flat=True).get()


def hanging():
    """Every table that names an organisation, and the column that does."""
    for relation in Organisation._meta.get_fields(include_hidden=True):
        if isinstance(relation, ManyToOneRel) and not is_told_by(relation):
            yield relation.related_model, relation.field.attname


def is_told_by(relation):
    """Whether a table is history, or tells about doubles themselves."""
    model = relation.related_model
    return issubclass(model, Event) or model._meta.model_name in OF_THE_PAIR


def keep_higher_roles(ledger, kept, gone):
    """Who owned the gone one and edits the kept one owns the kept one."""
    owners = gone.memberships.owners().values("user")
    ledger.change(
        kept.memberships.filter(user__in=owners), role=Membership.Role.OWNER.value
    )


def close_what_stayed(ledger, gone, person):
    """Links and reviews that lead to the gone one only ask nobody any more."""
    now = timezone.now()
    for model in (Invitation, JoinRequest):
        stayed = model.objects.filter(organisation=gone, answered_at=None)
        ledger.change(stayed, answered_at=now)
    ledger.change(
        Review.objects.about(gone).waiting(),
        decided_at=now,
        decided_by_id=person.pk,
        outcome=Review.Outcome.WITHDRAWN.value,
        reason=_("Merged with another entry of the same organisation."),
    )


def counts_of(organisation):
    """How much hangs on an organisation: the rows of each table, by its name."""
    counts = {
        model._meta.db_table: model._base_manager.filter(
            **{attname: organisation.pk}
        ).count()
        for model, attname in hanging()
    }
    return {label: number for label, number in counts.items() if number}
