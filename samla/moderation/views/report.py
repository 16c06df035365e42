"""Reports: sent without an account, followed by a code, answered with reasons."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from samla.core.access import signed_in, visitor
from samla.core.pagination import CappedPaginator, page_of
from samla.moderation import limits
from samla.moderation.emails import report as emails
from samla.moderation.forms.report import (
    FORMS,
    AnswerForm,
    ReopeningForm,
    ReversalForm,
)
from samla.moderation.models import Report
from samla.moderation.models.page import page_at
from samla.moderation.models.report import as_kept

TOO_MANY = 429
STATES = ("oppna", "forsenade", "avgjorda")


@visitor
def report_create(request):
    """Say what is wrong on a page; first of which kind it is."""
    form_class = FORMS.get(request.GET.get("typ", ""))
    typed = request.GET.get("sida", "")
    page = page_at(typed)
    if form_class is None:
        context = {"page": page, "typed": typed}
        return render(request, "moderation/report_create.html", context)
    if request.method == "POST" and not limits.may_try(request):
        # What was typed stands there again, and is not looked through.
        form = form_class(initial=request.POST.dict())
        return _form_page(request, form, page, [_too_many()])
    form = form_class(request.POST or None, initial={"sida": page.path if page else ""})
    errors = []
    if form.is_valid():
        if report := _sent(request, form):
            return redirect("moderation:report-detail", report.written_code)
        errors = [_too_many()]
    return _form_page(request, form, page, errors)


def _too_many():
    return _(
        "Those were many reports within an hour. What you wrote is still here: "
        "wait an hour and send it again, or write to the municipality."
    )


def _form_page(request, form, page, errors):
    """The form, and why it cannot be sent just now."""
    context = {"form": form, "page": page, "kind": form.KIND, "errors": errors}
    status = TOO_MANY if errors else 200
    return render(request, "moderation/report_create.html", context, status=status)


def _sent(request, form):
    """The report, with letters about it; none where there were too many."""
    is_illegal = form.KIND == Report.Kind.ILLEGAL
    if not limits.may_report(request, form.page, is_illegal):
        return None
    with transaction.atomic():
        report = form.saved()
        has_receipt = report.email and limits.may_have_receipt(request, report.email)
        emails.received(report, has_receipt)
    return report


@visitor
def report_find(request):
    """Ask for the code of a report."""
    typed = request.GET.get("kod", "").strip()
    if code := as_kept(typed):
        return redirect("moderation:report-detail", code)
    return render(request, "moderation/report_find.html", {"is_typed": bool(typed)})


@visitor
def report_detail(request, code):
    """What has become of a report, for whoever has its code."""
    tried = limits.try_code(request)
    if tried is None:
        return render(request, "moderation/report_too_many.html", status=TOO_MANY)
    reports = Report.objects.select_related("municipality")
    report = reports.filter(code=as_kept(code)).first()
    if report is None:
        context = {"is_unknown": True, "code": code}
        return render(request, "moderation/report_find.html", context, status=404)
    tried.rollback()
    return render(request, "moderation/report_detail.html", {"report": report})


@signed_in
def report_list(request):
    """The reports that a person decides about, or that concern what is hers."""
    hers = Report.objects.readable_by(request.user)
    state = request.GET.get("visa", "")
    state = state if state in STATES else STATES[0]
    rows = {
        "oppna": hers.open,
        "forsenade": hers.overdue,
        "avgjorda": lambda: hers.filter(decided_at__isnull=False),
    }[state]()
    kind = request.GET.get("slag", "")
    if kind in Report.Kind.values:
        rows = rows.filter(kind=kind)
    context = {
        "page": page_of(request, rows.for_list(), paginator=CappedPaginator),
        "state": state,
        "kind": kind,
        "kinds": Report.Kind,
    }
    return render(request, "moderation/report_list.html", context)


@signed_in
def report_decide(request, pk):
    """One report, and the answer to it; what was taken down can be shown again."""
    readable = Report.objects.readable_by(request.user).select_related("municipality")
    report = get_object_or_404(readable, pk=pk)
    may_decide = Report.objects.decidable_by(request.user).filter(pk=pk).exists()
    may_answer = may_decide or (
        Report.objects.answerable_by(request.user).filter(pk=pk).exists()
    )
    form = _form(request, report, may_decide, may_answer)
    if request.method == "POST":
        if form is None:
            raise Http404
        if request.POST.get("sett") != report.stage:
            messages.warning(request, _("It is decided already."))
            return redirect("moderation:report-decide", pk)
        if form.is_valid():
            _decide(request, report, form)
            return redirect("moderation:report-decide", pk)
    context = {"report": report, "form": form, "may_decide": may_decide}
    context["mailbox"] = emails.mailbox_of(report)
    return render(request, "moderation/report_decide.html", context)


def _form(request, report, may_decide, may_answer):
    """What this person can say about a report now; none where nothing."""
    if report.is_taken_down and may_decide:
        return ReversalForm(request.POST or None)
    if report.may_be_reopened and may_decide:
        return ReopeningForm(request.POST or None)
    if report.decided_at or not may_answer:
        return None
    return AnswerForm(request.POST or None, report=report, may_decide=may_decide)


def _decide(request, report, form):
    """Store the answer and write the letters, unless somebody was quicker."""
    answers = form.cleaned_data
    with transaction.atomic():
        if isinstance(form, ReversalForm):
            is_done = report.reverse(request.user, answers["reason"])
        elif isinstance(form, ReopeningForm):
            is_done = report.reopen(request.user, answers["reason"])
        else:
            is_done = report.decide(request.user, answers["outcome"], answers["reason"])
        if is_done:
            tell = emails.decided if report.decided_at else emails.reopened
            tell(report)
            messages.success(request, report.decision_told)
        else:
            messages.warning(request, _("It is decided already."))
