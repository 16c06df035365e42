"""The languages of Samla, and where the reader's stands: in the path, /ar/aktiviteter/.

This is the one list of them: names, who inherits from whom, other names, directions.
"""

import re
from dataclasses import dataclass
from functools import wraps
from urllib.parse import urlsplit

from django.conf import settings
from django.conf.locale import LANG_INFO
from django.http import HttpResponsePermanentRedirect, HttpResponseRedirect
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext
from django.utils.translation.trans_real import parse_accept_lang_header

from samla.core.logs import tells

# Whole languages say everything; the others cards and key pages, and then English.
WHOLE, KEY_PAGES = 1, 2
# Whose texts a native speaker has read; the others say that they are drafts.
REVIEWED = ("sv", "en")
# Who reads one of these as first choice meets Swedish at the start page.
AT_HOME = ("sv", "en")


@dataclass(frozen=True)
class Language:
    """An interface language: its own name, and whose texts it takes where it has none.

    `plural` is the rule of plural forms where Django has no catalogue of the language.
    """

    code: str
    name: str
    in_english: str
    tier: int = WHOLE
    parent: str = ""
    rtl: bool = False
    aliases: tuple = ()
    plural: str = ""


# The rules of plural forms are those of Unicode CLDR (common/supplemental/plurals.xml).
ONE = "nplurals=2; plural=(n != 1);"
NONE_AND_ONE = "nplurals=2; plural=(n > 1);"

ALL = (
    Language("sv", "Svenska", "Swedish", aliases=("swe",)),
    Language("sv-simple", "Lätt svenska", "Easy Swedish", parent="sv", plural=ONE),
    Language("en", "English", "English", aliases=("eng",)),
    Language("ar", "العربية", "Arabic", rtl=True, aliases=("ara", "arb")),
    Language("uk", "Українська", "Ukrainian", aliases=("ukr", "ua")),
    Language(
        "fa-af",
        "دری",
        "Dari",
        parent="fa",
        rtl=True,
        aliases=("prs", "fa-prs"),
        plural=NONE_AND_ONE,
    ),
    Language("so", "Soomaali", "Somali", aliases=("som",), plural=ONE),
    Language("ti", "ትግርኛ", "Tigrinya", aliases=("tir",), plural=NONE_AND_ONE),
    Language("fa", "فارسی", "Persian", rtl=True, aliases=("fas", "pes")),
    Language("ps", "پښتو", "Pashto", KEY_PAGES, rtl=True, aliases=("pus",), plural=ONE),
    Language(
        "ckb",
        "کوردیی ناوەندی",
        "Sorani Kurdish",
        KEY_PAGES,
        rtl=True,
        aliases=("ku-iq", "ku-ir", "ku-arab"),
    ),
    Language(
        "kmr", "Kurmancî", "Kurmanji Kurdish", KEY_PAGES, aliases=("ku",), plural=ONE
    ),
    Language("ru", "Русский", "Russian", KEY_PAGES, aliases=("rus",)),
    Language("tr", "Türkçe", "Turkish", KEY_PAGES, aliases=("tur",)),
    Language("es", "Español", "Spanish", KEY_PAGES, aliases=("spa",)),
    Language("sw", "Kiswahili", "Swahili", KEY_PAGES, aliases=("swa", "swh")),
    Language("am", "አማርኛ", "Amharic", KEY_PAGES, aliases=("amh",), plural=NONE_AND_ONE),
)
LIKE_A_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}([-_][a-zA-Z0-9]+)*")
BY_CODE = {language.code: language for language in ALL}
ALIASES = {alias: language.code for language in ALL for alias in language.aliases}

LANGUAGES = [(language.code, language.name) for language in ALL]
LANGUAGES_BIDI = [language.code for language in ALL if language.rtl]

for one in ALL:
    LANG_INFO.setdefault(
        one.code,
        {
            "bidi": one.rtl,
            "code": one.code,
            "name": one.in_english,
            "name_local": one.name,
        },
    )


def codes() -> list[str]:
    """The languages that one can read Samla in."""
    return [code for code, _name in settings.LANGUAGES]


def choices() -> list[tuple[str, str]]:
    """The languages of letters as a form asks for them; migrations need not know."""
    return settings.LANGUAGES


def chain(code: str) -> list[str]:
    """A language and those whose texts it takes where it has none of its own."""
    found = [code]
    while code in BY_CODE and BY_CODE[code].parent:
        code = BY_CODE[code].parent
        found.append(code)
    return found


def is_whole(code: str) -> bool:
    """Whether every page is in this language, and not only the key pages."""
    return code not in BY_CODE or BY_CODE[code].tier == WHOLE


