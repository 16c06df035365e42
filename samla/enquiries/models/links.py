"""Secret links and reply addresses of people who have no account.

The database keeps digests only. The secrets themselves are made from the secret key,
so that every later letter can carry the same ones.
"""

import base64
import secrets

from django.db import models
from django.utils.crypto import salted_hmac

from samla.accounts.models import digest
from samla.core.retention import Kept, SeenBy, Until
from samla.post.models import reply_address

LINK, REPLY = "samla.enquiries.link", "samla.enquiries.reply"
LINK_BYTES, REPLY_BYTES = 24, 15
# Nothing longer is looked up.
LONGEST = 64


def new_nonce():
    """What makes a row's secrets its own."""
    return secrets.token_hex(16)


class LinkedQuerySet(models.QuerySet):
    """Rows by the secret that somebody shows."""

    def with_link(self, token: str):
        """The one whose link ends so."""
        return self.filter(link_digest=digest(token[:LONGEST]))

    def with_reply_token(self, token: str):
        """The one whose reply address holds this token, in whatever letter case."""
        return self.filter(reply_digest=digest(token[:LONGEST].lower()))


class Linked(models.Model):
    """A row that somebody without an account reaches by link, and answers by mail."""

    PERSONAL = {
        "link_digest": Kept(
            "to know the link again", Until.MATTER, SeenBy.NOBODY, is_secret=True
        ),
        "reply_digest": Kept(
            "to know a letter again", Until.MATTER, SeenBy.NOBODY, is_secret=True
        ),
        "nonce": Kept(
            "to write the link again", Until.MATTER, SeenBy.NOBODY, is_secret=True
        ),
    }

    nonce = models.CharField(max_length=32, default=new_nonce, editable=False)
    link_digest = models.CharField(max_length=64, unique=True, editable=False)
    reply_digest = models.CharField(max_length=64, unique=True, editable=False)

    # What the token of a reply address begins with, so that a letter finds its table.
    REPLIES = ""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        """A new row gets its secrets."""
        if self._state.adding:
            self._seal()
        super().save(*args, **kwargs)

    @property
    def token(self) -> str:
        """The secret end of its address."""
        made = salted_hmac(LINK, self.nonce, algorithm="sha256").digest()
        return base64.urlsafe_b64encode(made[:LINK_BYTES]).decode()

    @property
    def reply_token(self) -> str:
        """What stands in the address that a letter is answered to; small letters."""
        made = salted_hmac(REPLY, self.nonce, algorithm="sha256").digest()
        return base64.b32encode(made[:REPLY_BYTES]).decode().lower()

    @property
    def reply_address(self) -> str:
        """Where a letter about it is answered to; "" where no letters come in."""
        return reply_address(self.REPLIES + self.reply_token)

    def _seal(self):
        self.link_digest = digest(self.token)
        self.reply_digest = digest(self.reply_token)

    def renew(self):
        """Let secrets count that a new secret key makes; the old ones end."""
        if self.link_digest != digest(self.token):
            self._seal()
            self.save(update_fields=["link_digest", "reply_digest"])
