"""How long what Samla knows of people is kept: said in the model, beside the field.

A model says it in `PERSONAL`: each field that may hold something about a person, with
its `Kept`. `manage.py forget` keeps the promises, `manage.py personal_data` writes them
down, and a test finds the field that says nothing.
"""

import datetime
from dataclasses import dataclass
from enum import Enum


class Until(Enum):
    """When something is forgotten, as the inventory tells it."""

    ERASED = "until she erases her account, or has not used it for 25 months"
    UNFOLLOWED = (
        "until she ends it, or 90 days after what she follows has ended; 7 days if she "
        "never said yes"
    )
    SIGNED_OUT = "until that sign-in ends, 14 days at most"
    ANSWERED = "30 days after it was answered or ran out"
    DELIVERED = "30 days after it was delivered or given up"
    DEALT_WITH = "30 days after somebody has taken care of it, 12 months at most"
    DECIDED = "12 months after the decision"
    LENT = "12 months after the last use of the room"
    WITHDRAWN = "until she takes it back, or erases her account"
    MATTER = (
        "as the municipality's retention plan says; 24 months after the matter was "
        "closed where it says nothing"
    )
    NAMELESS = "with what was done; without her from the day she erases her account"
    HISTORY = "5 years; her number leads to nobody once she has erased her account"


class Ground(Enum):
    """Why it may be kept (GDPR, article 6.1)."""

    TASK = "task in the public interest (e)"
    CONSENT = "consent (a)"
    DUTY = "legal obligation (c)"


class SeenBy(Enum):
    """Who reads it, beside those who run Samla."""

    HERSELF = "herself"
    COLLEAGUES = "herself and her colleagues in the organisation or municipality"
    DECIDERS = "herself and those who decide about it"
    EVERYBODY = "everybody, where she has chosen so"
    NOBODY = "nobody"


# How long each takes; see `forget`.
UNFINISHED_DAYS = 30
UNUSED = datetime.timedelta(days=730)
LETTER_DAYS = 30
POST_DAYS = 30
UNREAD_DAYS = 365
ANSWERED_DAYS = 30
DECIDED_DAYS = 365
LENT_DAYS = 365
MATTER_DAYS = 730
HISTORY_DAYS = 5 * 365
FOLLOWED_DAYS = 90
UNCONFIRMED_DAYS = 7


@dataclass(frozen=True)
class Kept:
    """What a field about a person is for, who sees it, and when it is forgotten."""

    why: str
    until: Until
    seen_by: SeenBy = SeenBy.DECIDERS
    ground: Ground = Ground.TASK
    # Opens doors, so it is never shown or handed out, not even to her.
    is_secret: bool = False
    # The field that says who wrote it: her own words are handed out to her.
    by: str = ""


def personal_fields(model) -> dict[str, Kept]:
    """What a model says about its personal fields, those it inherits too."""
    said = {}
    for one in reversed(model.__mro__):
        said |= vars(one).get("PERSONAL", {})
    return said
