"""The accessibility statement: Digg's list, filled in from accessibility.toml."""

import tomllib
from functools import cache
from pathlib import Path

from django.conf import settings
from django.shortcuts import render
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from samla.core.access import public
from samla.core.languages import REVIEWED, is_whole, tag

STATEMENT = Path(__file__).resolve().parent.parent / "accessibility.toml"

# The ten situations of use that Digg sorts problems by.
SITUATIONS = {
    "sight": _("Use without sight"),
    "low-sight": _("Use with low vision"),
    "colour": _("Use without seeing colours"),
    "hearing": _("Use without hearing"),
    "low-hearing": _("Use with limited hearing"),
    "speech": _("Use without speech"),
    "strength": _("Use with limited movement or strength"),
    "reach": _("Use with limited reach"),
    "seizures": _("Use with sensitivity to flashing light"),
    "cognition": _("Use with limited cognition, language or learning"),
}
STATUS = {
    "full": _("Samla meets the requirements of the law in full."),
    "partial": _("Samla meets the requirements of the law in part."),
    "none": _("Samla does not meet the requirements of the law."),
}
# What is said of languages: which, and why.
DRAFTS = (
    gettext_noop("No native speaker has read the texts in these languages yet:"),
    gettext_noop("The review has not been done yet."),
)
PARTS = (
    gettext_noop("Only the most important pages are in these languages:"),
    gettext_noop("The other pages come in English."),
)


@public
def accessibility(request):
    """How far everybody can use Samla, what is known to be hard, and whom to tell."""
    facts = _facts()
    problems = {}
    for problem in [*facts["problem"], *_of_languages()]:
        told = {part: gettext(problem[part]) for part in ("text", "why")}
        told["names"] = problem.get("names", ())
        problems.setdefault(problem["situation"], []).append(told)
    context = {
        "facts": facts,
        "status": STATUS[facts["status"]],
        "situations": [
            (name, problems[code])
            for code, name in SITUATIONS.items()
            if code in problems
        ],
        "operator": settings.OPERATOR,
        "contact": settings.CONTACT,
    }
    return render(request, "pages/accessibility.html", context)


@cache
def _facts():
    return tomllib.loads(STATEMENT.read_text())


def _of_languages():
    """What is hard because of the languages that Samla has today, with their names."""
    names = dict(settings.LANGUAGES)
    drafts = [code for code in names if code not in REVIEWED]
    parts = [code for code in names if not is_whole(code)]
    for codes, text, why in ((drafts, *DRAFTS), (parts, *PARTS)):
        if codes:
            yield {
                "situation": "cognition",
                "text": text,
                "why": why,
                "names": [{"tag": tag(code), "name": names[code]} for code in codes],
            }
