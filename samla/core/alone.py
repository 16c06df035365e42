"""Commands that only one may run at a time, and that run again and again."""

import os
import time
from contextlib import contextmanager
from enum import IntEnum, unique

from django.db import OperationalError, connection

# How often a run that goes on looks whether whoever started it is still there.
LOOK_SECONDS = 2


@unique
class Lock(IntEnum):
    """What only one may do at a time, by the number the database knows it by."""

    PREPARING = 5_241_290
    ROLLING = 5_241_291
    DEMONSTRATION = 5_241_292
    ASKING = 5_241_293
    NIGHT = 5_241_294
    PAUSES = 5_241_295
    FORGETTING = 5_241_296
    RELEASING = 5_241_297
    DELIVERING = 5_241_298
    FETCHING = 5_241_299
    TELLING = 5_241_310


@contextmanager
def alone(lock):
    """Hold what only one may hold; whether it is ours, or somebody else's just now."""
    is_ours = _ask("pg_try_advisory_lock", lock)
    try:
        yield is_ours
    finally:
        if is_ours:
            _ask("pg_advisory_unlock", lock)


def again_and_again(run, every, say):
    """Do it every so many seconds, as long as whoever asked for it lives."""
    parent = os.getppid()
    while True:
        try:
            run()
        except OperationalError as error:
            say(f"Waiting for the database: {error}")
        connection.close()
        for _look in range(0, every, LOOK_SECONDS):
            time.sleep(LOOK_SECONDS)
            if os.getppid() != parent:
                return


def _ask(function, lock):
    with connection.cursor() as cursor:
        cursor.execute(f"select {function}(%s)", [lock.value])
        return cursor.fetchone()[0]
