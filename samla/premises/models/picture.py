"""Pictures of a room: made anew from what was sent, and told in words.

They live in the database, not on a disk: one transaction, one backup, and a picture
is gone when its room, its organisation or its example is gone (decision 10).
"""

import secrets

import pghistory
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samla.premises.models.premises import Premises


def new_name():
    """A name of our own that nobody can guess."""
    return secrets.token_hex(16)


class EveryPicture(models.Manager):
    """Leaves the pictures themselves in the database until one is shown."""

    def get_queryset(self):
        return super().get_queryset().defer("jpeg")


class KeptPicture(models.Model):
    """A picture made anew from what was sent, and told in words."""

    name = models.CharField(
        max_length=32, unique=True, default=new_name, editable=False
    )
    jpeg = models.BinaryField()
    width = models.PositiveSmallIntegerField(editable=False)
    height = models.PositiveSmallIntegerField(editable=False)
    alt = models.CharField(
        _("What does the picture show?"),
        max_length=200,
        help_text=_("For those who cannot see it."),
    )

    objects = EveryPicture()

    class Meta:
        abstract = True
        ordering = ["pk"]

    def __str__(self):
        return self.alt


class ShownPictures(EveryPicture):
    """Those that do not wait for review: who asks for no others gets no others."""

    def get_queryset(self):
        return super().get_queryset().filter(waits=False)


@pghistory.track(exclude=["jpeg"])
class Picture(KeptPicture):
    """A picture of a room, made anew from what was sent, and told in words."""

    premises = models.ForeignKey(
        Premises, on_delete=models.CASCADE, related_name="pictures"
    )
    # Nobody trusts its keepers yet, and nobody has looked at it.
    waits = models.BooleanField(default=False)

    objects = ShownPictures()
    every = EveryPicture()

    def get_absolute_url(self):
        return reverse("premises:picture-file", args=[self.name])
