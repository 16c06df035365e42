"""A whole portal for the browser: what `make run` serves, on a spare port.

Each process of a parallel run has a portal of its own for all its files.
"""

import functools
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from email import message_from_bytes, policy
from pathlib import Path
from types import SimpleNamespace

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Locator

from tests.browser.tour import WIDER
from tests.browser.tour import tour as look_at_all
from tests.browser.walk import CODES, Walk
from tests.database import copied
from tests.tools import chromium

ROOT = Path(__file__).resolve().parent.parent.parent
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
LANGUAGES = tuple(CODES)
START_SECONDS = 240
LETTER_SECONDS = 30
# An app's code works once: (key, half minute).
used_codes = set()
# The browser's own loop makes Django careful in every later test of this worker.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def browser_type_launch_args():
    """Debian's Chromium; as root it needs to do without its sandbox."""
    found = chromium()
    assert found, "Run `make test` once: it installs Chromium."
    return {
        "executable_path": found,
        "args": [
            *(["--no-sandbox"] if os.geteuid() == 0 else []),
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-quic",
        ],
    }


@pytest.fixture(scope="session", autouse=True)
def read_after_clicks():
    """A click ends when the page it opens is read: else it ends at its first byte."""
    click = Locator.click

    def click_and_read(locator, **options):
        click(locator, **options)
        locator.page.wait_for_load_state("domcontentloaded")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Locator, "click", click_and_read)
        yield


@pytest.fixture(scope="session")
def portal():
    """The portal as `make run` serves it, with the demonstration content.

    Its tables are there already: tests/core/test_running.py sees them made.
    """
    worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    var = Path(os.environ["SAMLA_VAR"]) / f"portal-{worker}"
    var.mkdir()
    with socket.socket() as spare:
        spare.bind(("127.0.0.1", 0))
        port = spare.getsockname()[1]
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("SAMLA_", "DATABASE_URL", "PYTEST_", "DJANGO_"))
    }
    environment |= {
        "SAMLA_VAR": str(var),
        "SAMLA_REFUGE": os.environ["SAMLA_REFUGE"],
        "SAMLA_LOCAL": "yes",
        "SAMLA_SECRET_KEY": "only-for-this-test-" + os.urandom(16).hex(),
    }
    environment |= copied(f"portal_{worker}")
    recordings = ROOT / "var" / "recordings"
    recordings.mkdir(parents=True, exist_ok=True)
    log = (var / "serve.log").open("w")
    server = subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--port", str(port)],
        cwd=ROOT,
        env=environment,
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        wait_for(url, server, var / "serve.log")
        yield SimpleNamespace(
            url=url,
            var=var,
            recordings=recordings,
            log=var / "serve.log",
            manage=lambda *words: managed(environment, *words),
        )
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(60)
        log.close()


def managed(environment, *words):
    """What a command of the portal says."""
    said = subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert not said.returncode, said.stderr
    return said.stdout


def wait_for(url, server, log):
    """Wait until the portal answers; show what it said if it does not."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and server.poll() is None:
        try:
            urllib.request.urlopen(url + "/", timeout=5).close()
        except OSError:
            time.sleep(0.3)
        else:
            return
    pytest.fail(f"The portal did not start:\n{log.read_text()}")


def letters_to(portal, address):
    """The text of every letter to an address, the newest first."""
    mails = (portal.var / "mail").glob("*")  # there is no folder before the first
    for path in sorted(mails, key=lambda path: path.stat().st_mtime, reverse=True):
        mail = message_from_bytes(path.read_bytes(), policy=policy.default)
        if address in mail["To"]:
            yield mail.get_body(("plain",)).get_content()


def code_from_mail(portal, address):
    """The newest code that was sent to an address, as a person reads it."""
    for text in letters_to(portal, address):
        return re.search(r"^(\d{4}\s?\d{4})$", text, re.M)[1]
    raise AssertionError(f"No mail to {address}")


def link_from_mail(portal, address, part):
    """The link with that part in the newest letter to an address that has one.

    A letter leaves beside the answer, so it may come a moment later.
    """
    end = time.monotonic() + LETTER_SECONDS
    while time.monotonic() < end:
        for text in letters_to(portal, address):
            if found := re.search(rf"https?://\S*{part}\S*", text):
                return found[0]
        time.sleep(0.1)
    raise AssertionError(f"No letter with {part} to {address}")


@pytest.fixture
def visit(browser, portal):
    """Opens a page as somebody would: visit("/ar/", width, javascript, dark)."""
    contexts = []

    def open_page(path="/", size=None, **options):
        context = browser.new_context(
            base_url=portal.url, viewport=size or PHONE, **options
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()


def in_language(path, language):
    """The address of a page in an interface language."""
    return path if language == "sv" else f"/{language}{path}"


def key_of(address, greeting):
    """The key of somebody's app with codes, as the greeting tells it."""
    return re.search(rf"{address}.*\n.*for an app: (\w+)", greeting)[1]


