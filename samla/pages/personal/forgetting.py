"""What is forgotten every night: one rule a promise."""

import datetime

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from pghistory.models import Context, Event

from samla.accounts.models import User
from samla.alerts.models import Subscription
from samla.bookings.models import Booking, KeyHandout, UseReport
from samla.core import retention
from samla.core.retention import Until
from samla.enquiries.models import Attachment, Enquiry, HandOver, Message
from samla.moderation.models import Report
from samla.municipalities.models import Application, MissedSearch, StaffInvitation
from samla.organisations.models import Invitation, JoinRequest, Suspension
from samla.pages import emails
from samla.pages.personal import erasing
from samla.pages.personal.night import Rule
from samla.pages.personal.plan import history_of
from samla.post.models import IncomingLetter, Letter


def ago(now, days):
    return now - datetime.timedelta(days=days)


def unfinished(now):
    """People who signed up and never wrote the code; nobody else made them."""
    return (
        User.objects.filter(
            last_login=None, joined_at__lt=ago(now, retention.UNFINISHED_DAYS)
        )
        .exclude(emailaddress__verified=True)
        .exclude(is_example=True)
        .filter(memberships=None, staff_roles=None)
    )


def unused(now):
    """People who have not signed in for two years, and are no example."""
    seen = Coalesce("last_login", "joined_at")
    people = User.objects.alias(seen=seen).filter(is_example=False, is_superuser=False)
    return people.filter(seen__lt=now - retention.UNUSED)


def to_ask_back(now):
    """Those whom no letter has told yet that their account will go."""
    seen = Coalesce("last_login", "joined_at")
    untold = Q(asked_back_at=None) | Q(asked_back_at__lt=seen)
    return unused(now).filter(untold, emailaddress__verified=True).distinct()


def ask_back(people):
    """Write to each of them."""
    for person in people.select_for_update():
        emails.unused(person, retention.LETTER_DAYS)
    people.update(asked_back_at=timezone.now())


def not_come_back(now):
    """Those who were told, and have not come."""
    seen = Coalesce("last_login", "joined_at")
    told = ago(now, retention.LETTER_DAYS)
    return unused(now).filter(asked_back_at__lt=told, asked_back_at__gte=seen)


def erase_those_who_can_go(people):
    """Erase each; who is still needed stays until somebody takes over."""
    gone = 0
    for person in people:
        try:
            with transaction.atomic():
                erasing.erase(person)
        except erasing.StillNeeded:
            continue
        gone += 1
    return gone


def ended(model):
    """Invitations that were answered or ran out."""

    def found(now):
        then = ago(now, retention.ANSWERED_DAYS)
        answered = Q(answered_at__lt=then)
        return model.objects.filter(answered | Q(answered_at=None, expires_at__lt=then))

    return found


def decided(model, moment):
    """Requests that were decided about long ago."""

    def found(now):
        return model.objects.filter(
            **{f"{moment}__lt": ago(now, retention.DECIDED_DAYS)}
        )

    return found


def vanish(rows):
    """Delete rows and all that the history tells of them."""
    keys = list(rows.values_list("pk", flat=True))
    rows.delete()
    history_of(rows.model).objects.filter(pgh_obj_id__in=keys).delete()


# What a report holds of whoever wrote it.
TOLD = ("name", "email", "text", "grounds", "law")


def told_reports(now):
    """Reports decided long ago that still say who told what."""
    then = ago(now, retention.DECIDED_DAYS)
    told = ~Q(**dict.fromkeys(TOLD, ""))
    return Report.objects.filter(told, decided_at__lt=then)


def leave_nameless(reports):
    """The decision stays; who told, and in which words, does not."""
    keys = list(reports.values_list("pk", flat=True))
    reports.update(**dict.fromkeys(TOLD, ""))
    words = dict.fromkeys(("text", "grounds", "law"), "")
    history_of(Report).objects.filter(pgh_obj_id__in=keys).update(**words)


def old_objections(now):
    """Objections that were answered, or came to nothing, long ago."""
    then = ago(now, retention.DECIDED_DAYS)
    ended = Q(answered_at__lt=then) | Q(lifted_at__lt=then)
    return Suspension.objects.filter(ended).exclude(objection="")


def leave_unsaid(suspensions):
    """That somebody objected stays, and the answer; her words do not."""
    keys = list(suspensions.values_list("pk", flat=True))
    suspensions.update(objection="")
    history_of(Suspension).objects.filter(pgh_obj_id__in=keys).update(objection="")


def lent(model):
    """What is told of people in what was lent, and is over, long ago."""

    def found(now):
        return model.objects.to_forget(ago(now, retention.LENT_DAYS))

    return found


def of_enquiries_over(model, name):
    """What hangs on enquiries that their municipality keeps no longer."""

    def found(now):
        over = Enquiry.objects.over(now).values("pk")
        return model.objects.filter(**{f"{name}__in": over})

    return found


