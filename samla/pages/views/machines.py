"""What machines ask for: whether all is well, and where the pages are."""

from hashlib import sha256

from django.conf import settings
from django.core.paginator import InvalidPage, Paginator
from django.db import InterfaceError, OperationalError
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import get_template
from django.urls import resolve, reverse
from django.views.decorators.http import require_safe

from samla.activities.models import Activity
from samla.core.access import public, visitor
from samla.core.languages import codes, in_language, is_in
from samla.core.templatetags.samla import asset
from samla.municipalities.models import County, Municipality
from samla.organisations.models import Organisation
from samla.post.models import Letter
from samla.premises.models import Premises
from samla.themes.models import themes

PART_SIZE = 1000
ON_PAGES = ("css/samla.css", "js/samla.js", "js/device.js", "img/icons.svg")
TEXTS = (
    "pages:start",
    "activities:activity-list",
    "organisations:organisation-list",
    "premises:premises-list",
    "municipalities:municipality-list",
    "themes:theme-list",
    "enquiries:enquiry-create",
    "pages:about",
    "pages:for-associations",
    "pages:for-municipalities",
    "pages:help-out",
    "pages:accessibility",
    "pages:privacy",
)


@visitor
@require_safe
def health(request):
    """Whether Samla and its database answer; asked by whoever watches over it."""
    try:
        is_late = Letter.objects.late().exists()
    except (OperationalError, InterfaceError):
        away = {"status": "database away"}
        return JsonResponse(away, status=503, headers={"Retry-After": "30"})
    return JsonResponse({"status": "ok"} | ({"letters": "late"} if is_late else {}))


@public
def robots(request):
    """What search engines may read: all that is public."""
    closed = [
        in_language(reverse(name), code)
        for name in ("pages:desk", "accounts:account-edit")
        for code in codes()
    ]
    return render(
        request,
        "pages/robots.txt",
        {"closed": closed},
        content_type="text/plain; charset=utf-8",
    )


@public
def favicon(request):
    """The mark, for browsers that look for it in the old place."""
    return redirect(asset("img/mark.svg"), permanent=True)


@public
def worker(request):
    """The program by which a device remembers pages; or the one that ends it.

    What it has kept is emptied when it or one of the files of each page is another.
    """
    context = {"files": settings.STATIC_URL, "is_offered": settings.OFFLINE}
    marks = [get_template("pages/worker.js").render(context), *map(asset, ON_PAGES)]
    context["version"] = sha256("\n".join(marks).encode()).hexdigest()[:12]
    return render(
        request,
        "pages/worker.js",
        context,
        content_type="text/javascript; charset=utf-8",
    )


@public
def sitemap(request):
    """The list of the lists of all public pages."""
    parts = [
        (part, number)
        for part, rows in _parts().items()
        for number in Paginator(rows, PART_SIZE).page_range
    ]
    return _xml(request, "pages/sitemap.xml", {"parts": parts})


@public
def sitemap_part(request, part, number):
    """Some public pages in every language; each page itself names the others."""
    rows = _parts().get(part)
    if rows is None:
        raise Http404
    try:
        page = Paginator(rows, PART_SIZE).page(number)
    except InvalidPage as error:
        raise Http404 from error
    paths = (row if isinstance(row, str) else row.get_absolute_url() for row in page)
    pages = (there for path in paths for there in _in_its_languages(path))
    return _xml(request, "pages/sitemap_part.xml", {"pages": pages})


def _in_its_languages(path):
    """A page's address in every language that it is in."""
    name = resolve(path).view_name
    return [in_language(path, code) for code in codes() if is_in(code, name)]


def _parts():
    """Everything public, by kind; rows are read only where a part is shown."""
    return {
        "texts": [reverse(name) for name in TEXTS],
        "themes": themes(),
        "counties": County.objects.only("slug"),
        "municipalities": Municipality.objects.only("slug"),
        "organisations": Organisation.objects.published()
        .in_lists()
        .only("pk")
        .order_by("pk"),
        "premises": Premises.objects.offered().in_lists().only("pk").order_by("pk"),
        "activities": Activity.objects.published().upcoming().only("pk").order_by("pk"),
    }


def _xml(request, template, context):
    return render(
        request, template, context, content_type="application/xml; charset=utf-8"
    )
