"""The Monday view: what waits for a person, from every room."""

from django.shortcuts import render
from django.utils import timezone

from samla.core.access import signed_in
from samla.core.lines import lines_for


@signed_in
def monday(request):
    """All that waits for this person, as one sheet that can be printed."""
    context = {"lines": lines_for(request.user), "today": timezone.localdate()}
    return render(request, "pages/monday.html", context)
