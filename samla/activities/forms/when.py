"""The second step: when it happens, asked in the way that each kind of rule needs."""

from django.forms import modelform_factory

from samla.activities.models import Schedule
from samla.core.rule_forms import RULE_FORMS

WHEN_FORMS = {form.kind: modelform_factory(Schedule, form=form) for form in RULE_FORMS}


def of_another_kind(kind, rule, was, typed):
    """The questions of another kind of rule, with all that was typed until now.

    Nothing is checked yet; what only other kinds ask for travels along.
    """
    known = answers(typed, WHEN_FORMS[was].base_fields)
    return carrying(WHEN_FORMS[kind](instance=rule, initial=known), known)


def answers(typed, asked=()):
    """What was typed, by name; a box that was asked about and not ticked is no."""
    fields = {}
    for form in WHEN_FORMS.values():
        fields |= form.base_fields
    return {
        name: field.widget.value_from_datadict(typed, {}, name)
        for name, field in fields.items()
        if name in typed or name in asked
    }


def carrying(form, known):
    """The form with answers that it does not ask for, in case somebody comes back."""
    form.kept = [
        (name, str(value).lower() if isinstance(value, bool) else value)
        for name, answer in known.items()
        if name not in form.fields and answer is not None
        for value in (answer if isinstance(answer, list) else [answer])
    ]
    return form
