"""A room that is shown in pictures; what nobody trusts yet waits beside its texts."""

from django.db import transaction

from samla.moderation.models import Review
from samla.moderation.models.review_rows import locked


class Pictured:
    """Mixed into Premises: which pictures are public, and which wait for review."""

    @property
    def also_reviewed(self):
        """Also its pictures, which the preview shows."""
        names = self.pictures.values_list("name", flat=True)
        return [*super().also_reviewed, *names]

    @property
    def every_picture(self):
        """Those that are public and those that wait, as its keepers see them."""
        return self.pictures(manager="every").all()

    @property
    def pictures_that_wait(self):
        """Those that nobody sees before they are looked at."""
        return self.every_picture.filter(waits=True)

    def ask_for_pictures(self, person):
        """Ask for a review of the pictures that wait; of none where none waits."""
        with transaction.atomic():
            room = locked(self)
            keys = room.every_picture.order_by("pk").values_list("pk", flat=True)
            return Review.objects.propose(room, {"pictures": list(keys)}, person)

    def apply(self, proposed):
        """Make a change that was approved; pictures are shown from now on."""
        texts = {name: proposed[name] for name in proposed if name != "pictures"}
        seen = proposed.get("pictures", [])
        self.pictures_that_wait.filter(pk__in=seen).update(waits=False)
        super().apply(texts)
