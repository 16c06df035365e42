"""What every page says of the pages themselves."""

from django import template
from django.conf import settings
from django.urls import reverse

from samla.core.languages import in_language

register = template.Library()


@register.simple_tag
def worker_url():
    """Where a device finds how to remember pages; nothing where that is off.

    One for all languages: it stands above all pages it remembers.
    """
    if not settings.OFFLINE:
        return ""
    return in_language(reverse("pages:worker"), settings.LANGUAGE_CODE)
