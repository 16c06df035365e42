"""How a municipality joins, and how colleagues ask to take part."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from samla.core.access import signed_in
from samla.core.pagination import page_of
from samla.municipalities.emails import application as emails
from samla.municipalities.forms import ApplicationForm, DecisionForm
from samla.municipalities.models import Application, Municipality, StaffMember


@signed_in
@transaction.atomic
def application_create(request, slug):
    """Ask to work for a municipality in Samla, or see what became of it."""
    place = get_object_or_404(Municipality.objects.defer("outline"), slug=slug)
    mine = place.applications.filter(user=request.user).order_by("-asked_at").first()
    is_waiting = mine is not None and mine.decided_at is None
    mine = None if mine is None or mine.is_withdrawn else mine
    role = place.staff.filter(user=request.user).first()
    form = None
    if not (role or is_waiting):
        application = Application(municipality=place, user=request.user)
        form = ApplicationForm(request.POST or None, application=application)
        if form.is_valid() and (asked := form.asked()):
            return _asked(request, asked, asked is application)
    elif request.method == "POST" and is_waiting and "withdraw" in request.POST:
        mine.withdraw()
        messages.success(request, _("Your application is taken back."))
        return redirect("municipalities:application-create", slug)
    context = {
        "municipality": place,
        "application": mine,
        "is_waiting": is_waiting,
        "role": role,
        "form": form,
        "has_coordinator": place.staff.coordinating().exists(),
    }
    return render(request, "municipalities/application_create.html", context)


def _asked(request, application, is_new):
    """Tell those who decide, and lead on to what comes next."""
    if is_new and (application.is_accepted or not application.is_again):
        emails.asked(application)
    slug = application.municipality.slug
    if application.is_accepted:
        messages.success(request, _("You are now the coordinator. Tell how one asks."))
        return redirect("municipalities:entry-point-edit", slug)
    messages.success(request, _("Your application is sent."))
    return redirect("municipalities:application-create", slug)


@signed_in
def application_list(request):
    """Who asks to take part in this person's municipalities, the oldest first."""
    hers = Application.objects.decidable_by(request.user)
    if not StaffMember.objects.let_decide(request.user):
        raise Http404
    waiting = hers.waiting().select_related("municipality", "user").order_by("asked_at")
    page = page_of(request, waiting.defer("municipality__outline").distinct())
    return render(request, "municipalities/application_list.html", {"page": page})


@signed_in
@transaction.atomic
def application_decide(request, pk):
    """Let somebody in, or say no with a reason; who comes second sees the answer."""
    hers = Application.objects.decidable_by(request.user)
    rows = Application.objects.filter(pk__in=hers.values("pk"))
    if request.method == "POST":
        rows = rows.select_for_update(of=("self",), no_key=True)
    application = get_object_or_404(
        rows.select_related("municipality", "user").defer("municipality__outline"),
        pk=pk,
    )
    form = DecisionForm(request.POST or None)
    if form.is_valid() and not application.decided_at:
        if request.POST.get("decision") == "no":
            application.decline(request.user, form.cleaned_data["reason"])
        else:
            application.accept(request.user, form.cleaned_data["role"])
        emails.decided(application)
        messages.success(request, application.decision_told)
        return redirect("municipalities:application-list")
    context = {"application": application, "form": form}
    return render(request, "municipalities/application_decide.html", context)
