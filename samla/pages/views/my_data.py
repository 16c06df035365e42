"""What Samla knows of a person: seen, fetched, taken back, erased by herself."""

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.reauthentication import get_reauthentication_flows
from allauth.core.internal import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from samla.accounts.models import SHOWN_TEXT, SHOWN_TEXTS
from samla.core.access import public, signed_in
from samla.core.errors import too_many
from samla.pages.forms import FarewellForm
from samla.pages.personal import erasing
from samla.pages.personal.export import as_json, consents, everything_about

# It looks through every table, so it is not for every minute.
FILES = "10/h/user"


@signed_in
def my_data(request):
    """What is kept about this person in short, and what she can do about it."""
    if request.method == "POST":
        return _take_back(request)
    told = everything_about(request.user)
    groups = ("yours", "done_by_you", "to_or_from_your_address")
    context = {
        "consents": consents(request.user),
        "shown_text": SHOWN_TEXTS[SHOWN_TEXT],
        "counts": [
            (table, len(found))
            for group in groups
            for table, found in told[group].items()
        ],
        "changes": len(told["your_changes"]),
        "passkeys": request.user.authenticator_set.count(),
    }
    return render(request, "pages/my_data.html", context)


def _take_back(request):
    """Show her name no longer: at one place, or nowhere."""
    wanted = request.POST.get("consent", "")
    for part in consents(request.user):
        if wanted in ("all", part.consent_key):
            part.choose_to_be_shown(False)
    messages.success(request, _("Your name is not shown there any more."))
    return redirect("pages:my-data")


@signed_in
def my_data_file(request):
    """Everything about this person, as a file for machines."""
    config = {"my-data": FILES}
    may = {"app": "samla.pages", "action": "my-data", "config": config}
    if not ratelimit.consume(request, limit_get=True, **may):
        return too_many(request)
    day = timezone.localdate()
    response = HttpResponse(as_json(request.user), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="samla-{day}.json"'
    return response


@signed_in
@reauthentication_required
def my_data_erase(request):
    """Says what goes, what stays and what stands in the way; then erases."""
    person = request.user
    typed = request.POST if request.method == "POST" else None
    context = {
        "organisations": erasing.organisations_without(person),
        "municipalities": erasing.municipalities_without(person),
        "is_needed": erasing.is_needed(person),
        "form": FarewellForm(typed, person=person, asks=_asks(person)),
    }
    if request.method == "POST" and context["form"].is_valid():
        try:
            erasing.erase(person)
        except (erasing.StillNeeded, IntegrityError):
            messages.error(request, _("Somebody else must take over first."))
            return redirect("pages:my-data-erase")
        logout(request)
        answer = redirect("pages:farewell")
        answer.delete_cookie(settings.DEVICE_COOKIE_NAME)
        return answer
    return render(request, "pages/my_data_erase.html", context)


def _asks(person):
    """Who can show once more who she is has done so; others write their address."""
    return not get_reauthentication_flows(person)


@public
def farewell(request):
    """The page after an account is erased."""
    return render(request, "pages/farewell.html")
