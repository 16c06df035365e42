"""Merges: two entries of the same organisation became one, and can be two again."""

import datetime

import pghistory
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.accounts.models import User
from samla.core.retention import Kept, Until
from samla.core.versions import is_set
from samla.municipalities.models import StaffMember
from samla.organisations.models.ledger import Ledger, plain
from samla.organisations.models.moving import move_all
from samla.organisations.models.organisation import Organisation

# A merge can be undone for so long.
UNDOABLE = datetime.timedelta(days=30)
NOT_TWO = _("These are not two organisations any more.")
SUSPENDED = _(
    "One of them is suspended or taken down. Decide about that first, then merge."
)
HIDDEN = _("Keep the one that everybody sees: the other one is not public.")
EXAMPLE = _("An example can only be merged with an example.")
THIRD = _("A third organisation has that name and number already.")
TOO_LATE = _("It is more than 30 days ago: the merge can no longer be undone.")
LATER_FIRST = _("One of them was merged again later. Undo that first.")
IN_THE_WAY = _(
    "It cannot be undone as things stand: an organisation would be left without an "
    "owner, or two would have the same name and number."
)


def coordinated_by(user, *places):
    """Rows whose municipalities are all coordinated by a person; administrators all."""
    if user.is_superuser:
        return Q()
    hers = StaffMember.objects.coordinating().filter(user=user).values("municipality")
    return Q(*((f"{place}__municipality__in", hers) for place in places))


def not_of(rows, user, places=("kept", "gone")):
    """Without rows about an organisation that a person belongs to."""
    hers = Organisation.objects.filter(memberships__user=user).values("pk")
    for place in places:
        rows = rows.exclude(**{f"{place}__in": hers})
    return rows


class MergeQuerySet(models.QuerySet):
    """Which merges stand, and whose they are to undo."""

    def standing(self):
        return self.filter(undone_at=None)

    def undoable_by(self, user):
        """Those of a coordinator's municipalities; to administrators all.

        Nobody undoes what is about her own.
        """
        return not_of(self.filter(coordinated_by(user, "kept", "gone")), user)

    def merge(self, kept, gone, person, taken=()):
        """Make two into one; `taken` names the fields where the gone one was right.

        Everything that hangs on the gone one moves, and nothing is deleted.
        """
        with transaction.atomic():
            kept, gone = locked(kept.pk, gone.pk)
            if obstacle := obstacle_between(kept, gone):
                raise ValidationError(obstacle)
            ledger = Ledger()
            go_away(ledger, kept, gone)
            take_over(ledger, kept, gone, taken)
            move_all(ledger, kept, gone, person)
            return self.create(
                kept=kept,
                gone=gone,
                merged_by=person,
                record={"name": gone.name, "lines": ledger.lines},
            )


def locked(kept_pk, gone_pk):
    """Both rows, locked in the order of their ids so that two merges never block."""
    rows = Organisation.objects.select_for_update().filter(pk__in=[kept_pk, gone_pk])
    rows = {row.pk: row for row in rows.order_by("pk")}
    if len(rows) < 2:
        raise ValidationError(NOT_TWO)
    return rows[kept_pk], rows[gone_pk]


def obstacle_between(kept, gone) -> str:
    """Why the two cannot become one now; nothing where they can."""
    obstacles = {
        NOT_TWO: kept.merged_into_id or gone.merged_into_id,
        EXAMPLE: kept.is_example != gone.is_example,
        SUSPENDED: is_stopped(kept) or is_stopped(gone),
        HIDDEN: gone.published_at and not kept.published_at,
    }
    return next((told for told, stands in obstacles.items() if stands), "")


def is_stopped(one) -> bool:
    """Whether an organisation is suspended, or taken from the public."""
    return bool(one.taken_down_at or one.suspensions.filter(lifted_at=None).exists())


def go_away(ledger, kept, gone):
    """Take one from the public; its address leads to the other."""
    gone_row = Organisation.objects.filter(pk=gone.pk)
    ledger.change(
        gone_row, merged_into_id=kept.pk, published_at=None, paused_until_on=None
    )


