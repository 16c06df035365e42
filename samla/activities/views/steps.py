"""One step after the other: what, when, where, for whom. Each is saved by itself."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from samla.activities.forms import (
    WHEN_FORMS,
    WHERE_FORMS,
    BookedForm,
    WhatForm,
    WhoForm,
)
from samla.activities.forms.when import answers, carrying, of_another_kind
from samla.activities.models import Activity, Schedule, lock_booking
from samla.activities.views.own import as_left, go_on, number, own, unless_gone
from samla.activities.views.page import page_context
from samla.bookings.models import Booking
from samla.core.access import signed_in
from samla.municipalities.models import municipality_names, places_meant
from samla.organisations.models import Organisation


@signed_in
def activity_create(request):
    """Begin an activity; from here on it is kept as a draft."""
    if not Organisation.objects.editable_by(request.user).exists():
        messages.info(request, _("First tell which organisation does it."))
        return redirect("organisations:organisation-create")
    asked = {"organisation": request.GET.get("organisation", "")}
    form = WhatForm(request.POST or None, user=request.user, initial=asked)
    if form.is_valid():
        draft = Activity.objects.begin(form.save(commit=False).with_known_facts())
        return redirect("activities:activity-when", draft.pk)
    drafts = Activity.objects.editable_by(request.user).drafts()[:3]
    return render(
        request, "activities/activity_create.html", {"form": form, "drafts": drafts}
    )


@signed_in
def activity_from_booking(request, pk):
    """Begin an activity with the room and the times of a booking; one of each."""
    mine = Booking.objects.asked_by_hers(request.user)
    near = mine.select_related("organisation", "premises")
    booking = get_object_or_404(near, pk=pk)
    if request.method == "POST":
        draft = Activity.objects.of_booking(booking)
        return redirect("activities:activity-what", draft.pk)
    if found := Activity.objects.filter(booking=booking).first():
        return redirect("activities:activity-edit", found.pk)
    context = {"booking": booking}
    return render(request, "activities/activity_from_booking.html", context)


@signed_in
@transaction.atomic
def activity_what(request, pk):
    """Change who does it, what it is and its name."""
    activity = as_left(request, pk)
    form = WhatForm(request.POST or None, instance=activity, user=request.user)
    if form.is_valid():
        form.save()
        return go_on(request, activity, "activities:activity-when", form.review)
    context = {"form": form, "activity": activity}
    return render(request, "activities/activity_what.html", context)


@signed_in
def activity_when(request, pk):
    """Add a time, or change one; each kind of rule asks only what it needs."""
    activity = own(request, pk)
    if activity.booking_id:
        return _when_booked(request, activity)
    rule = _rule(request, activity)
    kind = _kind(request.GET, rule.kind)
    if "slag" in request.POST:
        wanted = _kind(request.POST, kind)
        form = of_another_kind(wanted, rule, kind, request.POST)
    else:
        form = WHEN_FORMS[kind](request.POST or None, instance=rule)
        carrying(form, answers(request.POST))
    if form.is_valid():
        form.save(commit=False).put()
        if "more" in request.POST:
            messages.success(request, _("Saved. Add the next time."))
            return redirect(f"{request.path}?slag={form.kind}")
        return go_on(request, activity, "activities:activity-where")
    rules = activity.schedules.all()
    context = {
        "activity": activity,
        "form": form,
        "rule": rule,
        "rules": rules,
        "kinds": Schedule.Kind.choices,
        "is_asked": not rules or request.GET or request.POST,
    }
    return render(request, "activities/activity_when.html", context)


def _when_booked(request, activity):
    """Its times are those of its booking; they are told, and not asked."""
    context = page_context(activity)
    return render(request, "activities/activity_when_booked.html", context)


def _kind(asked, otherwise):
    """The kind of rule that is asked for; what is none asks for nothing else."""
    kind = asked.get("slag") or otherwise
    return kind if kind in WHEN_FORMS else Schedule.Kind.WEEKLY.value


def _rule(request, activity):
    """The rule that ?tid= names, or a new one."""
    if "tid" in request.GET:
        return get_object_or_404(activity.schedules, pk=number(request.GET["tid"]))
    return Schedule(activity=activity, first_on=timezone.localdate())


@signed_in
def schedule_remove(request, pk):
    """Take one of several times away, with its dates to come."""
    mine = Schedule.objects.filter(
        activity__in=Activity.objects.editable_by(request.user)
    )
    rule = get_object_or_404(mine.select_related("activity"), pk=pk)
    if request.method == "POST":
        with unless_gone():
            rule.remove()
        messages.success(request, _("The time is taken away."))
        return redirect("activities:activity-when", rule.activity_id)
    return render(request, "activities/schedule_remove.html", {"rule": rule})


@signed_in
@transaction.atomic
def activity_where(request, pk):
    """A room in Samla, an address, or online; each asks only what it needs."""
    # Who chooses the same booking, or cancels it, is waited for first.
    if booking := number(request.POST.get("booking", "")):
        lock_booking(booking)
    activity = as_left(request, pk)
    usual = BookedForm.kind if activity.booking_id else activity.venue
    kind = request.POST.get("plats") or request.GET.get("plats") or usual
    form_class = WHERE_FORMS.get(kind, WHERE_FORMS[usual])
    place = request.GET.get("var", "")
    meant = places_meant(place)
    municipality = (meant or [activity.municipality_id])[0]
    form = form_class(
        request.POST or None,
        instance=activity,
        municipality=municipality,
        who=request.user,
    )
    if form.is_valid():
        form.save()
        return go_on(request, activity, "activities:activity-who", form.review)
    context = {
        "activity": activity,
        "form": form,
        "kinds": _kinds_of_place(activity),
        "unknown": place if not meant else "",
        "municipality": municipality_names([municipality])[0],
    }
    return render(request, "activities/activity_where.html", context)


def _kinds_of_place(activity):
    """What can be chosen; a booked room where there is one."""
    kinds = list(Activity.Venue.choices)
    if activity.booking_id or activity.bookings_to_choose().exists():
        kinds.insert(0, (BookedForm.kind, _("In a room you have booked")))
    return kinds


@signed_in
@transaction.atomic
def activity_who(request, pk):
    """For whom, in which languages, what it costs, whom to ask."""
    activity = as_left(request, pk)
    form = WhoForm(request.POST or None, instance=activity, who=request.user)
    if form.is_valid():
        form.save()
        return go_on(request, activity, "activities:activity-preview", form.review)
    context = {"form": form, "activity": activity}
    return render(request, "activities/activity_who.html", context)
