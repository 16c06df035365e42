"""Doors: who stands outside. Which rows a person may see is the querysets' question."""

from functools import wraps

from django.conf import settings
from django.contrib.auth.decorators import login_not_required, login_required
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.shortcuts import redirect, resolve_url
from django.utils.cache import patch_cache_control
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from samla.core.logs import tells

DOORS = ("public", "visitor", "signed_in", "settling", "administrator")

# In the session: whose second step somebody else has seen to.
SECOND_STEP_TAKEN = "second_step_taken_by"

# A change is public within a minute, also where a proxy keeps a page and after it a
# browser: fresh and then stale there, and fresh and then stale here, are 55 seconds.
PUBLIC_SECONDS = 15
PROXY_SECONDS = 20
STALE_SECONDS = 10

# A form is looked at and sent; nothing else is done to it.
asked = require_http_methods(["GET", "HEAD", "POST"])


class Elsewhere(Exception):
    """What this person asked for is hers, and has another address now."""

    def __init__(self, url):
        super().__init__(url)
        self.url = url


def public(view):
    """Anyone may enter; the page is the same for all, so anyone may keep a copy."""

    @wraps(view)
    def opened(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        is_kept = response.status_code in (200, 301, 304, 410) or tells(request.GET)
        if is_kept and not _says_itself(response):
            may_keep(request, response)
        return response

    return _marked(login_not_required(require_safe(opened)), "public")


def may_keep(request, response):
    """Let anyone keep a page for a while; no trace stays of one who told of herself.

    Who has just changed something sees it at once: her browser asks again each time,
    a proxy that knows the cookie lets her through, and what she got is kept by no
    proxy. The page is the same, so it does not vary by cookie.
    """
    if tells(request.GET):
        patch_cache_control(response, private=True, no_store=True)
        return
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        patch_cache_control(response, private=True, no_cache=True)
        return
    patch_cache_control(
        response,
        public=True,
        max_age=PUBLIC_SECONDS,
        s_maxage=PROXY_SECONDS,
        stale_while_revalidate=STALE_SECONDS,
    )


def visitor(view):
    """Anyone may enter, and the page is hers alone: forms, sign-in, answers."""
    return _marked(login_not_required(never_cache(asked(view))), "visitor")


def signed_in(view):
    """Only a person who has signed in, in two steps if so asked; kept nowhere."""

    @wraps(view)
    def entered(request, *args, **kwargs):
        if owes_second_step(request):
            there = resolve_url(settings.SECOND_STEP_URL)
            return redirect_to_login(request.get_full_path(), there)
        try:
            return view(request, *args, **kwargs)
        except Elsewhere as found:
            return redirect(found.url)

    return _marked(login_required(never_cache(asked(entered))), "signed_in")


def settling(view):
    """Who has signed in and may still lack the second step: accounts' own pages."""
    return _marked(login_required(never_cache(asked(view))), "settling")


def administrator(view):
    """Only an administrator, in two steps; to others who signed in it is not there."""

    @wraps(view)
    def entered(request, *args, **kwargs):
        if not request.user.is_superuser:
            raise Http404
        return inside(request, *args, **kwargs)

    inside = signed_in(view)
    return _marked(login_required(never_cache(entered)), "administrator")


def owes_second_step(request):
    """Whether a person must add a second step of signing in before anything else."""
    taken = request.session.get(SECOND_STEP_TAKEN) == str(request.user.pk)
    if taken and not request.user.is_superuser:
        return False
    return request.user.must_add_second_factor


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
