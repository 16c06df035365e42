"""What a room costs, and whom."""

from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from samla.core.access import signed_in
from samla.premises.forms import SEVERAL, PriceForm
from samla.premises.models import rule_in_full
from samla.premises.views.adding import added
from samla.premises.views.premises import kept


@signed_in
def price_list(request, pk):
    """The prices of a room; one more can be looked at, then added."""
    room = kept(request, pk)
    asked = request.GET.dict() | {name: request.GET.getlist(name) for name in SEVERAL}
    form = PriceForm(request.POST or None, premises=room, initial=asked)
    said = _("The price is added.")
    context = {"form": form, "premises": room}
    if "look" in request.POST:
        if form.is_valid():
            context["rule"] = rule_in_full(form.instance, room.prices.all())
        return render(request, "premises/price_list.html", context)
    return added(request, room, form, "price-list", said) or render(
        request, "premises/price_list.html", context
    )


@signed_in
def price_delete(request, pk, price):
    """Take a price away; the form is filled with it, to be changed or put back."""
    room = kept(request, pk)
    if request.method != "POST":
        return redirect("premises:price-list", room.pk)
    page = reverse("premises:price-list", args=[room.pk])
    for gone in room.prices.filter(pk=price):
        gone.delete()
        facts = {name: getattr(gone, name) for name in PriceForm.Meta.fields}
        told = {name: "" if fact is None else fact for name, fact in facts.items()}
        page += f"?{urlencode(told, doseq=True)}#form"
        messages.success(
            request,
            _("The price is taken away. It is filled in below if you want it back."),
        )
    return redirect(page)
