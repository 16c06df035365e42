"""Brings activities from elsewhere into Samla, from a table or from lines of JSON."""

import csv
import json
from pathlib import Path

from django.core.management import BaseCommand, CommandError

from samla.activities.models import COLUMNS, Importer
from samla.core.forms import UNSEEN

MOST_TOLD = 50


class Command(BaseCommand):
    """All of a file comes in, or nothing and what is wrong on which line."""

    help = (
        "Import activities from a .csv or .jsonl file, with the columns "
        f"{', '.join(COLUMNS)}. Their dates follow with the next roll_dates."
    )

    def add_arguments(self, parser):
        """Which file, and what to do with it."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="only look")
        parser.add_argument(
            "--publish",
            action="store_true",
            help="show what comes from organisations that are shown",
        )
        parser.add_argument(
            "--private-too",
            action="store_true",
            help="phone numbers and addresses of mail in texts may stand there",
        )

    def handle(self, *, file, dry_run, publish, private_too, **options):
        """Read, look, save; end with an error where a line is wrong."""
        read = {".csv": from_table, ".jsonl": from_lines}.get(file.suffix)
        if not read:
            raise CommandError(f"{file} is neither a .csv nor a .jsonl file.")
        try:
            with file.open(encoding="utf-8-sig", newline="") as text:
                done = Importer(publish, private_too).save(read(text), dry_run)
        except (OSError, ValueError) as error:
            raise CommandError(f"{file} cannot be read: {error}") from error
        for number, name, said in done.wrong[:MOST_TOLD]:
            self.stderr.write(shown(f"line {number}, {name}: {said}"))
        if done.wrong:
            many = len({number for number, *_said in done.wrong})
            raise CommandError(f"{many} lines are wrong; nothing was imported.")
        verb = "can be" if dry_run else "were"
        self.stdout.write(f"{done.activities} activities {verb} imported")


def shown(told) -> str:
    """What is told of a file, without signs of it that would steer a terminal."""
    return UNSEEN.sub("", told.encode(errors="replace").decode())


def from_table(text):
    """Rows of a table, told apart by commas, semicolons or tabs; with their lines."""
    first = text.readline()
    text.seek(0)
    apart = max(",;\t", key=first.count)
    rows = csv.DictReader(text, delimiter=apart, restkey="beyond")
    try:
        for row in rows:
            yield rows.line_num, row
    except csv.Error as error:
        raise ValueError(f"line {rows.line_num + 1}: {error}") from error


def from_lines(text):
    """One object of JSON on each line."""
    for number, line in enumerate(text, 1):
        if line.strip():
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise ValueError(f"line {number} is no JSON") from error
            if not isinstance(row, dict):
                raise ValueError(f"line {number} is no object")
            yield number, row
