"""Seeds activities by the million, each with twelve dates, in few statements.

What is found by words and where each is are written by the triggers that always
write it; the other triggers rest, and every constraint is on.
"""

import datetime
from contextlib import contextmanager

from django.db import connection
from django.utils import timezone

from bench.seed import LARGE, a_room, an_organisation, copies
from samla.activities.models import Activity, Occurrence
from samla.municipalities.models import Municipality
from samla.organisations.models import Organisation
from samla.premises.models import Premises
from samla.taxonomy.models import terms

# Numbers that no row has which the tables held before, nor those of lending.
FAR = 50_000_000
DATES = 12
MOST_ORGANISATIONS, MOST_ROOMS = 50_000, 5_000
# One place in the row of codes for so many inhabitants.
INHABITANTS = 1_000
TABLES = (Organisation, Premises, Activity, Occurrence)
KEPT_AWAKE = (
    (Activity, "activity_words"),
    (Activity, "activities_are_where_they_are_told_to_be"),
    (Premises, "premises_are_where_they_are_told_to_be"),
)
# Words of texts: one in half of them, one in a hundredth, one in very few.
COMMON, ONE_IN_HUNDRED, RARE = "fika", "schackparti", "nyckelharpa"
RARELY = 20_000
TEXT = f"""(array['Vi ses och pratar, alla är välkomna. ', 'Kom som du är. ',
    'Ledare finns på plats hela tiden. ', 'Ta med dig en vän. '])[1 + n %% 4]
  || case when n %% 2 = 0 then 'Vi bjuder på {COMMON} och frukt. ' else '' end
  || case when n %% 100 = 36 then 'Den som vill spelar ett {ONE_IN_HUNDRED}. '
    else '' end
  || case when n %% {RARELY} = 11 then 'En spelman visar sin {RARE}. ' else '' end
  || 'Grupp ' || n || ' träffas varje vecka i samma lokal, med kläder efter väder.'"""
TITLE = """(array['Språkkafé', 'Öppen träff', 'Läxhjälp', 'Fotboll', 'Promenad',
    'Sy tillsammans', 'Familjekafé', 'Körsång', 'Simskola', 'Samtal om Sverige',
    'Matlagning', 'Odling'])[1 + n * 7 %% 12]
  || ' ' || (array['på biblioteket', 'i parken', 'för alla', 'i kyrkan', 'i skolan',
    'på torget', 'hos oss'])[1 + n %% 7]"""
# Midnight of the first coming day, and the hour of the day, spread over a fortnight.
STARTS = """timezone('Europe/Stockholm', current_date + 1 + (n * 13 %% 14)::int
  + make_time((9 + n * 5 %% 11)::int, 0, 0))"""
# Every twentieth is a draft, another has no date to come.
SHOWN = "case when n %% 20 <> 19 then now() - interval '1 day' * (n %% 60) end"
COMING = "n %% 20 < 18"


# What is in lists, as its triggers would write it.
LISTED = """insert into activities_listed select * from samla_listed(array(
  select id from activities_activity where id between %(first)s and %(last)s))"""


