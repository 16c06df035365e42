"""What a column of a file says, as the model keeps it, or what is wrong with it."""

from django.core.exceptions import ValidationError

from samla.activities.models.activity import Activity
from samla.activities.models.schedule import Schedule
from samla.core.deceiving import deceiving_word, is_everyday, plain_name, without_piles
from samla.core.forms import MIXED, UNSEEN
from samla.core.private import IDENTITY_NUMBER, WARNINGS, private_details
from samla.municipalities.models import Municipality
from samla.organisations.models import Organisation
from samla.taxonomy.models import Term

# Columns that hold what people write or count; each is cleaned as its field says.
PLAIN = ("title", "text", "address", "postcode", "city", "way_in", "online_url")
PLAIN += ("age_from", "age_to", "price", "price_note", "email", "phone")
# Of these the ones that everybody reads, and those that differ in each row.
PUBLIC = ("title", "text", "way_in", "price_note")
OF_ITS_OWN = ("title", "text")
# Columns that hold codes of the taxonomy, by list: one of them, or several.
ONE = {"type": "activity_type", "theme": "information_theme"}
ONE |= {"swedish_level": "swedish_level", "signup": "access_flag"}
SEVERAL = {"languages": "language", "target_groups": "target_group"}
SEVERAL |= {"flags": "access_flag"}
RULE = ("weekdays", "starts", "ends", "first_on", "last_on")
COLUMNS = ("organisation", "municipality", *PLAIN, *ONE, *SEVERAL, *RULE)
DAYS = {str(number): number for number in range(1, 8)}
# So many different values are remembered; a file says most of them again and again.
MOST_REMEMBERED = 20_000


class Columns:
    """Reads one column of a row after the other; the same value is looked at once."""

    def __init__(self, private_too=False):
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
        self.private_too = private_too
        self.remembered = {}

    def read(self, name, value) -> dict:
        """What a column says, by the names of fields."""
        if name in OF_ITS_OWN:
            return self._value(name, value)
        key = name, type(value), str(value)
        found = self.remembered.get(key)
        if found is None:
            if len(self.remembered) >= MOST_REMEMBERED:
                self.remembered.clear()
            found = self.remembered[key] = self._value(name, value)
        return found

    def _value(self, name, value):
        if name in self.fields:
            return self._plain(name, value)
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
        raise ValidationError(f"There is no such column. Use {', '.join(COLUMNS)}.")

    def _term(self, among, code):
        term = f"{among}:{code}"
        return known(term if term in self.terms else None, code)

    def _plain(self, name, value):
        """What was written or counted; a blank says nothing."""
        if isinstance(value, str):
            value = as_asked_for(value, is_name=name != "text")
            if not value:
                return {}
            if name in PUBLIC:
                self._refuse_private(value)
        return {name: self.fields[name].clean(value, None)}

    def _refuse_private(self, text):
        for kind in private_details(text):
            if kind == IDENTITY_NUMBER:
                raise ValidationError(WARNINGS[kind])
            if not self.private_too:
                said = f"This looks like somebody's own {kind}, and everybody reads it."
                raise ValidationError(f"{said} Take it away, or say --private-too.")


def as_asked_for(text, is_name) -> str:
    """A text as a form would keep it, without signs that nobody sees."""
    if not (is_everyday(text) and text.isprintable()):
        text = without_piles(UNSEEN.sub("", text))
        text = plain_name(text) if is_name else text
        if is_name and (word := deceiving_word(text)):
            raise ValidationError(MIXED, "mixed", {"word": word})
    return " ".join(text.split()) if is_name else text.strip()


def several(value) -> list[str]:
    """The parts of a value: a list of JSON, or words with commas or spaces between."""
    parts = value if isinstance(value, list) else str(value).replace(",", " ").split()
    return [str(part) for part in parts]


def known(found, value):
    """What was meant by a value, or that nothing is called so."""
    if found is None:
        raise ValidationError(f"There is nothing, or more than one, called “{value}”.")
    return found
