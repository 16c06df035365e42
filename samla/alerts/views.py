"""Follow an activity by mail: ask, say yes by the link of a letter, end it."""

from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from samla.activities.models import Activity
from samla.alerts import emails, limits
from samla.alerts.forms import SubscriptionForm
from samla.alerts.models.subscription import asked_by, ended_by
from samla.core.access import visitor
from samla.moderation.models.link import LinkIsOver, LinkIsWrong

TOO_MANY = 429


@csrf_exempt
@visitor
def subscription_create(request, pk):
    """Ask for letters about an activity with one address; a letter asks back.

    Whoever reads the page leaves no trace, not even a form's cookie.
    """
    activity = _followable(pk)
    if request.method == "POST" and not limits.may_ask(request):
        # What was typed stands there again, and is not looked through.
        form = SubscriptionForm(initial=request.POST.dict())
        errors = [
            _(
                "From your connection came many such wishes within an hour. "
                "Wait an hour and send it again."
            )
        ]
        return _form_page(request, form, activity, errors)
    form = SubscriptionForm(request.POST or None)
    if form.is_valid():
        may_write = limits.may_write(request, form.cleaned_data["email"])
        with transaction.atomic():
            subscription = form.saved(activity)
            if may_write:
                emails.asked(subscription, get_language())
        return redirect("alerts:subscription-asked", pk)
    return _form_page(request, form, activity, [])


def _form_page(request, form, activity, errors):
    context = {"form": form, "activity": activity, "errors": errors}
    status = TOO_MANY if errors else 200
    return render(request, "alerts/subscription_create.html", context, status=status)


@visitor
def subscription_asked(request, pk):
    """A letter is on its way; the same words to everybody, whoever was known."""
    context = {"activity": _followable(pk)}
    return render(request, "alerts/subscription_asked.html", context)


@visitor
def subscription_confirm(request, token):
    """The link of the letter that asks: looking changes nothing, the button does."""
    try:
        subscription, language = asked_by(token)
    except LinkIsOver:
        return render(request, "alerts/link_over.html", status=410)
    except LinkIsWrong:
        return render(request, "alerts/link_wrong.html", status=404)
    if request.method == "POST":
        subscription.confirm(language)
        return redirect(request.path)
    context = {"subscription": subscription, "activity": subscription.activity}
    return render(request, "alerts/subscription_confirm.html", context)


@csrf_exempt  # a mail programme ends it with one request of its own (RFC 8058)
@visitor
def subscription_remove(request, token):
    """End it and erase the address: by the button, or by a mail programme."""
    try:
        subscription = ended_by(token)
    except LinkIsWrong:
        return render(request, "alerts/link_wrong.html", status=404)
    if subscription and request.method == "POST":
        subscription.delete()
        subscription = None
    context = {"subscription": subscription}
    return render(request, "alerts/subscription_remove.html", context)


def _followable(pk):
    """An activity that everybody sees."""
    return get_object_or_404(Activity.objects.published().for_pages(), pk=pk)
