"""What only one may do at a time has a number of its own."""

import re

from django.conf import settings

from samla.core.alone import Lock

KEEPER = settings.BASE_DIR / "samla" / "core" / "alone.py"


def test_no_two_locks_share_a_number():
    assert len({lock.value for lock in Lock.__members__.values()}) == len(
        Lock.__members__
    )


def test_every_lock_stands_in_one_list():
    elsewhere = [
        path.name
        for path in (settings.BASE_DIR / "samla").rglob("*.py")
        if path != KEEPER and re.search(r"5_?241_?2\d\d", path.read_text("utf-8"))
    ]
    assert elsewhere == []
