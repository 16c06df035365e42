"""What waits for a person, as lines: each room offers its own and knows no reader."""

import datetime
from dataclasses import dataclass

from django.apps import apps


@dataclass(frozen=True)
class Line:
    """So many of a kind wait for a person, since when, and where they stand."""

    kind: str
    text: str
    count: int
    url: str
    icon: str = "check"
    since: datetime.datetime | None = None
    is_late: bool = False
    # Whether there may be more than were counted.
    is_capped: bool = False


def lines_for(user) -> list[Line]:
    """All that waits for a person: what is late first, then as the rooms stand.

    A room offers its lines by a function of this name in its models.
    """
    rooms = reversed(list(apps.get_app_configs()))
    offers = [getattr(room.models_module, "lines_for", None) for room in rooms]
    every = [line for offer in offers if offer for line in offer(user) if line.count]
    return sorted(every, key=lambda line: not line.is_late)
