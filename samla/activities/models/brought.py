"""What a column of a file says, as the model keeps it, or what is wrong with it."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from samla.activities.models.activity import Activity
from samla.activities.models.flags import GOOD_TO_KNOW, WAYS_TO_TAKE_PART
from samla.activities.models.schedule import Schedule
from samla.core.coordinates import ExactPlaceField
from samla.core.deceiving import deceiving_word, is_everyday, plain_name, without_piles
from samla.core.forms import MIXED, UNSEEN, is_said
from samla.core.phones import validate_phone
from samla.core.postcodes import as_on_letters, validate_postcode
from samla.core.private import IDENTITY_NUMBER, WARNINGS, private_details
from samla.municipalities.models import Municipality
from samla.organisations.models import Organisation
from samla.taxonomy.models import Term

# Columns that hold what people write or count; each is cleaned as its field says.
PLAIN = ("title", "text", "address", "postcode", "city", "way_in", "online_url")
PLAIN += ("age_from", "age_to", "price", "price_note", "email", "phone")
# Of these the ones that everybody reads, those that differ in each row, those that say
# nothing without a letter or a digit, and those that are no names.
PUBLIC = ("title", "text", "way_in", "price_note")
OF_ITS_OWN = ("title", "text")
TELLING = ("title", "address")
NO_NAMES = ("text", "online_url", "email")
# What the forms ask of an answer beside what its field does.
STRICTER = {
    "online_url": URLValidator(schemes=["http", "https"]),
    "phone": validate_phone,
    "postcode": validate_postcode,
}
# Columns that hold codes of the taxonomy, by list: one of them, or several.
ONE = {"type": "activity_type", "theme": "information_theme"}
ONE |= {"swedish_level": "swedish_level", "signup": "access_flag"}
SEVERAL = {"languages": "language", "target_groups": "target_group"}
SEVERAL |= {"flags": "access_flag"}
LISTS = ONE | SEVERAL
AMONG = {"signup": WAYS_TO_TAKE_PART, "flags": GOOD_TO_KNOW}
RULE = ("weekdays", "starts", "ends", "first_on", "last_on")
PLACE = ("municipality", "exact_place")
COLUMNS = ("organisation", *PLACE, *PLAIN, *ONE, *SEVERAL, *RULE)
DAYS = {str(number): number for number in range(1, 8)}
# Halves of signs, that no file and no database keeps.
HALVES = re.compile("[\ud800-\udfff]")
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
        self.municipalities = Municipality.objects.only("name", "outline").in_bulk()
        self.places = {}
        for code, one in self.municipalities.items():
            self.places |= {code: code, one.name.casefold(): code}
        self.terms = {*Term.objects.filter(retired=False).values_list("pk", flat=True)}
        self.fields = {name: Activity._meta.get_field(name) for name in PLAIN}
        self.exact_place = ExactPlaceField()
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
        if name not in COLUMNS:
            said = f"There is no such column. Use {', '.join(COLUMNS)}."
            raise ValidationError(said)
        if name in SEVERAL:
            return {name: [self._term(name, one) for one in several(value)]}
        if name == "weekdays":
            return {name: [known(DAYS.get(day), day) for day in several(value)]}
        value = written(value)
        return self._one(name, value) if value else {}

    def _one(self, name, value):
        if name in self.fields:
            return self._plain(name, value)
        if name == "organisation":
            found = self.organisations.get(value.casefold())
            return {"organisation": known(found, value)}
        if name == "municipality":
            found = self.places.get(value.casefold())
            return {"municipality_id": known(found, value)}
        if name == "exact_place":
            return {name: self.exact_place.clean(value)}
        if name in ONE:
            return {f"{name}_id": self._term(name, value)}
        return {name: Schedule._meta.get_field(name).to_python(value)}

    def _term(self, name, code):
        term = f"{LISTS[name]}:{code}"
        is_known = term in self.terms and term in AMONG.get(name, self.terms)
        return known(term if is_known else None, code)

    def _plain(self, name, value):
        """What was written or counted; a blank says nothing."""
        value = as_asked_for(value, is_name=name not in NO_NAMES)
        if not value or (name in TELLING and not is_said(value)):
            return {}
        if name in PUBLIC:
            self._refuse_private(value)
        if name in STRICTER:
            STRICTER[name](value)
        value = as_on_letters(value) if name == "postcode" else value
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


def written(value) -> str:
    """One value of JSON as it would stand in a table."""
    if isinstance(value, (bool, dict, list)):
        raise ValidationError("Write one text, or one number.")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value).strip()
    if not text.isascii() and HALVES.search(text):
        raise ValidationError("It holds a sign that cannot be kept.")
    return text


def several(value) -> list[str]:
    """The parts of a value: a list of JSON, or words with commas or spaces between."""
    is_list = isinstance(value, list)
    parts = value if is_list else written(value).replace(",", " ").split()
    return [*dict.fromkeys(map(written, parts))]


def known(found, value):
    """What was meant by a value, or that nothing is called so."""
    if found is None:
        raise ValidationError(f"There is nothing, or more than one, called “{value}”.")
    return found
