"""What the page of an activity shows, to the public and in a preview."""

from textwrap import shorten

# So many dates fit on a page; the calendar has them all.
MOST_DATES = 6
# Search engines show no more of a page than this.
MOST_DESCRIBED = 250


def page_context(activity):
    """An activity with its rules, its next dates and those who take part."""
    coming = list(activity.occurrences.coming())
    held = [date for date in coming if not date.cancelled_at]
    taking_part = activity.invitations.confirmed().select_related("organisation")
    rules = activity.rules_now
    return {
        "activity": activity,
        "rules": rules,
        "told": activity.in_a_paragraph(rules),
        "described": shorten(
            " ".join(activity.in_sentences(rules)), MOST_DESCRIBED, placeholder=" …"
        ),
        "dates": coming[:MOST_DATES],
        "next": (held or coming or [None])[0],
        "taking_part": taking_part.order_by("organisation__name_sort"),
    }
