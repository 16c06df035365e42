"""What waits for review: the queue, and one decision."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from samla.core.access import signed_in
from samla.core.pagination import page_of
from samla.moderation.emails import review as emails
from samla.moderation.forms.review import DecisionForm
from samla.moderation.models import IsDecided, LooksDifferent, Review
from samla.municipalities.models import StaffMember

MOST_EARLIER = 5


@signed_in
def review_list(request):
    """What waits for this person's decision, the oldest first."""
    user = request.user
    if not StaffMember.objects.let_decide(user):
        raise Http404
    kind = request.GET.get("slag", "")
    kind = kind if kind in Review.Kind.values else ""
    is_all = "alla" in request.GET
    waiting = Review.objects.waiting().on_the_desk_of(user, is_all).for_queue()
    page = page_of(request, waiting.filter(kind=kind) if kind else waiting)
    context = {"page": page, "kind": kind, "kinds": Review.Kind, "is_all": is_all}
    return render(request, "moderation/review_list.html", context)


@signed_in
def review_decide(request, pk):
    """Look at what is asked for; approve it, or send it back with a reason."""
    review = _decidable(request, pk)
    form = DecisionForm(request.POST or None, initial={"sight": review.sight})
    if form.is_valid() and _decided(request, review, form):
        return redirect("moderation:review-list")
    if review.decided_at and request.method == "POST":
        return redirect("moderation:review-decide", pk)
    context = {
        "form": form,
        "review": review,
        "entry": review.entry,
        "earlier": Review.objects.about(review.entry).exclude(pk=pk)[:MOST_EARLIER],
    }
    return render(request, "moderation/review_decide.html", context)


def _decidable(request, pk):
    """A review that this person may decide, or has come too late for."""
    hers = Review.objects.decidable_by(request.user)
    review = get_object_or_404(
        hers.select_related("municipality", "asked_by", "decided_by"), pk=pk
    )
    if review.entry is None:
        raise Http404
    return review


def _decided(request, review, form):
    """Do as was chosen; or say in words why that is not possible any more."""
    try:
        with transaction.atomic():
            form.decide(review, request.user)
            emails.decided(review)
    except IsDecided:
        review.refresh_from_db()
        messages.warning(request, _("It is decided already, or was taken back."))
    except LooksDifferent:
        review.refresh_from_db()
        form.show_again(review.sight)
        form.add_error(None, _("It was changed while you looked. Please look again."))
    except (ValidationError, IntegrityError) as error:
        review.refresh_from_db()
        form.add_error(None, _("It cannot be shown as it is. Send it back, and say:"))
        form.add_error(
            None, getattr(error, "messages", _("something else is in the way"))
        )
    else:
        messages.success(request, review.decision_told)
        return True
    return False


@signed_in
def review_withdraw(request, pk):
    """Take back what one has asked for; what was written stays."""
    mine = Review.objects.withdrawable_by(request.user).select_related("municipality")
    review = get_object_or_404(mine, pk=pk)
    if request.method == "POST":
        try:
            review.withdraw(request.user)
        except IsDecided:
            messages.warning(request, _("It is decided already."))
        else:
            messages.success(request, _("You have taken it back."))
        return redirect("pages:desk")
    context = {"review": review, "entry": review.entry}
    return render(request, "moderation/review_withdraw.html", context)
