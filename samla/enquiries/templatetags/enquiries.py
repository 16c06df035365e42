"""The way from every public page to the question, and how promises are kept."""

from urllib.parse import urlencode

from django import template
from django.urls import reverse

from samla.enquiries.models import kept_promise, shown_names

register = template.Library()


@register.simple_tag
def ask_url(municipality=None, about=None):
    """Where one asks a municipality, or asks the municipality of an entry about it."""
    said = {"kommun": municipality.slug} if municipality else {}
    if about:
        said["om"] = f"{about.KIND}-{about.pk}"
    return f"{reverse('enquiries:enquiry-create')}?{urlencode(said)}"


@register.simple_tag
def promise_of(municipality):
    """How a municipality kept its promise of an answer in the last 90 days."""
    return kept_promise(municipality)


@register.simple_tag
def names_at(entry_point):
    """Who stands at a way in now, by name, and whether it is she who answers."""
    return shown_names(entry_point)
