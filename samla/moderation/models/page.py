"""A public page that somebody means: what it is called, and what it is about."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.db.models import Q
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from samla.core.languages import language_of
from samla.moderation.models.entry import Entry, entry_kinds
from samla.moderation.models.report import LONGEST_PATH
from samla.municipalities.models import Municipality

# Pages that are about nobody's entry.
TITLES = {
    "pages:start": _("Start"),
    "pages:about": _("About Samla"),
    "pages:accessibility": _("Accessibility statement"),
    "pages:privacy": _("How we treat data"),
    "activities:activity-list": _("Activities"),
    "organisations:organisation-list": _("Organisations"),
    "premises:premises-list": _("Premises"),
    "municipalities:municipality-list": _("Municipalities"),
}


@dataclass
class Page:
    """One public page of Samla."""

    path: str
    name: str
    entry: Entry | None = None
    municipality: Municipality | None = None

    @property
    def key(self) -> str:
        """The same for the page in every language, and whatever entry it is about."""
        if self.entry:
            return f"{self.entry.KIND}-{self.entry.pk}"
        return f"{self.name}-{self.municipality.pk if self.municipality else 0}"

    @property
    def title(self) -> str:
        """What the public may know that it is called."""
        if self.entry:
            return str(self.entry) if self.entry.published_at else ""
        if self.municipality:
            return str(self.municipality)
        return str(TITLES.get(self.name, ""))


def page_at(typed: str) -> Page | None:
    """The page that an address or a path means; none where it is no page of ours."""
    path = path_of(typed)
    if path is None:
        return None
    try:
        with translation.override(language_of(path)):
            found = resolve(path)
    except Resolver404:
        return None
    if getattr(found.func, "door", "") != "public":
        return None
    if "pk" in found.kwargs:
        entry = _entry(found)
        return entry and Page(path, found.view_name, entry, entry.municipality)
    if "slug" in found.kwargs:
        return _of_a_place(path, found)
    return Page(path, found.view_name)


def path_of(typed: str) -> str | None:
    """The path in what somebody typed or pasted; none where it can be none of ours."""
    try:
        path = unquote(urlsplit(typed.strip()).path)
    except ValueError:
        return None
    is_plain = path.startswith("/") and "//" not in (path[:2], typed.strip()[:2])
    if not is_plain or len(path) > LONGEST_PATH or not path.isprintable():
        return None
    return path


def _entry(found):
    """The entry that a page is about, if the public sees it or has seen it."""
    for model in entry_kinds().values():
        if found.app_name == model._meta.app_label:
            seen = Q(published_at__isnull=False) | Q(approved_at__isnull=False)
            rows = model._base_manager.filter(seen)
            entry = rows.filter(pk=_number(found.kwargs["pk"])).first()
            return getattr(entry, "stands_as", entry)
    return None


def _number(pk):
    """No table counts further; PostgreSQL would refuse to look."""
    return pk if pk < 2**63 else None


def _of_a_place(path, found):
    places = Municipality.objects.defer("outline").filter(slug=found.kwargs["slug"])
    place = places.first() if found.url_name.startswith("municipality") else None
    return Page(path, found.view_name, municipality=place)
