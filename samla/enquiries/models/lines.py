"""What waits for those who answer: one line for each list of the inbox."""

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samla.core.lines import Line
from samla.enquiries.models import by_mail
from samla.enquiries.models.enquiry import Enquiry
from samla.enquiries.models.status import Status
from samla.municipalities.models import StaffMember


def lines_for(user) -> list[Line]:
    """How many questions wait for a person's answer, in one question to the database.

    All its columns stand in one index: fifty thousand open questions are counted there.
    """
    roles = list(user.staff_roles.all())
    lines = _of_inbox(roles) if roles else []
    if user.is_superuser:
        told = by_mail.strays().order_by()
        told = told.aggregate(count=Count("pk"), since=Min("received_at"))
        url = reverse("enquiries:stray-letter-list")
        lines.append(Line("strays", _("Letters that fit nothing"), url=url, **told))
    return lines


def _of_inbox(roles):
    """The lines of somebody with these roles, in one or several municipalities."""
    lists = _lists(roles)
    rows = Enquiry.objects.open().filter(
        municipality__in=[role.municipality_id for role in roles]
    )
    told = rows.order_by().aggregate(
        **{kind: Count("pk", filter=rule) for kind, (_text, rule) in lists.items()},
        **{
            f"{kind}_since": Min("asked_at", filter=rule)
            for kind, (_text, rule) in lists.items()
        },
    )
    inbox = reverse("enquiries:enquiry-list")
    return [
        Line(
            kind,
            text,
            told[kind],
            f"{inbox}?lista={kind}",
            "warning" if kind == "sena" else "mail",
            told[f"{kind}_since"],
            is_late=kind == "sena",
        )
        for kind, (text, _rule) in lists.items()
    ]


def _lists(roles):
    """Each list of the inbox by its name in addresses: its title, and what is in it."""
    keeps = StaffMember.Role.COORDINATOR
    kept = Q(
        municipality__in=[one.municipality_id for one in roles if one.role == keeps]
    )
    late = Q(answer_due_on__lt=timezone.localdate()) & ~Q(status=Status.WAITING)
    new = Q(status__in=(Status.NEW, Status.REOPENED))
    return {
        "sena": (_("Overdue questions"), kept & late),
        "ingens": (_("Questions without a handler"), kept & Q(handler=None)),
        "nya": (_("New questions"), kept & new),
        "mina": (_("My questions"), Q(handler__in=[one.pk for one in roles])),
        "vantar": (
            _("Questions that wait for the sender"),
            kept & Q(status=Status.WAITING),
        ),
    }
