"""Questions about many followings: who is told, and whose address is kept no longer."""

import re
from datetime import timedelta

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from samla.activities.models import Occurrence
from samla.core.retention import FOLLOWED_DAYS, UNCONFIRMED_DAYS
from samla.organisations.models import Organisation
from samla.post.models import Letter

OrganisationEvent = Organisation.pgh_event_model
NOTHING = Q(activity=None, organisation=None, municipality=None, search="")
# The letters of this room, as the post knows them.
OURS = "alerts/emails/"
# What mail servers say of an address that is not there, and will not be (RFC 3463).
NO_SUCH_ADDRESS = re.compile(r"\b5\.1\.[0-9]+\b|\b5\.2\.1\b|^5(50|51|53)\b(?! *5\.)")
# So many letters that did not arrive within a month, for whatever reason, are enough.
MOST_BOUNCES = 3


class SubscriptionQuerySet(models.QuerySet):
    """Who has said yes, and whose address is kept no longer."""

    def confirmed(self):
        return self.filter(confirmed_at__isnull=False)

    def standing(self):
        """Those whose activity or organisation was not thrown away."""
        return self.exclude(NOTHING)

    def gone(self):
        """Those of what was thrown away, until there was one last letter about it."""
        return self.filter(NOTHING)

    def for_pages(self):
        """Each with the name of what it follows."""
        return self.select_related(
            "activity__organisation", "organisation", "municipality"
        )

    def told_at_once(self):
        """Of an activity: those who get a letter of its own about each change."""
        return self.confirmed().filter(rhythm="at_once")

    def readers_of(self, rhythm):
        """Those who get letters in that rhythm, or are owed the last of it."""
        readers = self.confirmed().standing()
        if rhythm == "weekly":
            return readers.filter(Q(rhythm=rhythm) | Q(owes_week=True))
        return readers.filter(rhythm=rhythm, activity=None)

    def hearing(self, by_key, searches):
        """Those who follow one of these things, or a search that finds something."""
        organisations = list(by_key["organisation"])
        return self.for_pages().filter(
            Q(activity__in=list(by_key["activity"]))
            | Q(organisation__in=organisations)
            | Q(organisation__merged_into__in=organisations)
            | Q(municipality__in=list(by_key["municipality"]))
            | Q(search__in=list(searches))
        )

    def ask(self, wanted, email, language):
        """Note that somebody with this address wants letters; twice is once."""
        key = wanted.key if hasattr(wanted, "key") else {"activity": wanted}
        asked = {"title": wanted.title[:100], "asked_at": timezone.now()}
        return self.update_or_create(
            **key,
            email=email,
            defaults=asked,
            create_defaults=asked | {"language": language},
        )[0]

    def leave(self):
        """Erase them; what follows nothing more waits in no letter either."""
        with transaction.atomic():
            emails = set(self.values_list("email", flat=True))
            self.delete()
            still = self.model.objects.confirmed().filter(email__in=emails)
            left = emails - set(still.values_list("email", flat=True))
            ours = Letter.objects.waiting().filter(kind__startswith=OURS)
            ours.filter(email__in=left).delete()

    def unreachable(self):
        """Those whose letters come back: at once where nobody is there, else thrice."""
        month = timezone.now() - timedelta(days=30)
        back = Letter.objects.filter(kind__startswith=OURS, ended_at__gt=month).filter(
            Q(bounced_at__isnull=False) | Q(state=Letter.State.FAILED)
        )
        answers = {}
        for email, answer, at in back.values_list("email", "answer", "written_at"):
            answers.setdefault(email, []).append((at, answer))
        gone = Q(pk__in=[])
        for email, told in answers.items():
            hard = [at for at, answer in told if NO_SUCH_ADDRESS.search(answer)]
            soft = sorted(at for at, _answer in told)[-MOST_BOUNCES:]
            if hard:
                gone |= Q(email=email, asked_at__lt=max(hard))
            elif len(soft) == MOST_BOUNCES:
                gone |= Q(email=email, asked_at__lt=soft[0])
        return self.filter(gone)

    def forgettable(self, now):
        """Those who never said yes, and those who follow what ended long ago."""
        then = now - timedelta(days=FOLLOWED_DAYS)
        asked = now - timedelta(days=UNCONFIRMED_DAYS)
        dates = Occurrence.objects.filter(activity=OuterRef("activity"))
        hidden = Q(activity__published_at=None) & (
            Q(activity__unpublished_at__lt=then) | Q(activity__taken_down_at__lt=then)
        )
        over = Q(activity__isnull=False) & ~Exists(dates.filter(ends_at__gt=then))
        # What returns on a day that is known has not ended.
        returns = Q(activity__paused_until_on__gt=then.date())
        lately = OrganisationEvent.objects.filter(pgh_created_at__gt=then)
        closed = Q(
            ~Exists(lately.filter(pgh_obj=OuterRef("organisation"))),
            organisation__isnull=False,
            organisation__published_at=None,
            organisation__paused_until_on=None,
        )
        ended = (hidden | over) & ~returns | closed
        return self.filter(
            Q(confirmed_at=None, asked_at__lt=asked) | Q(confirmed_at__lt=then) & ended
        )
