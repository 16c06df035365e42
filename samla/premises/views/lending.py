"""How an owner lends: whom first, what it promises, and its terms as versions."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from samla.core.access import public, signed_in
from samla.premises.forms import PolicyForm, TermsForm
from samla.premises.models import LendingPolicy, Price, Terms, key_of, lenders


@signed_in
def lending_list(request):
    """The owners for whom she lends, each with the way to how it does."""
    policies = [
        LendingPolicy.objects.for_owner(owner) for owner in lenders(request.user)
    ]
    rows = [(key_of(policy.owner), policy) for policy in policies]
    return render(request, "premises/lending_list.html", {"rows": rows})


@signed_in
def lending_edit(request, slug):
    """What an owner promises and asks, whom it lends to first, and its terms."""
    owner = owner_named(request, slug)
    policy = LendingPolicy.objects.for_owner(owner)
    if "place" in request.POST:
        return _placed(request, policy, slug)
    form = PolicyForm(request.POST or None, instance=policy)
    if form.is_valid() and form.saved():
        messages.success(request, _("Saved."))
        return redirect("premises:lending-edit", slug)
    terms = Terms.objects.of_owner(owner)
    context = {
        "form": form,
        "policy": LendingPolicy.objects.for_owner(owner),
        "slug": slug,
        "versions": terms.published(),
        "draft": terms.filter(published_at=None).first(),
    }
    return render(request, "premises/lending_edit.html", context)


def _placed(request, policy, slug):
    """One kind of user comes earlier or later; a second click changes nothing."""
    kind, _sign, place = request.POST["place"].partition(":")
    places = [str(number + 1) for number in range(len(Price.For))]
    if kind not in Price.For.values or place not in places:
        raise Http404
    policy.give_place(kind, int(place))
    messages.success(request, _("The order is changed."))
    return redirect(reverse("premises:lending-edit", args=[slug]) + "#order")


@signed_in
def terms_edit(request, slug):
    """Write the next version of the terms; nobody else sees it yet."""
    owner = owner_named(request, slug)
    draft = Terms.objects.draft_of(owner)
    form = TermsForm(request.POST or None, instance=draft)
    if form.is_valid() and form.saved():
        return redirect("premises:terms-publish", slug)
    last = Terms.objects.of_owner(owner).published().first()
    context = {"form": form, "draft": draft, "slug": slug, "last": last}
    return render(request, "premises/terms_edit.html", context)


@signed_in
def terms_publish(request, slug):
    """Read the next version as everybody will, then let it hold."""
    owner = owner_named(request, slug)
    draft = Terms.objects.of_owner(owner).filter(published_at=None).first()
    if draft is None:
        return redirect("premises:lending-edit", slug)
    if request.method == "POST":
        if request.POST.get("mark") == draft.mark:
            draft.publish()
            messages.success(request, _("The terms hold from now on."))
            return redirect("premises:lending-edit", slug)
        messages.warning(
            request, _("The text was changed while you read. Read it once more.")
        )
        return redirect("premises:terms-publish", slug)
    context = {"terms": draft, "slug": slug}
    return render(request, "premises/terms_publish.html", context)


@public
def terms_detail(request, pk):
    """One version of an owner's terms, and the way to the others."""
    terms = get_object_or_404(Terms.objects.readable(), pk=pk)
    versions = list(Terms.objects.readable().of_owner(terms.owner))
    context = {"terms": terms, "versions": versions, "newest": versions[0]}
    return render(request, "premises/terms_detail.html", context)


def owner_named(request, slug):
    """An owner for whom this person lends; to anybody else it does not exist."""
    for owner in lenders(request.user):
        if key_of(owner) == slug:
            return owner
    raise Http404
