"""What waits for those who answer: one line for each list of the inbox."""

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samla.core.lines import Line
from samla.enquiries.models import by_mail
from samla.enquiries.models.enquiry import Enquiry
from samla.enquiries.models.status import Status
from samla.municipalities.models import Municipality, StaffMember


def lines_for(user) -> list[Line]:
    """How many questions wait for a person's answer, in one question to the database.

    All its columns stand in one index: fifty thousand open questions are counted there.
    """
    roles = list(user.staff_roles.all())
    lines = _of_inbox(roles, _kept_by(user, roles))
    if user.is_superuser:
        told = by_mail.strays().order_by()
        told = told.aggregate(count=Count("pk"), since=Min("received_at"))
        url = reverse("enquiries:stray-letter-list")
        lines.append(Line("strays", _("Letters that fit nothing"), url=url, **told))
    return lines


def _kept_by(user, roles):
    """The municipalities whose inbox is a person's; see EnquiryQuerySet.inbox, too.

    They are known by name, so that the index counts each by itself.
    """
    keeps = StaffMember.Role.COORDINATOR
    kept = [one.municipality_id for one in roles if one.role == keeps]
    if user.is_superuser:
        nobodys = Municipality.objects.with_coordinator().filter(has_coordinator=False)
        kept += nobodys.values_list("pk", flat=True)
    return kept


def _of_inbox(roles, codes):
    """The lines of somebody with these roles, and with the inbox of these places."""
    if not (roles or codes):
        return []
    lists = _lists(roles, codes)
    rows = Enquiry.objects.open().filter(
        municipality__in={*codes, *(role.municipality_id for role in roles)}
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


def _lists(roles, codes):
    """Each list of the inbox by its name in addresses: its title, and what is in it."""
    kept = Q(municipality__in=codes)
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
