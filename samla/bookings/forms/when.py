"""When somebody needs a room: once, every week, every month, or on chosen days.

What is asked stands in the address, in Swedish, from the search to the request.
"""

import datetime

from django.forms import modelform_factory
from django.utils.translation import gettext_lazy as _

from samla.bookings.models import Rule
from samla.core.rule_forms import BREAKS, HOURS, NIGHT, RULE_FORMS
from samla.core.rules import LONGEST_DAYS

# How each question is called in an address.
NAMES = {
    "starts": "fran",
    "ends": "till",
    "ends_next_day": "natt",
    "first_on": "forsta",
    "last_on": "sista",
    "weekdays": "dagar",
    "weekday": "dag",
    "week_of_month": "vecka",
    "every": "takt",
    "listed_dates": "datum",
    "skip_public_holidays": "rodadagar",
    "skip_school_breaks": "lov",
    "skip_dates": "utom",
}
KIND = "slag"
LABELS = {
    "skip_public_holidays": _("Not on public holidays"),
    "skip_school_breaks": _("Not during school breaks"),
    "skip_dates": _("Other days when you do not need it"),
}
SKIPPED = (_("Days to leave out"), BREAKS, "folded")
PERIOD = ["first_on", "last_on"]
LAYOUTS = {
    "once": [("", [["first_on"], HOURS, NIGHT])],
    "weekly": [("", [["weekdays"], HOURS, NIGHT, PERIOD, ["every"]]), SKIPPED],
    "monthly": [
        ("", [["week_of_month", "weekday"], HOURS, NIGHT, PERIOD]),
        SKIPPED,
    ],
    "dates": [("", [["listed_dates"], HOURS, NIGHT])],
}


class InAddress:
    """Mixed into a form of a rule: asked in an address, and of days to come only."""

    earliest = datetime.timedelta()
    latest = datetime.timedelta(days=LONGEST_DAYS)
    nothing_to_come = _(
        "These times give no date, or the first one has passed already. Check the days."
    )

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("instance", Rule())
        super().__init__(*args, **kwargs)
        for name, label in LABELS.items():
            if name in self.fields:
                self.fields[name].label = label

    @property
    def layout(self):
        """What this kind of rule asks, in its order."""
        return LAYOUTS[self.kind]

    def _get_validation_exclusions(self):
        """The questions say all that the database would; it is asked at the end."""
        return {field.name for field in Rule._meta.concrete_fields}

    def add_prefix(self, field_name):
        """The name of a question in the address."""
        return NAMES.get(field_name, field_name)


WHEN_FORMS = {
    form.kind: modelform_factory(
        Rule, form=type(form.__name__, (InAddress, form), {"Meta": form.Meta})
    )
    for form in RULE_FORMS
}
KINDS = [("weekly", _("Every week")), ("once", _("Once"))]
KINDS += [("monthly", _("Every month")), ("dates", _("On days I choose"))]


# What only an answered form of a kind has in its address.
ANSWERED = {
    "weekly": "sista",
    "once": "forsta",
    "monthly": "vecka",
    "dates": "datum",
}


def when_form(asked):
    """The form for the kind of rule that an address asks; bound once it is answered.

    Who changes the kind keeps the hours and days that were written.
    """
    form = WHEN_FORMS.get(asked.get(KIND), WHEN_FORMS["weekly"])
    if "fran" in asked and ANSWERED[form.kind] in asked:
        return form(asked)
    known = {
        name: asked.getlist(said) if name == "weekdays" else asked[said]
        for name, said in NAMES.items()
        if asked.get(said)
    }
    return form(initial=known)


def told_in_address(asked, rule):
    """The same address asking for another rule: other hours or other days."""
    query = asked.copy()
    query["fran"], query["till"] = f"{rule.starts:%H:%M}", f"{rule.ends:%H:%M}"
    if rule.kind == rule.Kind.WEEKLY:
        query.setlist("dagar", [str(day) for day in rule.weekdays])
    elif rule.kind == rule.Kind.MONTHLY:
        query["dag"] = str(rule.weekdays[0])
    elif rule.kind == rule.Kind.ONCE:
        query["forsta"] = rule.first_on.isoformat()
    else:
        query["datum"] = " ".join(day.isoformat() for day in rule.listed_dates)
    return query.urlencode()
