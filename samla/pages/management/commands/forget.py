"""Forgets every night what Samla has promised to keep no longer."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from samla.accounts.models import ForgettingRun
from samla.core.alone import Lock, alone
from samla.pages.personal import night
from samla.pages.personal.forgetting import RULES, forget_counts_of_tries


class Command(BaseCommand):
    """Run it every night; a second run finds nothing more to do."""

    help = "Forget what is kept no longer; --dry-run counts and changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="only count")

    def handle(self, *, dry_run, verbosity, **options):
        now = timezone.now()
        if dry_run:
            for rule in RULES:
                self.say(verbosity, rule.name, rule.found(now).count())
            return
        with alone(Lock.FORGETTING) as is_ours:
            if not is_ours:
                self.stderr.write("Another run is forgetting just now.")
                return
            self.failures = []
            self.forget(now, verbosity)
        if self.failures:
            raise CommandError(f"{len(self.failures)} could not be forgotten.")

    def forget(self, now, verbosity):
        """Follow each rule, and keep its count as soon as it is done."""
        diary = ForgettingRun.objects.create(started_at=now)
        for rule in RULES:
            diary.counts[rule.name] = self.follow(rule, now)
            diary.save(update_fields=["counts"])
            self.say(verbosity, rule.name, diary.counts[rule.name])
        diary.counts["counts of tries"] = forget_counts_of_tries(now)
        diary.finished_at = timezone.now()
        diary.save(update_fields=["counts", "finished_at"])

    def follow(self, rule, now) -> int:
        """Follow one; what goes wrong is told and keeps no other from being done."""
        try:
            return night.run(rule, now, self.tell)
        except Exception as error:
            self.tell(f"{rule.name}: {type(error).__name__}")
            return 0

    def tell(self, failure):
        """One line for each that failed."""
        self.failures.append(failure)
        self.stderr.write(failure)

    def say(self, verbosity, name, count):
        """One line a rule."""
        if verbosity:
            self.stdout.write(f"{count:7} {name}")
