"""Doors: who stands outside. Which rows a person may see is the querysets' question."""

from functools import wraps

from django.contrib.auth.decorators import login_not_required, login_required
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.utils.cache import patch_cache_control
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

DOORS = ("public", "visitor", "signed_in")

# A change is public within a minute; a proxy may show the old page while it fetches.
PUBLIC_SECONDS = 30
STALE_SECONDS = 30

# A form is looked at and sent; nothing else is done to it.
asked = require_http_methods(["GET", "HEAD", "POST"])


def public(view):
    """Anyone may enter; the page is the same for all, so anyone may keep a copy."""

    @wraps(view)
    def opened(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        if response.status_code in (200, 301, 304) and not _says_itself(response):
            patch_cache_control(
                response,
                public=True,
                max_age=PUBLIC_SECONDS,
                stale_while_revalidate=STALE_SECONDS,
            )
        return response

    return _marked(login_not_required(require_safe(opened)), "public")


def visitor(view):
    """Anyone may enter, and the page is hers alone: forms, sign-in, answers."""
    return _marked(login_not_required(never_cache(asked(view))), "visitor")


def signed_in(view):
    """Only a person who has signed in; her pages are kept nowhere."""
    return _marked(login_required(never_cache(asked(view))), "signed_in")


class DoorsAreShut(LoginRequiredMiddleware):
    """Asks for sign-in where no door is open; where one is, nobody's cookie is read.

    Django's own looks at the visitor first, which makes every answer vary by cookie.
    """

    def process_view(self, request, view_func, view_args, view_kwargs):
        if not getattr(view_func, "login_required", True):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)


def _says_itself(response):
    return response.has_header("Cache-Control")


def _marked(view, door):
    view.door = door
    return view
