"""What everybody can see: the list, one activity, and its calendar."""

from functools import partial
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse

from samla.activities import feeds
from samla.activities.filters import ONLY_NOW, ActivityFilter
from samla.activities.forms.going import GoingForm
from samla.activities.models import Activity, Listed, Saved, fit
from samla.activities.views.by_day import DayPage
from samla.activities.views.page import page_context
from samla.core.access import public
from samla.core.filters import as_address
from samla.core.kept import facts_of, kept_page
from samla.core.templatetags.samla import absolute
from samla.municipalities.models import MissedSearch

# So many others are shown where one has ended.
MOST_INSTEAD = 3
BY_DAY = "dagar"
CALENDAR = "text/calendar; charset=utf-8"


@public
def activity_list(request):
    """Activities by their next date; the query string says which."""
    asked = ActivityFilter.asked(request.GET, queryset=Listed.objects.upcoming())
    by_day = request.GET.get("visa") == BY_DAY
    going = GoingForm(request.GET)
    page = DayPage(request.GET, asked) if by_day else asked.page(request)
    if page.moved:
        return redirect(request.path + page.moved)
    if going.reader and not by_day:
        for card in page:
            card.fit = fit(card.activity, going.reader)
    if not page.object_list:
        _count_missed(asked)

    def made():
        context = {
            "asked": asked,
            "form": asked.form,
            "going": going,
            "page": page,
            "found": asked.found,
            "by_day": by_day,
            "chosen": list(asked.chosen),
            "place": asked.place,
            "when": asked.when,
            "loosened": [] if page.object_list or asked.form.errors else asked.loosened,
            # A calendar and a letter get what is looked for, and nothing of the reader.
            "lasting": asked.in_one_spelling(*ONLY_NOW),
            "saved": Saved.asked(request.GET),
            "carried": carried(request.GET),
        }
        return render_to_string("activities/activity_list.html", context, request)

    if not page.object_list or not asked.may_be_remembered:
        return HttpResponse(made())
    shown = page.object_list
    facts = map(facts_of, shown) if by_day else (card.facts for card in shown)
    there = page.has_previous, page.has_next
    return kept_page(request, made, asked.found, there, *facts)


def carried(query) -> str:
    """What goes along from a list to a page: her answers, and what she has saved."""
    told = {name: query.get(name) for name in GoingForm.base_fields}
    told["a"] = str(Saved.asked(query))
    told = {name: value for name, value in told.items() if value}
    return f"?{urlencode(told)}" if told else ""


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
    going = GoingForm(request.GET)
    context = page_context(activity) | {
        "going": going,
        "fit": fit(activity, going.reader),
        "saved": Saved.asked(request.GET).and_also(activity.pk),
    }
    if activity.published_at and context["dates"]:
        return render(request, "activities/activity_detail.html", context)
    if not activity.taken_down_at:
        instead = Activity.objects.instead_of(activity)
        context["instead"] = instead[:MOST_INSTEAD]
    return render(request, "activities/activity_ended.html", context, status=410)


@public
def activity_list_calendar(request):
    """The dates of what a search finds, to subscribe to; called off ones say so."""
    coming = Activity.objects.published().upcoming().for_pages()
    asked = ActivityFilter(request.GET, queryset=coming)
    if asked.form.errors:  # the list says what is wrong
        there = reverse("activities:activity-list")
        return redirect(there + as_address(request.GET.copy()))
    content = feeds.search_calendar(
        asked.on_any_day,
        asked.lasting_days,
        asked.in_words,
        partial(absolute, {"request": request}),
    )
    response = HttpResponse(content, content_type=CALENDAR)
    response.headers["Content-Disposition"] = 'inline; filename="samla.ics"'
    return response


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
        content_type=CALENDAR,
    )
    response.headers["Content-Disposition"] = f'attachment; filename="samla-{pk}.ics"'
    return response
