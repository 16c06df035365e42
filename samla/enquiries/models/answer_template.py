"""Answers that are written often: a text with fields that fill themselves."""

import re

import pghistory
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.core.templatetags.samla import day
from samla.core.versions import Versioned
from samla.enquiries.models.enquiry import LONGEST_TEXT, Enquiry
from samla.enquiries.models.numbering import prefix_of, reference
from samla.enquiries.models.unit import OfMunicipalityQuerySet
from samla.municipalities.models import Municipality
from samla.taxonomy.models import TermField, TermsField

FIELD = re.compile(r"\{(\w+)\}")
BRACE = re.compile(r"[{}]")
# Whoever asks so that a template can be tried.
SOMEBODY = "Amina"
# What stands in braces, as those who write templates know it.
FIELDS = {
    "namn": lambda enquiry, person: enquiry.name,
    "nummer": lambda enquiry, person: enquiry.reference,
    "dag": lambda enquiry, person: day(enquiry.asked_at),
    "kommun": lambda enquiry, person: enquiry.municipality.official_name,
    "enhet": lambda enquiry, person: enquiry.answering_unit,
    "handlaggare": lambda enquiry, person: person.name,
}


class AnswerTemplateQuerySet(OfMunicipalityQuerySet):
    """Which templates fit."""

    def fitting(self, enquiry):
        """Those of its municipality: those of its kind first, then those of any."""
        fits = models.Q(kinds__contains=[enquiry.kind_id])
        rows = self.filter(municipality=enquiry.municipality)
        rows = rows.filter(fits | models.Q(kinds=[]))
        is_any = models.Case(models.When(kinds=[], then=1), default=0)
        return rows.order_by(is_any, "title", "pk")


@pghistory.track()
class AnswerTemplate(Versioned):
    """An answer that a municipality gives often, with {fields} that fill themselves."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.CASCADE, related_name="answer_templates"
    )
    title = models.CharField(_("What is the template called?"), max_length=100)
    kinds = TermsField("enquiry_kind", verbose_name=_("For which questions?"))
    text = models.TextField(
        _("The answer"),
        max_length=LONGEST_TEXT,
        help_text=_(
            "Fields fill themselves: {namn}, {nummer}, {dag}, {kommun}, {enhet}, "
            "{handlaggare}."
        ),
    )
    text_language = TermField("language", default="language:sv")

    objects = AnswerTemplateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "title"],
                name="answer_template_stands_once",
                violation_error_message=_("A template of that name stands here."),
            )
        ]

    def __str__(self):
        return self.title

    @property
    def not_fields(self) -> list[str]:
        """What stands in braces, or with one of them, and would be sent as it is."""
        named = [f"{{{name}}}" for name in FIELD.findall(self.text)]
        unknown = [name for name in named if name[1:-1] not in FIELDS]
        return list(dict.fromkeys([*unknown, *BRACE.findall(FIELD.sub("", self.text))]))

    def tried(self, person) -> str:
        """The answer to an enquiry that was made up for it."""
        now = timezone.now()
        example = Enquiry(
            municipality=self.municipality,
            reference=reference(prefix_of(self.municipality), now.year, 42),
            name=SOMEBODY,
            asked_at=now,
        )
        return self.filled(example, person)

    def filled(self, enquiry, person) -> str:
        """The answer to one enquiry; what is no field stays as it was written."""

        def fill(match):
            field = FIELDS.get(match[1])
            return str(field(enquiry, person)) if field else match[0]

        return FIELD.sub(fill, self.text)


def explained() -> list[tuple[str, str]]:
    """Each field as it is written, and what it becomes."""
    told = {
        "namn": _("the name of who asks; nothing where she has told none"),
        "nummer": _("the number of the question"),
        "dag": _("the day on which it was asked"),
        "kommun": _("the name of the municipality"),
        "enhet": _("the unit that answers, or the way in"),
        "handlaggare": _("your own name"),
    }
    return [(f"{{{name}}}", told[name]) for name in FIELDS]
