"""The worker that carries letters: never one twice, and none is left behind.

A worker is known by a number that a lock in the database keeps alive. Whoever finds a
letter in the hand of a number that is gone knows that its worker died, and where: one
that was not handed over simply waits again; of one that was nobody can know.
"""

import logging
import secrets
import time

import psycopg
from django.conf import settings
from django.db import DatabaseError, connection, transaction

from samla.core import checks
from samla.core.alone import Lock
from samla.post.carriers import Away, NotNow, Refused, Unknown, carrier
from samla.post.models import Letter
from samla.post.models.letter import CALL

logger = logging.getLogger(__name__)

# Where the database is on another machine, a dead worker is known after two minutes.
ALIVE = {"keepalives_idle": 30, "keepalives_interval": 15, "keepalives_count": 6}


class Worker:
    """Carries what is due, one letter after another."""

    def __init__(self):
        self.carrier = carrier(settings.DELIVERY_BACKEND)
        connection.ensure_connection()  # starts the embedded server
        self.number = secrets.randbelow(2**31)
        self.line = psycopg.connect(autocommit=True, **(ALIVE | checks.address()))
        lock = [Lock.DELIVERING.value, self.number]
        self.line.execute("select pg_advisory_lock(%s, %s)", lock)
        self.line.execute(f"listen {CALL}")
        self.is_busy = self.shall_end = False

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.carrier.close()
        self.line.close()

    def carry_all(self) -> int:
        """Carry what is due, until nothing is; how many letters that were.

        Raises Away where no mail server is there.
        """
        count = 0
        take_over()
        Letter.objects.drop_useless()
        try:
            while not self.shall_end and self.carry_next():
                count += 1
        finally:
            self.carrier.close()
        return count

    def carry_next(self) -> bool:
        """Carry one letter; whether there was one."""
        self.is_busy = True
        try:
            with transaction.atomic():
                free = Letter.objects.due().select_for_update(skip_locked=True)
                if letter := free.first():
                    letter.take(self.number)
            if letter:
                self.hand_over(letter)
            return bool(letter)
        finally:
            self.is_busy = False

    def hand_over(self, letter) -> None:
        """Carry a letter that is in hand, and say what became of it."""
        State = Letter.State
        try:
            answer = self.carrier.carry(letter, letter.cross)
        except Away:
            letter.put_back()
            raise
        except NotNow as error:
            letter.wait(str(error))
        except Refused as error:
            letter.end(State.FAILED, str(error))
        except Unknown as error:
            letter.end(State.UNCERTAIN, str(error))
        except DatabaseError:
            raise  # whoever comes next sees how far it got
        except Exception as error:
            # One strange letter keeps no other from leaving.
            logger.error("Letter %s: %s", letter.pk, type(error).__name__)
            self.carrier.close()
            after = State.UNCERTAIN if letter.handed_at else State.FAILED
            letter.end(after, type(error).__name__)
        else:
            letter.end(State.SENT, answer)

    def rest(self, seconds) -> bool:
        """Wait at most so many seconds; whether something was written meanwhile."""
        return any(True for _call in self.line.notifies(timeout=seconds, stop_after=1))

    def pause(self, seconds) -> None:
        """Wait, whatever is written meanwhile."""
        time.sleep(seconds)
        self.line.execute("select 1")  # says if the line is cut


def take_over() -> None:
    """Look after the letters of workers that died."""
    under_way = Letter.objects.filter(state=Letter.State.HANDING_OVER)
    seen = set(under_way.values_list("worker", flat=True).distinct())
    # Numbers are never given twice: who is dead now stays so.
    if dead := seen and seen - alive():
        Letter.objects.left_by(dead)


def alive() -> set[int]:
    """The numbers of all workers there are."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select objid::bigint from pg_locks where locktype = 'advisory'"
            " and classid = %s and objsubid = 2 and granted and database ="
            " (select oid from pg_database where datname = current_database())",
            [Lock.DELIVERING.value],
        )
        return {number for (number,) in cursor.fetchall()}
