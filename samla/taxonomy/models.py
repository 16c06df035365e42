"""The words of the field: stable codes, and a label in every interface language."""

import time
from functools import lru_cache

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F
from django.db.models.functions import Concat
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from samla.core import kept
from samla.core.columns import bare
from samla.core.languages import chain, in_a_row

# Terms change with a new version of Samla; a running process asks again this often.
SECONDS_REMEMBERED = 300


class Term(models.Model):
    """One word of one list; its code never changes meaning.

    The id is "list:code", so that a column that holds it can be read by itself.
    """

    id = models.CharField(primary_key=True, max_length=64)
    list = models.CharField(max_length=32)
    code = models.CharField(max_length=32)
    position = models.PositiveSmallIntegerField()
    attributes = models.JSONField(default=dict, blank=True)
    retired = models.BooleanField(default=False)
    # What its labels of all languages are found by; the database keeps it.
    words = SearchVectorField(default="", editable=False)

    class Meta:
        ordering = ["list", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["list", "code"], name="term_code_stands_once_in_its_list"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    id=Concat(
                        "list",
                        models.Value(":"),
                        "code",
                        output_field=models.TextField(),
                    )
                ),
                name="term_id_is_list_and_code",
            ),
        ]

    def __str__(self):
        return label(self.id)


class TermLabel(models.Model):
    """What a term is called in one language."""

    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="labels")
    language = models.CharField(max_length=16)
    label = models.CharField(max_length=120)
    bare = bare("label")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["term", "language"], name="term_has_one_label_in_a_language"
            )
        ]
        indexes = [models.Index(fields=["bare"], name="term_label_bare")]

    def __str__(self):
        return self.label


class Synonym(models.Model):
    """A word that somebody may search with, and the Swedish words it leads to."""

    language = models.CharField(max_length=16)
    word = models.CharField(max_length=80)
    # Swedish, each alternative after a bar: "språkcafé|prata svenska".
    means = models.CharField(max_length=200)
    bare = bare("word")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["language", "word"], name="synonym_stands_once_in_a_language"
            )
        ]
        indexes = [
            models.Index(fields=["bare"], name="synonym_bare"),
            GinIndex(OpClass(F("bare"), name="gin_trgm_ops"), name="synonym_alike"),
        ]

    def __str__(self):
        return f"{self.word} → {self.means}"


def label(term_id: str, language: str | None = None) -> str:
    """What a term is called in the reader's language; the Swedish word if need be."""
    labels = _labels(language or get_language() or "sv", _moment())
    return labels.get(term_id, "")


def labels_in(language: str) -> dict[str, str]:
    """What each term is called in a language; the Swedish word if need be."""
    return _labels(language, _moment())


def terms(list_name: str) -> list[tuple[str, dict]]:
    """The terms of a list that can be chosen, in order: (id, attributes)."""
    return _terms(_moment()).get(list_name, [])


def choices(list_name: str, language: str | None = None) -> list[tuple[str, str]]:
    """The terms of a list as a form asks for them: (id, label)."""
    return [(id, label(id, language)) for id, _attributes in terms(list_name)]


def code_choices(list_name: str) -> list[tuple[str, str]]:
    """The terms of a list as an address carries them: (code, label)."""
    return [(id.partition(":")[2], name) for id, name in choices(list_name)]


def _moment():
    return int(time.monotonic() // SECONDS_REMEMBERED)


@lru_cache(maxsize=64)
def _labels(language, moment):
    """The labels of a language; where it has none its parent's, or else the Swedish."""
    wanted = [*chain(language), "sv"]
    found = {code: {} for code in wanted}
    rows = TermLabel.objects.filter(language__in=wanted)
    for term_id, code, text in rows.values_list("term_id", "language", "label"):
        found[code][term_id] = text
    return {id: text for code in reversed(wanted) for id, text in found[code].items()}


@lru_cache(maxsize=2)
def _terms(moment):
    lists = {}
    shown = Term.objects.filter(retired=False).order_by("list", "position")
    for name, id, attributes in shown.values_list("list", "id", "attributes"):
        lists.setdefault(name, []).append((id, attributes))
    return lists


def forget():
    """Ask the database again for every word, after they were loaded anew."""
    _labels.cache_clear()
    _terms.cache_clear()
    kept.forget()


def kinds_by_part_of_life():
    """All kinds of activity, each under its part of life."""
    groups = {code: [] for code, _name in choices("life_area")}
    for kind, attributes in terms("activity_type"):
        groups.setdefault(attributes.get("life", ""), []).append((kind, label(kind)))
    named = [(label(area), kinds) for area, kinds in groups.items() if kinds]
    return [("", gettext("Choose a kind")), *named]


class TermField(models.ForeignKey):
    """One term of one list; its id can be shown with the template filter `term`."""

    def __init__(self, list=None, **kwargs):
        self.list = list
        kwargs.setdefault("to", "taxonomy.Term")
        kwargs.setdefault("on_delete", models.PROTECT)
        kwargs.setdefault("related_name", "+")
        super().__init__(**kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {"list": self.list, **kwargs}

    def in_words(self, value):
        """What a kept term is called in the reader's language."""
        return label(value)

    def formfield(self, **kwargs):
        return TermChoiceField(
            list=self.list,
            required=not self.blank,
            label=self.verbose_name,
            help_text=self.help_text,
            **{key: kwargs[key] for key in ("widget", "initial") if key in kwargs},
        )


class TermsField(ArrayField):
    """Several terms of one list, kept as their ids."""

    def __init__(self, list=None, **kwargs):
        self.list = list
        kwargs.setdefault("default", _nothing)
        kwargs.setdefault("blank", True)
        kwargs["base_field"] = models.CharField(max_length=64)
        super().__init__(**kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        del kwargs["base_field"]
        return name, path, args, {"list": self.list, **kwargs}

    def in_words(self, value):
        """What kept terms are called in the reader's language."""
        return in_a_row(label(term) for term in value)

    def formfield(self, **kwargs):
        return TermsChoiceField(
            list=self.list,
            required=not self.blank,
            label=self.verbose_name,
            help_text=self.help_text,
        )


def _nothing():
    return []


class TermChoiceField(forms.ChoiceField):
    """Asks for one term of a list; answers with the term, as a foreign key wants it."""

    def __init__(self, *, list, **kwargs):
        kwargs.setdefault("widget", forms.RadioSelect)
        super().__init__(choices=lambda: choices(list), **kwargs)

    def prepare_value(self, value):
        return value.pk if isinstance(value, Term) else value

    def clean(self, value):
        chosen = super().clean(self.prepare_value(value))
        return Term(pk=chosen) if chosen else None


class TermsChoiceField(forms.MultipleChoiceField):
    """Asks for any number of terms of a list."""

    default_error_messages = {"too_many": _("Choose at most %(most)d.")}

    def __init__(self, *, list, most=None, **kwargs):
        self.most = most
        kwargs.setdefault("widget", forms.CheckboxSelectMultiple)
        super().__init__(choices=lambda: choices(list), **kwargs)

    def clean(self, value):
        chosen = super().clean(value)
        if self.most and len(chosen) > self.most:
            raise ValidationError(
                self.error_messages["too_many"], "too_many", {"most": self.most}
            )
        return chosen