def ended_sign_ins(now):
    """Sign-ins whose session is over."""
    alive = Session.objects.filter(
        session_key=OuterRef("session_key"), expire_date__gt=now
    )
    hour_ago = now - datetime.timedelta(hours=1)
    return UserSession.objects.filter(~Exists(alive), last_seen_at__lt=hour_ago)


def old(model, moment):
    """What happened longer ago than the history tells."""

    def found(now):
        then = ago(now, retention.HISTORY_DAYS)
        return model.objects.filter(**{f"{moment}__lt": then})

    return found


def half_changed_addresses(now):
    """Addresses that somebody wanted to change to and never confirmed."""
    other = EmailAddress.objects.filter(user=OuterRef("user"), verified=True)
    old = User.objects.filter(last_login__lt=ago(now, 1)).values("pk")
    return EmailAddress.objects.filter(Exists(other), verified=False, user__in=old)


ANSWERED, DECIDED = (Until.ANSWERED,), (Until.DECIDED,)
MATTER = (Until.MATTER,)
SIGNED_OUT, HISTORY = (Until.SIGNED_OUT,), (Until.HISTORY,)
LENT = (Until.LENT,)
# What goes, or loses her name, on the day she erases her account.
WITH_HER = (Until.ERASED, Until.WITHDRAWN, Until.NAMELESS)

RULES = [
    Rule("sign-ups never finished", unfinished),
    Rule(
        "letters to those who have not signed in for two years", to_ask_back, ask_back
    ),
    Rule("accounts that nobody uses", not_come_back, erase_those_who_can_go, WITH_HER),
    Rule("invitations to organisations", ended(Invitation), vanish, ANSWERED),
    Rule("invitations to municipalities", ended(StaffInvitation), vanish, ANSWERED),
    Rule("requests to join", decided(JoinRequest, "answered_at"), vanish, DECIDED),
    Rule("applications", decided(Application, "decided_at"), vanish, DECIDED),
    Rule(
        "names, addresses and words in reports", told_reports, leave_nameless, DECIDED
    ),
    Rule(
        "addresses of those who follow what has ended, or never said yes",
        Subscription.objects.forgettable,
        keeps=(Until.UNFOLLOWED,),
    ),
    Rule("words of objections", old_objections, leave_unsaid, DECIDED),
    Rule(
        "people in bookings",
        lent(Booking),
        lambda rows: rows.update(**Booking.NAMELESS),
        LENT,
    ),
    Rule("people with keys", lent(KeyHandout), lambda rows: rows.update(to=""), LENT),
    Rule("words about rooms", lent(UseReport), lambda rows: rows.update(text=""), LENT),
    Rule(
        "letters that were delivered or given up",
        lambda now: Letter.objects.forgettable(now),
        lambda rows: Letter.objects.filter(pk__in=rows).forget(),
        (Until.DELIVERED,),
    ),
    Rule(
        "letters that came in and were taken care of",
        lambda now: IncomingLetter.objects.forgettable(now),
        keeps=(Until.DEALT_WITH,),
    ),
    Rule(
        "files of enquiries",
        of_enquiries_over(Attachment, "message__enquiry"),
        keeps=MATTER,
    ),
    Rule("messages", of_enquiries_over(Message, "enquiry"), keeps=MATTER),
    Rule("hand-overs", of_enquiries_over(HandOver, "enquiry"), vanish, MATTER),
    Rule("enquiries", lambda now: Enquiry.objects.over(now), vanish, MATTER),
    Rule(
        "sessions",
        lambda now: Session.objects.filter(expire_date__lt=now),
        keeps=SIGNED_OUT,
    ),
    Rule("sign-ins that are over", ended_sign_ins, keeps=SIGNED_OUT),
    Rule("searches that found nothing", MissedSearch.objects.forgettable),
    Rule("addresses half changed", half_changed_addresses),
    Rule(
        "links in letters of old",
        lambda now: EmailConfirmation.objects.filter(created__lt=ago(now, 30)),
    ),
    *(
        Rule(
            f"history of {model.pgh_tracked_model._meta.label}",
            old(model, "pgh_created_at"),
            keeps=HISTORY,
        )
        for model in apps.get_models()
        if issubclass(model, Event)
    ),
    Rule("who changed what", old(Context, "created_at"), keeps=HISTORY),
    Rule("what administrators did", old(LogEntry, "action_time"), keeps=HISTORY),
]


def forget_counts_of_tries(now) -> int:
    """Counts of tries that no longer count."""
    table = connection.ops.quote_name(cache._table)
    with connection.cursor() as cursor:
        cursor.execute(f"delete from {table} where expires < %s", [now])  # noqa: S608
        return cursor.rowcount
