"""Activities that a municipality or an association brings along from elsewhere."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import islice

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone

from samla.activities.models.activity import Activity
from samla.activities.models.brought import RULE, Columns
from samla.activities.models.schedule import Schedule
from samla.municipalities.models import check_place

AT_A_TIME = 1_000
NEEDED = {"organisation": "organisation", "type": "type_id", "title": "title"}
# Written by the database itself.
WRITTEN_THERE = ("document", "likeness", "latitude", "longitude")


@dataclass
class Imported:
    """What came of an import: how many, and what is wrong on which line."""

    activities: int = 0
    wrong: list = field(default_factory=list)


class Importer:
    """Reads rows of a file as activities; all are saved, or none where one is wrong.

    What the next rows say is read while the database writes those before.
    """

    def __init__(self, publish=False, private_too=False):
        self.columns = Columns(private_too)
        now = timezone.now()
        self.shown = {"published_at": now, "approved_at": now} if publish else {}
        # Dates are laid out from today on by the next `roll_dates`.
        dated_until_on = timezone.localdate() - timedelta(days=1)
        self.usual = usual(Activity) | {"dated_until_on": dated_until_on}
        self.usual |= {"languages": ["language:sv"]}
        self.usual |= {"target_groups": ["target_group:all"]}
        self.usual_rule = usual(Schedule)
        del self.usual_rule["id"]

    def save(self, lines, dry_run=False) -> Imported:
        """Save (number of the line, what stands there) of a whole file."""
        done, lines = Imported(), iter(lines)
        with transaction.atomic(), ThreadPoolExecutor(1) as ahead:
            coming = ahead.submit(self._read, lines, done)
            while (rows := coming.result()) is not None:
                coming = ahead.submit(self._read, lines, done)
                done.activities += len(rows)
                if rows and not (done.wrong or dry_run):
                    self._write(rows)
            if done.wrong:
                transaction.set_rollback(True)
        return done

    def _read(self, lines, done):
        """The next rows that are right, what is wrong noted; None after the last."""
        rows, batch = [], list(islice(lines, AT_A_TIME))
        for number, told in batch:
            try:
                rows.append(self.read(told))
            except ValidationError as error:
                done.wrong += [
                    (number, name, " ".join(said))
                    for name, said in error.message_dict.items()
                ]
        return rows if batch else None

    def _write(self, rows):
        """Two tables, each in one go; what hangs on them follows by their triggers."""
        numbered = list(zip(keys_for(Activity, len(rows)), rows, strict=True))
        told = ({"id": key} | facts for key, (facts, _rule) in numbered)
        copy(Activity, self.usual, told)
        rules = (
            {"activity_id": key} | rule for key, (_facts, rule) in numbered if rule
        )
        copy(Schedule, self.usual_rule, rules)

    def read(self, told: dict):
        """The facts of one activity and its rule, or all that is wrong with it."""
        wrong, values = {}, {}
        for name, value in told.items():
            if value is None or value == "" or value == []:
                continue
            try:
                values |= self.columns.read(name, value)
            except ValidationError as error:
                wrong[name] = error.messages
        for name, kept in NEEDED.items():
            if kept not in values and name not in wrong:
                wrong[name] = ["Fill it in."]
        if wrong:
            raise ValidationError(wrong)
        rule = {name: values.pop(name) for name in RULE if name in values}
        return self._activity(values), checked(rule) if rule else None

    def _activity(self, values):
        organisation = values.pop("organisation")
        values["organisation_id"] = organisation.pk
        values.setdefault("municipality_id", organisation.municipality_id)
        if (values.get("age_from") or 0) > (values.get("age_to") or 120):
            raise ValidationError({"age_to": "The highest age is below the lowest."})
        if "address" not in values:
            if "online_url" not in values:
                raise ValidationError({"address": "Fill it in, or online_url."})
            values["venue"] = Activity.Venue.ONLINE.value
        here = self.columns.municipalities[values["municipality_id"]]
        check_place(values.get("exact_place"), here)
        return values | self.shown if organisation.published_at else values


def checked(rule):
    """A rule whose times follow on each other."""
    missing = [name for name in ("starts", "ends", "first_on") if name not in rule]
    if missing:
        raise ValidationError(dict.fromkeys(missing, "Fill it in."))
    if rule["ends"] <= rule["starts"]:
        raise ValidationError({"ends": "It ends before it starts."})
    if rule.get("last_on", rule["first_on"]) < rule["first_on"]:
        raise ValidationError({"last_on": "The last day is before the first day."})
    kind = Schedule.Kind.WEEKLY if rule.get("weekdays") else Schedule.Kind.ONCE
    return rule | {"kind": kind.value}


def usual(model) -> dict:
    """What a new row holds where nothing is told, by column."""
    row = model()
    names = [field.attname for field in model._meta.concrete_fields]
    told = {name: getattr(row, name) for name in names if name not in WRITTEN_THERE}
    # Choices as they are kept.
    return {name: getattr(value, "value", value) for name, value in told.items()}


def keys_for(model, many):
    """Numbers for rows to come, in their order."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select nextval(pg_get_serial_sequence(%s, 'id')) "
            "from generate_series(1, %s)",
            [model._meta.db_table, many],
        )
        return [key for (key,) in cursor.fetchall()]


def copy(model, usual, rows):
    """Write rows in one go: what each tells, else what is usual."""
    named = ", ".join(connection.ops.quote_name(name) for name in usual)
    table = connection.ops.quote_name(model._meta.db_table)
    with (
        connection.cursor() as cursor,
        cursor.copy(f"copy {table} ({named}) from stdin") as into,
    ):
        for row in rows:
            into.write_row([*(usual | row).values()])
