"""The desk: what needs a person today, and all that is hers to change."""

from django.db.models import F
from django.shortcuts import render

from samla.activities.models import Activity, CoOrganiser
from samla.core.access import signed_in
from samla.core.pagination import page_of
from samla.municipalities.models import StaffMember
from samla.organisations.models import Organisation
from samla.premises.models import LENDERS, Premises

# The desk shows the beginning of each list; what is more stands on a page of its own.
MOST_SHOWN = 10
MOST_WAITING = 5
MOST_NEW = 5
MOST_OWN = 50


@signed_in
def desk(request):
    """What needs this person today, in order, then what is hers."""
    user = request.user
    roles = list(
        user.staff_roles.select_related("municipality__entry_point").order_by(
            "municipality__name_sort"
        )
    )
    activities = _activities_of(user)
    organisations = Organisation.objects.editable_by(user).for_cards()[:MOST_OWN]
    context = _needs_of(user, roles) | {
        "roles": roles,
        "organisations": organisations,
        "old_organisations": [
            one for one in organisations if one.published_at and one.is_old
        ],
        "may_lend": organisations or [r for r in roles if r.role in LENDERS],
        "activities": activities.published()[:MOST_SHOWN],
        "activity_count": activities.count(),
        "premises_list": Premises.objects.editable_by(user).for_cards()[:MOST_SHOWN],
        "newest": _newest_in([role.municipality_id for role in roles]),
    }
    return render(request, "pages/desk.html", context)


@signed_in
def desk_activities(request):
    """All activities that are this person's to change."""
    page = page_of(request, _activities_of(request.user))
    return render(request, "pages/desk_activities.html", {"page": page})


def _needs_of(user, roles):
    """What waits for this person: questions to answer, and what is not finished."""
    invitations = CoOrganiser.objects.answerable_by(user).filter(confirmed_at=None)
    activities = Activity.objects.editable_by(user).for_cards()
    premises = Premises.objects.editable_by(user)
    without_dates = activities.published().filter(next_starts_at=None)
    return {
        "invitations": invitations.select_related(
            "organisation", "activity__organisation"
        ).order_by("asked_at")[:MOST_WAITING],
        "ways_in": [role for role in roles if _is_wanting(role)],
        "draft_activities": activities.drafts()[:MOST_WAITING],
        "draft_premises": premises.filter(published_at=None)[:MOST_WAITING],
        "without_dates": without_dates.order_by("pk")[:MOST_WAITING],
    }


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
        .order_by(F("next_starts_at").asc(nulls_last=True), "pk")
    )


def _newest_in(codes):
    """Organisations that came to these municipalities last."""
    organisations = Organisation.objects.published().filter(municipality__in=codes)
    return organisations.for_cards().order_by("-published_at", "pk")[:MOST_NEW]
