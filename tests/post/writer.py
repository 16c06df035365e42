"""Writes numbered letters, each with its cause in one transaction, until it is killed.

`python -m tests.post.writer FIRST LAST` says each number once it is kept.
"""

import os
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samla.settings")


def main(first, last):
    """Write, and say so only when it is safe."""
    django.setup()
    from django.core.mail import EmailMessage
    from django.db import transaction

    from samla.accounts.models import ForgettingRun

    for number in range(first, last):
        with transaction.atomic():
            ForgettingRun.objects.create(counts={"number": number})
            EmailMessage(f"nr {number}", "Hej", to=[f"{number}@x.example"]).send()
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
        time.sleep(0.01)  # as people write: one after another


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
