"""A mail server and a mailbox on this machine, real ones, and letters to carry."""

import contextlib
import email.message
import email.utils
import imaplib
import socket
import subprocess
import sys
import time

import pytest
from aiosmtpd.controller import Controller
from django.core.mail import EmailMessage
from django.urls import get_resolver

from samla.post.models import Letter
from tests.database import spare_port

SMTP = "django.core.mail.backends.smtp.EmailBackend"
OUTBOX = "samla.post.backend.OutboxBackend"
US = "svar@samla.example"


class MailServer:
    """Takes letters, unless it was told what to say instead."""

    def __init__(self):
        self.taken, self.talks = [], 0
        # What it says to a reader, and what it says after the whole letter.
        self.to_reader, self.to_letter = {}, {}

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        self.talks += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.to_reader:
            said = self.to_reader[address]
            if said == "hang up":
                server.transport.close()
            return said
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        reader = envelope.rcpt_tos[0]
        said = self.to_letter.get(reader, "250 Taken as 7GHB")
        if said.startswith("250") or said == "hang up":
            self.taken.append(envelope)
        if said == "hang up":
            server.transport.close()
        return said

    @property
    def readers(self):
        """To whom it has taken letters, in their order."""
        return [each.rcpt_tos[0] for each in self.taken]


@pytest.fixture
def outbox(settings, db):
    """Letters are kept, as in any portal."""
    settings.EMAIL_BACKEND = OUTBOX


@pytest.fixture
def mail_server(settings, outbox):
    """A mail server, and the worker knows where it is."""
    told = MailServer()
    controller = Controller(told, hostname="127.0.0.1", port=spare_port())
    controller.start()
    settings.DELIVERY_BACKEND = SMTP
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", controller.port
    yield told
    controller.stop()


@pytest.fixture
def own_machine(settings, outbox):
    """Debug mode on one's own machine."""
    assert get_resolver().url_patterns  # made without the pages of debug mode
    settings.LOCAL = settings.DEBUG = True


def written(to="amina@forening.example", text="Hej!", **facts):
    """A letter that somebody has written."""
    message = EmailMessage("Till dig", text, to=[to])
    for name, value in facts.items():
        setattr(message, name, value)
    message.send()
    return Letter.objects.latest("pk")


def now(letter):
    """What has become of a letter."""
    return Letter.objects.get(pk=letter.pk)


@pytest.fixture(scope="session")
def imap():
    """The port of a server that speaks IMAP, its letters in its memory."""
    port = spare_port()
    begin = "from pymap.main import main; raise SystemExit(main())"
    argv = [sys.executable, "-c", begin, "--host", "127.0.0.1"]
    argv += ["--port", str(port), "--no-tls", "dict", "--demo-user", US]
    server = subprocess.Popen(argv, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT)
    for _try in range(100):
        with (
            contextlib.suppress(OSError),
            socket.create_connection(("127.0.0.1", port)),
        ):
            break
        time.sleep(0.1)
    yield port
    server.kill()
    server.wait()


class Mailbox:
    """The way of other people's letters into the mailbox."""

    def __init__(self, port):
        self.box = imaplib.IMAP4("127.0.0.1", port, timeout=10)
        self.box.login(US, "demopass")

    def put(self, raw):
        """A letter arrives."""
        self.box.append("INBOX", None, None, raw)

    @property
    def left(self):
        """How many letters lie there."""
        return int(self.box.select("INBOX")[1][0])

    def empty(self):
        """Take away whatever is left."""
        if self.left:
            self.box.store("1:*", "+FLAGS", r"(\Deleted)")
            self.box.expunge()


@pytest.fixture
def mailbox(settings, imap, db):
    """The mailbox that Samla reads."""
    settings.INBOX_ADDRESS = US
    settings.INBOX_HOST, settings.INBOX_PORT = "127.0.0.1", imap
    settings.INBOX_TLS, settings.INBOX_FOLDER = False, "INBOX"
    settings.INBOX_USER, settings.INBOX_PASSWORD = US, "demopass"
    mailbox = Mailbox(imap)
    mailbox.empty()
    yield mailbox
    mailbox.box.logout()


def letter_to(token="", text="Hej!", **headers):
    """What somebody's mail program sends to us."""
    message = email.message.EmailMessage()
    message["From"] = headers.pop("sender", "Amina <amina@forening.example>")
    message["To"] = US.replace("@", f"+{token}@") if token else US
    message["Message-ID"] = email.utils.make_msgid(domain="forening.example")
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message
