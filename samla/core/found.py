"""What the one search box looks through: each room offers its own kind of thing."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.apps import apps
from django.db.models import QuerySet
from django.urls import reverse


@dataclass(frozen=True)
class Source:
    """One kind of thing that can be found: its rows, its card, and its own list."""

    kind: str
    name: str
    # What everybody sees, with all that its card shows.
    rows: Callable[[], QuerySet]
    # The template of a card; it is given `row`.
    card: str
    # What is called by name: the words of it are known words.
    title: str
    # The name of the list's address, if it has one that takes `q` and `var`.
    list: str = ""
    icon: str = "search"

    def list_url(self, words: str, place: str = "") -> str:
        """Where all that is found stands."""
        asked = {name: text for name, text in (("q", words), ("var", place)) if text}
        return f"{reverse(self.list)}?{urlencode(asked)}" if self.list else ""


def sources() -> list[Source]:
    """All kinds, as the rooms stand; a room offers them as `FOUND` in its models."""
    offers = [
        getattr(room.models_module, "FOUND", []) for room in apps.get_app_configs()
    ]
    order = {"activities": 0, "topics": 1, "organisations": 2, "premises": 3}
    every = [source for offer in offers for source in offer]
    return sorted(every, key=lambda source: order.get(source.kind, len(order)))
