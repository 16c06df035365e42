"""Template tags of the whole house: icons, terms, days, hours, languages."""

from functools import partial

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils import timezone
from django.utils.dateformat import format as date_format
from django.utils.dateformat import time_format
from django.utils.formats import get_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.timezone import localtime
from django.utils.translation import get_language, get_language_bidi, gettext

from samla.core.icons import DIRECTIONAL, ICONS
from samla.core.kept import QUERY, kept, with_query
from samla.core.languages import (
    LANGUAGES_BIDI,
    REVIEWED,
    in_language,
    is_in,
    tag,
)
from samla.core.version import newest_version

register = template.Library()

# A text of unknown direction within another; letters have no <bdi>.
ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"


@register.simple_tag
def icon(name):
    """One picture of the sprite; the word beside it carries the meaning."""
    return kept(partial(_picture, name), "icon", name)


def _picture(name):
    return format_html(
        '<svg class="icon{}" width="24" height="24" aria-hidden="true">'
        '<use href="{}#{}"></use></svg>',
        " icon--flip" if name in DIRECTIONAL else "",
        asset("img/icons.svg"),
        ICONS[name],
    )


@register.simple_tag
def asset(path):
    """The address of a static file; its plain name where no list of files is made."""
    return kept(partial(_address, path), "asset", settings.STATIC_ROOT, path)


def _address(path):
    try:
        return static(path)
    except ValueError:
        return settings.STATIC_URL + path


@register.simple_tag
def version():
    """Which Samla this is, as the changelog's first heading says."""
    return newest_version()


@register.filter
def day(moment):
    """A weekday and a date: "tisdag 24 november", with the year when it is another."""
    if not moment:
        return ""
    date = localtime(moment).date() if hasattr(moment, "hour") else moment
    this_year = date.year == timezone.localdate().year
    return _formatted(date, "DAY_FORMAT" if this_year else "DAY_YEAR_FORMAT")


@register.filter
def hours(start, end=None):
    """The hours of something: "18.00–19.30", kept together in any direction."""
    said = said_hours(start, end)
    return format_html('<bdi dir="ltr">{}</bdi>', said) if said else ""


@register.filter
def apart(text):
    """A name in a letter: kept apart from words of the other direction around it."""
    return f"{ISOLATE}{text}{END_OF_ISOLATE}" if get_language_bidi() else text


@register.filter
def clock(start, end=None):
    """The hours of something in a letter: "18.00–19.30", kept together."""
    return apart(said_hours(start, end))


@register.filter
def listed(words):
    """Several words with the reader's comma between them, each in its own direction."""
    each = ((word,) for word in words)
    return format_html_join(gettext(", "), "<bdi>{}</bdi>", each)


@register.filter
def tel(number):
    """The link that calls a phone number as people write it."""
    number = number.replace("(0)", "")
    return "tel:" + "".join(sign for sign in number if sign in "+0123456789")


@register.filter
def webcal(address):
    """The link that lets a phone's or a computer's own calendar subscribe."""
    return "webcal://" + address.partition("://")[2]


@register.simple_tag(takes_context=True)
def frame(context, name):
    """A part of the frame of pages, kept by its address where anybody may read that.

    Such a part depends on the address alone: the path, `here` and `page_languages`.
    """
    request = context["request"]
    match = request.resolver_match

    def make():
        template = context.template.engine.get_template(name)
        links = language_links(context, QUERY)
        with context.push(page_languages=links, here=request.path + QUERY):
            return template.render(context)

    if getattr(match and match.func, "door", "") == "public":
        place = match.view_name, request.build_absolute_uri(request.path)
        html = kept(make, name, *place, settings.PUBLIC_URL, settings.OFFLINE)
    else:
        html = make()
    return mark_safe(with_query(html, request.META.get("QUERY_STRING", "")))  # noqa: S308


@register.simple_tag(takes_context=True)
def language_links(context, query=None):
    """The same page in every interface language it is in, each under its own name."""
    request = context.get("request")
    path = request.path if request else context.get("path", "/")
    if query is None:
        asked = request.META.get("QUERY_STRING", "") if request else ""
        query = f"?{asked}" if asked else ""
    match = getattr(request, "resolver_match", None)
    page = match.view_name if match else ""
    return [
        {
            "tag": tag(code),
            "name": name,
            "url": in_language(path, code) + query,
            "dir": "rtl" if code in LANGUAGES_BIDI else "ltr",
            "current": code == get_language(),
            "draft": code not in REVIEWED,
        }
        for code, name in settings.LANGUAGES
        if is_in(code, page)
    ]


@register.simple_tag
def reader():
    """The language of this page: its tag, its direction, and whether it is a draft."""
    code = get_language()
    return {
        "code": code,
        "tag": tag(code),
        "dir": "rtl" if get_language_bidi() else "ltr",
        "draft": code not in REVIEWED,
    }


@register.simple_tag(takes_context=True)
def absolute(context, path):
    """An address with scheme and host, for canonical links and sharing."""
    base = settings.PUBLIC_URL or context["request"].build_absolute_uri("/")[:-1]
    return base + path


@register.simple_tag(takes_context=True)
def query_with(context, **changes):
    """The query string of this page with some answers changed; None takes one out."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        if value is None:
            query.pop(name, None)
        else:
            query[name] = value
    return f"?{query.urlencode()}"


def said_hours(*moments):
    """The hours as the reader's language says them; a language may name a full hour."""
    shown = [_clock(moment) for moment in moments if moment]
    if not shown:
        return ""
    return get_format("SPAN_FORMAT" if shown[1:] else "MOMENT_FORMAT").format(*shown)


def _clock(moment):
    if hasattr(moment, "tzinfo") and moment.tzinfo:
        moment = localtime(moment)
    return time_format(
        moment, get_format("TIME_FORMAT" if moment.minute else "FULL_HOUR_FORMAT")
    )


def _formatted(date, name):
    return date_format(date, get_format(name))
