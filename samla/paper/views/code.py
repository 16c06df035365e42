"""Short codes: typed, or scanned from a paper."""

from django.conf import settings
from django.http import QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from samla.core.access import public
from samla.core.languages import meant_by, spoken_by
from samla.paper.forms import CodeForm
from samla.paper.models import ShortCode
from samla.paper.models.short_code import week_of

LONGEST_TYPED = 60


@public
def code_enter(request):
    """A field for who was told a code, or mistyped one."""
    form = CodeForm(request.GET if "kod" in request.GET else None)
    if form.is_valid():
        return redirect(page_behind(form.found))
    status = 404 if form.is_bound else 200
    return render(request, "paper/code_enter.html", {"form": form}, status=status)


@public
def code_follow(request, code):
    """Leads to the page behind a code, in the language the reader's phone speaks."""
    found = ShortCode.objects.meant(code)
    with translation.override(language_of_reader(request)):
        if found:
            there = page_behind(found)
        else:
            asked = QueryDict(mutable=True)
            asked["kod"] = code[:LONGEST_TYPED]
            there = f"{reverse('paper:code-enter')}?{asked.urlencode()}"
    answer = redirect(there)
    patch_vary_headers(answer, ["Accept-Language"])
    return answer


@public
def code_gone(request, code):
    """What the code named was thrown away; what there is nearby instead."""
    found = ShortCode.objects.meant(code)
    if found is None or found.leads_to:
        return redirect("paper:code-follow", code[:LONGEST_TYPED])
    context = {"code": found, "week": week_of(found.municipality)}
    return render(request, "paper/code_gone.html", context, status=410)


def page_behind(code):
    """Where a code leads; where that was thrown away, to the page that says so."""
    return code.leads_to or reverse("paper:code-gone", args=[code.code])


def language_of_reader(request):
    """The language in the address, or asked for in it, or that her phone speaks."""
    return (
        translation.get_language_from_path(request.path_info)
        or meant_by(request.GET.get("sprak", ""))
        or spoken_by(request)
        or settings.LANGUAGE_CODE
    )