def tag(code: str) -> str:
    """The language as pages and browsers write it: `fa-AF`, `sv-simple` (BCP 47)."""
    language, _dash, region = code.partition("-")
    return f"{language}-{region.upper()}" if len(region) == len("AF") else code


def meant_by(asked: str) -> str:
    """Which of our languages somebody means by a code; empty where it is none.

    The most exact name counts: ku-IQ is Sorani, ku-TR and ku are Kurmanji.
    """
    asked = asked.lower().replace("_", "-")
    offered = codes()
    while asked:
        for code in chain(ALIASES.get(asked, asked)):
            if code in offered:
                return code
        asked = asked.rpartition("-")[0]
    return ""


def language_of(path: str) -> str:
    """The interface language an address asks for; Swedish where it names none."""
    first = _first_part(path)
    return first if first in codes() else settings.LANGUAGE_CODE


def unknown_language(path: str) -> tuple[str, str]:
    """The language an address asks for that Samla does not have, and the page in it."""
    first = _first_part(path)
    if not LIKE_A_LANGUAGE.fullmatch(first) or first in codes() or _is_there(first):
        return "", path
    return first, "/" + path.lstrip("/").removeprefix(first).lstrip("/")


def in_language(path: str, language: str) -> str:
    """The same page's address in another interface language."""
    here = language_of(path)
    path = path.lstrip("/")
    if here != settings.LANGUAGE_CODE:
        path = path.removeprefix(here).lstrip("/")
    return f"/{path}" if language == settings.LANGUAGE_CODE else f"/{language}/{path}"


def in_a_row(words) -> str:
    """Several words with the comma of the reader's language between them."""
    return gettext(", ").join(str(word) for word in words)


def is_in(code: str, name: str) -> bool:
    """Whether the page of that url name is in this language."""
    return is_whole(code) or name in settings.KEY_PAGES


def language_from_path(get_response):
    """Speak the path's language; no cookie and no header decides, so pages cache."""

    def middleware(request):
        if response := _elsewhere(request):
            return response
        language = language_of(request.path_info)
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = get_response(request)
        response.headers.setdefault("Content-Language", tag(language))
        return response

    return middleware


def first_visit(view):
    """Lead who comes from outside to the start page in her device's language.

    Only the page without a language does so, and never inside Samla: whoever chooses
    Swedish comes with our own address as Referer.
    """

    @wraps(view)
    def led(request, *args, **kwargs):
        if language_of(request.path_info) != settings.LANGUAGE_CODE:
            return view(request, *args, **kwargs)
        referer = urlsplit(request.headers.get("Referer", ""))
        wished = spoken_by(request)
        if referer.netloc == request.get_host() or wished in ("", *AT_HOME):
            response = view(request, *args, **kwargs)
        else:
            response = HttpResponseRedirect(_moved(request, wished))
        patch_vary_headers(response, ("Accept-Language", "Referer"))
        return response

    return led


def spoken_by(request) -> str:
    """The first language of the reader's device that Samla has, if it has any."""
    header = request.headers.get("Accept-Language", "").lower()
    asked = (meant_by(code) for code, _weight in parse_accept_lang_header(header))
    return next(filter(None, asked), "")


def _elsewhere(request):
    """Where the page that is asked for stands, if that is not this address."""
    first = _first_part(request.path_info)
    if request.method not in ("GET", "HEAD"):
        return None
    if first in codes() and first != settings.LANGUAGE_CODE:
        if is_whole(first) or _is_key_page(request.path_info, first):
            return None
        return HttpResponseRedirect(_moved(request, "en"))
    if meant := meant_by(first):
        there = in_language(request.path_info.removeprefix(f"/{first}"), meant)
        response = HttpResponsePermanentRedirect(_with_query(request, there))
        kept = "private, no-store" if tells(request.GET) else "public, max-age=3600"
        response.headers["Cache-Control"] = kept
        return response
    return None


def _is_key_page(path, language):
    """Whether a language of key pages has this one; what is nowhere is not found."""
    with translation.override(language):
        try:
            return resolve(path).view_name in settings.KEY_PAGES
        except Resolver404:
            return True


def _is_there(first):
    """Whether a page of ours has a path that looks like a language, as /om/ does."""
    try:
        resolve(f"/{first}/")
    except Resolver404:
        return False
    return True


def _first_part(path):
    return path.lstrip("/").partition("/")[0]


def _moved(request, language):
    return _with_query(request, in_language(request.path_info, language))


def _with_query(request, path):
    query = request.META.get("QUERY_STRING", "")
    return f"{path}?{query}" if query else path
