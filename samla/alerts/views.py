"""Follow something by mail: ask, say yes by the link of a letter, change, end it."""

from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from samla.alerts import emails, limits
from samla.alerts.filters import (
    wanted_activity,
    wanted_municipality,
    wanted_organisation,
    wanted_search,
)
from samla.alerts.forms import RhythmForm, SubscriptionEditForm, SubscriptionForm
from samla.alerts.models import Rhythm
from samla.alerts.models.subscription import (
    MOST_FOLLOWED,
    TooMany,
    asked_by,
    ended_by,
)
from samla.core.access import visitor
from samla.moderation.models.link import LinkIsOver, LinkIsWrong

TOO_MANY = 429
WANTED = {
    "activity": wanted_activity,
    "organisation": wanted_organisation,
    "municipality": wanted_municipality,
}


@csrf_exempt
@visitor
def subscription_create(request, **what):
    """Ask for letters about something with one address; a letter asks back.

    Whoever reads the page leaves no trace, not even a form's cookie.
    """
    wanted = _wanted(request, what)
    if wanted.errors:
        return _form_page(request, SubscriptionForm(), wanted, wanted.errors, 400)
    if request.method == "POST" and not limits.may_ask(request):
        # What was typed stands there again, and is not looked through.
        form = SubscriptionForm(initial=request.POST.dict())
        errors = [
            _(
                "From your connection came many such wishes within an hour. "
                "Wait an hour and send it again."
            )
        ]
        return _form_page(request, form, wanted, errors, TOO_MANY)
    form = SubscriptionForm(request.POST or None)
    if form.is_valid():
        may_write = limits.may_write(request, form.cleaned_data["email"])
        with transaction.atomic():
            subscription = form.saved(wanted)
            if may_write:
                emails.asked(subscription, get_language(), wanted.untyped)
        return redirect(wanted.asked)
    return _form_page(request, form, wanted, [])


def _form_page(request, form, wanted, errors, status=200):
    context = {"form": form, "wanted": wanted, "errors": errors}
    return render(request, "alerts/subscription_create.html", context, status=status)


@visitor
def subscription_asked(request, **what):
    """A letter is on its way; the same words to everybody, whoever was known."""
    wanted = _wanted(request, what)
    if wanted.errors:
        return redirect(wanted.page)
    return render(request, "alerts/subscription_asked.html", {"wanted": wanted})


@visitor
def subscription_confirm(request, token):
    """The link of the letter that asks: looking changes nothing, the button does."""
    try:
        subscription, language = asked_by(token)
    except LinkIsOver:
        return render(request, "alerts/link_over.html", status=410)
    except LinkIsWrong:
        return render(request, "alerts/link_wrong.html", status=404)
    usual = Rhythm.AT_ONCE if subscription.kind == "activity" else Rhythm.WEEKLY
    # A yes that says no more means what is usual.
    said = {"rhythm": request.POST.get("rhythm") or usual}
    form = RhythmForm(said if request.method == "POST" else None, initial=said)
    errors = []
    if form.is_valid():
        try:
            subscription.confirm(language, form.cleaned_data["rhythm"])
            return redirect(request.path)
        except TooMany:
            errors = [
                _(
                    "You follow 30 things by this address already. End one of them by "
                    "the link in a letter, and press the button again."
                )
            ]
    context = {"subscription": subscription, "form": form, "errors": errors}
    return render(request, "alerts/subscription_confirm.html", context)


@csrf_exempt  # it is opened from a letter, and needs no cookie
@visitor
def subscription_edit(request, token):
    """Write at once or once a week, and in another language."""
    try:
        subscription = ended_by(token).first()
    except LinkIsWrong:
        subscription = None
    if not (subscription and subscription.confirmed_at and subscription.kind):
        return render(request, "alerts/link_wrong.html", status=404)
    now = {"rhythm": subscription.rhythm, "language": subscription.language}
    form = SubscriptionEditForm(request.POST or None, initial=now)
    if is_changed := form.is_valid():
        subscription.change(form.cleaned_data["language"], form.cleaned_data["rhythm"])
    context = {"subscription": subscription, "form": form, "is_changed": is_changed}
    return render(request, "alerts/subscription_edit.html", context)


@csrf_exempt  # a mail programme ends it with one request of its own (RFC 8058)
@visitor
def subscription_remove(request, token):
    """End it and erase the address: by the button, or by a mail programme."""
    try:
        found = ended_by(token)
    except LinkIsWrong:
        return render(request, "alerts/link_wrong.html", status=404)
    if request.method == "POST":
        found.leave()
    context = {"subscriptions": found[:MOST_FOLLOWED]}
    return render(request, "alerts/subscription_remove.html", context)


def _wanted(request, what):
    """What a path says somebody wants to follow."""
    for kind, key in what.items():
        return WANTED[kind](key)
    return wanted_search(request.GET)
