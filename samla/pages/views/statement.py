"""The accessibility statement: Digg's list, filled in from accessibility.toml."""

import tomllib
from functools import cache
from pathlib import Path

from django.conf import settings
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samla.core.access import public

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


@public
def accessibility(request):
    """How far everybody can use Samla, what is known to be hard, and whom to tell."""
    facts = _facts()
    language = get_language()
    problems = {}
    for problem in facts["problem"]:
        told = {part: _said(problem[part], language) for part in ("text", "why")}
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


def _said(texts, language):
    """A text in the reader's language, or else in Swedish, with its language."""
    found = language if language in texts else "sv"
    return {"language": found, "text": texts[found]}
