"""Ways to hand a letter over, and the one moment after which it may have arrived."""

import contextlib
import email
import re
import smtplib

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.smtp import EmailBackend
from django.utils.module_loading import import_string

from samla.post.models.addresses import for_envelope, return_address

# A mail server may think for long about a whole letter (RFC 5321, 4.5.3.2.6).
ANSWER_SECONDS = 300
# Below this nothing is an answer of a mail server.
LOWEST_ANSWER = 200
# Our own sender or password is wrong, not the letter.
OURS = {530, 534, 535, 538, 550, 551, 553, 554}
# Nobody else may have carried it meanwhile.
NOT_OURS = "It is somebody else's by now."


class Away(Exception):
    """No mail server is there: the letter is as good as before."""


class NotNow(Exception):
    """The mail server does not take this letter now."""


class Refused(Exception):
    """The mail server will never take this letter."""


class Unknown(Exception):
    """The letter was handed over, and no answer came."""


def carrier(path):
    """The way that a backend of Django goes."""
    if issubclass(import_string(path), EmailBackend):
        return Smtp(path)
    return Plain(path)


class Plain:
    """Any backend of Django: files, the console. It tells us nothing in between."""

    def __init__(self, path):
        self.path = path

    def carry(self, letter, cross):
        """Hand a letter over; what the other side said."""
        if not cross():
            raise NotNow(NOT_OURS)
        get_connection(self.path).send_messages([AsKept(letter)])
        return ""

    def close(self):
        """Nothing is kept open."""


class AsKept(EmailMessage):
    """A kept letter as Django's backends want it: exactly what was written."""

    def __init__(self, letter):
        super().__init__(from_email=letter.sender, to=[letter.email])
        self.kept = bytes(letter.message)

    def message(self):
        """The letter itself."""
        return email.message_from_bytes(self.kept)


class Smtp:
    """One talk with a mail server for many letters, step by step."""

    def __init__(self, path):
        self.backend = import_string(path)()

    def carry(self, letter, cross):
        """Hand a letter over; what the server said when it took it."""
        was_open = self.backend.connection is not None
        try:
            self._envelope(letter)
        except smtplib.SMTPServerDisconnected:
            self.close()
            if not was_open:
                raise NotNow("The mail server hung up.") from None
            # It had waited long enough for us; we begin a new talk.
            return self.carry(letter, cross)
        return self._body(letter, cross)

    def _envelope(self, letter):
        smtp = self._opened()
        sender = for_envelope(return_address(letter.key) or letter.sender)
        eight = ["body=8bitmime"] if smtp.has_extn("8bitmime") else []
        code, said = self._asked(smtp.mail, sender, eight)
        if code in OURS:
            self._begin_anew()
            raise NotNow(told(code, said))
        self._judged(code, said)
        self._judged(*self._asked(smtp.rcpt, for_envelope(letter.email)))
        code, said = self._asked(smtp.docmd, "DATA")
        self._judged(250 if code == 354 else max(code, 400), said)

    def _body(self, letter, cross):
        smtp = self.backend.connection
        is_ours = False
        try:
            is_ours = cross()
        finally:
            if not is_ours:
                self._hang_up()
        if not is_ours:
            raise NotNow(NOT_OURS)
        try:
            smtp.sock.settimeout(ANSWER_SECONDS)
            smtp.send(as_data(bytes(letter.message)))
            code, said = smtp.getreply()
            smtp.sock.settimeout(smtp.timeout)
        except (OSError, AttributeError) as error:  # hung up: no socket any more
            self._hang_up()
            raise Unknown(f"No answer came: {type(error).__name__}") from None
        if code < LOWEST_ANSWER:  # a line without a number: it may have arrived
            self._hang_up()
            raise Unknown(told(code, said))
        self._judged(code, said)
        return told(code, said)

    def _opened(self):
        if self.backend.connection is None:
            try:
                self.backend.open()
                self.backend.connection.ehlo_or_helo_if_needed()
            except OSError as error:
                self._hang_up()
                raise Away(f"{type(error).__name__}: {error}") from None
        return self.backend.connection

    def _asked(self, command, *arguments):
        """One step of the talk; one that gets no answer ends it."""
        try:
            return command(*arguments)
        except smtplib.SMTPServerDisconnected:
            raise
        except (UnicodeEncodeError, ValueError) as error:
            self._begin_anew()
            raise Refused(f"The address cannot be sent to: {error}") from None
        except OSError as error:
            self._hang_up()
            raise NotNow(f"{type(error).__name__}: {error}") from None

    def _judged(self, code, said):
        """Go on where the server says yes; else say whether to try again."""
        if 200 <= code < 300:
            return
        if code == 421:
            self._hang_up()
        else:
            self._begin_anew()
        raise (Refused if 500 <= code < 600 else NotNow)(told(code, said))

    def _begin_anew(self):
        try:
            self.backend.connection.rset()
        except (OSError, AttributeError):
            self._hang_up()

    def _hang_up(self):
        """End at once, without a word."""
        smtp, self.backend.connection = self.backend.connection, None
        if smtp:
            with contextlib.suppress(OSError):
                smtp.close()

    def close(self):
        """Say goodbye."""
        try:
            self.backend.close()
        except OSError:
            self._hang_up()


def told(code, said) -> str:
    """An answer of a mail server, as it is kept."""
    text = said.decode(errors="replace") if isinstance(said, bytes) else str(said)
    return f"{code} {' '.join(text.split())}"


def as_data(message: bytes) -> bytes:
    """A letter as it is sent after DATA: no line of it is taken for the end."""
    lines = re.sub(rb"\r\n|\r|\n", b"\r\n", message)
    quoted = re.sub(rb"(?m)^\.", b"..", lines)
    end = b"" if quoted.endswith(b"\r\n") else b"\r\n"
    return quoted + end + b".\r\n"
