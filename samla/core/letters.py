"""Letters leave beside the answer: nobody waits for the post, and time tells nothing.

An answer that waited for the mail server would be slower for a known address than
for an unknown one, and would break with the server.
"""

import logging
from concurrent.futures import ThreadPoolExecutor

logger = logging.getLogger(__name__)

# One carrier a process keeps the order in which letters were written.
carrier = ThreadPoolExecutor(max_workers=1, thread_name_prefix="letters")


def send(letter):
    """Hand a finished letter to the carrier."""
    carrier.submit(_deliver, letter)


def _deliver(letter):
    try:
        letter.send()
    except Exception as error:
        logger.error("A letter could not be sent: %s", type(error).__name__)
