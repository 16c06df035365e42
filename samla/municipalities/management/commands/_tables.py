"""Brings a table up to date for `load_reference`, and tells what changed in it."""

from dataclasses import dataclass, field

# How many of the changed rows a report tells about, and how long a value it quotes.
MOST_TOLD = 5
LONGEST_QUOTED = 40


@dataclass
class Report:
    """What became of one table, as a sentence."""

    noun: str
    new: int = 0
    unchanged: int = 0
    changed: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    gone_word: str = "removed"

    def __str__(self):
        parts = [
            f"{self.new} new",
            f"{len(self.changed)} changed{_told(self.changed)}",
            f"{self.unchanged} unchanged",
        ]
        if self.gone:
            parts.append(f"{len(self.gone)} {self.gone_word}{_told(self.gone)}")
        total = self.new + len(self.changed) + self.unchanged
        return f"{total} {self.noun}: {', '.join(parts)}"


def bring_up_to_date(
    model, noun: str, key: list[str], wanted: dict, *, remove=False, rows=None
):
    """Create the new rows, correct the changed ones, and tell about those not wanted.

    `wanted` is key to values, the key a tuple of the columns `key`. A row that is not
    wanted stays, because others may point to it, unless `remove` says otherwise; of a
    table that is only partly ours, `rows` are.
    """
    columns = list(next(iter(wanted.values()), ()))
    present = {
        tuple(row.pop(column) for column in key): row
        for row in (rows or model.objects).values(*key, *columns)
    }
    new = [at for at in wanted if at not in present]
    changed = [at for at in wanted if at in present and present[at] != wanted[at]]
    gone = sorted(at for at in present if at not in wanted)
    _save(model, key, columns, {at: wanted[at] for at in new + changed})
    if remove and gone:
        _remove(model, key, gone)
    return Report(
        noun,
        new=len(new),
        unchanged=len(wanted) - len(new) - len(changed),
        changed=[_difference(at, present[at], wanted[at]) for at in changed],
        gone=[_called(at, present[at]) for at in gone],
        gone_word="removed" if remove else "no longer in the file but kept",
    )


def _save(model, key, columns, rows):
    model.objects.bulk_create(
        [
            model(**dict(zip(key, at, strict=True)), **values)
            for at, values in rows.items()
        ],
        update_conflicts=True,
        unique_fields=key,
        update_fields=columns,
    )


def _remove(model, key, gone):
    unwanted = set(gone)
    model.objects.filter(
        pk__in=[
            pk
            for pk, *at in model.objects.values_list("pk", *key)
            if tuple(at) in unwanted
        ]
    ).delete()


def _difference(at, old, new):
    differences = [
        _changed_value(column, old[column], new[column])
        for column in new
        if old[column] != new[column]
    ]
    return f"{_called(at, old)}: {', '.join(differences)}"


def _changed_value(column, old, new):
    column = column.removesuffix("_id").replace("_", " ")
    if max(len(str(old)), len(str(new))) > LONGEST_QUOTED:
        return f"{column} changed"
    return f"{column} {old} → {new}"


def _called(at, values):
    return " ".join([*at, values["name"]] if "name" in values else at)


def _told(rows):
    if not rows:
        return ""
    more = f"; and {len(rows) - MOST_TOLD} more" if len(rows) > MOST_TOLD else ""
    return f" ({'; '.join(rows[:MOST_TOLD])}{more})"
