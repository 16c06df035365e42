"""Premises to lend: what a room is like, when it is open, what it costs whom."""

from samla.premises.models.found import FOUND
from samla.premises.models.lending import LendingPolicy, Terms
from samla.premises.models.opening_exception import OpeningException
from samla.premises.models.opening_window import OpeningWindow
from samla.premises.models.owned import Owned, OwnedQuerySet, key_of
from samla.premises.models.part import REFUSED, Part
from samla.premises.models.picture import KeptPicture, Picture
from samla.premises.models.premises import LONGEST_TURNAROUND, Premises
from samla.premises.models.premises_rows import LENDERS, lenders, lent_by
from samla.premises.models.premises_shown import LOOP
from samla.premises.models.price import Price
from samla.premises.models.quote import Quote, Use, kind_of_user, rule_in_full
from samla.premises.models.translation import PremisesTranslation

__all__ = [
    "PremisesTranslation",
    "FOUND",
    "LENDERS",
    "LONGEST_TURNAROUND",
    "LOOP",
    "KeptPicture",
    "LendingPolicy",
    "OpeningException",
    "OpeningWindow",
    "Owned",
    "OwnedQuerySet",
    "Part",
    "Picture",
    "Premises",
    "Price",
    "REFUSED",
    "Quote",
    "Terms",
    "Use",
    "key_of",
    "kind_of_user",
    "lenders",
    "lent_by",
    "rule_in_full",
]
