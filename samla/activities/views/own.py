"""What a person may change, and where she goes when she has."""

from contextlib import contextmanager

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from samla.activities.models import Activity

LONGEST_KEY = 18


def number(typed):
    """The key that somebody sent; none where it cannot be one."""
    is_key = typed.isascii() and typed.isdigit() and len(typed) <= LONGEST_KEY
    return int(typed) if is_key else None


def own(request, pk, is_locked=False):
    """An activity of the person's own organisations; to others it does not exist."""
    mine = Activity.objects.editable_by(request.user).for_pages()
    if is_locked:
        mine = mine.select_for_update(of=("self",), no_key=True)
    return get_object_or_404(mine, pk=pk)


def as_left(request, pk):
    """An own activity with what waits for review; who else saves it waits."""
    activity = own(request, pk, request.method == "POST")
    return activity.with_proposal(again="igen" in request.GET)


@contextmanager
def unless_gone():
    """What somebody else took away meanwhile does not exist."""
    try:
        yield
    except ObjectDoesNotExist:
        raise Http404 from None


def go_on(request, activity, step, review=None):
    """A draft goes on to the next step; what is published is right again, at once."""
    if review is None:  # else the public still reads what was wrong
        activity.confirm()
    if activity.published_at:
        seen = _("Saved. Everybody can see it now.")
        messages.success(request, review.told if review else seen)
        return redirect("activities:activity-edit", activity.pk)
    return redirect(step, activity.pk)
