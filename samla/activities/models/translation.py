"""What an activity tells, in more languages than its own."""

import pghistory
from django.db import models

from samla.activities.models.activity import Activity
from samla.translations.models import Translation


@pghistory.track()
class ActivityTranslation(Translation):
    """One free text of an activity in one more language."""

    entry = models.ForeignKey(
        Activity, on_delete=models.CASCADE, related_name="translations"
    )
