"""Questions to what is in lists, each read from an index in the order of the list."""

import datetime
import time
from functools import lru_cache, partial

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.db.models import Exists, F, Func, OuterRef, Q, Subquery, Value
from django.utils import timezone

from samla.activities.models.cards import ToShow
from samla.activities.models.whose import OfOrganisation
from samla.core.pagination import AFTER, BEFORE, MOST_COUNTED, PAGE, keyset_page
from samla.core.right_now import RightNow
from samla.core.search import (
    MOST_REMEMBERED,
    SECONDS_REMEMBERED,
    Fold,
    few,
    meaning,
)

WEEKDAYS = range(1, 8)
# Parts of a day, as `times` keeps them, each with the hours from and until.
MORNING, AFTERNOON, EVENING, NIGHT = PARTS = range(4)
PART_NUMBERS = {"morgon": MORNING, "eftermiddag": AFTERNOON, "kvall": EVENING}
HOURS = {MORNING: (5, 12), AFTERNOON: (12, 17), EVENING: (17, 24), NIGHT: (0, 5)}
# The first date on a weekday is the first on or after a day that comes so soon.
SURELY_FIRST = datetime.timedelta(days=5)
WEEK = datetime.timedelta(days=7)
# A word in so many texts is found soonest by walking through the list in its order.
USUAL = 0.15
SMALL = 10_000  # In a list no longer than this no word is.
# Of others than rare words so many are counted: each is looked at.
MOST_OF_MANY = 200
# Of a place further, since all that is counted stands in its index.
MOST_OF_A_PLACE = 500


def bits(weekdays=WEEKDAYS, parts=PARTS) -> int:
    """These parts of these days of the week, as `times` keeps them."""
    return sum(1 << (day - 1) * len(PARTS) + part for day in weekdays for part in parts)