def grow(begin, end, town_size):
    """Add activities by their numbers, to a land of a size that does not change."""
    facts = {
        "begin": begin,
        "end": end,
        "organisations": min(max(town_size // 20, 20), MOST_ORGANISATIONS),
        "rooms": min(max(town_size // 200, 5), MOST_ROOMS),
        "codes": by_inhabitants(),
        "kinds": [kind for kind, _attributes in terms("activity_type")],
        "dates": DATES,
    }
    with asleep():
        if not begin:
            seed_organisers(facts)
        seed_activities(facts)
    tables = [model._meta.db_table for model in TABLES]
    with connection.cursor() as cursor:
        cursor.execute("select to_regclass('activities_listed')")
        if cursor.fetchone()[0]:
            tables.append("activities_listed")
            cursor.execute(LISTED, {"first": FAR + begin, "last": FAR + end - 1})
        for table in tables:
            cursor.execute(f"vacuum analyze {table}")


def by_inhabitants() -> list[str]:
    """Codes of municipalities, each as often as people live there."""
    land = Municipality.objects.order_by("pk").values_list("pk", "population")
    row = [code for code, people in land for _each in range(1 + people // INHABITANTS)]
    # A step that shares no factor with the row's length visits all of it, mixed.
    return [row[number * 7_919 % len(row)] for number in range(len(row))]


def seed_organisers(facts):
    """Organisations and rooms, shared out over the land."""
    for pattern, many, name in (
        (an_organisation(), "organisations", "'Föreningen ' || n"),
        (a_room(), "rooms", "'Samlingssalen ' || n"),
    ):
        columns = {"id": f"{FAR} + n", "name": name, "municipality_id": place("n * 11")}
        if many == "rooms":
            columns["owner_municipality_id"] = columns["municipality_id"]
        source = f"generate_series(0, %({many})s - 1) as n"
        copies(pattern, f"({LAND}) as land, {source}", facts, **columns)


LAND = "select %(codes)s::text[] as codes, %(kinds)s::text[] as kinds"


def place(number):
    """The municipality of a row by its number."""
    return f"codes[1 + ({number}) %% cardinality(codes)]"


def seed_activities(facts):
    """Activities and their dates, the next of them written beside each."""
    pattern = an_activity()
    rows = "generate_series(%(begin)s, %(end)s - 1) as n"
    ends = f"{STARTS} + interval '2 hours'"
    copies(
        pattern,
        f"({LAND}) as land, {rows}",
        facts,
        id=f"{FAR} + n",
        organisation_id=f"{FAR} + n %% %(organisations)s",
        municipality_id=place("n"),
        type_id="kinds[1 + n * 3 %% cardinality(kinds)]",
        title=TITLE,
        text=TEXT,
        venue="(array['premises', 'address', 'address', 'online'])[1 + n %% 4]",
        premises_id=f"case when n %% 4 = 0 then {FAR} + n %% %(rooms)s end",
        address="'Exempelvägen ' || n %% 200",
        city="'Centrum'",
        languages="case n %% 5 when 0 then array['language:sv', 'language:ar'] when 1 "
        "then array['language:sv', 'language:en'] else array['language:sv'] end",
        target_groups="case n %% 7 when 0 then array['target_group:women'] "
        "else array['target_group:all'] end",
        flags="case n %% 3 when 0 then array['access_flag:bring-children'] "
        "else array['access_flag:wheelchair'] end",
        price="case when n %% 4 = 3 then 20 else 0 end",
        age_from="case when n %% 6 = 0 then 13 end",
        published_at=SHOWN,
        approved_at=SHOWN,
        standing="(n %% 10 = 9)::int",
        confirmed_at="now() - interval '1 day' * (n %% 80 + n %% 10 / 9 * 93)",
        next_starts_at=f"case when {COMING} then {STARTS} end",
        next_ends_at=f"case when {COMING} then {ends} end",
    )
    week = "interval '7 days' * (number - case when {} then 0 else {} end)"
    shift = week.format(COMING, DATES + 2)
    copies(
        a_date(pattern),
        f"{rows}, generate_series(0, %(dates)s - 1) as number",
        facts,
        id=f"{FAR} + n * {DATES} + number",
        activity_id=f"{FAR} + n",
        original_starts_at=f"{STARTS} + {shift}",
        starts_at=f"{STARTS} + {shift}",
        ends_at=f"{ends} + {shift}",
    )
    pattern.delete()


def an_activity():
    """The pattern of all activities."""
    now = timezone.now()
    return Activity.objects.create(
        organisation_id=Organisation.objects.latest("pk").pk,
        municipality_id=LARGE,
        type_id="activity_type:language-cafe",
        title="Träff",
        languages=["language:sv"],
        target_groups=["target_group:all"],
        flags=[],
        address="Exempelvägen 1",
        confirmed_at=now,
    )


def a_date(activity):
    """The pattern of all dates."""
    starts = timezone.now() + datetime.timedelta(days=1)
    ends = starts + datetime.timedelta(hours=2)
    return Occurrence.objects.create(
        activity=activity, original_starts_at=starts, starts_at=starts, ends_at=ends
    )


@contextmanager
def asleep():
    """Leave triggers aside, but for those that write words and places."""
    with connection.cursor() as cursor:
        for model in TABLES:
            cursor.execute(f"alter table {model._meta.db_table} disable trigger user")
        for model, name in KEPT_AWAKE:
            cursor.execute(f"alter table {model._meta.db_table} enable trigger {name}")
        yield
        for model in TABLES:
            cursor.execute(f"alter table {model._meta.db_table} enable trigger user")
