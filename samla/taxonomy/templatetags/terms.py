"""Terms in templates: {{ activity.type_id|term }} in the reader's language."""

from django import template

from samla.taxonomy.models import label

register = template.Library()


@register.filter
def term(term_id):
    """What a term is called in the reader's language."""
    return label(term_id) if term_id else ""


@register.filter
def term_names(term_ids):
    """What several terms are called, in the order they stand."""
    return [label(term_id) for term_id in term_ids or ()]
