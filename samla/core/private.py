"""Finds what is private in a text that everybody shall read, and says so in time."""

import datetime
import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from stdnum import luhn

from samla.core.deceiving import is_everyday

IDENTITY_NUMBER, PHONE, MAIL = "identity number", "phone", "mail"

WARNINGS = {
    IDENTITY_NUMBER: _(
        "This looks like a personal identity number. Everybody reads this text: take "
        "the number away. Write a phone number as 070-123 45 67."
    ),
    PHONE: _(
        "This looks like somebody's own phone number. Everybody reads this text. Take "
        "it away, or say below that it may stand there."
    ),
    MAIL: _(
        "This looks like somebody's own e-mail address. Everybody reads this text. "
        "Take it away, or say below that it may stand there."
    ),
}

DASH = "\\-\u2010-\u2015\u2212"
BLANK = r"[^\S\n]"
# Dates are written without signs between, or with the same ones throughout.
IDENTITY = re.compile(
    rf"(?<!\d)(?<!\d[{DASH}.:/])(?P<century>18|19|20)?(?P<date>\d{{6}}|"
    rf"\d\d(?P<between>{BLANK}{{1,2}}|{BLANK}?[{DASH}./]{BLANK}?)\d\d(?P=between)\d\d)"
    rf"(?P<join>{BLANK}{{0,3}}[{DASH}+]?{BLANK}{{0,3}})"
    rf"(?P<tail>\d\d{BLANK}?\d\d)(?!\d)(?![{DASH}.:/,]\d)"
)
BETWEEN_DIGITS = rf"(?:{BLANK}|[{DASH}./()]){{0,3}}"
MOBILE = re.compile(
    rf"(?<!\d)(?:(?:\+|00){BLANK}?46{BETWEEN_DIGITS}(?:\(?0\)?{BLANK}?)?|0)"
    rf"7[02369](?:{BETWEEN_DIGITS}\d){{7}}(?!\d)"
)
# Where people have a mailbox of their own, whatever the country's ending.
MAILBOXES = (
    "aol|bahnhof|bredband|comhem|gmail|gmx|googlemail|hotmail|icloud|live|mac|mail|me|"
    "msn|outlook|passagen|proton|protonmail|spray|swipnet|tele2|telia|ukr|yahoo|"
    "yandex|ymail"
)
AT = rf"(?:{BLANK}?@{BLANK}?|{BLANK}?[(\[]{BLANK}?(?:at|a|@){BLANK}?[)\]]{BLANK}?|"
AT += rf"{BLANK}(?:at|snabel-?a){BLANK})"
DOT = rf"(?:\.|{BLANK}?[(\[]?(?:dot|punkt)[)\]]?{BLANK}?)"
PRIVATE_MAIL = re.compile(
    # Each name is read once, and never back: work grows with the text, not its square.
    rf"(?<![\w.+-])[\w.+-]++{AT}(?:{MAILBOXES}){DOT}(?:com?\b|[a-z]{{2,4}}\b)",
    re.IGNORECASE,
)
# A day or an hour may follow a date that is not farther away than this.
NEAR_YEARS = 2
TWELVE = 12  # months, and digits of a number with its century
COORDINATION = 60  # added to the day where a number is not of the population register
OLD_ENOUGH = 15
# One sign may become eighteen when it is spelt out; nothing longer is looked through.
LONGEST_TEXT = 30_000


def private_details(text: str) -> list[str]:
    """What kinds of private details a text holds; none in most."""
    text = plain_digits(text)
    found = {
        IDENTITY_NUMBER: any(map(is_identity_number, IDENTITY.finditer(text))),
        PHONE: MOBILE.search(text),
        MAIL: PRIVATE_MAIL.search(text),
    }
    return [kind for kind, is_there in found.items() if is_there]


def private_words(text: str) -> list[str]:
    """What in a text looks private, as it is written, so that it can be found."""
    text = plain_digits(text)
    numbers = filter(is_identity_number, IDENTITY.finditer(text))
    found = [*numbers, *MOBILE.finditer(text), *PRIVATE_MAIL.finditer(text)]
    return list(dict.fromkeys(match[0].strip() for match in found))


def plain_digits(text: str) -> str:
    """The same text with the digits of every script as 0–9, and no unseen signs."""
    if is_everyday(text):
        return text[:LONGEST_TEXT]
    seen = (
        sign
        for sign in unicodedata.normalize("NFKC", text)[:LONGEST_TEXT]
        if unicodedata.category(sign) != "Cf"
    )
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in seen)


def is_identity_number(match) -> bool:
    """Whether digits in the shape of an identity number are one."""
    date = re.sub(r"\D", "", match["date"])
    tail = re.sub(r"\D", "", match["tail"])
    born = birth_date(match["century"], date, is_old=match["join"] == "+")
    if not born or born > timezone.localdate() or is_a_time(born, tail):
        return False
    return luhn.is_valid(date + tail) or is_surely_meant(match, born)


def is_surely_meant(match, born) -> bool:
    """Whether one is meant although the digits do not fit: 19900101-1234."""
    is_written_so = match["century"] and not match["between"] and match["join"].strip()
    return bool(is_written_so) and timezone.localdate().year - born.year > OLD_ENOUGH


def birth_date(century, date, is_old=False) -> datetime.date | None:
    """The day of birth that six digits tell, also of a coordination number."""
    year, month, day = (int(date[i : i + 2]) for i in (0, 2, 4))
    today = timezone.localdate()
    if century:
        year += int(century) * 100
    else:
        year += today.year // 100 * 100
        year -= 100 * ((year > today.year) + is_old)
    try:
        return datetime.date(year, month, day - COORDINATION * (day > COORDINATION))
    except ValueError:
        return None


def is_a_time(date, tail) -> bool:
    """Whether a date of these years is followed by an hour, or by another day."""
    years = abs(timezone.localdate().year - date.year) % 100
    first, second = int(tail[:2]), int(tail[2:])
    is_hour = first < 24 and second < 60
    is_day = 1 <= first <= TWELVE and 1 <= second <= 31
    return min(years, 100 - years) <= NEAR_YEARS and (is_hour or is_day)


class WarnsOfPrivateDetails:
    """Mixed into a form: what is private in `public_texts` is told at the field.

    A phone number or an address may stand there all the same, if its writer says so in
    a box at the field; an identity number never.
    """

    public_texts = ()

    def _clean_fields(self):
        super()._clean_fields()
        self.private_fields = {}
        for name in self.public_texts:
            text = self.cleaned_data.get(name)
            if isinstance(text, str) and text and text != self._text_before(name):
                self._look_at(name, private_details(text))

    def _text_before(self, name):
        """What stands there already has been looked at, unless it is a number."""
        before = self.get_initial_for_field(self.fields[name], name)
        known = isinstance(before, str) and private_details(before)
        return before if known and IDENTITY_NUMBER not in known else None

    def _look_at(self, name, found):
        if not found:
            return
        is_meant = bool(self.data.get(self.add_prefix(f"{name}_anyway")))
        if IDENTITY_NUMBER not in found:
            self.private_fields[name] = is_meant
        if IDENTITY_NUMBER in found or not is_meant:
            errors = [ValidationError(WARNINGS[kind], "private") for kind in found]
            self.add_error(name, errors)
