"""What Django sends its mail with: everything that is sent is kept, and safe."""

from django.core.mail.backends.base import BaseEmailBackend

from samla.post.models import Letter


class OutboxBackend(BaseEmailBackend):
    """Writes letters in the transaction of whoever sends; the worker carries them."""

    def send_messages(self, email_messages):
        """Keep them; how many there were."""
        Letter.objects.write(*email_messages)
        return len(email_messages)

    def throw_away(self, message):
        """The same work for a letter that nobody shall get."""
        Letter.objects.write(message, for_nobody=True)
