"""Translations as files: taken out, and read in again."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samla.core.access import signed_in
from samla.core.tables import csv_file
from samla.translations.forms.file import ConfirmForm, FileForm
from samla.translations.models.sheet import as_rows
from samla.translations.models.units import changes_of, units_of
from samla.translations.models.xliff import as_xliff


@signed_in
def translation_file(request, language, ending):
    """A person's texts and what is translated of them, for the tools of translators."""
    if language not in dict(settings.LANGUAGES) or ending not in ("xlf", "csv"):
        raise Http404
    units = units_of(request.user, language, "alla" in request.GET)
    name = f"samla-{language}.{ending}"
    if ending == "csv":
        return csv_file(as_rows(units), name)
    response = HttpResponse(as_xliff(units), content_type="application/x-xliff+xml")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@signed_in
def translation_import(request):
    """Read a file, show what it would change, and save it when somebody says so."""
    if "units" in request.POST:
        form = ConfirmForm(request.POST, person=request.user)
        if form.is_valid():
            return _saved(request, form)
        messages.warning(request, form.errors["units"][0])
        return redirect("translations:translation-import")
    told = (request.POST, request.FILES) if request.method == "POST" else ()
    form = FileForm(*told)
    context = {"form": form}
    if form.is_valid():
        changes = changes_of(form.cleaned_data["file"], request.user)
        context |= {
            "is_read": True,
            "changes": [c for c in changes if not c.error and c.is_change],
            "wrong": [c for c in changes if c.error],
            "same": sum(not c.error and not c.is_change for c in changes),
            "confirm": ConfirmForm.showing(changes, request.user),
        }
    return render(request, "translations/translation_import.html", context)


def _saved(request, form):
    reviews = form.save()
    count = len(form.changes)
    said = ngettext("%(count)d text is saved.", "%(count)d texts are saved.", count)
    messages.success(request, said % {"count": count})
    if reviews:
        messages.success(request, _("Some of it waits for review before it is shown."))
    return redirect("translations:translation-list")
