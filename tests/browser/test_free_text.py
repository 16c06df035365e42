"""Free text: translated beside its original, read in one's own language, and held."""

import ast
import re

from django.utils import translation

from samla.core.easy import advice_on
from tests.browser.conftest import DESK, WIDER, press, text
from tests.browser.tour import violations

NARROW = {"width": 320, "height": 640}
ARABIC = "نشرب القهوة ونتحدث السويدية مع جيراننا."
HARD = "Kollektivtrafik finns och man kan delta."
EASY = (
    "Kom och fika! Vi ses på tisdagar kl. 18.00.",
    "Vi ska träffas på torsdag. Alla kan samlas och hjälpas åt.",
    "İntegration, samtlıga, ſamtliga",
    "x" * 20 + " " + "-".join(["språk"] * 9),
    "نشرب القهوة",
    "a_samtliga samtliga1",
)
TOLD_OF = (
    *EASY,
    HARD,
    "Samtliga deltagare erhåller fika. Det ska anmälas. Kaffet kan kokas.",
    "SAMTLIGA, samtliga; Vänligen inkomma med icke-samtliga svar! Mötet äger rum.",
    "Brandskyddsutbildningstillfällen och Brandskyddsutbildningstillfällen-finns",
    "ord " * 15 + ". " + "Ord " * 16 + "slut: " + "till " * 17,
    "kan lösas måste göras: ska betalas, bör bokas får tas",
    "Det skall (erläggas) 👍 avgift",
)
# What nobody would write, and somebody will: one word, as long as it may be.
LONG_WORDS = """
from samla.activities.models import Activity
activity = Activity.objects.get(pk={pk})
kept = (activity.title, activity.text, activity.organisation.name)
title, text, name = {told!r} or kept
Activity.objects.filter(pk={pk}).update(title=title, text=text)
activity.organisation.__class__.objects.filter(pk=activity.organisation_id).update(
    name=name)
print(activity.organisation_id)
print(repr(kept))
"""


def to_translate(page):
    """The first activity that tells more than its name, opened side by side."""
    page.goto("/oversattningar/?sprak=ar")
    assert violations(page) == []
    links = page.locator("main th a[href*='/aktivitet/']")
    for link in links.evaluate_all("found => found.map(link => link.href)"):
        page.goto(link)
        if page.locator("[name=text-text]").count():
            return re.search(r"/aktivitet/(\d+)/", link)[1]
    raise AssertionError("no activity tells more than its name")


def test_a_text_is_translated_and_read_with_its_original_one_tap_away(sign_in, visit):
    page = sign_in("amina", DESK)
    activity = to_translate(page)
    assert violations(page) == []
    page.fill("[name=text-text]", ARABIC)
    press(page, "form:has([name=text-text]) button.button:not(.button--quiet)")
    assert "Sparat" in text(page)
    assert page.input_value("[name=text-text]") == ARABIC
    page.goto("/oversattningar/las-in/")
    row = f"id;language;what;original;translation\naktivitet/{activity}/text;ar;;;نص"
    file = {"name": "a.csv", "mimeType": "text/csv", "buffer": row.encode()}
    page.set_input_files("main [name=file]", files=[file])
    press(page)
    assert violations(page) == []
    assert ARABIC in text(page)

    reader = visit(f"/ar/aktiviteter/{activity}/", NARROW, java_script_enabled=True)
    assert ARABIC in text(reader)
    assert violations(reader) == []
    original = reader.locator("details.made div[lang]").last
    assert not original.is_visible()
    reader.locator("details.made summary").last.click()
    assert original.is_visible()
    assert violations(reader) == []
    assert reader.evaluate(WIDER) <= 0


def test_advice_comes_while_one_writes_and_without_a_script_when_it_is_sent(
    sign_in, visit
):
    page = sign_in("amina", DESK)
    page.goto("/aktiviteter/ny/")
    page.fill("[name=title]", HARD)
    page.locator("[data-easy] p").first.wait_for()
    assert "buss och tåg" in text(page)
    assert violations(page) == []
    page.fill("[name=title]", "Kom och fika.")
    page.locator("[data-easy] p").first.wait_for(state="detached")
    plain = sign_in("amina", DESK, java_script_enabled=False)
    plain.goto("/aktiviteter/ny/")
    plain.fill("[name=title]", HARD)
    plain.select_option("[name=type]", index=2)
    press(plain, "main form[method=post] button[type=submit]")
    assert "buss och tåg" in text(plain)
    assert plain.input_value("[name=title]") == HARD


def test_what_is_said_live_is_what_the_server_says(sign_in):
    page = sign_in("amina", DESK)
    page.clock.install()
    page.goto("/aktiviteter/ny/")
    for words in TOLD_OF:
        page.evaluate(
            "words => { const field = document.querySelector('[name=title]');"
            " field.value = words; field.dispatchEvent(new Event('input')); }",
            words,
        )
        page.clock.run_for(1000)
        with translation.override("sv"):
            told = advice_on(words)
        assert page.locator("[data-easy] p").all_inner_texts() == told, words
        assert bool(told) == (words not in EASY), words


def test_the_longest_words_stay_on_the_narrowest_page(sign_in, visit, portal):
    activity = to_translate(sign_in("amina", DESK))

    def told(words):
        code = LONG_WORDS.format(pk=activity, told=words)
        said = portal.manage("shell", "-v0", "-c", code).splitlines()
        return said[-2], ast.literal_eval(said[-1])

    organisation, before = told(("W" * 100, "Ö" * 2000, "M" * 120))
    try:
        for path in (
            f"/aktiviteter/{activity}/",
            f"/ar/aktiviteter/{activity}/",
            "/aktiviteter/?q=" + "W" * 100,
            "/ar/aktiviteter/?q=" + "W" * 100,
            f"/organisationer/{organisation}/",
            "/organisationer/?q=" + "M" * 100,
        ):
            page = visit(path, NARROW)
            assert "W" * 100 in text(page) or "M" * 100 in text(page), path
            assert page.evaluate(WIDER) <= 0, path
    finally:
        told(before)
