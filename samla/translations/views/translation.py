"""What lacks in a language, and one entry side by side."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samla.core.access import signed_in
from samla.core.languages import chain
from samla.core.pagination import page_of
from samla.moderation.models.entry import entry_at
from samla.translations.forms.translation import TranslationForm
from samla.translations.models import machine
from samla.translations.models.gaps import gaps_of, translated_kinds
from samla.translations.models.side import languages_for, sides_of


@signed_in
def translation_list(request):
    """A person's entries that lack something in a language, or all of them."""
    languages = settings.LANGUAGES
    language = _language(request, languages)
    is_all = "alla" in request.GET
    page = page_of(request, gaps_of(request.user, language, is_all))
    context = {
        "page": page,
        "language": language,
        "languages": languages,
        "is_all": is_all,
        "name": dict(languages)[language],
    }
    return render(request, "translations/translation_list.html", context)


@signed_in
def translation_edit(request, kind, pk):
    """An entry's texts and their translations, each saved by itself."""
    entry = own(request, kind, pk)
    languages = languages_for(entry)
    language = _language(request, languages)
    sides = sides_of(entry, language)
    for side in sides:
        sent = None if "read" in request.POST else request.POST.get("field")
        is_sent = sent == side.name
        side.form = TranslationForm(
            request.POST if is_sent else None, side, request.user
        )
    if request.method == "POST" and _done(request, entry, sides):
        return redirect(f"{request.path}?sprak={language}")
    wrong = [side for side in sides if side.form.is_bound and side.form.errors]
    context = {
        "entry": entry,
        "sides": sides,
        "language": language,
        "languages": languages,
        "name": dict(languages)[language],
        "form": wrong[0].form if wrong else None,
        "for_a_machine": machine.is_on() and any(s.is_for_a_machine for s in sides),
    }
    return render(request, "translations/translation_edit.html", context)


def own(request, kind, pk):
    """An own entry that can be translated; to others it does not exist."""
    entry = entry_at(kind, pk, request.user) if kind in translated_kinds() else None
    if entry is None:
        raise Http404
    return entry


def _language(request, languages):
    """The language that ?sprak= asks for, or the reader's, or the first there is."""
    codes = [code for code, _name in languages]
    likely = [code for code in (get_language(), *codes) if code in codes]
    # Most texts are Swedish already; easy Swedish is what a reader asks for herself.
    likely.sort(key=lambda code: settings.LANGUAGE_CODE in chain(code))
    asked = request.GET.get("sprak")
    return asked if asked in codes else likely[0]


def _done(request, entry, sides):
    """Do what was sent; whether it is done."""
    named = {side.name: side for side in sides}
    if side := named.get(request.POST.get("read")):
        return _read(request, entry, side)
    if side := named.get(request.POST.get("field")):
        return _saved(request, side.form)
    if "machine" in request.POST and machine.is_on():
        return _suggested(request, entry, sides)
    return True


def _saved(request, form):
    if not form.is_valid():
        return False
    form.save()
    seen = _("Saved. Everybody can read it now.")
    if not form.side.entry.published_at:
        seen = _("Saved.")
    messages.success(request, form.review.told if form.review else seen)
    return True


def _read(request, entry, side):
    """A second person says that she has read what stood before her."""
    is_same = request.POST.get("seen") == side.text_mark
    if side.row and is_same and entry.mark_read(side.row, request.user):
        messages.success(request, _("Thank you. It says now that it has been read."))
    else:
        messages.warning(
            request, _("It has changed, or it is your own: somebody else reads it.")
        )
    return True


def _suggested(request, entry, sides):
    names = [side.name for side in sides if side.is_for_a_machine]
    try:
        count = machine.suggest(entry, names, sides[0].language, request.user)
    except machine.NoAnswer:
        messages.error(
            request,
            _("The machine did not answer. Try again later, or write yourself."),
        )
    else:
        if count:
            messages.success(
                request, _("The machine has translated. Read it, and put it right.")
            )
    return True
