"""An entry: what somebody publishes in Samla and others rely on."""

from contextlib import suppress

from django.apps import apps
from django.contrib.contenttypes.fields import GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samla.core.versions import Versioned, as_json, change_to, is_set, plain, put
from samla.moderation.models.asking import KeptFresh, KeptFreshQuerySet
from samla.moderation.models.remembered import Remembered
from samla.moderation.models.report import Report
from samla.moderation.models.review import IsDecided, Review


class EntryQuerySet(KeptFreshQuerySet):
    """Entries by what is said of them in reviews."""

    def with_waiting(self):
        """Each knows whether a review of it waits, without asking."""
        kind = ContentType.objects.get_for_model(self.model)
        reviews = Review.objects.waiting().filter(content_type=kind)
        return self.annotate(
            known_waiting=Exists(reviews.filter(object_id=OuterRef("pk")))
        )

    def reviewable_by(self, user):
        """Those that wait for a person's decision, so that she may look at them."""
        return self.filter(reviews__in=Review.objects.waiting().decidable_by(user))


class Entry(Remembered, Versioned, KeptFresh):
    """An organisation, an activity or premises: reviewed, published, kept fresh.

    A kind of entry says in `KIND` how addresses name it and in `REVIEWED` which of its
    fields a reviewer looks at; it has `municipality`, `published_at`, `publish()` and
    `speaker`, the organisation that answers for it (none for a municipality's), and
    its rows answer `published()` and `editable_by(user)`.
    """

    KIND = ""
    REVIEWED = ()
    # The relations by which one reaches who answers for it.
    SPEAKS = ()

    published_at = models.DateTimeField(null=True, blank=True)
    # When a reviewer, or its organisation's good name, first let it be published.
    approved_at = models.DateTimeField(null=True, blank=True)
    paused_until_on = models.DateField(null=True, blank=True)
    # Taken from the public by a decision; only a decision shows it again.
    taken_down_at = models.DateTimeField(null=True, blank=True)

    reviews = GenericRelation(Review)

    # What waits for review, by field, once somebody has asked to see it.
    waiting_values = {}

    class Meta:
        abstract = True

    @classmethod
    def taken_down_is_hidden(cls, label: str):
        """The constraint that keeps what was taken down from the public."""
        return models.CheckConstraint(
            condition=Q(taken_down_at=None) | Q(published_at=None),
            name=f"{label}_taken_down_is_not_shown",
            violation_error_message=_(
                "It is taken from the public by a decision; only a new decision shows "
                "it again."
            ),
        )

    def take_down(self):
        """Take it from the public: only a decision shows it again."""
        self.taken_down_at = timezone.now()
        self.published_at = None
        self.save(update_fields=["taken_down_at", "published_at"])

    def put_up(self, was_shown):
        """A decision ends; it is shown as before, if it was shown."""
        self.taken_down_at = None
        self.save(update_fields=["taken_down_at"])
        if was_shown:
            self.end_pause()

    @property
    def was_shown(self) -> bool:
        """Whether it is shown, or was so before the decisions that stand."""
        standing = Report.objects.holding(self).filter(was_shown=True)
        return bool(self.published_at) or standing.exists()

    @property
    def is_held(self) -> bool:
        """Whether another decision than one about a report keeps it from the public."""
        return False

    @property
    def held_by(self):
        """The decision that keeps it from the public: it has `reason`; none if none."""
        return Report.objects.holding(self).first() if self.taken_down_at else None

    @property
    def also_reviewed(self) -> list:
        """What else a reviewer looks at before something is shown the first time."""
        return []

    @property
    def is_trusted(self) -> bool:
        """Whether what its people write is public at once, and reviewed by nobody."""
        return self.speaker is None or self.speaker.is_verified

    @property
    def waiting(self) -> Review | None:
        """The review that is not decided yet."""
        return Review.objects.about(self).waiting().first()

    @property
    def sent_back(self) -> Review | None:
        """The last answer, where it asks for something else and nothing waits."""
        last = Review.objects.about(self).first()
        return last if last and last.outcome == Review.Outcome.RETURNED else None

    def ask_to_publish(self, person) -> bool:
        """Publish at once where that is trusted, or ask for a review; say which.

        What was approved once and then paused is published again at once.
        """
        if self.taken_down_at:
            return False
        if not (self.is_trusted or self.approved_at):
            Review.objects.ask(self, Review.Kind.FIRST, person)
            return False
        self.let_out()
        return True

    def let_out(self):
        """Publish for good reason: trust or a decision."""
        with transaction.atomic():
            if self._is_taken_down():
                return
            if not self.approved_at:
                self.approved_at = timezone.now()
                self.save(update_fields=["approved_at"])
            self.publish()
            if self.paused_until_on:
                self.paused_until_on = None
                self.save(update_fields=["paused_until_on"])
            self.take_back()  # it has come about without an answer

    def _is_taken_down(self):
        """Whether it is so now, whatever was read before; who decides then waits."""
        rows = type(self)._base_manager.select_for_update(of=("self",), no_key=True)
        row = rows.only("taken_down_at").get(pk=self.pk)
        self.taken_down_at = row.taken_down_at
        return bool(row.taken_down_at)

    def take_back(self):
        """Ask no longer to be published, where one has asked."""
        waiting = self.waiting
        if waiting and waiting.kind == Review.Kind.FIRST:
            with suppress(IsDecided):
                waiting.withdraw()

    def must_wait(self) -> bool:
        """Whether a change of the public text waits for review.

        Also while it is paused: it may be shown again at any time, as it was approved.
        """
        return bool(self.published_at or self.approved_at) and not self.is_trusted

    def with_proposal(self, again=False):
        """This row as its editors left it: with what waits for review.

        Again: with what was sent back, to begin from. Nothing of it is saved.
        """
        review = self.sent_back if again else self.waiting
        self.waiting_values = {}
        if review and review.kind == Review.Kind.EDIT:
            self.waiting_values = dict(review.proposed)
        for name, value in self.waiting_values.items():
            if not is_set(self, name):
                put(self, name, value)
        return self

    def keep(self, names, who=None, **sets):
        """Save these fields; of what must be reviewed, answer with what waits."""
        with transaction.atomic():
            rows = type(self)._base_manager.select_for_update(of=("self",), no_key=True)
            public = rows.get(pk=self.pk)
            wanted = {name: as_json(self, name) for name in names} | sets
            reviewed = {n: v for n, v in wanted.items() if n in self.REVIEWED}
            if not (public.must_wait() or self.must_wait()):
                super().keep(names, who, **sets)
                Review.objects.settle(self, reviewed)
                Review.objects.follow(self)
                Report.objects.follow(self)
                self.after_change(self._differing(public, names))
                return None
            at_once = [name for name in names if name not in reviewed]
            live = {name: keys for name, keys in sets.items() if name not in reviewed}
            super().keep(at_once, who, **live)
            return Review.objects.propose(public, reviewed, who)

    def _differing(self, other, names):
        return {n for n in names if as_json(self, n) != as_json(other, n)}

    def apply(self, proposed):
        """Make a change that was approved, if the row can still be so."""
        sets = {n: v for n, v in proposed.items() if is_set(self, n)}
        names = [name for name in proposed if name not in sets]
        for name in names:
            put(self, name, proposed[name])
        asked = {self._meta.get_field(name).name for name in names}
        self.full_clean(
            exclude={field.name for field in self._meta.fields} - asked,
            validate_constraints=False,
        )
        self.validate_constraints()
        Versioned.keep(self, names, **sets)
        Report.objects.follow(self)
        self.after_change(set(proposed))

    def after_change(self, names):
        """What else follows when these fields have changed."""

    def last_change(self, names):
        """Who wrote what stands there or waits, and when."""
        waiting = self.waiting
        if waiting and set(names) & set(waiting.proposed):

            def read(row):
                return [plain(row.proposed.get(name)) for name in names]

            return change_to(waiting.events, read)
        return super().last_change(names)


def entry_kinds() -> dict[str, type[Entry]]:
    """Every kind of entry there is, by the name addresses use."""
    return {
        model.KIND: model
        for model in apps.get_models()
        if issubclass(model, Entry) and not model._meta.proxy
    }


def entry_at(kind: str, pk: int, user=None):
    """The entry of that kind and number; with a user, only if she may change it."""
    model = entry_kinds().get(kind)
    if model is None:
        return None
    rows = model.objects.editable_by(user) if user else model.objects.all()
    return rows.filter(pk=pk).first()


def content_type_of(entry) -> ContentType:
    """How tables that hang on any kind of entry name its kind."""
    return ContentType.objects.get_for_model(entry)
