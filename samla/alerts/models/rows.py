"""Questions about many followings: who is told, and whose address is kept no longer."""

import re
from datetime import timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models, transaction
from django.db.models import Exists, F, Max, OuterRef, Q
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
# What they say of us, or of our mail server, is no reason to forget anybody.
NO_SUCH_ADDRESS = re.compile(
    r"^(?:5\d\d )?5\.(?:1\.(?:1|2|3|6|10)|2\.1)(?![.\d])"
    r"|^55[013](?! *[45]\.)(?!.*(?:sender|relay)).*"
    r"(?:(?:no such|unknown|invalid).{0,20}(?:user|mailbox|recipient|address)"
    r"|(?:user|mailbox|recipient|address).{0,20}(?:unknown|not found|not exist))",
    re.IGNORECASE,
)
# Our own fault: no mail server was asked.
DIED = "Its workers died at it."
# On so many days of a month letters did not arrive, and none did meanwhile.
MOST_BOUNCES = 3
# So many of her followings a link names that ends all.
MOST_NAMED = 40
# Where more than these would go at once the fault is ours, or our mail server's.
FEW, SHARE = 10, 0.05


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
        rows = self.select_related(
            "activity__organisation", "organisation", "municipality"
        )
        return rows.defer("municipality__outline")

    def with_others(self):
        """Each with the keys of all that the same address follows."""
        others = self.model.objects.standing().filter(email=OuterRef("email"))
        keys = others.order_by(F("confirmed_at").desc(nulls_last=True), "-pk").values(
            "pk"
        )[:MOST_NAMED]
        return self.annotate(of_same_address=ArraySubquery(keys))

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
        return (
            self.for_pages()
            .with_others()
            .filter(
                Q(activity__in=list(by_key["activity"]))
                | Q(organisation__in=organisations)
                | Q(organisation__merged_into__in=organisations)
                | Q(municipality__in=list(by_key["municipality"]))
                | Q(search__in=list(searches))
            )
        )

    def ask(self, wanted, email, language):
        """Note that somebody with this address wants letters; twice is once."""
        key = wanted.key if hasattr(wanted, "key") else {"activity": wanted}
        asked = {"title": wanted.title[:100], "asked_at": timezone.now()}
        # What somebody has said yes to stays as it is, whoever asks for it anew.
        self.filter(**key, email=email, confirmed_at=None).update(**asked)
        return self.get_or_create(
            **key, email=email, defaults=asked | {"language": language}
        )[0]

    def leave(self):
        """Erase them; who follows nothing more stands in no letter either."""
        with transaction.atomic():
            emails = set(self.values_list("email", flat=True))
            self.delete()
            still = self.model.objects.confirmed().filter(email__in=emails)
            left = emails - set(still.values_list("email", flat=True))
            ours = Letter.objects.exclude(state=Letter.State.HANDING_OVER)
            ours.filter(kind__startswith=OURS, email__in=left).delete()

    def unreachable(self):
        """Those whose letters come back: at once where nobody is there, else thrice."""
        ours = _of_a_month()
        back = ours.exclude(answer=DIED).filter(
            Q(bounced_at__isnull=False) | Q(state=Letter.State.FAILED)
        )
        answers = {}
        for email, answer, at in back.values_list("email", "answer", "written_at"):
            answers.setdefault(email, []).append((at, answer))
        there = ours.filter(state=Letter.State.SENT, bounced_at=None, email__in=answers)
        arrived = dict(there.values_list("email").annotate(at=Max("written_at")))
        gone = Q(pk__in=[])
        for email, told in answers.items():
            if since := _given_up(told, arrived.get(email)):
                gone |= Q(email=email, asked_at__lt=since)
        return self.filter(gone)

    def too_many_at_once(self) -> bool:
        """Whether so many are unreachable that it is no fault of theirs."""
        number = self.order_by().values("email").distinct().count()
        if number <= FEW:
            return False
        return number > SHARE * _of_a_month().values("email").distinct().count()

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


def _of_a_month():
    """The letters of this room that left, or could not, within a month."""
    month = timezone.now() - timedelta(days=30)
    return Letter.objects.filter(kind__startswith=OURS, ended_at__gt=month)


def _given_up(told, arrived):
    """Since when letters to an address are in vain; nothing where they are not."""
    if hard := [at for at, answer in told if NO_SUCH_ADDRESS.search(answer)]:
        return max(hard)
    days = {timezone.localdate(at): at for at, _answer in sorted(told)}
    soft = list(days.values())[-MOST_BOUNCES:]
    is_over = len(soft) == MOST_BOUNCES and not (arrived and arrived > soft[0])
    return soft[0] if is_over else None
