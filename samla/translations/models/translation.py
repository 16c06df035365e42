"""A translation: one free text of an entry in one more language, and who made it."""

import hashlib

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Case, F, Func, Q, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.core.retention import Kept, Until

# As long as the longest text, and half as much again: some languages need more.
LONGEST = 3000
LONGEST_LINE = 300

OVERWRITES = """
raise exception 'what a person has translated is not overwritten by a machine'
    using errcode = 'check_violation',
          constraint = 'machine_overwrites_nobody';
"""


class SourceHash(Func):
    """A mark of a text that is another where the text is; see `hash_of`."""

    template = "encode(sha256(convert_to(%(expressions)s, 'UTF8')), 'hex')"
    output_field = models.CharField()


def hash_of(text: str) -> str:
    """The same mark as the database makes of a text; another where the text is."""
    return hashlib.sha256(text.encode()).hexdigest()


class LanguageField(models.CharField):
    """The code of an interface language; readers see the language's own name."""

    def in_words(self, value):
        return dict(settings.LANGUAGES).get(value, value)


class TranslationQuerySet(models.QuerySet):
    """Which translations still say what their source says."""

    def with_source(self):
        """Each with the mark of what its source says now."""
        return self.annotate(
            source_now=Case(
                *(
                    When(field=name, then=SourceHash(F(f"entry__{name}")))
                    for name in self.model.free_text()
                ),
                output_field=models.CharField(),
            )
        )

    def current(self):
        """Those whose source has not changed since they were written."""
        return self.with_source().filter(source_hash=F("source_now"))

    def outdated(self):
        """Those whose source has changed since, in that field."""
        return self.with_source().exclude(source_hash=F("source_now"))


class ShownTranslations(models.Manager.from_queryset(TranslationQuerySet)):
    """Those that do not wait for review: who asks for no others gets no others."""

    def get_queryset(self):
        return super().get_queryset().filter(waits=False)


class Translation(models.Model):
    """One free text of an entry in one more language.

    What waits for review stands in a row of its own beside what is shown, and never
    changes: another text is another row, so that nobody approves what she did not read.
    """

    PERSONAL = {
        "author": Kept("who translated", Until.NAMELESS),
        "reviewer": Kept("who has read it as a second person", Until.NAMELESS),
    }

    class Origin(models.TextChoices):
        PERSON = "person", _("By a person")
        MACHINE = "machine", _("By a machine")

    field = models.CharField(max_length=20)
    language = LanguageField(_("Language"), max_length=16)
    text = models.TextField(_("Translation"), max_length=LONGEST)
    source_hash = models.CharField(max_length=64)
    origin = models.CharField(_("Translated"), max_length=7, choices=Origin)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    written_at = models.DateTimeField(default=timezone.now)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    reviewed_at = models.DateTimeField(
        _("Read by another person"), null=True, blank=True
    )
    # Nobody trusts its writer yet, and nobody has looked at it.
    waits = models.BooleanField(default=False)

    objects = ShownTranslations()
    every = TranslationQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["language", "field", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "field", "language", "waits"],
                name="%(class)s_stands_once",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="%(class)s_says_a_word"),
            models.CheckConstraint(
                condition=~Q(reviewer=F("author")), name="%(class)s_is_read_by_another"
            ),
            models.CheckConstraint(
                condition=Q(reviewer=None) | Q(reviewed_at__isnull=False),
                name="%(class)s_is_read_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(origin="person") | Q(origin="machine", author=None),
                name="%(class)s_of_a_machine_is_nobodys",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="machine_overwrites_nobody",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__origin="person", new__origin="machine"),
                func=OVERWRITES,
            )
        ]

    def __str__(self):
        return self.text

    @classmethod
    def free_text(cls):
        """The fields of its entry that can be translated."""
        return cls._meta.get_field("entry").related_model.FREE_TEXT

    @property
    def question(self):
        """What the field asks that it translates."""
        return self._meta.get_field("entry").related_model.question_of(self.field)

    @property
    def language_name(self):
        """What its language calls itself."""
        return self._meta.get_field("language").in_words(self.language)

    @property
    def is_of_a_machine(self):
        return self.origin == self.Origin.MACHINE

    @property
    def is_read(self):
        """Whether a second person has read it."""
        return self.reviewed_at is not None
