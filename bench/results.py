"""What a run of pages comes to: ratios, the goals, and what is kept of it."""

from dataclasses import dataclass
from functools import cached_property

from bench.figures import Figure

TEXTS = ("rare_word", "word_in_hundred", "two_words", "misspelt", "word_place_date")
LISTS = ("list", "municipality_list", "search", "facets", "distance", "weekday")
LISTS += ("deep",)
# Lists of dates and maps: no cards, and no textbook has them.
OTHERS = ("by_day", "map", "map_of_place")
OTHER_TEXTS = ("by_day_place_word", "map_of_word")
# What may look at more pages; a word in a place may not.
LOOKING = {"search", *TEXTS, *OTHER_TEXTS} - {"word_place_date", "by_day_place_word"}
QUICK = ("list", "municipality_list", "search")
LEAST_OF_HELLO, LEAST_OF_HELLO_FOR_TEXT = 0.12, 0.05
MOST_GROWTH, MOST_GROWTH_OF_TEXT = 1.25, 2.5
MOST_P95 = 2.5
MOST_QUESTIONS = 3
# Pages of 8 kB are the same on every machine; the goal names them at a million.
MOST_PAGES, MOST_PAGES_OF_TEXT = 300, 1_500
# From so many activities on no table of theirs is read whole.
MANY = 10_000
LARGE = {"activities_activity", "activities_occurrence", "activities_listed"}
# So much quicker than a textbook from so many activities on: lists, texts.
AGAINST_TEXTBOOK = ((1_000_000, 150, 500), (100_000, 30, None), (10_000, 5, None))
MOST_MB, MOST_MORE_MB = 150, 1.1


@dataclass(frozen=True)
class Result:
    """Loads with a tenth of all activities and with all, questions, and memory."""

    size: int
    before: dict
    now: dict
    asked: dict
    memory: object

    @cached_property
    def pages(self) -> list[str]:
        """Samla's own pages; what else was asked are the limits."""
        return list(self.asked)

    def against(self, limit) -> dict[str, float]:
        """Each page's rate as a share of that of a limit."""
        return {name: self.now[name].rate / limit(name).rate for name in self.pages}

    @cached_property
    def against_hello(self):
        """Shares of what Django with full middleware does when it has nothing to do."""
        return self.against(lambda _name: self.now["hello"])

    @cached_property
    def against_textbook(self):
        """Texts against the textbook's search for text, all other pages its list."""
        return self.against(
            lambda name: self.now["textbook_text" if name in TEXTS else "textbook"]
        )

    @cached_property
    def growth(self):
        """How much more a page costs with ten times as many activities."""
        return {
            name: self.now[name].cpu_ms / self.before[name].cpu_ms
            for name in self.pages
        }

    def as_json(self) -> dict:
        """What var/bench.json keeps."""
        return {
            "size": self.size,
            "rate_against_hello": self.against_hello,
            "rate_against_textbook": self.against_textbook,
            "cpu_ms": {name: one.cpu_ms for name, one in self.now.items()},
            "growth": self.growth,
            "buffers": {name: one.pages for name, one in self.asked.items()},
            "worker_mb": self.memory.mb,
            "pages": [self.row(name) for name in self.now],
        }

    def row(self, name) -> dict:
        """All that was measured of a page or of a limit."""
        load, asked = self.now[name], self.asked.get(name)
        return {
            "name": name,
            "rate": load.rate,
            "cpu_ms": load.cpu_ms,
            "database_ms": load.database_ms,
            "p50": load.p50,
            "p95": load.p95,
            "gzipped": load.length,
            "of_hello": load.rate / self.now["hello"].rate,
            "sql_ms": asked and asked.ms,
            "questions": asked and len(asked.questions),
            "bytes": asked and asked.bytes,
            "pages": asked and asked.pages,
        }

    def figures(self):
        """Every goal as a bound that is kept or broken."""
        for name in self.pages:
            yield Figure(f"{name}: answers", self.now[name].status, "", 200, 200)
            if name in LISTS + TEXTS:
                # An empty page is quick, and tells nothing.
                yield Figure(f"{name}: cards", self.asked[name].cards, "", least=1)
                yield from self.goals(name, name in TEXTS)
            if name in LISTS + TEXTS + OTHERS + OTHER_TEXTS:
                yield from self.looked_at(name, name in LOOKING)
        yield Figure("a worker's memory", self.memory.mb, "MB", most=MOST_MB)
        more = self.memory.mb / self.memory.early
        yield Figure("its growth", more, "×", most=MOST_MORE_MB)

    def goals(self, name, is_text):
        """The goals of one list."""
        load = self.now[name]
        least = LEAST_OF_HELLO_FOR_TEXT if is_text else LEAST_OF_HELLO
        if name in QUICK or is_text:
            share = self.against_hello[name]
            yield Figure(f"{name}: share of hello", share, "", least=least)
            spread = load.p95 / load.p50
            yield Figure(f"{name}: p95 against p50", spread, "×", most=MOST_P95)
        yield self.quicker_than_a_textbook(name, is_text)
        most = MOST_GROWTH_OF_TEXT if is_text else MOST_GROWTH
        yield Figure(f"{name}: growth of CPU", self.growth[name], "×", most=most)

    def looked_at(self, name, is_text):
        """What a list or a map may ask of the database."""
        asked = self.asked[name]
        most = MOST_PAGES_OF_TEXT if is_text else MOST_PAGES
        yield Figure(f"{name}: pages of 8 kB", asked.pages, "", most=most)
        number = len(asked.questions)
        yield Figure(f"{name}: queries", number, "", most=MOST_QUESTIONS)
        whole = len(asked.whole & LARGE)
        most = 0 if self.size >= MANY else None
        yield Figure(f"{name}: tables read whole", whole, "", most=most)

    def quicker_than_a_textbook(self, name, is_text):
        """How much quicker than the textbook it must be at this size."""
        bounds = (each for each in AGAINST_TEXTBOOK if self.size >= each[0])
        _size, *least = next(bounds, (0, None, None))
        return Figure(
            f"{name}: against a textbook",
            self.against_textbook[name],
            "×",
            least=least[is_text] if name == "list" or is_text else None,
        )
