"""A country full of activities, in a few statements: for tests of plans."""

from django.db import connection, transaction
from django.utils import timezone

from bench.crowd import by_inhabitants
from samla.taxonomy.models import terms

TABLES = ("organisations_organisation", "activities_activity", "activities_occurrence")
# Numbers that no row has which was there before.
FAR = 1_000_000
# How many dates an activity has.
DATES = 2

ORGANISATIONS = """
insert into organisations_organisation ({columns})
select {told} from organisations_organisation as pattern,
  generate_series(1, %(size)s / 20) as n where pattern.id = %(organisation)s
"""
# A word in half of all texts, one in a hundredth, one in three; the kinds, languages
# and hours are shared out so that none follows from another.
ACTIVITIES = """
insert into activities_activity ({columns})
select {told} from activities_activity as pattern,
  generate_series(1, %(size)s) as n,
  lateral (select %(codes)s::text[] as codes, %(kinds)s::text[] as kinds) as known,
  lateral (select hashint4(n::int) & 1048575 as h) as chance,
  lateral (select code, town.latitude, town.longitude
    from municipalities_municipality as town
    where code = codes[1 + h %% cardinality(codes)]) as town,
  lateral (select %(begin)s::timestamptz + interval '30 hours'
    + interval '1 hour' * (h %% 168) as starts) as clock
where pattern.id = %(activity)s order by clock.starts, n
"""
OCCURRENCES = """
insert into activities_occurrence (activity_id, original_starts_at, starts_at, ends_at,
  reason, place, decided_by_room, sequence)
select id, at, at, at + interval '2 hours', '', '', false, 0
from activities_activity, generate_series(0, %(dates)s - 1) as week,
  lateral (select next_starts_at + week * interval '7 days' as at) as clock
where id > %(far)s
"""

UNSETTLED = """
select relpages * 0.97 - relallvisible from pg_class where oid = %s::regclass
"""
MOST_TRIES = 20
# Many rows are indexed at once sooner than one by one.
SLOW = """
select index.indexrelid::regclass::text, pg_get_indexdef(index.indexrelid)
from pg_index as index
where indrelid = any(%s::regclass[]) and not indisunique and not indisexclusion
"""


def fill(activity, size, dates=DATES):
    """As many activities like one as are wanted, with dates; and what is in lists."""
    facts = {
        "size": size,
        "far": FAR,
        "dates": dates,
        "begin": timezone.localtime().replace(hour=0, minute=0, second=0),
        "activity": activity.pk,
        "organisation": activity.organisation_id,
        "codes": by_inhabitants(),
        "kinds": [kind for kind, _attributes in terms("activity_type")],
    }
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        indexes = take_indexes(cursor, TABLES)
        for table in TABLES:
            cursor.execute(f"alter table {table} disable trigger user")
            cursor.execute(f"alter table {table} set (autovacuum_enabled = off)")
        for table, sql, changed in (
            (type(activity.organisation), ORGANISATIONS, {"id": f"{FAR} + n"}),
            (type(activity), ACTIVITIES, _facts()),
        ):
            columns = [
                field.column
                for field in table._meta.concrete_fields
                if not field.generated
            ]
            told = ", ".join(changed.get(name, f"pattern.{name}") for name in columns)
            names = ", ".join(columns)
            cursor.execute(sql.format(columns=names, told=told), facts)
        cursor.execute(OCCURRENCES, facts)
        for made in indexes:
            cursor.execute(made)
        for table in TABLES:
            cursor.execute(f"alter table {table} enable trigger user")
            cursor.execute(f"analyze {table}")
        cursor.execute("truncate activities_listed")
        cursor.execute("alter table activities_listed set (autovacuum_enabled = off)")
        indexes = take_indexes(cursor, ["activities_listed"])
        cursor.execute(
            "insert into activities_listed select * from samla_listed(null) "
            "order by standing, next_starts_at, activity_id"
        )
        for made in indexes:
            cursor.execute(made)
    with connection.cursor() as cursor:
        for table in (*TABLES, "activities_listed"):
            settle(cursor, table)


def settle(cursor, table):
    """Let indexes alone answer: whoever reads meanwhile holds that up."""
    for _time in range(MOST_TRIES):
        cursor.execute(f"vacuum analyze {table}")
        cursor.execute(UNSETTLED, [table])
        if cursor.fetchone()[0] <= 0:
            return
    raise AssertionError(f"{table} is not at rest")


def take_indexes(cursor, tables):
    """Drop what is not unique; what makes it again."""
    cursor.execute(SLOW, [list(tables)])
    found = cursor.fetchall()
    cursor.execute("drop index " + ", ".join(name for name, _made in found))
    return [made for _name, made in found]


def _facts():
    words = (
        "'sport ' || case when h %% 2 = 0 then 'svenska ' else '' end"
        " || case when n %% 100 = 7 then 'kalligrafi ' else '' end"
        " || case when n %% 13000 = 77 then 'fagelskadning ' else '' end"
        " || (select string_agg('ord' || (hashint4(n::int + k * 7919) & 4095), ' ')"
        " from generate_series(1, 12) as k)"
    )
    return {
        "id": f"{FAR} + n",
        "organisation_id": f"{FAR} + 1 + n %% (%(size)s / 20)",
        "municipality_id": "town.code",
        "type_id": "kinds[1 + n %% cardinality(kinds)]",
        "title": "'Aktivitet ' || n",
        "document": f"to_tsvector('simple', {words})",
        "likeness": "'aktivitet ' || n || "
        "case when n %% 100 = 7 then ' kalligrafi' else ' sport' end",
        "standing": "(n %% 11 = 10)::int",
        "price": "n %% 3 * 20",
        "flags": "case when n %% 5 = 0 then array['access_flag:wheelchair'] "
        "else '{}'::varchar[] end",
        "languages": "case n %% 4 when 0 then array['language:ar', 'language:sv'] "
        "else array['language:sv'] end",
        "target_groups": "array['target_group:all']",
        "latitude": "town.latitude + (h %% 100 - 50) / 500.0",
        "longitude": "town.longitude + (n %% 100 - 50) / 250.0",
        "next_starts_at": "starts",
        "next_ends_at": "starts + interval '2 hours'",
        "published_at": "now()",
    }
