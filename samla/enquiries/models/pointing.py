"""Public pages of Samla that a question is about, or that an answer points to."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.urls import Resolver404, resolve
from django.utils.translation import get_language

from samla.core.languages import in_language
from samla.moderation.models import Entry, entry_kinds


def public_rows(model: type[Entry]):
    """Those of a kind of entry that everybody may read."""
    rows = model.objects.filter(taken_down_at=None)
    return rows.offered() if hasattr(rows, "offered") else rows.published()


def public_entry(model: type[Entry], pk: int) -> Entry | None:
    """The entry of that number, if everybody may read it."""
    return public_rows(model).filter(pk=pk).first()


def public_pages(lookup: str) -> GenericPrefetch:
    """Fetches what many point to, each kind at once; none where it is not public."""
    return GenericPrefetch(lookup, [*map(public_rows, entry_kinds().values())])


def entry_at(typed: str) -> Entry | None:
    """What the address of a page of ours shows to everybody; none if there is none."""
    whole = typed if typed.startswith("/") or "://" in typed else f"https://{typed}"
    try:
        address = urlsplit(whole)
        is_ours = address.netloc in ("", urlsplit(settings.HOME_URL).netloc)
        page = resolve(in_language(address.path, get_language()))
    except (ValueError, Resolver404):
        return None
    for model in entry_kinds().values():
        meta = model._meta
        if page.view_name == f"{meta.app_label}:{meta.model_name}-detail":
            return public_entry(model, page.kwargs["pk"]) if is_ours else None
    return None
