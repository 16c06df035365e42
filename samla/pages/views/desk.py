"""The desk: what needs a person today, and all that is hers to change."""

from django.db.models import F, Prefetch, Value, prefetch_related_objects
from django.shortcuts import render

from samla.activities.models import Activity, CoOrganiser
from samla.bookings.models import Booking, Round
from samla.core.access import signed_in
from samla.core.lines import lines_for
from samla.core.pagination import page_of
from samla.enquiries.models import Enquiry
from samla.moderation.models import Report, Review
from samla.municipalities.models import StaffMember
from samla.organisations.models import (
    JoinRequest,
    Organisation,
    Suspension,
    Verification,
)
from samla.premises.models import LENDERS, Premises

# The desk shows the beginning of each list; what is more stands on a page of its own.
MOST_SHOWN = 10
MOST_WAITING = 5
MOST_NEW = 5
MOST_OWN = 50
COORDINATOR = StaffMember.Role.COORDINATOR
KINDS = (Organisation, Activity, Premises)


@signed_in
def desk(request):
    """What needs this person today, in order, then what is hers."""
    user = request.user
    roles = _roles_of(user)
    activities = _activities_of(user)
    own = Organisation.objects.editable_by(user).for_cards()
    organisations = own.with_waiting()[:MOST_OWN]
    rooms = list(_premises_of(user)[:MOST_SHOWN])
    context = _needs_of(user, roles) | {
        "rounds_to_decide": _rounds_to_decide(user) if rooms else [],
        **_rounds_for(user),
        "roles": roles,
        "organisations": organisations,
        "may_lend": organisations or [r for r in roles if r.role in LENDERS],
        "activities": activities.published()[:MOST_SHOWN],
        "activity_count": activities.count(),
        "premises_list": rooms,
        "questions": Enquiry.objects.asked_by(user)[:MOST_WAITING],
        "newest": _newest_in([role.municipality_id for role in roles]),
    }
    return render(request, "pages/desk.html", context)


@signed_in
def desk_activities(request):
    """All activities that are this person's to change."""
    page = page_of(request, _activities_of(request.user))
    return render(request, "pages/desk_activities.html", {"page": page})


def _roles_of(user):
    """Where a person works and as what; asked once for all rooms that have lines."""
    rows = StaffMember.objects.select_related("municipality__entry_point")
    rows = rows.defer("municipality__outline").order_by("municipality__name_sort")
    prefetch_related_objects([user], Prefetch("staff_roles", rows))
    return list(user.staff_roles.all())


def _needs_of(user, roles):
    """What waits for this person: questions to answer, and what is not finished."""
    invitations = CoOrganiser.objects.answerable_by(user).filter(confirmed_at=None)
    activities = Activity.objects.editable_by(user).for_cards().with_waiting()
    premises = _premises_of(user).filter(known_waiting=False)
    drafts = activities.drafts().filter(known_waiting=False)
    without_dates = activities.published().filter(next_starts_at=None)
    return {
        "invitations": invitations.select_related(
            "organisation", "activity__organisation"
        ).order_by("asked_at")[:MOST_WAITING],
        "lines": lines_for(user),
        "standing": _standing_decisions(user),
        **_decisions_of(user, roles),
        "join_requests": JoinRequest.objects.waiting()
        .decidable_by(user)
        .for_lists()[:MOST_WAITING],
        "to_accept": Booking.objects.asked_by_hers(user)
        .to_accept()
        .for_lists()
        .distinct()[:MOST_WAITING],
        "wanting_people": Organisation.wanting_people(user).only(
            "name", "contacts_confirmed_at"
        )[:MOST_WAITING],
        "due_entries": _due_of(user),
        "ways_in": [role for role in roles if _is_wanting(role)],
        "draft_activities": drafts[:MOST_WAITING],
        "draft_premises": premises.filter(published_at=None)[:MOST_WAITING],
        "without_dates": without_dates.order_by("pk")[:MOST_WAITING],
    }


def _standing_decisions(user):
    """What is decided about what is hers, and stands until she does something."""
    hers = Organisation.objects.editable_by(user)
    reports = Report.objects.taking_down().about_what_is_of(user)
    returned = Review.objects.sent_back().withdrawable_by(user).for_queue()
    return {
        "suspensions": Suspension.objects.standing()
        .filter(organisation__in=hers)
        .select_related("organisation", "municipality")
        .defer("municipality__outline"),
        "taken_down": reports.select_related("municipality").defer(
            "municipality__outline"
        ),
        "sent_back": [
            review
            for review in returned[:MOST_WAITING]
            if review.entry and not review.entry.is_trusted
        ],
    }


def _decisions_of(user, roles):
    """Objections that wait, and verifications that end soon."""
    codes = {role.municipality_id for role in roles if role.role == COORDINATOR}
    objections = Suspension.objects.none()
    if codes or user.is_superuser:
        objections = Suspension.objects.waiting().decidable_by(user)
    ending = Verification.objects.ending().filter(municipality__in=codes)
    lacking = Verification.objects.in_grace().filter(municipality__in=codes)
    return {
        "objections": objections.select_related("organisation")[:MOST_WAITING],
        "lacking": lacking.select_related("organisation").order_by("pk")[:MOST_WAITING],
        "ending": ending.select_related("organisation", "municipality").defer(
            "municipality__outline"
        )[:MOST_WAITING],
    }


def _premises_of(user):
    """A person's rooms, each of which knows whether it waits for review."""
    return Premises.objects.editable_by(user).for_cards().with_waiting()


def _rounds_to_decide(user):
    """Season rounds whose wishes wait for a decision of those who lend."""
    rounds = Round.objects.editable_by(user).to_decide().for_lists()
    return rounds.distinct().order_by("wishes_until_at")[:MOST_WAITING]


def _rounds_for(user):
    """Season rounds in which her organisations can wish, or that are newly decided."""
    rounds = Round.objects.readable().for_lists()
    open_ones = rounds.open().for_hers(user).unwished_by(user)
    return {
        "open_rounds": open_ones.order_by("wishes_until_at")[:MOST_WAITING],
        "decided_rounds": rounds.newly_decided_for(user)[:MOST_WAITING],
    }


def _due_of(user):
    """What is hers and shown, and must soon be said to be still right.

    The rows of several kinds longest unconfirmed, in one question.
    """
    columns = ("kind_said", "pk", "name_said", "confirmed_at")
    rows = [
        model.objects.editable_by(user)
        .due()
        .filter(published_at__isnull=False)
        .order_by()
        .annotate(
            kind_said=Value(model.KIND),
            name_said=F("title" if model is Activity else "name"),
        )
        .values(*columns)
        for model in KINDS
    ]
    every = rows[0].union(*rows[1:])
    return list(every.order_by("confirmed_at", "pk")[:MOST_WAITING])


def _is_wanting(role):
    """Whether a coordinator's way in is missing, or has not been confirmed for long."""
    entry_point = getattr(role.municipality, "entry_point", None)
    is_hers = role.role == StaffMember.Role.COORDINATOR
    return is_hers and (entry_point is None or entry_point.is_old)


def _activities_of(user):
    """A person's activities: the next first, those without a date last."""
    return (
        Activity.objects.editable_by(user)
        .for_cards()
        .with_waiting()
        .order_by(F("next_starts_at").asc(nulls_last=True), "pk")
    )


def _newest_in(codes):
    """Organisations that came to these municipalities last."""
    organisations = Organisation.objects.published().filter(municipality__in=codes)
    return organisations.for_cards().order_by("-published_at", "pk")[:MOST_NEW]
