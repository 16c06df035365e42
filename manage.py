#!/usr/bin/env python
"""Samla's commands: `.venv/bin/python manage.py help` lists them."""

import os
import signal
import sys


def main():
    """Run the command; what is wrong outside the code is said in one sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samla.settings")
    try:
        from django.core.exceptions import ImproperlyConfigured
        from django.core.management import execute_from_command_line
        from django.db import OperationalError
    except ImportError:
        sys.exit("Django is missing: use .venv/bin/python, which `make run` makes.")
    # A polite stop runs the exits, the last of which stops the embedded server.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(str(error))
    except OperationalError as error:
        sys.exit(f"The database does not answer: {error}")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
