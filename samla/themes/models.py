"""What authorities tell about life in Sweden: the official sources, by theme."""

import datetime
from typing import NamedTuple

import pghistory
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.core.languages import chain
from samla.taxonomy.models import TermsField, label, terms

LIST = "information_theme"
# What somebody has looked through longer ago than this is not shown any more.
REVIEW_DAYS = 365
# How addresses name the themes.
SLUGS = {
    "arrive": "komma-till-sverige",
    "live": "bo",
    "support": "forsorjning",
    "rights": "rattigheter",
    "family": "familj",
    "influence": "paverka",
    "health": "halsa",
    "age": "aldras",
    "local": "lokalkannedom",
    "norms": "normer",
}


class Theme(NamedTuple):
    """One of the ten things that newcomers are told about."""

    id: str
    slug: str

    def __str__(self):
        return label(self.id)

    def get_absolute_url(self):
        return reverse("themes:theme-detail", args=[self.slug])


def themes() -> list[Theme]:
    """All of them, in the order of the taxonomy."""
    codes = [(pk, pk.partition(":")[2]) for pk, _attributes in terms(LIST)]
    return [Theme(pk, SLUGS.get(code, code)) for pk, code in codes]


def theme_at(slug: str) -> Theme | None:
    """The theme that an address names."""
    return next((theme for theme in themes() if theme.slug == slug), None)


def spoken_first(language: str) -> Case:
    """Orders rows with `languages`: the reader's first, then those hers inherits."""
    mine = [
        When(languages__contains=[f"language:{code}"], then=Value(place))
        for place, code in enumerate(chain(language))
    ]
    last = Value(len(mine))
    return Case(*mine, default=last, output_field=models.IntegerField())


class SourceQuerySet(models.QuerySet):
    """Which sources are shown, and in which order."""

    def current(self):
        """Those shown, unless it is a year since somebody looked them through.

        What nobody has looked through yet has a year as well, from its last change on.
        """
        then = timezone.now() - datetime.timedelta(days=REVIEW_DAYS)
        events = self.model.pgh_event_model.objects.filter(pgh_created_at__gt=then)
        is_new = Q(Exists(events.filter(pgh_obj=OuterRef("pk"))), reviewed_on=None)
        lately = is_new | Q(reviewed_on__gt=timezone.localdate(then))
        return self.filter(lately, is_shown=True)

    def about(self, theme: Theme, language: str):
        """Those of a theme, the reader's language first."""
        mine = self.filter(themes__contains=[theme.id])
        return mine.alias(first=spoken_first(language)).order_by("first", "owner", "pk")


@pghistory.track()
class Source(models.Model):
    """A page of an authority that says what holds; Samla only leads there."""

    # What the reference data knows it by; none where an administrator added it.
    code = models.CharField(max_length=40, null=True, editable=False, unique=True)
    owner = models.CharField(_("Who answers for it"), max_length=100)
    title = models.CharField(_("What it is called"), max_length=100)
    url = models.URLField(_("Address"), max_length=300)
    themes = TermsField(LIST, blank=False, verbose_name=_("About what"))
    languages = TermsField(
        "language", blank=False, verbose_name=_("In which languages")
    )
    reviewed_on = models.DateField(
        _("Looked through on"),
        null=True,
        blank=True,
        help_text=_("Open it, read it, and write the day. A year later it is hidden."),
    )
    is_shown = models.BooleanField(_("Shown"), default=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["owner", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(url__startswith="https://"),
                name="source_is_reached_safely",
                violation_error_message=_("The address must begin with https://."),
            ),
            models.CheckConstraint(
                condition=~Q(themes=[]) & ~Q(languages=[]),
                name="source_is_about_something",
                violation_error_message=_(
                    "Say what it is about and in which language."
                ),
            ),
        ]

    def __str__(self):
        return self.title

    def clean(self):
        """Nobody has read it on a day to come; by such a slip it is never hidden."""
        if self.reviewed_on and self.reviewed_on > timezone.localdate():
            wrong = _("That is too far away. Check the year.")
            raise ValidationError({"reviewed_on": wrong})
