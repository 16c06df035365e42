"""Invents organisations and activities by chance: the same ones for the same seed."""

import datetime
import random
import re
from collections import defaultdict
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from samla.activities.models import Schedule
from samla.activities.models.dated import HORIZON
from samla.core.days import moment
from samla.demo import days, written
from samla.municipalities.models import Municipality, PlaceName, PostcodePrefix

LONGEST_UNCONFIRMED = 250
HOURS = ["09.30–11.30", "10.00–12.00", "13.00–15.00", "15.00–17.00"]
HOURS += ["16.30–18.30", "17.00–19.00", "18.00–20.00", "18.30–20.00"]
WEEKDAYS = [1, 2, 2, 3, 3, 4, 4, 5, 6, 6, 7]
PRICES = [0] * 16 + [10, 20, 40, 100]
SIGNUPS = ["drop-in"] * 6 + ["signup"] * 3 + ["no-signup"]
FLAGS = ["bring-children", "wheelchair", "transit", "loop", "childcare"]
LEVELS = ["none"] * 5 + ["some"] * 3 + ["sfi-b", "sfi-c"]
ASCII = str.maketrans("åäöé", "aaoe")


class Place(NamedTuple):
    """A municipality with the towns and postcodes that can be named there."""

    code: str
    towns: list[str]
    prefixes: list[str]


class Organiser(NamedTuple):
    """What an activity takes over from its organisation."""

    id: int
    place: Place
    email: str
    phone: str


class Inventor:
    """Draws everything from one source of chance, always in the same order."""

    def __init__(self, seed: int, today: datetime.date, dates: int):
        self.chance = random.Random(seed)  # noqa: S311
        self.dates = dates
        self.today = today
        self.now = moment(today, datetime.time())
        self.words = written.words()
        self.types = [prepared(each) for each in self.words["type"]]
        self.type_weights = list(accumulate(each["weight"] for each in self.types))
        self.places, people = read_places(self.words["localities_per_municipality"])
        self.people = list(accumulate(people))
        self.coming = cache(self.coming)

    def organisation(self, id: int) -> tuple[Organiser, tuple]:
        """An organisation, as activities need it and as the table holds it."""
        pick = self.chance.choice
        words = self.words["organisation"]
        place = self.chance.choices(self.places, cum_weights=self.people)[0]
        town = pick(place.towns)
        word = pick(words["first"]) + pick(words["second"])
        name = pick(words["patterns"]).format(word=word, place=town)
        about = " ".join(self.some(words["about"], 2, 4)).format(place=town)
        organiser = Organiser(id, place, f"hej@{host(name)}.example", self.phone())
        shown = (organiser.email, organiser.phone, True, self.now, self.confirmed())
        return organiser, (id, name, about, place.code, *self.traits(words), *shown)

    def traits(self, words):
        """What an organisation is, for whom, in which languages, and what it can."""
        can = written.terms("capability", self.some(words["capabilities"], 1, 4))
        return (
            f"legal_form:{self.chance.choice(words['forms'])}",
            f"association_category:{self.chance.choice(words['categories'])}",
            self.chance.choice(self.types)["for"],
            self.languages(),
            can,
            can[:2],
        )

    def activity(self, id: int, organiser: Organiser) -> tuple[tuple, tuple]:
        """An activity as the table holds it; and its weekday and hours."""
        kind = self.chance.choices(self.types, cum_weights=self.type_weights)[0]
        when = self.chance.choice(WEEKDAYS), self.chance.choice(HOURS)
        return (
            id,
            organiser.id,
            organiser.place.code,
            kind["type"],
            *self.story(kind, organiser.place),
            *self.terms_of(kind),
            organiser.email,
            organiser.phone,
            True,
            self.now,
            self.now,
            self.confirmed(),
            *self.coming(*when)[0],
            self.today + HORIZON,
        ), when

    def story(self, kind, place):
        """Title, text, and the three parts of an address."""
        town = self.chance.choice(place.towns)
        return (
            self.chance.choice(kind["titles"]).format(place=town),
            self.text(kind),
            f"{self.chance.choice(self.words['streets'])} {self.chance.randint(1, 60)}",
            self.postcode(place),
            town,
        )

    def terms_of(self, kind):
        """Languages, how much Swedish, for whom, the price, how to join, and flags."""
        pick = self.chance.choice
        flags = written.terms("access_flag", self.some(FLAGS, 0, 3))
        return (
            self.languages(),
            f"swedish_level:{pick(LEVELS)}",
            self.some(kind["for"], 1, min(2, len(kind["for"]))),
            pick(PRICES),
            f"access_flag:{pick(SIGNUPS)}",
            kind["flags"] + flags,
        )

    def coming(self, weekday: int, hours: str) -> list[tuple]:
        """The next dates of a weekday, from tomorrow on and not on public holidays."""
        starts, ends = written.hours(hours)
        rule = Schedule(
            kind=Schedule.Kind.WEEKLY,
            weekdays=[weekday],
            starts=starts,
            ends=ends,
            first_on=self.today + days.DAY,
        )
        return rule.dates(self.today + HORIZON)[: self.dates]

    def some(self, things, least, most):
        return self.chance.sample(things, self.chance.randint(least, most))

    def languages(self):
        """Swedish, mostly another one, seldom a rare one."""
        words = self.words["languages"]
        codes = dict.fromkeys(["sv", *self.some(words["common"], 0, 2)])
        if self.chance.random() < 0.15:
            codes[self.chance.choice(words["rare"])] = None
        return written.terms("language", codes)

    def text(self, kind):
        """One or two sentences of the type, then some that any activity may have."""
        own = self.some(kind["sentences"], 1, min(2, len(kind["sentences"])))
        return " ".join(own + self.some(self.words["closing_sentences"], 1, 3))

    def phone(self):
        """A number that is reserved for fiction, or none."""
        number = self.chance.randint(0, 199)
        pattern = self.words["phones"][number % len(self.words["phones"])]
        return pattern.format(number) if number < 100 else ""

    def postcode(self, place):
        prefix = self.chance.choice(place.prefixes)
        return f"{prefix} {self.chance.randint(10, 99)}" if prefix else ""

    def confirmed(self):
        return self.now - days.DAY * self.chance.randint(0, LONGEST_UNCONFIRMED)


def prepared(kind: dict) -> dict:
    """A written type, with the ids of its terms."""
    return kind | {
        "type": f"activity_type:{kind['code']}",
        "for": written.terms("target_group", kind["for"]),
        "flags": written.terms("access_flag", kind.get("flags", [])),
    }


def host(name: str) -> str:
    """A name as an address on the net would have it."""
    return re.sub("[^a-z0-9]+", "-", name.lower().translate(ASCII)).strip("-")


def read_places(most: int) -> tuple[list[Place], list[int]]:
    """All municipalities, and how many people live in each."""
    towns, prefixes = defaultdict(list), defaultdict(list)
    localities = PlaceName.objects.filter(kind=PlaceName.Kind.LOCALITY)
    for code, name in localities.order_by("name").values_list(
        "municipality_id", "name"
    ):
        towns[code].append(name)
    known = PostcodePrefix.objects.filter(share=1).order_by("prefix")
    for code, prefix in known.values_list("municipality_id", "prefix"):
        prefixes[code].append(prefix)
    rows = Municipality.objects.order_by("code").values_list(
        "code", "seat", "population"
    )
    places = [
        Place(code, [seat, seat, *towns[code][:most]], prefixes[code] or [""])
        for code, seat, _people in rows
    ]
    return places, [people for _code, _seat, people in rows]
