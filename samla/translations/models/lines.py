"""What waits for those who translate: texts whose original has changed."""

from collections import Counter

from django.conf import settings
from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from samla.core.lines import Line
from samla.translations.models.gaps import translated_kinds


def lines_for(user) -> list[Line]:
    """A line for each language with outdated translations, in one question."""
    first, *others = (
        model.translations.rel.related_model.objects.outdated()
        .filter(entry__in=model.objects.editable_by(user).order_by().values("pk"))
        .order_by()
        .values_list("language")
        .annotate(count=Count("entry", distinct=True))
        for model in translated_kinds().values()
    )
    counts = Counter()
    for language, count in first.union(*others, all=True):
        counts[language] += count
    url = reverse("translations:translation-list")
    return [
        Line(
            f"translations-{code}",
            _("Outdated translations: %(language)s") % {"language": name},
            counts[code],
            f"{url}?sprak={code}",
            "language",
        )
        for code, name in settings.LANGUAGES
    ]
