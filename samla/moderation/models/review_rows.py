"""Questions about many reviews: what waits, about what, and for whom."""

import datetime

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from samla.core import letters
from samla.core.days import after_working_days
from samla.core.versions import as_json, plain
from samla.municipalities.models import Municipality, StaffMember, mailboxes

# Where a municipality has promised nothing yet.
PROMISED_DAYS = 3
# However much is asked for, a mailbox gets one letter in this time.
BETWEEN_LETTERS = datetime.timedelta(hours=1)
# So long what was sent back stands on the desk of those who asked.
REMEMBERED = datetime.timedelta(days=60)


class ReviewQuerySet(models.QuerySet):
    """What waits, about what, and for whom."""

    def waiting(self):
        return self.filter(decided_at=None)

    def about(self, entry):
        """Reviews of one entry, the latest first."""
        kind = ContentType.objects.get_for_model(entry)
        return self.filter(content_type=kind, object_id=entry.pk).order_by("-asked_at")

    def decidable_by(self, user):
        """Those of a coordinator's municipalities; to administrators also the rest.

        Nobody decides about what she asked for, or may write, herself.
        """
        hers = Q(
            municipality__staff__user=user,
            municipality__staff__role=StaffMember.Role.COORDINATOR,
        )
        rows = self.all() if user.is_superuser else self.filter(hers)
        return rows.exclude(asked_by=user).exclude(about_hers(user))

    def withdrawable_by(self, user):
        """Those about entries that a person may change herself."""
        return self.filter(about_hers(user))

    def sent_back(self):
        """Those that were answered lately with a wish, and nothing came since."""
        same = {name: OuterRef(name) for name in ("content_type", "object_id")}
        later = self.model.objects.filter(**same, pk__gt=OuterRef("pk"))
        lately = self.filter(
            outcome=self.model.Outcome.RETURNED,
            decided_at__gt=timezone.now() - REMEMBERED,
        )
        return lately.filter(~Exists(later))

    def overdue(self):
        """Those whose promised answer has not come."""
        return self.waiting().filter(due_on__lt=timezone.localdate())

    def due_soon(self):
        """Those to be answered by the next working day."""
        today = timezone.localdate()
        soon = after_working_days(today, 1)
        return self.waiting().filter(due_on__gte=today, due_on__lte=soon)

    def on_the_desk_of(self, user, is_all=False):
        """Those a person is expected to decide; administrators where nobody else is.

        All: also those that a coordinator is expected to decide before her.
        """
        rows = self.decidable_by(user)
        if not user.is_superuser or is_all:
            return rows
        hers = user.staff_roles.coordinating().values("municipality")
        mine = Q(municipality__in=hers)
        return rows.filter(mine | Q(pk__in=self.nobodys().values("pk")))

    def for_queue(self):
        """The oldest first, with all that a row of the queue shows."""
        rows = self.select_related("municipality", "asked_by")
        entries = GenericPrefetch(
            "entry",
            [
                model._base_manager.select_related(*model.SPEAKS)
                for model in entry_models()
            ],
        )
        rows = rows.defer("municipality__outline").prefetch_related(entries)
        return rows.order_by("asked_at", "pk")

    def nobodys(self):
        """Those of municipalities where no coordinator is: administrators' work."""
        coordinators = StaffMember.objects.coordinating().filter(
            municipality=OuterRef("municipality")
        )
        return self.filter(~Exists(coordinators))

    def ask(self, entry, kind, person, proposed=None, before=None):
        """Ask for a review, or add to the one that waits already."""
        with transaction.atomic():
            row = locked(entry)
            review = self.about(row).waiting().first()
            is_new = review is None
            if is_new:
                review = self.model(
                    content_type=ContentType.objects.get_for_model(row),
                    object_id=row.pk,
                    municipality=row.municipality,
                    kind=kind,
                    asked_by=person,
                    due_on=due_on(row.municipality),
                )
            if proposed is not None:
                review.asked_by = person
                review.proposed, review.before = proposed, before
            review.save()
            if is_new and not row.is_example:
                self.tell(row.municipality)
        return review

    def propose(self, entry, wanted, person):
        """What somebody wants to change of the public text waits; what if anything.

        What is wanted as the public reads it already waits no longer.
        """
        waiting = self.about(entry).waiting().first()
        known = waiting if waiting and waiting.kind == self.model.Kind.EDIT else None
        was = known.proposed if known else {}
        now = {name: as_json(entry, name) for name in was | wanted}
        proposed = {
            name: value
            for name, value in (was | wanted).items()
            if plain(value) != plain(now[name])
        }
        if known and not proposed:
            known.withdraw(person)
        if not proposed or proposed == was:
            return known if proposed else None
        before = known.before if known else {}
        before = {name: before.get(name, now[name]) for name in proposed}
        return self.ask(entry, self.model.Kind.EDIT, person, proposed, before)

    def tell(self, municipality) -> bool:
        """Write to a municipality that something new waits, at most once an hour."""
        now = timezone.now()
        with transaction.atomic():
            Municipality.objects.select_for_update(no_key=True).only("pk").get(
                pk=municipality.pk
            )
            rows = self.filter(municipality=municipality)
            new = rows.waiting().filter(told_at=None)
            if rows.filter(told_at__gt=now - BETWEEN_LETTERS).exists():
                return False
            if not new.update(told_at=now):
                return False
            context = {"municipality": municipality, "count": rows.waiting().count()}
            for address, language in mailboxes(municipality):
                context["link"] = letters.address("/provning/", language)
                template = "moderation/emails/review_waits.txt"
                letters.write(template, address, context, language)
        return True

    def follow(self, entry):
        """Who decides about what waits is where the entry has moved."""
        waiting = self.about(entry).waiting()
        moved = waiting.exclude(municipality=entry.municipality_id)
        there = {"municipality": entry.municipality, "told_at": None}
        if moved.update(**there, due_on=due_on(entry.municipality)):
            self.tell(entry.municipality)

    def settle(self, entry, wanted):
        """These fields were changed at once: what waited of them waits no longer."""
        waiting = self.about(entry).waiting().filter(kind=self.model.Kind.EDIT).first()
        if waiting and set(waiting.proposed) & set(wanted):
            for name in wanted:
                waiting.proposed.pop(name, None)
                waiting.before.pop(name, None)
            waiting.save(update_fields=["proposed", "before"])
            if not waiting.proposed:
                waiting.withdraw()


def entry_models() -> list:
    """Every kind of entry there is."""
    return [
        model
        for model in apps.get_models()
        if getattr(model, "REVIEWED", ()) and not model._meta.proxy
    ]


def about_hers(user):
    """About an entry that a person may change, whatever kind of entry it is."""
    hers = Q(pk__in=[])
    for model in entry_models():
        kind = ContentType.objects.get_for_model(model)
        keys = model.objects.editable_by(user).values("pk")
        hers |= Q(content_type=kind, object_id__in=keys)
    return hers


def due_on(municipality) -> datetime.date:
    """The day by which a municipality has promised to answer."""
    entry_point = getattr(municipality, "entry_point", None)
    days = entry_point.promise_days if entry_point else PROMISED_DAYS
    return after_working_days(timezone.localdate(), days)


def locked(entry):
    """The row of an entry as it is now; who else wants to change it waits."""
    rows = type(entry)._base_manager.select_for_update(no_key=True)
    return rows.get(pk=entry.pk)
