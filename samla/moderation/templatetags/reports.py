"""Where one tells that something on this page is wrong."""

from urllib.parse import urlencode

from django import template
from django.urls import reverse

register = template.Library()


@register.simple_tag(takes_context=True)
def report_url(context):
    """The address of the form about this page; empty where the page is not public."""
    request = context.get("request")
    match = getattr(request, "resolver_match", None)
    if match is None or getattr(match.func, "door", "") != "public":
        return ""
    return f"{reverse('moderation:report-create')}?{urlencode({'sida': request.path})}"
