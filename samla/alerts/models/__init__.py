"""Who follows what by mail, and what there is to tell them."""

from samla.alerts.models.issue import Issue
from samla.alerts.models.news import News
from samla.alerts.models.subscription import Rhythm, Subscription

__all__ = ["Issue", "News", "Rhythm", "Subscription"]
