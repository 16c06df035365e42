"""Activities: what each page costs, as a share of the limits in the same run (issue 7).

Seeded twice in one run, with a tenth and with all: so growth is told too.
"""

import datetime
import time
from itertools import cycle, islice

from django.db import connection
from django.test import Client

from bench import told, writing
from bench.crowd import COMMON, FAR, ONE_IN_HUNDRED, RARE, grow
from bench.figures import say
from bench.proxy import kept_page
from bench.results import Result
from bench.serving import CLIENTS, Server, ask, in_turn, load

# From a place on that lies in the middle of all that is seeded.
DEEP = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=8)
PAGES = {
    "list": "/aktiviteter/",
    "municipality_list": "/aktiviteter/?var=Uppsala&nar=vecka",
    "search": f"/aktiviteter/?q={COMMON}",
    "facets": "/aktiviteter/?gratis=ja&barn=ja&sprak=ar",
    "distance": "/aktiviteter/?var=75310&inom=20",
    "detail": f"/aktiviteter/{FAR + 4}/",
    "municipality": "/kommuner/uppsala/",
    "start": "/",
    "rare_word": f"/aktiviteter/?q={RARE}",
    "word_in_hundred": f"/aktiviteter/?q={ONE_IN_HUNDRED}",
    "two_words": f"/aktiviteter/?q={ONE_IN_HUNDRED}+frukt",
    "misspelt": "/aktiviteter/?q=spr%C3%A5kkaffe",
    "word_place_date": f"/aktiviteter/?q={COMMON}&var=Uppsala&nar=vecka",
    "weekday": "/aktiviteter/?dag=2",
    "deep": f"/aktiviteter/?efter=0-{DEEP:%Y%m%dT%H%M%S}-1",
    "by_day": "/aktiviteter/?visa=dagar",
    "by_day_place_word": f"/aktiviteter/?visa=dagar&q={COMMON}&var=Uppsala",
    "map": "/aktiviteter/karta/",
    "map_of_place": "/aktiviteter/karta/?var=Uppsala",
    "map_of_word": f"/aktiviteter/karta/?q={COMMON}",
}
LIMITS = {
    "bare": "/bare/",
    "hello": "/hello/",
    "cards": "/cards/",
    "textbook": "/textbook/",
    "textbook_text": f"/textbook/?q={RARE}",
}


def measure(land):
    """Seed a tenth, ask, seed the rest, ask again; and the limits beside it."""
    size = land.size
    loads, grown = {}, 0
    for until in (size // 10, size):
        began = time.perf_counter()
        grow(grown, until, size)
        say(f"Seeded {until:,} activities in {time.perf_counter() - began:.0f} s.")
        grown, paths = until, PAGES | (LIMITS if until == size else {})
        with Server() as server:
            loads[until] = {
                name: load(server, path, land.seconds) for name, path in paths.items()
            }
            if until == size:
                proxy = list(kept_page(server, PAGES["list"]))
                memory = Memory(server, land.requests)
    asked = {name: Asked(path) for name, path in PAGES.items()}
    before, now = loads.values()
    result = Result(size, before, now, asked, memory)
    land.told |= result.as_json()
    written = list(writing.measure(size // 10))
    [land.told["import_per_second"]] = [
        figure.value for figure in written if figure.name.endswith(writing.A_SECOND)
    ]
    figures = [*result.figures(), *proxy, *written]
    if land.tells:
        told.write(land.told, figures)
    yield from figures


class Memory:
    """What a worker holds after a fifth of many requests, and after all of them."""

    def __init__(self, server, requests):
        self.early = self._after(server, requests // 5)
        self.mb = self._after(server, requests - requests // 5)

    @staticmethod
    def _after(server, requests):
        several = cycle(PAGES.values())
        share = requests // CLIENTS
        in_turn(
            lambda _number: ask(server.port, islice(several, share)), range(CLIENTS)
        )
        return server.worker_mb


class Asked:
    """What a page asks of the database: questions, milliseconds, pages of 8 kB."""

    def __init__(self, path):
        client = Client(SERVER_NAME="localhost")
        client.get(path)
        self.questions = []
        with connection.execute_wrapper(self.note):
            answer = client.get(path)
        self.bytes = len(answer.content)
        self.cards = answer.content.count(b"<article")
        took, self.pages, self.whole = 0.0, 0, set()
        for sql, params in self.questions:
            took += self.explain(sql, params)
        self.ms = took

    def note(self, execute, sql, params, many, context):
        """Remember each question that reads."""
        if sql.lstrip("( \n").upper().startswith(("SELECT", "WITH")):
            self.questions.append((sql, params))
        return execute(sql, params, many, context)

    def explain(self, sql, params) -> float:
        """Milliseconds of one question; pages and tables that were read whole."""
        with connection.cursor() as cursor:
            cursor.execute(f"explain (analyze, buffers, format json) {sql}", params)
            [plan] = cursor.fetchone()[0]
        top = plan["Plan"]
        self.pages += top["Shared Hit Blocks"] + top["Shared Read Blocks"]
        self.whole |= set(read_whole(top))
        return plan["Execution Time"]


def read_whole(plan):
    """The tables of a plan that are read from end to end."""
    if plan["Node Type"] == "Seq Scan":
        yield plan["Relation Name"]
    for part in plan.get("Plans", ()):
        yield from read_whole(part)
