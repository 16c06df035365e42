"""Quotes: what a use of a room costs, by which of the owner's rules, in words."""

import datetime
from dataclasses import dataclass, field
from operator import attrgetter

from django.utils.translation import gettext

from samla.core.days import DAY
from samla.core.languages import in_a_row
from samla.core.rules import length
from samla.premises.models.price import MIDNIGHT, Price

DAY_MINUTES = 24 * 60
For, Per = Price.For, Price.Per
OF_LEGAL_FORM = {
    "82": For.MUNICIPAL,
    "84": For.MUNICIPAL,
    "81": For.MUNICIPAL,
    "49m": For.MUNICIPAL,
    "49": For.COMPANY,
    "private": For.PRIVATE,
}
YOUNG = {f"target_group:{code}" for code in ("child0", "child6", "teens", "young")}
STUDY = "association_category:study"


def kind_of_user(organisation, target_groups=()) -> str:
    """As what an organisation borrows: by what it is, and whom the activity is for."""
    form = organisation.legal_form_id.partition(":")[2]
    if form in OF_LEGAL_FORM:
        return OF_LEGAL_FORM[form]
    if organisation.category_id == STUDY:
        return For.STUDY
    is_for_youth = target_groups and set(target_groups) <= YOUNG
    return For.YOUTH if is_for_youth else For.ASSOCIATION


@dataclass(frozen=True)
class Use:
    """A use of a room, as a price list looks at it: who, what for, and when."""

    user_kind: str
    day: datetime.date
    starts: datetime.time
    ends: datetime.time
    ends_next_day: bool = False
    activity_type: str = ""
    target_groups: tuple = ()

    def quote(self, prices) -> "Quote":
        """The cheapest that the owner's rules allow; the most exact of equals."""
        mine = [
            price for price in own_rows(self.user_kind, prices) if self._fits(price)
        ]
        found = [*self._by_the_hour(mine), *self._as_a_whole(mine)]
        if not found:
            return Quote()
        best = min(found, key=lambda quote: (quote.kronor, -quote.price.exactness))
        others = [price for price in mine if price not in best.prices]
        plainest = min(others, key=attrgetter("exactness"), default=None)
        return Quote(best.kronor, best.prices, plainest)

    @property
    def begins(self):
        """In minutes after midnight."""
        return minutes(self.starts)

    @property
    def stops(self):
        """In minutes after the midnight before it begins."""
        lasts = length(self.starts, self.ends, self.ends_next_day)
        return self.begins + int(lasts.total_seconds() // 60)

    def _fits(self, price):
        types, groups = price.activity_types, price.target_groups
        return (not types or self.activity_type in types) and (
            not groups or not set(groups).isdisjoint(self.target_groups)
        )

    def _by_the_hour(self, prices):
        """Hour by hour, each at its cheapest; nothing if an hour has no price."""
        hourly = [one for one in prices if one.per == Per.HOUR or not one.kronor]
        total, lasting = 0, [0] * len(hourly)
        for start, stop in self._pieces(hourly):
            open_then = [one for one in hourly if self._covers(one, start, stop)]
            if not open_then:
                return
            one = min(open_then, key=lambda each: (each.kronor, -each.exactness))
            total += one.kronor * (stop - start)
            lasting[hourly.index(one)] += stop - start
        longest = sorted(zip(lasting, hourly, strict=True), key=lambda each: -each[0])
        used = tuple(one for minutes_of_it, one in longest if minutes_of_it)
        yield Quote((total + 30) // 60, used)

    def _as_a_whole(self, prices):
        for one in prices:
            if one.per != Per.HOUR and one.kronor:
                pieces = self._pieces([one])
                if all(self._covers(one, start, stop) for start, stop in pieces):
                    yield Quote(one.kronor, (one,))

    def _pieces(self, prices):
        """The use cut where a price begins or ends, and at midnight."""
        cuts = {DAY_MINUTES}
        for one in prices:
            if one.opens is not None:
                for hour in (minutes(one.opens), minutes(one.closes)):
                    cuts |= {hour, hour + DAY_MINUTES}
        inside = sorted(cut for cut in cuts if self.begins < cut < self.stops)
        edges = [self.begins, *inside, self.stops]
        return list(zip(edges, edges[1:], strict=False))

    def _covers(self, price, start, stop):
        """Whether a price holds for a piece, which lies within one day."""
        days, start_of_day = divmod(start, DAY_MINUTES)
        weekday = (self.day + DAY * days).isoweekday()
        if price.weekdays and weekday not in price.weekdays:
            return False
        if price.opens is None:
            return True
        until = stop - days * DAY_MINUTES
        return minutes(price.opens) <= start_of_day and until <= minutes(price.closes)


@dataclass(frozen=True)
class Quote:
    """What a use costs, and why; `kronor` is None where the owner has said nothing."""

    kronor: int | None = None
    prices: tuple = ()
    plainest: Price | None = field(default=None, repr=False)

    @property
    def price(self) -> Price | None:
        """The rule that most of it follows."""
        return self.prices[0] if self.prices else None

    @property
    def reason(self) -> str:
        """The rule in the reader's language."""
        if self.kronor is None:
            return gettext("The owner has not told a price for you. Ask before you go.")
        return "; ".join(rule_in_words(price) for price in self.prices)

    @property
    def otherwise(self) -> str:
        """What it costs where the rule does not hold; nothing if that is not told."""
        if self.plainest is None:
            return ""
        return gettext("Otherwise: %(rule)s") % {"rule": rule_in_words(self.plainest)}


def own_rows(user_kind, prices):
    """The rows for a kind of user; if none, those for associations in general."""
    own = [price for price in prices if price.user_kind == user_kind]
    if own or user_kind not in (For.YOUTH, For.STUDY):
        return own
    return [price for price in prices if price.user_kind == For.ASSOCIATION]


def minutes(time) -> int:
    """A wall clock's time in minutes after midnight; the last minute is midnight."""
    if time >= MIDNIGHT:
        return DAY_MINUTES
    return time.hour * 60 + time.minute


def rule_in_words(price) -> str:
    """A row of the price list in the reader's language."""
    rate = gettext("Free of charge")
    if price.kronor:
        kronor = gettext("%(kronor)d kr") % {"kronor": price.kronor}
        rate = f"{kronor} {price.get_per_display()}"
    rule = f"{rate} – {in_a_row([price.get_user_kind_display(), *price.limits])}"
    if price.condition:
        # The owner's own words, in whatever language they are.
        rule += f" (\u2068{price.condition.rstrip('.')}\u2069)"
    return rule


def rule_in_full(price, prices):
    """A row of the price list, and what is paid where it does not hold."""
    others = [
        other
        for other in own_rows(price.user_kind, prices)
        if other.pk != price.pk and other.exactness < price.exactness
    ]
    plainest = min(others, key=attrgetter("exactness"), default=None)
    whole = Quote(price.kronor, (price,), plainest)
    return ". ".join(filter(None, (whole.reason, whole.otherwise)))
