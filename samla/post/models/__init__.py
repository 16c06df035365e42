"""Letters on their way out, and letters that came in."""

from samla.post.models.addresses import reply_address
from samla.post.models.incoming_letter import IncomingLetter
from samla.post.models.letter import Letter
from samla.post.models.reading import text_of

__all__ = ["IncomingLetter", "Letter", "reply_address", "text_of"]
