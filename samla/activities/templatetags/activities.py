"""What pages of the rooms below show of activities."""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from samla.activities.models import Activity, Card
from samla.core.kept import QUERY, facts_of, kept, with_query

MOST_SHOWN = 6

register = template.Library()


@register.simple_tag
def activities_at(premises):
    """What one can come to in a room, the soonest first."""
    coming = Activity.objects.published().upcoming().for_cards()
    return coming.filter(premises=premises)[:MOST_SHOWN]


@register.simple_tag
def activities_of(organisation):
    """What one can come to at an organisation, the soonest first."""
    coming = Activity.objects.published().upcoming().for_cards()
    return coming.of_organisation(organisation)[:MOST_SHOWN]


@register.simple_tag
def card(activity, level=None, carried=""):
    """What a list shows of an activity, made once as long as its facts are the same.

    Whether it fits somebody is her own: such a card is made for her, and not kept.
    """
    fit = getattr(activity, "fit", None)

    def make():
        made = activity
        if isinstance(activity, Card):
            made = activity.activity
            made.fit = fit
        shown = {"activity": made, "level": level or None, "carried": QUERY}
        return render_to_string("activities/_card_facts.html", shown)

    if fit:
        html = make()
    else:
        facts = getattr(activity, "facts", None) or (
            activity.is_old,
            facts_of(activity),
        )
        html = kept(make, "card", level, facts)
    return mark_safe(with_query(html, (carried or "").removeprefix("?")))  # noqa: S308


@register.simple_tag(takes_context=True)
def questions(context):
    """The questions with answers to choose, made once as long as the counts are equal.

    Not where something was written, which is never kept.
    """
    asked = context["asked"]

    def make():
        shown = {"form": asked.told_form}
        return render_to_string("activities/_questions.html", shown)

    chosen, found = asked.chosen_answers, asked.found
    if chosen is None:
        return make()
    return kept(make, "questions", chosen, found.is_capped, found.counted)
