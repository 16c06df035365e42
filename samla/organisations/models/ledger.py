"""A ledger: what was changed row by row, so that exactly that can be taken back."""

from django.apps import apps
from django.db import IntegrityError, models, transaction


class Ledger:
    """Changes rows and writes down how they were.

    A line is JSON: `model`, `pks`, and the columns `before` and `after`.
    """

    def __init__(self, lines=None):
        self.lines = [] if lines is None else lines

    def change(self, rows: models.QuerySet, **after):
        """Give rows new values; a row that the database refuses stays as it is."""
        names = list(after)
        found = {}
        for row in rows.order_by("pk").values("pk", *names):
            before = {name: plain(row[name]) for name in names}
            found.setdefault(repr(before), (before, []))[1].append(row["pk"])
        after = {name: plain(value) for name, value in after.items()}
        for before, pks in found.values():
            if before != after:
                self._write(rows.model, before, after, update(rows.model, pks, after))

    def _write(self, model, before, after, pks):
        if pks:
            line = {"model": model._meta.label_lower, "pks": pks}
            self.lines.append(line | {"before": before, "after": after})

    def take_back(self, anyway=()):
        """Put back what still is as it was left; lines numbered in `anyway` all."""
        for number, line in reversed(list(enumerate(self.lines))):
            model = apps.get_model(line["model"])
            rows = model._base_manager.filter(pk__in=line["pks"])
            if number not in anyway:
                rows = rows.filter(**line["after"])
            update(model, list(rows.values_list("pk", flat=True)), line["before"])

    def lines_of(self, row):
        """The lines about one row, with their numbers."""
        label = row._meta.label_lower
        for number, line in enumerate(self.lines):
            if line["model"] == label and row.pk in line["pks"]:
                yield number, line


def update(model, pks: list, values: dict) -> list:
    """Change rows all at once, or one by one where one stands in the way; which did."""
    try:
        with transaction.atomic():
            model._base_manager.filter(pk__in=pks).update(**values)
    except IntegrityError:
        if len(pks) < 2:
            return []
        return [pk for pk in pks if update(model, [pk], values)]
    return pks


def plain(value):
    """A column's value as JSON can keep it to the last microsecond."""
    return value.isoformat() if hasattr(value, "isoformat") else value
