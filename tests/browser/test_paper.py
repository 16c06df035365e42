"""A library prints a poster; who scans it reads in her own language on an old phone."""

import io

import pypdf

PAPERS = {"a4": (595, 842), "a3": (842, 1191)}


def printed(page):
    """What the browser's own print makes of a page."""
    return pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))


def test_a_poster_is_one_page_and_its_code_opens_on_the_phone(visit):
    page = visit("/aktiviteter/?var=botkyrka", java_script_enabled=False)
    page.locator("article.card a").first.click()
    page.get_by_role("link", name="Skriv ut en affisch").click()
    page.get_by_label("العربية").check()
    for size, (wide, high) in PAPERS.items():
        page.locator(f"[name=storlek][value={size}]").check()
        page.get_by_role("button", name="Visa papperet").click()
        paper = printed(page)
        box = paper.pages[0].mediabox
        assert len(paper.pages) == 1
        assert (round(box.width), round(box.height)) == (wide, high)
    text = paper.pages[0].extract_text()
    assert "Visa papperet" not in text
    code = page.locator(".sheet__code").inner_text()
    assert code in text
    file = page.request.get(page.get_by_role("link", name="PDF").get_attribute("href"))
    assert file.headers["content-type"] == "application/pdf"

    phone = visit(f"/k/{code.lower()}", locale="ar-SY", java_script_enabled=False)
    assert "/ar/aktiviteter/" in phone.url
    phone.locator("a[href$='/fraser/']").click()
    phone.locator("[name=vem][value=son]").check()
    phone.locator("[name=alder]").fill("12")
    phone.locator("main form button").first.click()
    assert phone.get_by_text("Hej! Min son är 12 år. Får han vara med?").is_visible()
    assert phone.get_by_text("عمر ابني 12 سنة").is_visible()


def test_the_week_of_a_municipality_is_one_page_too(visit):
    page = visit("/kommuner/botkyrka/affisch/?vecka=nasta&sprak=sv&sprak=ar&sprak=en")
    assert len(printed(page).pages) == 1
    shared = visit("/")
    shared.add_init_script(
        "navigator.share = data => { window.sent = data; return Promise.resolve() }"
    )
    shared.goto("/aktiviteter/")
    shared.locator("article.card a").first.click()
    shared.locator("[data-share]").click()
    assert shared.evaluate("window.sent.url") == shared.url
