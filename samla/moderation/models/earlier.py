"""Earlier versions: what an entry was, and how it becomes so again."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from samla.core.private import IDENTITY_NUMBER, WARNINGS, private_details
from samla.core.versions import as_json, in_words, plain
from samla.moderation.models.review_rows import locked
from samla.moderation.models.telling import question

# Whose an entry is, is no fact about it.
WHOSE = {"organisation", "owner_organisation", "owner_municipality"}


def restorable(entry):
    """The facts of an entry that its editors tell: never its state, nor whose it is."""
    for field in entry._meta.concrete_fields:
        if field._verbose_name and field.editable and field.name not in WHOSE:
            yield field


class Earlier:
    """An entry as it was after one event."""

    def __init__(self, entry, event):
        self.entry = entry
        self.event = event

    @property
    def changes(self):
        """The facts that differ from now: (field, its value then)."""
        for field in restorable(self.entry):
            if not hasattr(self.event, field.attname):
                continue
            then = getattr(self.event, field.attname)
            if plain(then) != plain(as_json(self.entry, field.name)):
                yield field, then

    @property
    def in_words(self):
        """What each fact is called, is now, and was then."""
        for field, then in self.changes:
            now = as_json(self.entry, field.name)
            yield (
                question(field),
                in_words(self.entry, field.name, now),
                in_words(self.entry, field.name, then),
            )

    def restore(self, person):
        """Make the facts what they were; answers with a review where one must wait."""
        changes = list(self.changes)
        for field, then in changes:
            check_terms(field, then)
            check_private(field, then)
            setattr(self.entry, field.attname, then)
        names = [field.name for field, _then in changes]
        others = {field.name for field in self.entry._meta.fields} - set(names)
        self.entry.full_clean(exclude=others, validate_constraints=False)
        self.entry.validate_constraints()
        if not names:
            return None
        if hasattr(self.entry, "keep"):
            return self.entry.keep(names, person)
        self.entry.save(update_fields=names)
        return None


def check_terms(field, value):
    """Words that left the taxonomy meanwhile cannot come back."""
    if getattr(field, "list", None) and value:
        try:
            field.formfield().clean(value)
        except ValidationError as error:
            raise ValidationError({field.name: error.messages}) from error


def check_private(field, value):
    """A personal identity number that left a public text cannot come back."""
    if isinstance(value, str) and IDENTITY_NUMBER in private_details(value):
        raise ValidationError({field.name: WARNINGS[IDENTITY_NUMBER]})


def lost_row(trail, event):
    """A row of a list as it was when somebody took it away; not saved."""
    fields = trail.model._meta.concrete_fields
    kept = [field.attname for field in fields if hasattr(event, field.attname)]
    return trail.model(**{name: getattr(event, name) for name in kept})


def put_back(entry, row):
    """Save such a row of an entry anew, if what stands there now allows it."""
    for field in row._meta.concrete_fields:
        check_private(field, getattr(row, field.attname))
    try:
        with transaction.atomic():
            locked(entry)
            row.full_clean()
            row.save(force_insert=True)
    except IntegrityError as error:
        raise ValidationError(
            _(
                "This was saved a moment ago, perhaps by a second click. Look before "
                "you go on."
            )
        ) from error
