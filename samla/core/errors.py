"""The pages for what went wrong: in Samla's dress, without database or session."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.views.decorators.csrf import requires_csrf_token

from samla.core.languages import language_of, tag, unknown_language

OUTAGES = (OperationalError, InterfaceError)


def page(request, status, template=None):
    """Render the page of an error in the language of the address."""
    path = request.path_info
    language = language_of(path)
    asked, rest = unknown_language(path)
    context = {"path": rest if asked else path, "unknown_language": asked}
    with translation.override(language):
        html = render_to_string(template or f"{status}.html", context)
    response = HttpResponse(html, status=status)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Language"] = tag(language)
    return response


def bad_request(request, exception=None):
    """The request could not be understood."""
    return page(request, 400)


def forbidden(request, exception=None):
    """The page is not for this person."""
    return page(request, 403)


@requires_csrf_token
def expired_form(request, reason=""):
    """The form was open too long, or came from somewhere else."""
    return page(request, 403, "403_csrf.html")


def not_found(request, exception=None):
    """There is no such page."""
    return page(request, 404)


def too_many(request):
    """The same thing was asked for too often in a short time."""
    response = page(request, 429)
    response.headers["Retry-After"] = "60"
    return response


def pdf_not_ready(request):
    """Others have theirs drawn, or it takes too long: come again in a little while."""
    response = page(request, 503, "503_pdf.html")
    response.headers["Retry-After"] = "10"
    return response


def server_error(request):
    """Something broke; while the database is away, say when to come back."""
    if isinstance(sys.exc_info()[1], OUTAGES):
        response = page(request, 503)
        response.headers["Retry-After"] = "30"
        return response
    return page(request, 500)
