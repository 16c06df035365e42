"""Activities that a municipality or an association brings along from elsewhere."""

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import islice

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from samla.activities.models.activity import Activity
from samla.activities.models.schedule import Schedule
from samla.municipalities.models import Municipality
from samla.organisations.models import Organisation
from samla.taxonomy.models import Term

AT_A_TIME = 1_000
# Columns that hold what people write or count; each is cleaned as its field says.
PLAIN = ("title", "text", "address", "postcode", "city", "way_in", "online_url")
PLAIN += ("age_from", "age_to", "price", "price_note", "email", "phone")
# Columns that hold codes of the taxonomy, by list: one of them, or several.
ONE = {"type": "activity_type", "theme": "information_theme"}
ONE |= {"swedish_level": "swedish_level", "signup": "access_flag"}
SEVERAL = {"languages": "language", "target_groups": "target_group"}
SEVERAL |= {"flags": "access_flag"}
RULE = ("weekdays", "starts", "ends", "first_on", "last_on")
COLUMNS = ("organisation", "municipality", *PLAIN, *ONE, *SEVERAL, *RULE)
DAYS = {str(number): number for number in range(1, 8)}
NEEDED = ("organisation", "type", "title")


@dataclass
class Imported:
    """What came of an import: how many, and what is wrong on which line."""

    activities: int = 0
    wrong: list = field(default_factory=list)


class Importer:
    """Reads rows of a file as activities; all are saved, or none where one is wrong."""

    def __init__(self, publish=False):
        organisations = Organisation.objects.filter(
            merged_into=None, taken_down_at=None
        )
        self.organisations = {}
        for one in organisations.only("number", "name", "municipality", "published_at"):
            for name in filter(None, (one.number, one.name.casefold())):
                # A name that two have says of neither that it is meant.
                known = name in self.organisations
                self.organisations[name] = None if known else one
        self.places = {}
        for code, name in Municipality.objects.values_list("code", "name"):
            self.places |= {code: code, name.casefold(): code}
        self.terms = {*Term.objects.filter(retired=False).values_list("pk", flat=True)}
        self.fields = {name: Activity._meta.get_field(name) for name in PLAIN}
        self.publish = publish
        # Dates are laid out from today on by the next `roll_dates`.
        self.dated_until_on = timezone.localdate() - timedelta(days=1)

    def save(self, lines, dry_run=False) -> Imported:
        """Save (number of the line, what stands there) of a whole file."""
        done = Imported()
        with transaction.atomic():
            lines = iter(lines)
            while batch := list(islice(lines, AT_A_TIME)):
                rows = list(self._read(batch, done))
                done.activities += len(rows)
                if not (done.wrong or dry_run):
                    self._write(rows)
            if done.wrong:
                transaction.set_rollback(True)
        return done

    def _read(self, batch, done):
        """The rows that are right; what is wrong with the others is noted."""
        for number, told in batch:
            try:
                yield self.read(told)
            except ValidationError as error:
                done.wrong += [
                    (number, name, " ".join(said))
                    for name, said in error.message_dict.items()
                ]

    @staticmethod
    def _write(rows):
        Activity.objects.bulk_create([activity for activity, _rule in rows])
        rules = [rule for _activity, rule in rows if rule]
        Schedule.objects.bulk_create(rules)

    def read(self, told: dict):
        """One activity and its rule, or all that is wrong with it."""
        wrong, values = {}, {}
        for name, value in told.items():
            if value in (None, "", []):
                continue
            try:
                values |= self._value(name, value)
            except ValidationError as error:
                wrong[name] = error.messages
        for name in NEEDED:
            if f"{name}_id" not in values and name not in {*values, *wrong}:
                wrong[name] = ["Fill it in."]
        if wrong:
            raise ValidationError(wrong)
        rule = {name: values.pop(name) for name in RULE if name in values}
        activity = self._activity(values)
        return activity, self._rule(activity, rule) if rule else None

    def _value(self, name, value):
        """What a column says, as the model keeps it."""
        if name == "organisation":
            found = self.organisations.get(str(value).strip().casefold())
            return {"organisation": known(found, value)}
        if name == "municipality":
            found = self.places.get(str(value).strip().casefold())
            return {"municipality_id": known(found, value)}
        if name in ONE:
            return {f"{name}_id": self._term(ONE[name], value)}
        if name in SEVERAL:
            return {name: [self._term(SEVERAL[name], one) for one in several(value)]}
        if name == "weekdays":
            return {name: [known(DAYS.get(day), day) for day in several(value)]}
        if name in RULE:
            return {name: Schedule._meta.get_field(name).to_python(value)}
        if name not in self.fields:
            raise ValidationError(f"There is no such column. Use {', '.join(COLUMNS)}.")
        return {name: self.fields[name].clean(value, None)}

    def _term(self, among, code):
        term = f"{among}:{code}"
        return known(term if term in self.terms else None, code)

    def _activity(self, values):
        organisation = values["organisation"]
        values.setdefault("municipality_id", organisation.municipality_id)
        values.setdefault("languages", ["language:sv"])
        values.setdefault("target_groups", ["target_group:all"])
        is_online = values.get("online_url") and not values.get("address")
        venue = Activity.Venue.ONLINE if is_online else Activity.Venue.ADDRESS
        activity = Activity(venue=venue, dated_until_on=self.dated_until_on, **values)
        if (activity.age_from or 0) > (activity.age_to or 120):
            raise ValidationError({"age_to": "The highest age is below the lowest."})
        if not (is_online or activity.address):
            raise ValidationError({"address": "Fill it in, or online_url."})
        if self.publish and organisation.published_at:
            activity.published_at = activity.approved_at = timezone.now()
        return activity

    @staticmethod
    def _rule(activity, rule):
        missing = [name for name in ("starts", "ends", "first_on") if name not in rule]
        if missing:
            raise ValidationError(dict.fromkeys(missing, "Fill it in."))
        if rule["ends"] <= rule["starts"]:
            raise ValidationError({"ends": "It ends before it starts."})
        if rule.get("last_on", rule["first_on"]) < rule["first_on"]:
            raise ValidationError({"last_on": "The last day is before the first day."})
        kind = Schedule.Kind.WEEKLY if rule.get("weekdays") else Schedule.Kind.ONCE
        return Schedule(activity=activity, kind=kind, **rule)


def several(value) -> list[str]:
    """The parts of a value: a list of JSON, or words with commas or spaces between."""
    parts = value if isinstance(value, list) else str(value).replace(",", " ").split()
    return [str(part) for part in parts]


def known(found, value):
    """What was meant by a value, or that nothing is called so."""
    if found is None:
        raise ValidationError(f"There is nothing, or more than one, called “{value}”.")
    return found
