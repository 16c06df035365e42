"""Signing in as people do: a passkey under our policy, a code without scripts."""

import re

import pytest

from tests.browser.conftest import PHONE, enter

AMINA = re.compile(r"amina[.\w]*@[\w.]+")


@pytest.fixture
def greeting(portal):
    """What the portal said when it began: who can sign in, and with what."""
    return portal.log.read_text()


def with_authenticator(page):
    """Give a page a phone that knows its owner by her fingerprint."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )


def write_password(page, password):
    page.fill("main [name=password]", password)
    page.locator("main form button[type=submit]").first.click()


def test_a_passkey_is_added_used_and_removed(visit, portal, greeting):
    # A passkey belongs to a site with a name, never to a number.
    site = portal.url.replace("127.0.0.1", "localhost")
    password = re.search(r"password (\S+)", greeting)[1]
    page = visit(f"{site}/konto/logga-in/losenord/")
    refused = []
    page.on("console", lambda said: refused.append(said.text))
    with_authenticator(page)
    page.fill("main [name=login]", AMINA.search(greeting)[0])
    write_password(page, password)
    page.wait_for_url("**/min-sida/")
    page.goto(f"{site}/konto/passnycklar/ny/")
    write_password(page, password)
    page.wait_for_url("**/passnycklar/ny/")
    page.fill("main [name=name]", "Min telefon")
    page.click("#passkey")
    page.wait_for_url("**/reservkoder/")
    assert page.locator("main li code").count() == 10
    page.goto(f"{site}/konto/passnycklar/")
    assert page.locator("h2", has_text="Min telefon").count() == 1

    sign_out(page, site)
    page.goto(f"{site}/konto/logga-in/")
    page.click("#passkey")
    page.wait_for_url("**/min-sida/")

    sign_out(page, site)
    page.goto(f"{site}/konto/logga-in/losenord/")
    page.fill("main [name=login]", AMINA.search(greeting)[0])
    write_password(page, password)
    page.wait_for_url("**/logga-in/andra-steget/")
    page.click("#passkey")
    page.wait_for_url("**/min-sida/")

    page.goto(f"{site}/konto/passnycklar/")
    page.locator("article.card a[href*=ta-bort]").click()
    page.wait_for_url("**/passnycklar/bekrafta/**")
    page.click("#passkey")
    page.wait_for_url("**/ta-bort/")
    page.locator("main form button[type=submit]").click()
    page.wait_for_url("**/passnycklar/")
    assert page.locator("article.card").count() == 0
    assert not [text for text in refused if "Security Policy" in text]


def sign_out(page, site):
    page.goto(f"{site}/konto/logga-ut/")
    page.locator("main form button[type=submit]").click()


def test_a_passkey_that_does_not_answer_is_told(visit, portal):
    site = portal.url.replace("127.0.0.1", "localhost")
    page = visit(f"{site}/konto/logga-in/")
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    page.evaluate("() => { navigator.credentials.get = () => Promise.reject('no') }")
    page.click("#passkey")
    page.locator("[data-passkey-trouble]").wait_for(state="visible")


def test_without_scripts_a_code_of_the_app_is_enough(visit, portal):
    page = visit("/konto/logga-in/losenord/", PHONE, java_script_enabled=False)
    enter(page, portal, "kerstin")
    assert page.url.endswith("/min-sida/")
    page.goto("/konto/andra-steget/")
    assert page.locator("h1").count() == 1


def test_without_scripts_no_button_is_there_that_does_nothing(visit):
    page = visit("/konto/logga-in/", java_script_enabled=False)
    assert page.locator("#passkey").is_hidden()


@pytest.mark.parametrize("language", ["", "/ar"])
@pytest.mark.parametrize(
    "path",
    [
        "/konto/logga-in/",
        "/konto/",
        "/konto/andra-steget/",
        "/konto/inloggningar/",
        "/konto/passnycklar/",
    ],
)
def test_the_pages_fit_a_phone(stay, path, language):
    stay.goto(language + path)
    width = stay.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"]


@pytest.fixture(scope="module")
def stay(browser, portal):
    """One browser in which Amina stays signed in."""
    greeting = portal.log.read_text()
    context = browser.new_context(base_url=portal.url, viewport=PHONE)
    page = context.new_page()
    page.goto("/konto/logga-in/losenord/")
    page.fill("main [name=login]", AMINA.search(greeting)[0])
    write_password(page, re.search(r"password (\S+)", greeting)[1])
    page.wait_for_url("**/min-sida/")
    yield page
    context.close()
