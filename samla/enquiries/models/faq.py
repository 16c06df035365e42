"""Answers that a municipality has published, so that nobody needs to ask again."""

import datetime
import re

import pghistory
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.accounts.models import User
from samla.core.freshness import Confirmable, ConfirmableQuerySet
from samla.core.search import Searchable, SearchableQuerySet
from samla.core.versions import Versioned
from samla.enquiries.models.unit import OfMunicipalityQuerySet
from samla.moderation.models.trail import Trail
from samla.municipalities.models import Municipality
from samla.taxonomy.models import TermField, TermsField

LONGEST_QUESTION = 200
END_OF_SENTENCE = re.compile(r"(?<=[.!?؟])\s+|\n+")
GREETING = 2  # so few words ask nothing yet


class FaqQuerySet(SearchableQuerySet, ConfirmableQuerySet, OfMunicipalityQuerySet):
    """Which answers everybody reads."""

    def published(self):
        return self.filter(published_at__isnull=False)

    def drafts(self):
        """Those that only who arranges them reads."""
        return self.filter(published_at=None)

    def askable(self):
        """Those that somebody is asked about: read by everybody."""
        return super().askable().published()

    def for_pages(self):
        """All that a page of answers shows."""
        return self.defer("document", "likeness")


@pghistory.track(
    exclude=["document", "likeness", "standing", "asked_at", "times_asked"]
)
class Faq(Searchable, Versioned, Confirmable):
    """A question that a municipality is often asked, and its answer, for everybody."""

    KIND = "svar"
    TOLD = ("question", "answer", "text_language", "kinds")
    INTERVAL = datetime.timedelta(days=183)

    municipality = models.ForeignKey(
        Municipality, on_delete=models.CASCADE, related_name="faqs"
    )
    question = models.CharField(_("The question"), max_length=LONGEST_QUESTION)
    answer = models.TextField(_("The answer"), max_length=5000)
    kinds = TermsField("enquiry_kind", verbose_name=_("For which questions?"))
    text_language = TermField("language", default="language:sv")
    # The same question and answer in the language it was first written in.
    translation_of = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="others"
    )
    published_at = models.DateTimeField(null=True, blank=True)
    is_example = models.BooleanField(default=False)

    objects = FaqQuerySet.as_manager()

    class Meta:
        ordering = ["question", "pk"]
        constraints = [Confirmable.standing_is_told("faq")]
        indexes = [
            models.Index(
                fields=["municipality", "question"],
                condition=models.Q(published_at__isnull=False),
                name="faq_published",
            ),
            GinIndex(fields=["document"], name="faq_document"),
            GinIndex(OpClass(F("likeness"), name="gin_trgm_ops"), name="faq_likeness"),
        ]

    def __str__(self):
        return self.question

    def get_absolute_url(self):
        """Where everybody reads it."""
        path = reverse("enquiries:faq-list", args=[self.municipality.slug])
        return f"{path}#svar-{self.pk}"

    @property
    def edit_url(self):
        """Where those who may can change it."""
        return reverse("enquiries:faq-edit", args=[self.municipality.slug, self.pk])

    @property
    def own_side(self):
        """A municipality answers for its answers."""
        return self.Side.MUNICIPALITY

    @property
    def mailbox(self):
        """The address that is asked first whether it is right; none where none is."""
        way_in = getattr(self.municipality, "entry_point", None)
        return way_in.email if way_in else ""

    @property
    def keepers(self):
        """The people who may change it."""
        people = self.municipality.staff.coordinating()
        return User.objects.filter(is_active=True, staff_roles__in=people)

    @property
    def review_on(self) -> datetime.date:
        """The day by which somebody must say that it is still right."""
        return timezone.localdate(self.confirmed_at + self.INTERVAL)

    @classmethod
    def drafted(cls, enquiry, answer):
        """What one was answered, for somebody to make an answer for everybody."""
        return cls(
            municipality=enquiry.municipality,
            question=in_short(enquiry.text),
            answer=answer.text,
            kinds=[enquiry.kind_id],
            text_language_id=enquiry.text_language_id,
        )

    def history_of(self) -> list[Trail]:
        """Where its history is kept."""
        return [Trail(type(self), {"pgh_obj_id": self.pk}, _("The answer"))]

    def keep(self, names, who=None, **sets):
        """Save these; other words are read by nobody until somebody publishes them."""
        self.published_at = None
        super().keep([*names, "published_at"], who, **sets)

    def publish(self):
        """Let everybody read it; it is right on that day."""
        self.published_at = self.published_at or timezone.now()
        self.confirmed_by = self.own_side
        self.save(update_fields=["published_at", "confirmed_by"])
        self.confirm(self.own_side)

    def unpublish(self):
        """Let nobody read it any more."""
        self.published_at = None
        self.save(update_fields=["published_at"])


def in_short(text: str) -> str:
    """The first sentence that asks something, short enough to be a question."""
    sentences = [" ".join(one.split()) for one in END_OF_SENTENCE.split(text.strip())]
    told = [one for one in sentences if len(one.split()) > GREETING]
    short = (told or sentences)[0]
    if len(short) <= LONGEST_QUESTION:
        return short
    cut = short[: LONGEST_QUESTION - 1]
    return f"{cut.rpartition(' ')[0] or cut}…"
