"""Wishes in season rounds, as an organisation makes, changes and takes them back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from samla.bookings.forms.round_wish import RoundWishForm
from samla.bookings.models import Round, RoundWish
from samla.core.access import signed_in
from samla.core.pagination import page_of
from samla.organisations.models import Organisation


@signed_in
def round_wish_list(request):
    """What her organisations have wished for, round by round, and what came of it."""
    rows = RoundWish.objects.asked_by_hers(request.user).for_lists()
    rows = rows.select_related("booking").order_by(
        "-round__first_on", "round", "organisation__name_sort", "organisation", "rank"
    )
    open_rounds = Round.objects.readable().open().for_hers(request.user).for_lists()
    context = {"page": page_of(request, rows), "open_rounds": open_rounds}
    return render(request, "bookings/round_wish_list.html", context)


@signed_in
def round_wish_create(request, pk):
    """Wish for one time in a round that is open."""
    found = get_object_or_404(Round.objects.readable().for_lists(), pk=pk)
    hers = Organisation.objects.editable_by(request.user).filter(taken_down_at=None)
    context = {"round": found, "may_ask": hers.exists()}
    if context["may_ask"] and found.is_open:
        wish = RoundWish(round=found, made_by=request.user)
        form = RoundWishForm(request.POST or None, user=request.user, instance=wish)
        if form.is_valid() and form.put():
            messages.success(request, _("Your wish is kept. Is there another one?"))
            return redirect("bookings:round-wish-list")
        context["form"] = form
    elif request.method == "POST":
        messages.warning(request, _("The round takes no more wishes."))
        return redirect("bookings:round-wish-list")
    return render(request, "bookings/round_wish_create.html", context)


@signed_in
def round_wish_edit(request, pk):
    """Change a wish until the day."""
    wish = hers(request, pk)
    form = RoundWishForm(request.POST or None, user=request.user, instance=wish)
    if form.is_valid() and form.put():
        messages.success(request, _("Saved."))
        return redirect("bookings:round-wish-list")
    context = {"form": form, "wish": hers(request, pk)}
    return render(request, "bookings/round_wish_edit.html", context)


@signed_in
def round_wish_delete(request, pk):
    """Take a wish back until the day, after one more question."""
    wish = hers(request, pk)
    if request.method == "POST":
        try:
            wish.withdraw()
            messages.success(request, _("The wish is taken back."))
        except ValidationError as error:
            messages.warning(request, error.messages[0])
        return redirect("bookings:round-wish-list")
    return render(request, "bookings/round_wish_delete.html", {"wish": wish})


def hers(request, pk):
    """A wish of one of her organisations; to anybody else it is not there."""
    rows = RoundWish.objects.asked_by_hers(request.user).for_lists()
    return get_object_or_404(rows, pk=pk)
