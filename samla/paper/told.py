"""What a poster and a week sheet say, as plain words in each language that is chosen.

The page and the PDF are made of the same words, so they cannot tell different things.
"""

import re
from collections import Counter
from functools import partial
from html import unescape

from django.db.models import Window
from django.db.models.functions import RowNumber, TruncDate
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.html import strip_tags
from django.utils.translation import gettext

from samla.core.days import ZONE
from samla.core.languages import in_a_row
from samla.core.pdf import is_from_right
from samla.core.templatetags.samla import END_OF_ISOLATE, ISOLATE, clock, day
from samla.taxonomy.models import label

# So much fits on a paper that is read from some steps away.
MOST_TIMES, MOST_FLAGS, MOST_LANGUAGES = 3, 3, 4
# Lines of a week, by the number of languages each is written in.
MOST_ROWS = {1: 19, 2: 17, 3: 11}
LONGEST_TITLE, LONGEST_PLACE = 64, 56
BDI = re.compile(r"<(/?)bdi\b[^>]*>")
# Which rules go on as they are; other times are told as dates.
GOES_ON = ("weekly", "monthly")


def poster(activity, rules, dates, languages) -> dict:
    """All that a poster says of an activity."""
    times = partial(_times, rules, dates)
    return {
        "title": activity.title,
        "title_lang": activity.text_language_id.partition(":")[2],
        "title_rtl": is_from_right(activity.title),
        "icon": icon_of(activity),
        "life": activity.life,
        "organiser": activity.organisation.name,
        "place": activity.place_lines,
        "contact": [each for each in (activity.phone, activity.email) if each],
        "example": activity.is_example,
        "blocks": in_each(languages, partial(_facts, activity, times)),
    }


def sheet(dates, languages, heading) -> dict:
    """A table of the dates of a week; `heading` says it in the language spoken."""
    shown = some_of_each_day(dates, MOST_ROWS[len(languages)])
    return {
        "blocks": in_each(languages, partial(_heading, heading)),
        "rows": [_row(date, languages) for date in with_days(shown)],
        "is_more": len(dates) > len(shown),
        "example": any(date.activity.is_example for date in shown),
    }


def in_each(languages, tell) -> list:
    """What is told, once in each language, with its code and its direction."""
    told = []
    for code in languages:
        with translation.override(code):
            rtl = translation.get_language_bidi()
            told.append({"lang": code, "rtl": rtl, **tell()})
    return told


def as_plain(template, **context) -> str:
    """A part of a page as plain words; names stay kept apart from words around."""
    html = BDI.sub(
        lambda tag: END_OF_ISOLATE if tag[1] else ISOLATE,
        render_to_string(template, context),
    )
    return " ".join(unescape(strip_tags(html)).split())


def icon_of(activity) -> str:
    """The picture of its part of life."""
    return f"life-{activity.life}" if activity.life else "people"


def first_of_each_day(dates, most):
    """So many of each day, in the order they have: none crowds out another day."""
    place = Window(
        RowNumber(),
        partition_by=TruncDate("starts_at", tzinfo=ZONE),
        order_by=[*dates.query.order_by],
    )
    return list(dates.annotate(place_in_day=place).filter(place_in_day__lte=most))


def some_of_each_day(dates, most):
    """As many as a paper holds, in the order of time; no day is left out for another.

    Of each day those that stand first are taken.
    """
    of_day = Counter()
    ranked = []
    for date in dates:
        on = timezone.localdate(date.starts_at)
        ranked.append((of_day[on], len(ranked), date))
        of_day[on] += 1
    chosen = sorted(ranked, key=lambda each: each[:2])[:most]
    return sorted((each[2] for each in chosen), key=lambda one: (one.starts_at, one.pk))


def with_days(dates):
    """Marks the first date of each day, and how many follow on the same day."""
    first = None
    for date in dates:
        date.on = timezone.localdate(date.starts_at)
        date.of_day = 0
        if first is None or first.on != date.on:
            first = date
        first.of_day += 1
    return dates


def _facts(activity, times):
    """What one language says of an activity."""
    level = activity.swedish_level_id
    swedish = f"{gettext('Swedish:')} {label(level)}" if level else ""
    facts = [
        ("price", activity.price_in_words),
        ("people", as_plain("activities/_for_whom.html", activity=activity)),
        ("language", in_a_row(map(label, activity.languages[:MOST_LANGUAGES]))),
        ("language", swedish),
        ("signup", label(activity.signup_id)),
        ("info", in_a_row(map(label, activity.flags[:MOST_FLAGS]))),
    ]
    return {
        "kind": label(activity.type_id),
        "when": times(),
        "facts": [fact for fact in facts if fact[1]],
        "scan": gettext("The page behind the code says if something is changed."),
        "example": gettext("This is an example."),
    }


def _times(rules, dates):
    """When it is: its rules while they go on, or else its next dates."""
    if rules and all(rule.kind in GOES_ON for rule in rules):
        return [_rule(rule) for rule in rules[:MOST_TIMES]]
    held = [date for date in dates if not date.cancelled_at]
    return [
        {"day": day(date.starts_at), "hours": clock(date.starts_at, date.ends_at)}
        for date in held[:MOST_TIMES]
    ]


def _rule(rule):
    told = {"day": rule.rhythm, "hours": clock(rule.starts, rule.ends)}
    if rule.last_on:
        told["note"] = gettext("until %(day)s") % {"day": day(rule.last_on)}
    return told


def _heading(heading):
    return {
        "heading": heading(),
        "more": gettext("There is more on the page behind the code."),
        "scan": gettext("The page behind the code says if something is changed."),
        "example": gettext("Examples are made up."),
    }


def _row(date, languages):
    """One line of the table: when, what and where."""
    activity = date.activity
    place = date.place or in_a_row(activity.place_lines[:2])
    title = shortened(activity.title, LONGEST_TITLE)
    return {
        "of_day": date.of_day,
        "days": in_each(languages, lambda: {"text": day(date.starts_at)}),
        "hours": clock(date.starts_at, date.ends_at).strip(ISOLATE + END_OF_ISOLATE),
        "icon": icon_of(activity),
        "life": activity.life,
        "title": title,
        "title_lang": activity.text_language_id.partition(":")[2],
        "title_rtl": is_from_right(title),
        "place": shortened(place, LONGEST_PLACE),
        "kinds": in_each(languages, partial(_kind, activity)),
        "example": activity.is_example,
    }


def _kind(activity):
    words = [label(activity.type_id), activity.price_in_words]
    return {"text": in_a_row(words)}


def shortened(text: str, most: int) -> str:
    """A text that fits in so many signs."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
