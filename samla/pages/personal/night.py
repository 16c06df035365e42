"""How a night forgets: rule by rule, in batches, and again without harm.

Each batch is a transaction of its own, so a run that is killed has forgotten what it
said, and the next goes on where it stopped.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from samla.core.retention import Until

BATCH = 500


@dataclass(frozen=True)
class Rule:
    """What is found to be forgotten, how it is, and which promises that keeps."""

    name: str
    found: Callable[[datetime.datetime], QuerySet]
    forget: Callable[[QuerySet], None] = lambda rows: rows.delete()
    keeps: tuple[Until, ...] = ()


def run(rule, now, tell) -> int:
    """Forget all that a rule finds, batch by batch; how much it was."""
    count, after = 0, None
    while True:
        rows = rule.found(now).order_by("pk")
        if after is not None:
            rows = rows.filter(pk__gt=after)
        with transaction.atomic():
            keys = list(rows.values_list("pk", flat=True)[:BATCH])
        if not keys:
            return count
        count += forget(rule, rows.model, keys, tell)
        after = keys[-1]


def forget(rule, model, keys, tell) -> int:
    """Forget a batch; where that fails each row by itself, and say which fails."""
    try:
        with transaction.atomic():
            gone = rule.forget(model._base_manager.filter(pk__in=keys))
    except Exception as error:
        if len(keys) > 1:
            return sum(forget(rule, model, [key], tell) for key in keys)
        # Never its words: they may tell the very thing that is to be forgotten.
        tell(f"{rule.name}: {model._meta.label} {keys[0]}: {type(error).__name__}")
        return 0
    return len(keys) if gone is None or isinstance(gone, tuple) else gone
