"""What several people change: values that can be kept, compared, and said in words."""

import hashlib
import json

from django.db import models, transaction

from samla.core.languages import in_a_row

# A change that lies further back was made before anybody's form was opened.
MOST_EVENTS = 50


class Versioned(models.Model):
    """A row that several people change, each by forms of some of its fields."""

    class Meta:
        abstract = True

    def keep(self, names, who=None, **sets):
        """Save these fields, and no other: they may be somebody else's news.

        `sets` are relations to many, each with the keys it shall hold.
        """
        with transaction.atomic():
            self.save(update_fields=list(names))
            for name, keys in sets.items():
                getattr(self, name).set(keys)

    def last_change(self, names):
        """Who made these fields what they are, and when; nothing where untold."""

        def read(row):
            return [plain(as_json(row, name)) for name in names]

        names = [name for name in names if not is_set(self, name)]
        return change_to(self.events, read) if names else (None, None)


def change_to(events, read):
    """Who made a row what its latest event reads, and when."""
    found = now = None
    events = events.select_related("pgh_context").order_by("-pgh_id")[:MOST_EVENTS]
    for event in events:
        now = read(event) if now is None else now
        if read(event) != now:
            break
        found = event
    if found is None:
        return None, None
    metadata = found.pgh_context.metadata if found.pgh_context else {}
    return metadata.get("user"), found.pgh_created_at


def is_set(row, name):
    """Whether a field is a relation to many, kept in a table of its own."""
    field = row._meta.get_field(name)
    return bool(field.many_to_many or field.one_to_many)


def as_json(row, name):
    """What a field holds, as JSON can keep it."""
    if is_set(row, name):
        return list(getattr(row, name).order_by("pk").values_list("pk", flat=True))
    return getattr(row, _field(row, name).attname)


def put(row, name, value):
    """Give a row what JSON has kept; relations to many are set where they are saved."""
    setattr(row, _field(row, name).attname, value)


def plain(value):
    """A value without what makes no difference: order, line ends, blanks at the end."""
    if isinstance(value, list):
        return sorted(value, key=str)
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip()
    return value


def digest(*values) -> str:
    """A short mark that is another where the values are."""
    text = json.dumps([plain(value) for value in values], default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def question(model, name) -> str:
    """What a field asks, as people read it."""
    field = model._meta.get_field(name)
    return str(field.verbose_name)


def in_words(model, name, value) -> str:
    """What a kept value says to its reader, in her language."""
    field = model._meta.get_field(name)
    if value in (None, "", []):
        return ""
    if hasattr(field, "in_words"):
        return field.in_words(value)
    if field.is_relation:
        keys = value if isinstance(value, list) else [value]
        found = field.related_model._base_manager.filter(pk__in=keys)
        return in_a_row(str(row) for row in found)
    return str(dict(field.flatchoices).get(value, value))


def _field(row, name):
    return row._meta.get_field(name)
