"""How many of what was found each further answer would leave: one question for all."""

from collections import Counter
from dataclasses import dataclass

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.utils.functional import cached_property

from samla.activities.models.fitting import LEVELS, WITH_CHILDREN, WOMEN_ONLY
from samla.activities.models.listed_rows import PART_NUMBERS, PARTS, WEEKDAYS, bits
from samla.core.prepared import Prepared
from samla.taxonomy.models import terms

# Read of each row that was found.
COLUMNS = ["type", "languages", "flags", "target_groups", "swedish_level"]
COLUMNS += ["price", "venue", "county", "next_starts_at", "times"]
ALL = "target_group:all"

FOUND = """
with found as materialized ({rows})
select 'typ', type, count(*) from found group by 2
union all
select 'svenska', swedish_level, count(*) from found group by 2
union all
select 'lan', county, count(*) from found group by 2
union all
select 'sprak', spoken, count(*) from found, unnest(languages) spoken group by 2
union all
select 'for', meant, count(*)
from found, unnest(
  case when %s = any(target_groups) then array[%s] else target_groups end
) meant
group by 2
union all
select asked, answer, number
from (select count(*) as total, {counts} from found) counted,
  lateral (values ('', '', total), {told}) as told(asked, answer, number)
"""
COUNTED = "select count(*) from ({rows}) found"
# What is counted in one go over all rows: (question, answer) → when a row answers.
SIMPLE = {
    ("gratis", "ja"): ("price = 0", []),
    ("kvinnor", "ja"): ("%s = any(flags)", [WOMEN_ONLY]),
    ("barn", "ja"): ("flags && %s::varchar[]", [list(WITH_CHILDREN)]),
    ("stegfritt", "ja"): ("%s = any(flags)", ["access_flag:wheelchair"]),
    ("online", "ja"): (
        "venue = 'online' or %s = any(flags)",
        ["access_flag:online"],
    ),
}


@dataclass(frozen=True)
class Facets:
    """How many there are; question → answer → how many that answer would leave."""

    total: int = 0
    is_capped: bool = False
    # As the database counts: question, answer or term, how many.
    counted: tuple = ()

    @cached_property
    def numbers(self) -> dict:
        """The counts by the answers that stand in an address."""
        return _by_answer(self.counted) if self.counted else {}


@dataclass(frozen=True)
class ToCount:
    """A question for counts, put together once: it may be asked again."""

    question: Prepared | None
    most: int

    def ask(self) -> Facets:
        """Count what there is now."""
        if not self.question:
            return Facets()
        counted = tuple(self.question.ask())
        [total] = (number for asked, _answer, number in counted if not asked)
        return Facets(total, total >= self.most, counted)


def facets(rows, soon=None, weekday="", part="") -> ToCount:
    """Asks how many are listed, as far as is counted, by every answer to be added.

    `soon` is until when each answer of the question when goes; a weekday and a part of
    the day are those that were asked for already.
    """
    simple = SIMPLE | _by_time(weekday, part)
    for answer, until in (soon or {}).items():
        simple["nar", answer] = ("next_starts_at < %s", [until])
    try:
        found, given = _sql(rows.to_count().values(*COLUMNS))
    except EmptyResultSet:
        return ToCount(None, 0)
    counts, told, values = [], [], []
    for number, (asked, (condition, values_of_one)) in enumerate(simple.items()):
        counts.append(f"count(*) filter (where {condition}) as n{number}")
        told.append("('{}', '{}', n{})".format(*asked, number))
        values += values_of_one
    sql = FOUND.format(rows=found, counts=", ".join(counts), told=", ".join(told))
    question = Prepared(sql, [*given, ALL, ALL, *values])
    return ToCount(question, rows.most_counted)


def counted_together(several, most) -> list[int]:
    """How many rows each of several questions finds, at most so many; one question."""
    told, values, empty = [], [], "select 0"
    for rows in several:
        try:
            sql, given = _sql(rows.to_count().values("pk")[:most])
        except EmptyResultSet:
            told.append(empty)
        else:
            told.append(COUNTED.format(rows=sql))
            values += given
    if not told:
        return []
    with connection.cursor() as cursor:
        cursor.execute("select " + ", ".join(f"({one})" for one in told), values)
        return list(cursor.fetchone())


def _sql(rows):
    """A question as the database gets it."""
    return rows.query.sql_with_params()


def _by_time(weekday, part):
    """By weekday and part of the day, together with what was asked of the other."""
    days = [int(weekday)] if weekday else WEEKDAYS
    parts = [PART_NUMBERS[part]] if part else PARTS
    masks = {("dag", str(day)): bits([day], parts) for day in WEEKDAYS}
    masks |= {("tid", name): bits(days, [one]) for name, one in PART_NUMBERS.items()}
    return {asked: ("times & %s <> 0", [mask]) for asked, mask in masks.items()}


def _by_answer(counted):
    counts = {}
    for asked, answer, number in counted:
        code = (answer or "").rpartition(":")[2]
        counts.setdefault(asked, Counter())[code] += number
    del counts[""]
    kinds, levels = counts.get("typ", {}), counts.get("svenska", {})
    counts["omrade"] = Counter()
    for kind, attributes in terms("activity_type"):
        area = attributes.get("life", "").rpartition(":")[2]
        counts["omrade"][area] += kinds.get(kind.rpartition(":")[2], 0)
    counts["svenska"] = {
        code: sum(levels.get(one, 0) for one in LEVELS[: place + 1])
        for place, code in enumerate(LEVELS)
    }
    groups = counts.setdefault("for", Counter())
    for group, _attributes in terms("target_group"):
        if group != ALL:
            groups[group.rpartition(":")[2]] += groups["all"]
    return counts
