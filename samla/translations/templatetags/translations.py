"""Free text in templates: {% words activity "text" as words %}."""

from django import template

register = template.Library()


@register.simple_tag
def words(entry, name):
    """A text of an entry as the reader gets it: in her language, or the original."""
    return entry.words(name)
