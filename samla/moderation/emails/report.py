"""Letters about reports: receipts, what is told to whom, and decisions."""

from django.conf import settings
from django.urls import reverse

from samla.accounts.models import User
from samla.core import letters
from samla.moderation.models import Report

# What a shared mailbox reads is not known.
LANGUAGE = "sv"
# Where on the page of a report it is opened again.
AGAIN = "oppna-igen"


def received(report, has_receipt):
    """The receipt to who told, and the news to who can do something about it."""
    if has_receipt:
        _to_sender("report_received", report)
    path = reverse("moderation:report-decide", args=[report.pk])
    readers = dict(deciders(report.municipality))
    if report.kind != report.Kind.ILLEGAL:
        readers = _owner(report) | readers
    for address, language in readers.items():
        _write("report_told", address, language, report, path)


def decided(report):
    """The decision with its reasons, to who told and to whom it concerns."""
    if report.email:
        _to_sender("report_decided", report)
    path = reverse("moderation:report-decide", args=[report.pk])
    mailbox = mailbox_of(report)
    if report.outcome == report.Outcome.TAKEN_DOWN:
        for address, language in (_owner(report) | _people(report)).items():
            name = "report_shown_again" if report.reversed_at else "report_taken_down"
            _write(name, address, language, report, path, mailbox=mailbox)
    elif report.kind != report.Kind.ILLEGAL:
        for address, language in _owner(report).items():
            _write("report_answered", address, language, report, path)
        if not Report.objects.decidable_by(report.decided_by).filter(pk=report.pk):
            for address, language in deciders(report.municipality):
                there = f"{path}#{AGAIN}"
                _write("report_answered", address, language, report, there, by_own=True)


def reopened(report):
    """What was said to be mended and is not: to who told and who can mend it."""
    if report.email:
        _to_sender("report_reopened", report)
    path = reverse("moderation:report-decide", args=[report.pk])
    for address, language in _owner(report).items():
        _write("report_reopened", address, language, report, path, is_own=True)


def mailbox_of(report) -> str:
    """Where those whom a decision concerns write; nothing where nobody reads."""
    return next(iter(deciders(report.municipality)), ("", ""))[0]


def deciders(municipality):
    """Where a municipality is written to; where none has joined, who runs Samla."""
    way_in = getattr(municipality, "entry_point", None)
    if way_in and not way_in.is_example:
        return [(way_in.email, LANGUAGE)]
    if "@" in settings.CONTACT:
        return [(settings.CONTACT, LANGUAGE)]
    people = User.objects.filter(is_superuser=True, is_active=True)
    return list(people.values_list("email", "language"))


def _owner(report):
    """The mailbox of the entry that a report is about."""
    entry = report.entry
    if entry is None or getattr(entry, "is_example", False):
        return {}
    return {entry.mailbox: LANGUAGE}


def _people(report):
    """The people who answer for the entry."""
    entry = report.entry
    if entry is None or not entry.speaker:
        return {}
    return dict(entry.keepers.values_list("email", "language"))


def _to_sender(name, report):
    path = reverse("moderation:report-detail", args=[report.written_code])
    _write(name, report.email, report.language, report, path)


def _write(name, address, language, report, path, **more):
    context = {
        "report": report,
        "page": letters.address(report.path, language),
        "link": letters.address(path, language),
        **more,
    }
    letters.write(f"moderation/emails/{name}.txt", address, context, language)
