"""Who follows what by mail, and what there is to tell them."""

from samla.alerts.models.news import News
from samla.alerts.models.subscription import Subscription

__all__ = ["News", "Subscription"]
