"""Season rounds as those who lend open, tell of, close and call off."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samla.bookings.emails import season as emails
from samla.bookings.forms.season import InviteForm, RoundForm
from samla.bookings.models import Round
from samla.core.access import public, signed_in
from samla.core.pagination import page_of
from samla.premises.models import Premises, key_of, lenders

MOST_SHOWN = 200


@public
def open_round_list(request):
    """The rounds in which one can wish now, wherever they are."""
    rounds = Round.objects.readable().open().for_lists().order_by("wishes_until_at")
    page = page_of(request, rounds)
    return render(request, "bookings/open_round_list.html", {"page": page})


@public
def round_detail(request, pk):
    """One round: which rooms, which season, and until when one can wish."""
    found = get_object_or_404(Round.objects.readable().for_lists(), pk=pk)
    rooms = found.rooms.offered().for_cards()[:MOST_SHOWN]
    context = {"round": found, "rooms": rooms}
    return render(request, "bookings/round_detail.html", context)


@signed_in
def round_list(request):
    """The rounds of her own rooms, and how many wish in each."""
    rounds = Round.objects.editable_by(request.user).distinct().for_lists()
    rounds = rounds.annotate(wish_count=Count("wishes", distinct=True))
    page = page_of(request, rounds.order_by("-first_on", "pk"))
    context = {"page": page, "owners": owners_of(request.user)}
    return render(request, "bookings/round_list.html", context)


@signed_in
def round_create(request):
    """Open a round for the rooms of the owner that ?agare= names."""
    owners = owners_of(request.user)
    asked = request.GET.get("agare") or (len(owners) == 1 and owners[0][0])
    owner = dict(owners).get(asked)
    if request.GET.get("agare") and owner is None:
        raise Http404
    if owner is None:
        return render(request, "bookings/round_create.html", {"owners": owners})
    form = RoundForm(request.POST or None, instance=Round(owner=owner))
    if form.is_valid() and (made := form.put()):
        messages.success(request, _("The round is open. Now tell the associations."))
        return redirect("bookings:round-invite", made.pk)
    context = {"form": form, "owner": owner}
    return render(request, "bookings/round_create.html", context)


@signed_in
def round_edit(request, pk):
    """Change what is told of a round, until it is decided."""
    found = undecided(request, pk)
    form = RoundForm(request.POST or None, instance=found)
    if form.is_valid() and form.put():
        messages.success(request, _("Saved."))
        return redirect("bookings:round-list")
    context = {"form": form, "round": lent(request, pk)}
    return render(request, "bookings/round_edit.html", context)


@signed_in
def round_invite(request, pk):
    """Tell organisations of a round: those who have borrowed, those of the place."""
    found = undecided(request, pk)
    groups = groups_of(found)
    form = InviteForm(request.POST or None, groups=groups)
    if form.is_valid():
        try:
            messages.success(request, told(invite(found, form.organisations)))
            return redirect("bookings:round-list")
        except ValidationError as error:
            form.add_error(None, error.messages)
    known = set(found.invited.values_list("pk", flat=True))
    context = {"round": found, "form": form, "groups": groups, "known": known}
    return render(request, "bookings/round_invite.html", context)


def groups_of(found):
    """Who can be told of a round, under what they are."""
    groups = [
        ("borrowers", _("Who have borrowed from you before"), found.borrowers()),
        ("verified", _("Verified organisations of the place"), found.verified_here()),
    ]
    return [
        (name, f"{label} ({len(rows)})", rows)
        for name, label, some in groups
        if (rows := list(some.distinct().order_by("name_sort", "pk")))
    ]


@transaction.atomic
def invite(found, organisations):
    """Tell those who do not know yet; how many."""
    new = found.invite(organisations)
    for organisation in new:
        emails.invited(found, organisation)
    return len(new)


def told(number):
    """What came of a click: a second one tells nobody twice."""
    if not number:
        return _("All of them have a letter already.")
    said = ngettext(
        "%(number)d letter is sent.", "%(number)d letters are sent.", number
    )
    return said % {"number": number}


@signed_in
def round_close(request, pk):
    """Take no more wishes, after one more question."""
    found = undecided(request, pk)
    if request.method == "POST":
        found.close()
        messages.success(request, _("No more wishes are taken. Look at them."))
        return redirect("bookings:round-board", pk)
    return render(request, "bookings/round_close.html", {"round": found})


@signed_in
def round_withdraw(request, pk):
    """Call a round off, after one more question; those who wished are told."""
    found = undecided(request, pk)
    if request.method == "POST":
        try:
            with transaction.atomic():
                if found.withdraw():
                    emails.withdrawn(found)
        except ValidationError as error:
            messages.warning(request, error.messages[0])
            return redirect("bookings:round-board", pk)
        messages.success(request, _("The round is called off. Those who wished know."))
        return redirect("bookings:round-list")
    return render(request, "bookings/round_withdraw.html", {"round": found})


def owners_of(user):
    """The owners with rooms on offer for whom a person lends, each by its key."""
    rooms = Premises.objects.offered()
    municipal = set(rooms.values_list("owner_municipality", flat=True).distinct())
    own = set(rooms.values_list("owner_organisation", flat=True).distinct())
    return [
        (key_of(owner), owner)
        for owner in lenders(user)
        if owner.pk in (own if key_of(owner).startswith("forening-") else municipal)
    ]


def lent(request, pk):
    """A round of rooms that she lends; to anybody else it is not there."""
    rows = Round.objects.editable_by(request.user).distinct().for_lists()
    return get_object_or_404(rows, pk=pk)


def undecided(request, pk):
    """The same, as long as it can be changed."""
    found = lent(request, pk)
    if found.state in ("decided", "withdrawn"):
        raise Http404
    return found
