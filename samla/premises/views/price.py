"""What a room costs, and whom."""

from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from samla.core.access import signed_in
from samla.premises.forms import PriceForm
from samla.premises.views.adding import added
from samla.premises.views.premises import kept


@signed_in
def price_list(request, pk):
    """The prices of a room; one more can be added."""
    room = kept(request, pk)
    form = PriceForm(request.POST or None, premises=room, initial=request.GET.dict())
    said = _("The price is added.")
    context = {"form": form, "premises": room}
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
        facts = ("user_kind", "kronor", "per", "condition")
        page += f"?{urlencode({name: getattr(gone, name) for name in facts})}#form"
        messages.success(
            request,
            _("The price is taken away. It is filled in below if you want it back."),
        )
    return redirect(page)
