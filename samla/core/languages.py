"""The reader's language stands in the path: /aktiviteter/, /en/aktiviteter/, /ar/…."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext


def language_of(path: str) -> str:
    """The interface language an address asks for; Swedish where it names none."""
    return translation.get_language_from_path(path) or settings.LANGUAGE_CODE


def in_language(path: str, language: str) -> str:
    """The same page's address in another interface language."""
    here = language_of(path)
    if here != settings.LANGUAGE_CODE:
        path = path.removeprefix(f"/{here}") or "/"
    return path if language == settings.LANGUAGE_CODE else f"/{language}{path}"


def chain(code: str) -> list[str]:
    """A language and those whose texts it takes where it has none of its own."""
    parent, _dash, region = code.partition("-")
    return [code, parent] if region else [code]


def tag(code: str) -> str:
    """The language as pages and browsers write it: `fa-AF`, `sv-simple` (BCP 47)."""
    language, _dash, region = code.partition("-")
    return f"{language}-{region.upper()}" if len(region) == len("AF") else code


def in_a_row(words) -> str:
    """Several words with the comma of the reader's language between them."""
    return gettext(", ").join(str(word) for word in words)


def language_from_path(get_response):
    """Speak the path's language; no cookie and no header decides, so pages cache."""

    def middleware(request):
        language = language_of(request.path_info)
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return middleware
