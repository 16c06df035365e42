"""What the premises tell, in more languages than its own."""

import pghistory
from django.db import models

from samla.premises.models.premises import Premises
from samla.translations.models import Translation


@pghistory.track()
class PremisesTranslation(Translation):
    """One free text of premises in one more language."""

    entry = models.ForeignKey(
        Premises, on_delete=models.CASCADE, related_name="translations"
    )