class ListedQuerySet(OfOrganisation, models.QuerySet):
    """What is in lists: when, of whom, by which words; and how it is shown."""

    # The names of what the rows are in order of, the first to the last.
    order = ("standing", "next_starts_at", "pk")
    # The dates of a row that were asked for, where they are not what comes next.
    dates = None
    # The column that tells the first of them, where one does.
    kept = ""
    # The words that were asked for, as the database understands them.
    asked = ""
    has_words = False
    is_local = False
    is_sorted_late = False

    def _clone(self):
        clone = super()._clone()
        clone.order, clone.dates, clone.kept = self.order, self.dates, self.kept
        clone.asked, clone.has_words = self.asked, self.has_words
        clone.is_local, clone.is_sorted_late = self.is_local, self.is_sorted_late
        return clone

    def upcoming(self):
        """Those with a date to come or under way: fresh ones first, the soonest."""
        coming = self.filter(next_ends_at__gt=RightNow())
        return coming.order_by(*self.order)

    def in_municipalities(self, codes):
        """Those in some municipalities: all that is counted stands in their index."""
        found = self.filter(municipality__in=codes)
        found.is_local = True
        return found

    def in_county(self, code):
        """Those in a county."""
        return self.filter(county=code)

    def at_times(self, mask):
        """Those that are on in some of these parts of days: see `bits`."""
        return self.alias(met=F("times").bitand(mask)).filter(met__gt=0)

    def on_days(self, begin=None, end=None, weekday=None, part=None):
        """Those held from one midnight until another, on a weekday, in a part of a day.

        By the date that was asked for where that is on one weekday and soon; else by
        their next date, until they are known to be few. What is under way counts too
        where nothing is said of a beginning.
        """
        if not (weekday or begin or part is not None):
            return self.filter(next_starts_at__lt=end) if end else self
        days = [int(weekday)] if weekday else _weekdays(begin, end)
        found = self.at_times(bits(days, PARTS if part is None else [part]))
        found.dates = self._held(begin, end, weekday, part)
        is_first = len(days) == 1 and _is_first(begin, days[0])
        if (begin or end) and (part is not None or not is_first):
            found = found.filter(Exists(found.dates))
        if is_first:
            return found._first_on(days[0], begin, end)
        return found.filter(next_starts_at__lt=end) if end else found

    def _first_on(self, weekday, begin, end):
        """By the first date on a day of the week, which is kept and indexed."""
        kept = f"firsts__{weekday - 1}"
        moment = "first_starts_at"
        found = self.annotate(**{moment: F(kept)}).filter(**{f"{kept}__isnull": False})
        if begin:
            found = found.filter(**{f"{moment}__gte": begin})
        if end:
            found = found.filter(**{f"{moment}__lt": end})
        found.kept = kept
        return found._by(moment)

    def _by(self, moment):
        rows = self._chain()
        rows.order = ("standing", moment, "pk")
        return rows.order_by(*rows.order)

    def _held(self, begin, end, weekday, part):
        """The dates of a row that are held then, the soonest first."""
        rows = self._activities.model.occurrences.rel.related_model.objects
        dates = rows.happening().coming().filter(activity=OuterRef("pk"))
        return held(dates, begin, end, weekday, part)

    def matching(self, words, among=None):
        """Those that have all the words; `alike` tells what to ask where none has."""
        words = few(words)
        if not words:
            return self
        asked = meaning(words)
        if asked is None:
            return self.none()
        found = self.filter(document=asked)
        found.asked, found.has_words = asked.source_expressions[0].value, True
        return found

    def alike(self, words):
        """Those with words like these: to be asked where none has the words."""
        words = few(words)
        if meaning(words) is None:
            return self.none()
        like = Q()
        for word in words.split():
            like &= Q(likeness__trigram_word_similar=Fold(Value(word)))
        found = self.filter(like)
        found.has_words = True
        return found

    @property
    def is_usual(self):
        """Whether the words that are asked for are in many texts."""
        moment = int(time.monotonic() // SECONDS_REMEMBERED)
        return bool(self.asked) and _is_usual(self.asked, moment)

    @property
    def most_counted(self):
        """How far they are counted: further where that tells how to find them best."""
        is_found_by_words = bool(self.asked) and not self.is_usual
        if is_found_by_words:
            return MOST_COUNTED
        is_read_of_index = self.is_local and not self.has_words and self.dates is None
        return MOST_OF_A_PLACE if is_read_of_index else MOST_OF_MANY

    def to_count(self):
        """As many of them as are counted, whichever are found soonest."""
        order = () if self.has_words and not self.is_usual else self.order
        return self.order_by(*order)[: self.most_counted]

    def page(self, request, total=None, also=None, once=None):
        """The cards of a page, and how many there are: two queries.

        One, where it is known how many are counted. `also` adds to the query of cards;
        `once` remembers how the first page of a question is asked for.
        """
        if total is None:
            total = self.to_count().count()
        rows = self if total else self.none()
        rows = rows.put_in_order(total)
        name = "cards", rows.is_sorted_late, self.asked
        is_first = not request.GET.keys() & {AFTER, BEFORE, PAGE}

        def show(part):
            if not total:
                return []
            put = partial(part.to_show, also)
            to_show = once(name, put) if once and is_first else put()
            return part.in_order(to_show.ask())

        page = keyset_page(request, rows, show=show, total=total)
        page.total, page.is_capped = total, total >= self.most_counted
        # What came after this place is gone.
        if total and not page.object_list and page.has_other_pages:
            page.moved = page.moved or page.first_query
        return page

    def put_in_order(self, total):
        """As a list of so many shows them: few are put in order when they are found."""
        is_few = total < self.most_counted and not self.is_usual
        if is_few and (self.has_words or self.dates is not None):
            return self.sorted_late()
        return self

    def sorted_late(self):
        """Found first and put in order afterwards: where they are known to be few."""
        rows = self
        if self.dates is not None and not self.kept:
            first = Subquery(self.dates.values("starts_at")[:1])
            rows = self.annotate(found_starts_at=first)._by("found_starts_at")
        order = rows.order
        rows = rows.order_by(F(order[0]) + 0, *order[1:])
        rows.order, rows.is_sorted_late = order, True
        return rows

    def to_show(self, also=None):
        """Asks for their activities as cards show them: one question."""
        shown = self._activities.filter(pk__in=self.values("pk")).for_lists()
        if self.dates is not None:
            both = Moments("starts_at", "ends_at")
            dates = self.dates.annotate(both=both).values("both")[:1]
            shown = shown.annotate(found=Subquery(dates))
        if "first_starts_at" in self.order:
            shown = shown.annotate(first_starts_at=F(f"listed__{self.kept}"))
        return ToShow(also(shown) if also else shown)

    def as_cards(self, also=None):
        """Their cards in their order: one question."""
        return self.in_order(self.to_show(also).ask())

    def in_order(self, cards):
        """Cards in the order of these rows."""
        cards.sort(key=lambda card: [getattr(card, name) for name in self.order])
        return cards if self.query.standard_ordering else cards[::-1]

    @property
    def _activities(self):
        return self.model._meta.get_field("activity").related_model.objects


def held(dates, begin=None, end=None, weekday=None, part=None):
    """Dates that begin between two midnights, on a weekday, in a part of a day."""
    if begin:
        dates = dates.filter(starts_at__gte=begin)
    if end:
        dates = dates.filter(starts_at__lt=end)
    if weekday:
        dates = dates.filter(starts_at__iso_week_day=weekday)
    if part is not None:
        since, until = HOURS[part]
        dates = dates.filter(starts_at__hour__gte=since, starts_at__hour__lt=until)
    return dates


class Moments(Func):
    """Several moments as one answer."""

    template = "array[%(expressions)s]"
    output_field = ArrayField(models.DateTimeField())


@lru_cache(maxsize=MOST_REMEMBERED)
def _is_usual(asked, moment):
    """Whether words are in many texts, as far as the database knows without looking."""
    with connection.cursor() as cursor:
        cursor.execute(
            "explain (format json) select from activities_listed "
            "where document @@ %s::tsquery",
            [asked],
        )
        found = cursor.fetchone()[0][0]["Plan"]["Plan Rows"]
        cursor.execute(
            "select reltuples from pg_class where oid = 'activities_listed'::regclass"
        )
        return found > USUAL * max(cursor.fetchone()[0], SMALL)


def _weekdays(begin, end):
    """The days of the week between two midnights."""
    if not begin or not end or end - begin >= WEEK:
        return WEEKDAYS
    days = range((timezone.localdate(end) - timezone.localdate(begin)).days)
    return [(timezone.localtime(begin).weekday() + day) % 7 + 1 for day in days]


def _is_first(begin, weekday):
    """Whether the first date on that weekday is the first after the beginning too."""
    if not begin:
        return True
    day = timezone.localdate(begin)
    day += datetime.timedelta(days=(weekday - day.isoweekday()) % 7)
    return day - timezone.localdate() < SURELY_FIRST