def take_over(ledger, kept, gone, taken):
    """Give the kept one the facts where the gone one was right."""
    names = [name for name in Merge.chosen_fields() if name in taken]
    facts = {column(name): getattr(gone, column(name)) for name in names}
    best = facts.get("best_at", kept.best_at)
    can = facts.get("capabilities", kept.capabilities)
    abilities = {"best_at": best, "capabilities": list(dict.fromkeys([*best, *can]))}
    singly = [{name: facts[name]} for name in facts if name not in abilities]
    row = Organisation.objects.filter(pk=kept.pk)
    for told in [*singly, abilities]:
        ledger.change(row, **told)
        if row.values(*told).get() != told:
            raise ValidationError(THIRD)


def column(name):
    """The column of a fact."""
    return Organisation._meta.get_field(name).attname


@pghistory.track()
class Merge(models.Model):
    """One organisation became part of another; what it takes to undo that."""

    PERSONAL = {
        "merged_by": Kept("who decided", Until.NAMELESS),
        "undone_by": Kept("who decided", Until.NAMELESS),
    }

    kept = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="merges"
    )
    gone = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="merges_away"
    )
    merged_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    merged_at = models.DateTimeField(default=timezone.now)
    # The name it had, and what was changed: {"name": …, "lines": see Ledger}.
    record = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = MergeQuerySet.as_manager()

    class Meta:
        ordering = ["-merged_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["gone"],
                condition=Q(undone_at=None),
                name="organisation_is_merged_away_once",
            ),
            models.CheckConstraint(
                condition=~Q(kept=F("gone")), name="merge_is_of_two"
            ),
        ]

    def __str__(self):
        return f"{self.gone} → {self.kept}"

    @staticmethod
    def chosen_fields():
        """The facts of an organisation that somebody tells, by name.

        What it has many of, such as municipalities it serves, is added up instead.
        """
        return [n for n in Organisation.REVIEWED if not is_set(Organisation, n)]

    @property
    def until_at(self):
        """The moment until which it can be undone."""
        return self.merged_at + UNDOABLE

    @property
    def obstacle(self) -> str:
        """Why it cannot be undone now; nothing where it can."""
        between = Q(kept=self.kept_id) | Q(gone=self.kept_id)
        later = Merge.objects.standing().filter(between, merged_at__gt=self.merged_at)
        if self.undone_at:
            return NOT_TWO
        if timezone.now() > self.until_at:
            return TOO_LATE
        if is_stopped(self.kept) or is_stopped(self.gone):
            return SUSPENDED
        return LATER_FIRST if later.exists() else ""

    @property
    def changed_since(self):
        """Facts of the kept one that somebody changed after the merge.

        Yields the number of the line, and what it was before and is now.
        """
        kept = Organisation.objects.get(pk=self.kept_id)
        for number, line in self.ledger.lines_of(kept):
            now = {name: plain(getattr(kept, name)) for name in line["after"]}
            if now not in (line["after"], line["before"]):
                yield number, line["before"], now

    @property
    def ledger(self):
        return Ledger(self.record.get("lines", []))

    def undo(self, person, anyway=()):
        """Make two of one again: what moved and still is there goes back.

        What somebody changed meanwhile stays, except lines numbered in `anyway`.
        """
        try:
            with transaction.atomic():
                locked(self.kept_id, self.gone_id)
                self.refresh_from_db()
                if obstacle := self.obstacle:
                    raise ValidationError(obstacle)
                self.ledger.take_back(anyway)
                self.undone_at, self.undone_by = timezone.now(), person
                self.save(update_fields=["undone_at", "undone_by"])
                stand_alone(self)
        except IntegrityError as error:
            raise ValidationError(IN_THE_WAY) from error


def stand_alone(merge):
    """Make sure that an organisation came back, and that both have owners.

    One whose people have all left meanwhile comes back unseen.
    """
    gone = Organisation.objects.get(pk=merge.gone_id)
    if gone.merged_into_id:
        raise ValidationError(IN_THE_WAY)
    moved = {line["model"] for line in merge.ledger.lines}
    had_people = "organisations.membership" in moved
    if had_people and not gone.memberships.owners().exists():
        gone.close()
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("set constraints all deferred")
