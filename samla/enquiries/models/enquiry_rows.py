"""Questions about many enquiries: whose they are, what waits, what is over."""

import datetime

from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, models, transaction
from django.db.models import (
    Exists,
    ExpressionWrapper,
    F,
    FilteredRelation,
    OuterRef,
    Q,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from samla.core.retention import MATTER_DAYS
from samla.enquiries.models.absence import Absence
from samla.enquiries.models.links import LinkedQuerySet
from samla.enquiries.models.numbering import as_kept
from samla.enquiries.models.status import OPEN, Status
from samla.municipalities.models import StaffMember

# What the inbox shows first: whoever asked first was promised the earliest answer.
SOONEST = ("answer_due_on", "pk")
QUIET = datetime.timedelta(days=30)
A_DAY = models.Value(datetime.timedelta(days=1))
ENDED = Q(status=Status.CLOSED) | Q(hidden_at__isnull=False)
READERS = (StaffMember.Role.COORDINATOR, StaffMember.Role.READER)


class EnquiryQuerySet(LinkedQuerySet):
    """Whose enquiries are, what waits for an answer, and what is kept no longer."""

    def open(self):
        """Those that wait for somebody, and that nobody has put away."""
        return self.filter(status__in=OPEN, hidden_at=None)

    def overdue(self, today=None):
        """Those whose promised answer has not come; the sender's days do not count."""
        late = Q(answer_due_on__lt=today or timezone.localdate())
        return self.open().filter(late).exclude(status=Status.WAITING)

    def due_by(self, day):
        """Those to be answered by a day, late ones too."""
        due = self.open().filter(answer_due_on__lte=day)
        return due.exclude(status=Status.WAITING)

    def new(self):
        """Those that nobody has looked at."""
        return self.open().filter(status__in=(Status.NEW, Status.REOPENED))

    def waiting(self):
        """Those that wait for the sender."""
        return self.open().filter(status=Status.WAITING)

    def handled_by(self, user):
        """Those that are this person's to answer."""
        return self.filter(self._hers(user))

    def nobodys(self):
        """Those whose handler has left, or that never had one."""
        return self.open().filter(handler=None)

    def waiting_at_somebody_away(self, moment=None):
        """Those that wait at somebody who is away: they must not."""
        away = Absence.objects.at(moment or timezone.now())
        return self.open().filter(Exists(away.filter(staff=OuterRef("handler"))))

    def quietly_answered(self, now=None):
        """Those answered a month ago, about which nobody has said anything since.

        What is put away is done with: the day on which it goes stands fast.
        """
        then = (now or timezone.now()) - QUIET
        messages = self.model.messages.rel.related_model.objects
        since = messages.filter(enquiry=OuterRef("pk"), said_at__gt=then)
        return self.filter(~Exists(since), status=Status.ANSWERED, hidden_at=None)

    def visible_to(self, user):
        """Those a person may read whole, internal notes too: her municipality's.

        Coordinators and readers see all of theirs, others what is given to them.
        Administrators see what no coordinator keeps. A sender reads by her link.
        """
        rows = self.filter(hidden_at=None)
        read = Q(municipality__in=places_of(user, READERS))
        return rows.filter(read | self._hers(user) | self._administered(user))

    def answerable_by(self, user):
        """Those a person may answer, hand over and close."""
        rows = self.filter(hidden_at=None)
        keeps = Q(municipality__in=places_of(user, (StaffMember.Role.COORDINATOR,)))
        return rows.filter(keeps | self._hers(user) | self._administered(user))

    def inbox(self, user):
        """The open ones of a coordinator's municipalities, the most urgent first.

        An administrator has those that no coordinator keeps.
        """
        keeps = Q(municipality__in=places_of(user, (StaffMember.Role.COORDINATOR,)))
        rows = self.open().filter(keeps | self._administered(user))
        return rows.order_by(*SOONEST)

    def mine(self, user):
        """The open ones that a person handles, the most urgent first."""
        return self.open().handled_by(user).order_by(*SOONEST)

    def latest(self, user):
        """All of the municipalities that a person reads for, the latest first."""
        read = Q(municipality__in=places_of(user, READERS)) | self._administered(user)
        return self.filter(read, hidden_at=None).order_by("-asked_at", "-pk")

    def after(self, row):
        """The rest of an inbox, from the row that was shown last."""
        later = Q(answer_due_on__gt=row.answer_due_on)
        return self.filter(
            later | Q(answer_due_on=row.answer_due_on, pk__gt=row.pk),
            answer_due_on__gte=row.answer_due_on,
        )

    def asked_by(self, user):
        """What a person has asked while signed in, the latest first."""
        return self.filter(user=user, hidden_at=None).order_by("-asked_at", "-pk")

    def about(self, entry):
        """Those about one organisation, activity or room."""
        kind = ContentType.objects.get_for_model(entry)
        return self.filter(content_type=kind, object_id=entry.pk)

    def with_reference(self, typed: str):
        """The one of a number, however somebody wrote it."""
        return self.filter(reference=as_kept(typed))

    def found_by(self, user, typed: str):
        """The one of a number among all that a person may read or take out again."""
        rows = self.with_reference(typed)
        return rows.visible_to(user) | rows.kept_by(user)

    def for_list(self):
        """All that a row of a list shows."""
        rows = self.select_related("municipality", "handler__user", "unit")
        return rows.defer("municipality__outline")

    def kept_by(self, user):
        """Those of a coordinator's municipalities, and of whoever stands in for one.

        She alone puts them away and takes them out again.
        """
        keeps = Q(municipality__in=places_of(user, (StaffMember.Role.COORDINATOR,)))
        return self.filter(keeps | self._administered(user))

    def disposal_queue(self, user):
        """What is put away or closed in her municipalities, the first to go first."""
        rows = self.kept_by(user).filter(ENDED)
        return rows.with_end().order_by("ends_at", "pk")

    def with_end(self):
        """Each knows the moment at which its municipality keeps it no longer.

        What is neither closed nor put away counts as if it were put away now. The plans
        are joined once: a kind has one at most, so no enquiry comes twice.
        """
        plans = "municipality__retention_plans"
        own = FilteredRelation(plans, condition=Q(**{f"{plans}__kind": F("kind")}))
        rest = FilteredRelation(plans, condition=Q(**{f"{plans}__kind": None}))
        rows = self.alias(_own_plan=own, _rest_plan=rest)
        days = Coalesce("_own_plan__days", "_rest_plan__days", MATTER_DAYS)
        kept = ExpressionWrapper(days * A_DAY, models.DurationField())
        now = models.Value(timezone.now(), output_field=models.DateTimeField())
        over = Coalesce("closed_at", "hidden_at", now)
        return rows.annotate(
            ends_at=ExpressionWrapper(over + kept, models.DateTimeField())
        )

    def over(self, now=None):
        """Those closed or put away so long ago that they are kept no longer.

        What was made one goes together, with the last of them.
        """
        is_over = ENDED & Q(ends_at__lt=now or timezone.now())
        kept = self.model.objects.with_end().exclude(is_over)
        home, double = OuterRef("merged_into"), Q(merged_into=OuterRef("pk"))
        with_it = kept.filter(double | Q(pk=home) | Q(merged_into=home))
        return self.with_end().filter(is_over, ~Exists(with_it))

    def ask(self, enquiry):
        """Save a new enquiry; what is sent twice is one. Answers with it, and if new.

        It has a number, a day by which it is answered, somebody who answers, and the
        unit of its kind, all in one transaction.
        """
        if found := self.filter(once=enquiry.once).first():
            return found, False
        try:
            with transaction.atomic():
                enquiry.begin()
                enquiry.save()
        except IntegrityError:
            found = self.filter(once=enquiry.once).first()
            if found is None:
                raise
            return found, False
        return enquiry, True

    def _hers(self, user):
        return Q(handler__in=list(user.staff_roles.values_list("pk", flat=True)))

    def _administered(self, user):
        if not user.is_superuser:
            return Q(pk__in=[])
        kept = StaffMember.objects.coordinating().values("municipality")
        return ~Q(municipality__in=kept)


def places_of(user, roles) -> list[str]:
    """The municipalities where a person has one of the roles: few, so known by name."""
    rows = user.staff_roles.filter(role__in=roles)
    return list(rows.values_list("municipality", flat=True))
