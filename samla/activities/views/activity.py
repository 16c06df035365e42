"""What everybody can see: the list, one activity, and its calendar."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from samla.activities import feeds
from samla.activities.filters import ActivityFilter
from samla.activities.models import Activity
from samla.activities.views.page import page_context
from samla.core.access import public
from samla.core.pagination import CappedPaginator, page_of
from samla.core.templatetags.samla import absolute
from samla.municipalities.models import MissedSearch


@public
def activity_list(request):
    """Activities by their next date; the query string says which."""
    coming = Activity.objects.published().upcoming().for_cards()
    asked = ActivityFilter(request.GET, queryset=coming)
    page = page_of(request, asked.qs, paginator=CappedPaginator)
    if not page.object_list:
        _count_missed(asked)
    context = {
        "form": asked.form,
        "page": page,
        "chosen": list(asked.chosen),
        "place": asked.place,
        "when": asked.when,
        "loosened": asked.loosened,
    }
    return render(request, "activities/activity_list.html", context)


def _count_missed(asked):
    """Count words that found nothing, where nothing but a place was asked besides."""
    if "q" in asked.answered <= {"q", "var"} and not asked.form.errors:
        where = next(iter(asked.form.places), None)
        MissedSearch.objects.count_one(asked.form.cleaned_data["q"], where)


@public
def activity_detail(request, pk):
    """All that a newcomer needs to know to go there; or that it is not on any more."""
    activity = get_object_or_404(Activity.objects.known().for_pages(), pk=pk)
    if not activity.organisation.published_at:
        raise Http404
    context = page_context(activity)
    if activity.published_at and context["dates"]:
        return render(request, "activities/activity_detail.html", context)
    return render(request, "activities/activity_ended.html", context, status=410)


@public
def activity_calendar(request, pk):
    """The dates of a year, to put in one's own calendar."""
    return _calendar(request, pk)


@public
def occurrence_calendar(request, pk, date):
    """One date, to put in one's own calendar."""
    return _calendar(request, pk, pk__in=[date])


def _calendar(request, pk, **which):
    activity = get_object_or_404(Activity.objects.published().for_pages(), pk=pk)
    dates = list(activity.occurrences.coming().filter(**which))
    if which and not dates:
        raise Http404
    address = absolute({"request": request}, activity.get_absolute_url())
    response = HttpResponse(
        feeds.calendar(activity, dates, address),
        content_type="text/calendar; charset=utf-8",
    )
    response.headers["Content-Disposition"] = f'attachment; filename="samla-{pk}.ics"'
    return response
