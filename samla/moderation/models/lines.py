"""What waits for those who look after what is public: reviews, reports, old facts."""

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samla.core.lines import Line
from samla.moderation.models.report import Report
from samla.moderation.models.review import Review
from samla.moderation.models.stale import stale_in
from samla.municipalities.models import StaffMember

# So many old entries are counted; more are told as "more than".
MOST_COUNTED = 100


def lines_for(user) -> list[Line]:
    """Reviews of a coordinator, reports she answers, and what nobody confirms."""
    keeps = StaffMember.Role.COORDINATOR
    codes = [
        role.municipality_id for role in user.staff_roles.all() if role.role == keeps
    ]
    lines = _reviews(user) if codes or user.is_superuser else []
    lines.append(_reports(user))
    if codes:
        lines.append(_stale(codes))
    return lines


def _reviews(user):
    """First publications and changes, each with how many are too late."""
    waiting = Review.objects.waiting().on_the_desk_of(user).order_by("kind")
    late = Q(due_on__lt=timezone.localdate())
    told = waiting.values("kind").annotate(
        count=Count("pk"),
        since=Min("asked_at"),
        late=Count("pk", filter=late),
    )
    names = {
        Review.Kind.FIRST: _("Entries to verify"),
        Review.Kind.EDIT: _("Changes to review"),
    }
    return [
        Line(
            f"review-{one['kind']}",
            names[one["kind"]],
            one["count"],
            f"{reverse('moderation:review-list')}?slag={one['kind']}",
            since=one["since"],
            is_late=bool(one["late"]),
        )
        for one in told
    ]


def _reports(user):
    late = Q(promised_on__lt=timezone.localdate())
    told = (
        Report.objects.readable_by(user)
        .open()
        .order_by()
        .aggregate(
            count=Count("pk"), since=Min("sent_at"), late=Count("pk", filter=late)
        )
    )
    return Line(
        "reports",
        _("Reports to answer"),
        told["count"],
        reverse("moderation:report-list"),
        "report",
        told["since"],
        is_late=bool(told["late"]),
    )


def _stale(codes):
    rows = list(stale_in(codes)[: MOST_COUNTED + 1])
    return Line(
        "stale",
        _("Entries that nobody confirms"),
        min(len(rows), MOST_COUNTED),
        reverse("moderation:stale-list"),
        "repeat",
        rows[0]["confirmed_at"] if rows else None,
        is_capped=len(rows) > MOST_COUNTED,
    )
