"""The people of an organisation: who belongs, as what, and who is shown."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from samla.accounts.models import SHOWN_TEXT, SHOWN_TEXTS
from samla.core.access import signed_in
from samla.core.pagination import page_of
from samla.municipalities.models.belonging import LastKeeper
from samla.organisations.emails import people as emails
from samla.organisations.forms.people import HandOverForm, InvitationForm, RoleForm
from samla.organisations.models import Membership
from samla.organisations.models.second_contact import LEAST_CONTACTS
from samla.organisations.views.organisation import kept

MOST_REQUESTS = 20


def own_part(request, pk, is_owner=False):
    """This person's part in an organisation; to who has none it does not exist.

    Where something is changed, others wait, and what she is is read after that.
    """
    organisation = kept(request, pk, request.method == "POST")
    parts = organisation.memberships.select_related("user", "organisation")
    if is_owner:
        parts = parts.owners()
    return get_object_or_404(parts, user=request.user)


@signed_in
@transaction.atomic
def person_list(request, pk):
    """Who belongs, who is invited and who asks; owners invite here."""
    part = own_part(request, pk)
    if request.method == "POST" and "right" in request.POST:
        part.organisation.confirm_contacts()
        messages.success(request, _("Thank you. We ask again in a year."))
        return redirect("organisations:person-list", pk)
    if request.method == "POST" and "shown" in request.POST:
        return _shown(request, part)
    if request.method == "POST" and not part.keeps:
        raise Http404
    form = InvitationForm(
        request.POST or None, organisation=part.organisation, inviter=request.user
    )
    if part.keeps and form.is_valid() and form.sent():
        messages.success(request, _("The invitation is sent. It is good for 14 days."))
        return redirect("organisations:person-list", pk)
    return render(
        request, "organisations/person_list.html", _people(request, part, form)
    )


def _people(request, part, form):
    """What the page of the people shows."""
    organisation = part.organisation
    people = organisation.memberships.for_lists()
    waiting = organisation.join_requests.waiting().decidable_by(request.user)
    page = page_of(request, people)
    return {
        "part": part,
        "organisation": organisation,
        "form": form if part.keeps else None,
        "page": page,
        "is_alone": page.paginator.count < LEAST_CONTACTS,
        "grace": organisation.verifications.in_grace().first(),
        "invitations": organisation.open_invitations.open().order_by("-invited_at"),
        "join_requests": waiting.for_lists()[:MOST_REQUESTS],
        "shown_text": SHOWN_TEXTS[SHOWN_TEXT],
    }


def _shown(request, part):
    """Let the public read one's own name, or no longer."""
    wish = request.POST["shown"] == "yes"
    if wish and not request.user.name:
        messages.warning(request, _("Write your name on My page first."))
    else:
        part.choose_to_be_shown(wish)
        shown = _("Your name is shown on the page of the organisation.")
        messages.success(request, shown if wish else _("Your name is not shown."))
    return redirect("organisations:person-list", part.organisation_id)


@signed_in
@transaction.atomic
def person_edit(request, pk, person):
    """Change what somebody may do."""
    part = own_part(request, pk, is_owner=True)
    other = _somebody(part, person)
    form = RoleForm(request.POST or None, instance=other)
    if form.is_valid():
        try:
            Membership.objects.get(pk=other.pk).change(form.cleaned_data["role"])
        except LastKeeper:
            form.add_error("role", _last_owner())
        else:
            messages.success(request, _("Saved."))
            return redirect("organisations:person-list", pk)
    context = {"form": form, "other": other, "organisation": part.organisation}
    return render(request, "organisations/person_edit.html", context)


@signed_in
@transaction.atomic
def person_remove(request, pk, person):
    """Take somebody out, or leave oneself, after one more question."""
    part = own_part(request, pk)
    other = _somebody(part, person)
    is_herself = other.user_id == request.user.pk
    if not (is_herself or part.keeps):
        raise Http404
    if request.method == "POST" and not other.must_stay:
        other.leave()
        if is_herself:
            messages.success(request, _("You have left the organisation."))
            return redirect("pages:desk")
        emails.removed(part.organisation, other.user)
        messages.success(request, _("She belongs no more, and gets a letter."))
        return redirect("organisations:person-list", pk)
    context = {
        "other": other,
        "organisation": part.organisation,
        "is_herself": is_herself,
        "must_stay": other.must_stay,
        "leaves_one": other.leaves_one,
    }
    return render(request, "organisations/person_remove.html", context)


@signed_in
@transaction.atomic
def person_hand_over(request, pk):
    """Let somebody else own it, and step down or leave, in one act."""
    part = own_part(request, pk, is_owner=True)
    form = HandOverForm(request.POST or None, part=part)
    if form.is_valid():
        part.hand_over(form.cleaned_data["successor"], form.role)
        messages.success(request, _("Thank you. You have handed over."))
        there = ["organisations:person-list", pk] if form.role else ["pages:desk"]
        return redirect(*there)
    context = {"form": form, "organisation": part.organisation}
    return render(request, "organisations/person_hand_over.html", context)


def _somebody(part, pk):
    """Another person of the same organisation."""
    people = part.organisation.memberships.select_related("user", "organisation")
    return get_object_or_404(people, pk=pk)


def _last_owner():
    """What to do where nobody else owns it."""
    return _(
        "Nobody else owns the organisation. Make somebody else owner, or close it."
    )
