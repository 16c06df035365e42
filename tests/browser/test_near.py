"""What is near the reader: by her own press, to about a kilometre, in the address."""

from urllib.parse import parse_qs, urlsplit

from tests.browser.conftest import PHONE


def test_what_is_near_is_found_when_she_presses_and_only_then(portal, browser):
    here = {"latitude": 59.23456, "longitude": 17.83456}
    context = browser.new_context(
        viewport=PHONE, geolocation=here, permissions=["geolocation"]
    )
    page = context.new_page()
    page.goto(f"{portal.url}/aktiviteter/?var=Malm%C3%B6&gratis=ja#filter")
    assert "plats" not in page.url
    page.click("[data-near]")
    page.wait_for_url("**plats=**")
    asked = parse_qs(urlsplit(page.url).query)
    assert asked == {"plats": ["59.23,17.83"], "gratis": ["ja"]}
    assert "ditt område (10 km)" in page.inner_text(".lead")
    page.go_back()
    assert page.input_value("[name=var]") == "Malmö"
    context.close()


def test_who_does_not_say_where_she_is_is_told_what_to_do(portal, browser):
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(f"{portal.url}/aktiviteter/#filter")
    page.click("[data-near]")
    told = page.locator("#filter [role=status]")
    told.get_by_text("Skriv platsen").wait_for()
    context.close()


def test_without_a_script_nothing_is_offered_that_needs_one(portal, browser):
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{portal.url}/aktiviteter/#filter")
    assert page.locator("[data-near]").is_hidden()
    page.fill("[name=var]", "Botkyrka")
    page.click("text=Mer om platsen")
    page.check("[name=grannar]")
    page.click("#filter button[type=submit]")
    assert "kommuner" in page.inner_text(".lead")
    context.close()