def write_second_step(page, key):
    """Write the code that an app shows now; one that was used is waited out."""
    half_minute = int(time.time()) // 30
    while (key, half_minute) in used_codes:
        page.wait_for_timeout(1000)
        half_minute = int(time.time()) // 30
    used_codes.add((key, half_minute))
    page.fill("main [name=code]", format_hotp_value(hotp_value(key, half_minute)))
    with page.expect_navigation():
        page.locator("main form button[type=submit]").first.click()


def enter(page, portal, name):
    """Sign in one of the example persons, whom the portal's greeting names."""
    greeting = portal.log.read_text()
    address = re.search(rf"{name}[.\w]*@[\w.]+", greeting)[0]
    password = re.search(r"password (\S+)", greeting)[1]
    page.fill("main [name=login]", address)
    page.fill("main [name=password]", password)
    with page.expect_navigation():
        page.locator("main form button[type=submit]").first.click()
    for _try in range(3):  # a code may run out while it is written
        if "/andra-steget/" in page.url:
            write_second_step(page, key_of(address, greeting))
    page.wait_for_url("**/min-sida/")


@pytest.fixture(scope="session")
def keys():
    """What the example persons keep in their browsers once they have signed in."""
    return {}


@pytest.fixture
def sign_in(visit, portal, keys):
    """Signs in one of the example persons on a page of her own.

    The next time she is there already: a code works once in half a minute.
    """

    def signed_in(name, size=None, **options):
        if name in keys:
            return visit("/min-sida/", size, storage_state=keys[name], **options)
        page = visit("/konto/logga-in/losenord/", size, **options)
        enter(page, portal, name)
        keys[name] = page.context.storage_state()
        return page

    return signed_in


@pytest.fixture(scope="session")
def walk(portal):
    """All public pages, fetched once for all tests that look at them."""
    return Walk(portal.url)


@pytest.fixture(scope="session")
def towns(portal):
    """What the towns' people keep in their browsers, by language."""
    code = "from tests.browser.trust_town import build; build()"
    said = portal.manage("shell", "-v", "0", "-c", code)
    return json.loads(re.search(r"^TOWNS (.*)$", said, re.M)[1])


@pytest.fixture
def town(towns, language):
    return towns[language]


@pytest.fixture
def at(browser, portal, language):
    """Opens a page as somebody of the town, or nobody; each has her own phone."""
    phones = {}

    def opened(who, path, **options):
        key = who and who["value"]
        if key not in phones:
            phones[key] = browser.new_context(
                base_url=portal.url, viewport=PHONE, **options
            )
            if who:
                cookie = {"name": who["name"], "value": who["value"]}
                phones[key].add_cookies([cookie | {"url": portal.url}])
        page = phones[key].new_page()
        opened.answer = page.goto(in_language(path, language))
        direction = {"sv": "ltr", "ar": "rtl"}[language]
        assert page.locator("html").get_attribute("dir") == direction
        return page

    yield opened
    for phone in phones.values():
        phone.close()


def press(page, words="main form button[type=submit]"):
    """Press a button; what comes next fits the phone, and nothing was wrong."""
    with page.expect_navigation():
        page.locator(words).last.click()
    wrong = page.locator("main [role=alert]")
    assert not wrong.count(), wrong.inner_text()
    assert page.evaluate(WIDER) <= 0, page.url


def text(page):
    return page.inner_text("main")


@pytest.fixture(scope="session")
def tour(browser, walk):
    """What was seen of all kinds of pages in a language, each looked at once."""
    return functools.cache(functools.partial(look_at_all, browser, walk))
