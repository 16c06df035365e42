"""axe finds nothing, nor do we where it has no rule, and all is reached by keyboard."""

from urllib.parse import urlsplit

import pytest
from lxml import html

from samla.core.languages import in_language, language_of
from tests.browser import criteria
from tests.browser.conftest import DESK, LANGUAGES
from tests.browser.tour import violations
from tests.browser.walk import kind_of

# Answers, lists of somebody's own and papers of a page are no pages to be found.
UNLISTED = (
    "/sok/",
    "/sparat/",
    "/utan-nat/",
    "/affisch/",
    "/fraser/",
    "/borta/",
    "/hjalp-till/",
)
# Faults of each kind, as somebody could write them, and which criterion sees them.
PLANTED = {
    "1.3.5": "<input type=email aria-label=a>",
    "1.4.13": "<p title=Why>a</p>",
    "2.4.6": "<h2>Same</h2><h2>Same</h2>",
    "2.5.8": "<p><a href=x style=display:block;height:15px>long link</a></p>",
    "3.1.2": "<p>مرحبا بكم</p>",
    "cut": "<p style=overflow:hidden;width:50px;white-space:nowrap>Too long a line</p>",
    "edges": "<a class=button style=border:0 href=x>Go</a>",
    "errors": "<input aria-invalid=true>",
    "motion": "<p style=transition-duration:1s!important>a</p>",
    "paper": "<h1 style=color:#ccc>a</h1>",
}
# Where the Tab key is lost: unseen, under something, and back from where it was.
LOST = """<p><a href=1>a</a></p><p><a href=2 style="outline:0;box-shadow:none">b</a></p>
<p><a href=3>c</a></p><p style="position:relative"><a href=4>d</a>
<i style="position:absolute;inset:-20px"></i></p>
<p style="position:absolute;top:0">.<a href=5>e</a></p>"""
FORMS = (
    ("nobody", "/rapportera/?typ=hinder&sida=/", "email"),
    ("nobody", "/fraga/?kommun=botkyrka&slag=room", "name"),
    ("nobody", "/konto/logga-in/", "login"),
    ("amina", "/aktiviteter/ny/", "title"),
    ("amina", "/organisationer/ny/", "name"),
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing(tour, language):
    assert tour(language).faults == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_axe_has_no_rule_for_is_kept(tour, language):
    """Large, far apart, in forced colours, on paper, by keyboard: nothing is lost."""
    assert tour(language).lost == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_scrolls_sideways(tour, language):
    assert tour(language).wider == []


def test_a_fault_would_be_found(visit):
    page = visit("/", bypass_csp=True)
    page.evaluate("document.querySelector('main').innerHTML = '<img src=x><input>'")
    assert {rule for _url, rule, _where in violations(page)} >= {"image-alt", "label"}
    for name, planted in PLANTED.items():
        page.goto("/om/")
        ways = {"edges": {"forced_colors": "active"}, "paper": {"media": "print"}}
        with criteria.looked_at(page, **ways.get(name, {"reduced_motion": "reduce"})):
            clean = criteria.found(page, name)
            assert clean == [] or name == "errors", clean
            page.evaluate(
                "html => { document.querySelector('main').innerHTML += html }", planted
            )
            assert criteria.found(page, name), name
    page.evaluate("document.body.insertAdjacentHTML('afterbegin', '<h1>New</h1>')")
    assert criteria.moved(page)
    page.evaluate("html => { document.body.innerHTML = html }", LOST)
    assert {c for _url, c, _where in criteria.by_keyboard(page)} == {
        "2.4.3",
        "2.4.7",
        "2.4.11",
    }
    page.evaluate(
        """() => {
          const [first, , third] = document.querySelectorAll("a");
          third.onkeydown = event => { event.preventDefault(); first.focus(); };
        }"""
    )
    assert "2.1.2" in {c for _url, c, _where in criteria.by_keyboard(page)}
    page.evaluate("document.body.innerHTML = '<button></button>'")
    assert [role for _url, _c, role in criteria.unnamed(page)] == ["button"]


@pytest.mark.parametrize("language", ["sv", "ar"])
@pytest.mark.parametrize(("who", "path", "kept"), FORMS)
def test_a_form_tells_what_is_wrong_and_where(
    visit, sign_in, who, path, kept, language
):
    """The summary on top has the focus and leads to each field; nothing is lost."""
    address = in_language(path, language)
    page = visit(address) if who == "nobody" else sign_in(who)
    page.goto(address)
    form = page.locator("main form[method=post][novalidate]").first
    form.locator(f"[name={kept}]").fill("två ord")
    with page.expect_navigation():
        form.locator("button[type=submit]").last.click()
    assert criteria.found(page, "errors", *criteria.ALWAYS) == []
    assert violations(page) == []
    error = {"sv": "Fel:", "ar": "خطأ:"}[language]
    assert page.title().startswith(error)
    assert page.input_value(f"main [name={kept}]") == "två ord"
    page.locator(".errors a").first.click()
    assert page.evaluate("document.activeElement.matches('input,select,textarea')")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_way_round_and_the_help_are_the_same_on_all_pages(walk, language):
    """3.2.3, 3.2.4, 3.2.6: the same words lead to the same places, in one order."""
    menus, feet = set(), set()
    for address in walk.of_each_kind(language):
        tree = html.fromstring(walk.pages[address][2])
        for links, path in ((menus, "//header//nav[@id]"), (feet, "//footer//ul")):
            links.add(
                tuple(
                    (link.text_content().strip(), link.get("href").partition("?")[0])
                    for link in tree.xpath(f"{path}//a[not(starts-with(@href, '#'))]")
                )
            )
    assert len(menus) == 1
    whole = max(feet, key=len)
    for foot in feet:  # a private page has nothing to report
        assert foot == tuple(link for link in whole if link in foot)
        assert len(foot) >= len(whole) - 1


def test_pages_tell_search_engines_what_they_are(walk):
    """A title of its own and a description; only a visitor's own pages stay out."""
    titles = {}
    for address, (status, headers, body) in walk.pages.items():
        if status != 200 or "text/html" not in headers["Content-Type"]:
            continue
        tree = html.fromstring(body)
        description = tree.xpath("string(//meta[@name='description']/@content)")
        assert 25 < len(description) < 300, address
        kept_out = tree.xpath("//meta[@name='robots']")
        own = "no-store" in headers["Cache-Control"]
        is_unlisted = any(part in address for part in UNLISTED)
        assert not kept_out or own or is_unlisted, address
        assert not kept_out or not address.endswith("/fraga/"), address
        path = urlsplit(address).path
        title = (language_of(path), tree.findtext(".//title"))
        titles.setdefault(title, set()).add(kind_of(path))
    assert [kinds for kinds in titles.values() if len(kinds) > 2] == []


@pytest.mark.parametrize("path", ["/", "/ar/aktiviteter/", "/kommuner/"])
def test_the_first_tab_leads_past_the_menu(visit, path):
    page = visit(path)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id || location.hash") in (
        "main",
        "#main",
    )


@pytest.mark.parametrize("path", ["/", "/ar/", "/aktiviteter/", "/kommuner/"])
def test_every_control_is_reached_and_seen(visit, path):
    page = visit(path, DESK)
    count = page.evaluate(
        "[...document.querySelectorAll('a[href],button,input,select,summary')]"
        ".filter(e => e.checkVisibility() && e.type !== 'hidden').length"
    )
    reached = set()
    for _press in range(count + 5):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => {
              const e = document.activeElement, s = getComputedStyle(e);
              if (e === document.body) return null;
              if (!e.dataset.seen) e.dataset.seen = Math.random();
              const seen = s.outlineStyle !== 'none' || s.boxShadow !== 'none';
              return [e.dataset.seen, seen, e.outerHTML.slice(0, 80)];
            }"""
        )
        if seen:
            reached.add(seen[0])
            assert seen[1], f"No visible focus on {seen[2]}"
    radios = page.evaluate("document.querySelectorAll('input[type=radio]').length")
    assert len(reached) >= count - radios
