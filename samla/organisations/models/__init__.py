"""Organisations, their people, who vouches for them, and what became of doubles."""

from samla.organisations.models.found import FOUND
from samla.organisations.models.joining import Invitation, JoinRequest
from samla.organisations.models.membership import Membership
from samla.organisations.models.merge import Merge
from samla.organisations.models.organisation import (
    MOST_BEST_AT,
    Organisation,
    Serves,
)
from samla.organisations.models.suspension import Suspension
from samla.organisations.models.translation import OrganisationTranslation
from samla.organisations.models.twin import LikelyTwin
from samla.organisations.models.verification import Verification

__all__ = [
    "OrganisationTranslation",
    "FOUND",
    "MOST_BEST_AT",
    "Invitation",
    "JoinRequest",
    "LikelyTwin",
    "Membership",
    "Merge",
    "Organisation",
    "Serves",
    "Suspension",
    "Verification",
]
