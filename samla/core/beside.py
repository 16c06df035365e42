"""What goes on beside the server, as long as it runs."""

import contextlib
import gc
import os
import signal
import time
import traceback

from django.conf import settings
from django.core.management import call_command

from samla.core.databases import embedded_server

# What is done, and every how many seconds: an activity's next date is looked up,
# followers are told of changes, rooms held too long are let go, whether the hour of the
# night's work has come, and whether a letter is due; one just written leaves at once.
# Letters that came in find the question they are about.
BESIDE = {
    "roll_dates": 300,
    "tell_followers": 60,
    "release_held": 60,
    "tell_freed": 60,
    "mind_enquiries": 60,
    "nightly": 600,
    "deliver_letters": 60,
}
if settings.INBOX_HOST:
    BESIDE["fetch_letters"] = 30
# How many seconds pass before what failed is tried again.
AFTER_A_FAULT = 10


@contextlib.contextmanager
def kept_beside(listener):
    """Look up next dates and do the night's work, as long as the server runs."""
    here = os.getpid()
    gc.freeze()  # what is loaded stays, in memory that all of them share
    running = [beside(name, seconds, listener) for name, seconds in BESIDE.items()]
    try:
        yield
    finally:
        if os.getpid() == here:  # the workers end here too
            for number in running:
                end(number)


def beside(name, seconds, listener=None) -> int:
    """A copy of this process that runs a command again and again; its number.

    Seven programs of their own would each load all of Samla anew.
    """
    parent = os.getpid()
    if number := os.fork():
        return number
    try:
        os.setsid()
        if listener:
            listener.close()
        while os.getppid() == parent:
            run(name, seconds)
    finally:
        if embedded := embedded_server():
            embedded.leave()
        os._exit(0)


def run(name, seconds):
    """Run a command until the server ends; what fails is told, and tried again."""
    try:
        call_command(name, every=seconds, verbosity=0)
    except Exception:
        traceback.print_exc()
        time.sleep(AFTER_A_FAULT)


def end(number):
    """End a process of ours; gunicorn may have seen it end already."""
    with contextlib.suppress(ProcessLookupError, ChildProcessError):
        os.kill(number, signal.SIGTERM)
        os.waitpid(number, 0)
