"""Premises to lend: what a room is like, when it is open, what it costs whom."""

from samla.premises.models.opening_window import OpeningWindow
from samla.premises.models.picture import Picture
from samla.premises.models.premises import LOOP, Premises
from samla.premises.models.premises_rows import LENDERS, lenders
from samla.premises.models.price import Price

__all__ = [
    "LENDERS",
    "LOOP",
    "OpeningWindow",
    "Picture",
    "Premises",
    "Price",
    "lenders",
]
