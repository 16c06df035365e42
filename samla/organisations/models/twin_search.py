"""The nightly search for doubles: one question to the database for each sign."""

from django.db import connection, transaction

# Names at least this like another in the same municipality may be the same one.
LIKE_ENOUGH = 0.65
# What more organisations than this have in common is a switchboard or a web hotel.
MOST_SHARING = 5

# Organisations that somebody may meet today or tomorrow, with the counties they are in.
POOL = """
create temporary table twin_pool on commit drop as
select o.id, o.municipality_id, o.folded, o.is_example, o.number,
       lower(o.email) as email,
       regexp_replace(lower(substring(o.website from '://([^/:?#]+)')), '^www\\.', '')
           as host,
       regexp_replace(regexp_replace(o.phone, '[^0-9]', '', 'g'), '^(0046|46|0)', '')
           as phone
from organisations_organisation o
where o.merged_into_id is null and o.taken_down_at is null
  and (o.published_at is not null or o.approved_at is null);
analyze twin_pool;
create temporary table twin_area on commit drop as
select id, left(municipality_id, 2) as county from twin_pool
union
select p.id, left(s.municipality_id, 2)
from organisations_organisation_serves s join twin_pool p on p.id = organisation_id;
create index on twin_area (id);
analyze twin_area;
create temporary table twin_found (first_id bigint, second_id bigint, sign text)
    on commit drop;
"""
# Each name of a municipality once, with its parts of three letters.
NAMES = """
create temporary table twin_name on commit drop as
select row_number() over () as name, municipality_id, is_example, folded,
       show_trgm(folded) as letters
from twin_pool group by municipality_id, is_example, folded;
analyze twin_name;
"""
# Two names so alike share one of their rarest parts. To look for those takes seconds
# where a trigram index, asked once for each name, takes minutes.
PARTS = """
create temporary table twin_part on commit drop as
with part as (
    select name, cardinality(letters) as parts,
           hashtextextended(municipality_id || is_example || unnest(letters), 0) as part
    from twin_name
), counted as (
    select part, count(*) as often from part group by part
), ranked as (
    select name, part, parts, often,
           row_number() over (partition by name order by often, part) as place
    from part join counted using (part)
)
select name, part, parts, place::int from ranked
where often > 1 and place <= parts - ceil(%(enough)s * parts) + 1;
analyze twin_part;
"""
# Where the last rare part stands that two names share, and how many they share until
# then, says how many they can share at most: few pairs are left to be compared.
ALIKE = """
insert into twin_found
with near as (
    select a.name as a, b.name as b from twin_part a join twin_part b
      on b.part = a.part and b.name > a.name
     and least(a.parts, b.parts) >= %(enough)s * greatest(a.parts, b.parts)
    group by a.name, b.name, a.parts, b.parts
    having count(*) + least(a.parts - max(a.place), b.parts - max(b.place))
        >= %(enough)s / (1 + %(enough)s) * (a.parts + b.parts) - 0.001
), same as (
    select a, b from near
    join twin_name one on one.name = a join twin_name other on other.name = b
    where similarity(one.folded, other.folded) >= %(enough)s
    union all select name, name from twin_name
), told as (
    select p.id, n.name from twin_name n
    join twin_pool p using (municipality_id, is_example, folded)
)
select least(x.id, y.id), greatest(x.id, y.id), 'name' from same
join told x on x.name = a join told y on y.name = b and (a <> b or y.id > x.id)
"""
SHARED = """
insert into twin_found
select a.id, b.id, '{sign}' from twin_pool a join twin_pool b
  on b.{sign} = a.{sign} and b.is_example = a.is_example and b.id > a.id
where a.{sign} in (
    select {sign} from twin_pool where {sign} <> ''
    group by {sign} having count(*) between 2 and %s)
  and exists (select from twin_area x join twin_area y using (county)
              where x.id = a.id and y.id = b.id)
"""
SIGNS = ("number", "email", "host", "phone")
# The names as they are now; a pair that was dismissed comes again with other names.
KEEP = """
with pair as (
    select first_id, second_id, array_agg(distinct sign order by sign) as signs
    from twin_found group by first_id, second_id
), told as (
    select pair.*, a.folded || ' | ' || b.folded as names,
           similarity(a.folded, b.folded) + case when 'number' = any(signs) then 1
               else 0.25 * cardinality(array_remove(signs, 'name')) end as likeness
    from pair join twin_pool a on a.id = first_id join twin_pool b on b.id = second_id
)
insert into organisations_likelytwin as known
    (first_id, second_id, signs, names, likeness, found_at)
select first_id, second_id, signs, names, likeness, now() from told
on conflict (first_id, second_id) do update
set signs = excluded.signs, names = excluded.names, likeness = excluded.likeness,
    found_at = excluded.found_at, dismissed_at = null, dismissed_by_id = null
where known.names <> excluded.names
   or (known.dismissed_at is null and known.signs <> excluded.signs)
"""
FORGET = """
delete from organisations_likelytwin known
where dismissed_at is null and not exists (
    select from twin_found
    where first_id = known.first_id and second_id = known.second_id)
  and not exists (
    select from organisations_organisation
    where id in (known.first_id, known.second_id) and merged_into_id is not null)
"""


def find_twins(dry_run=False) -> tuple[int, int]:
    """Look for doubles; how many pairs are new or changed, how many are no more."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set local work_mem = '128MB'")
        cursor.execute(POOL)
        cursor.execute(NAMES)
        cursor.execute(PARTS, {"enough": LIKE_ENOUGH})
        cursor.execute(ALIKE, {"enough": LIKE_ENOUGH})
        for sign in SIGNS:
            cursor.execute(SHARED.format(sign=sign), [MOST_SHARING])
        cursor.execute(KEEP)
        found = cursor.rowcount
        cursor.execute(FORGET)
        gone = cursor.rowcount
        for table in ("pool", "area", "found", "name", "part"):
            cursor.execute(f"drop table twin_{table}")
        transaction.set_rollback(dry_run)
    return found, gone
