"""Anybody tells that something is wrong, without an account."""

import pytest
from django.core.cache import cache

from samla.moderation.models import Report
from samla.moderation.models.page import page_at

pytestmark = pytest.mark.django_db

XSS = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


@pytest.fixture(autouse=True)
def nobody_tried_yet():
    """Counts of tries outlive a test's transaction."""
    cache.clear()
    yield
    cache.clear()


def send(client, path, typ="fel", prefix="", **answers):
    """Somebody sends the form about a page."""
    told = {"sida": path, "text": "Dörren är flyttad."} | answers
    return client.post(f"{prefix}/rapportera/?typ={typ}&sida={path}", told)


def notice(**answers):
    return {
        "typ": "olagligt",
        "grounds": "Det är hets mot folkgrupp.",
        "law": "BrB 16 kap. 8 §",
        "name": "Sara",
        "email": "sara@example.org",
        "in_good_faith": "on",
    } | answers


def code_in(answer):
    return answer["Location"].split("/")[-2]


def test_the_foot_of_public_pages_leads_to_the_form(client, cafe):
    for path in ("/", f"/aktiviteter/{cafe.pk}/", "/ar/om/"):
        page = client.get(path)
        assert "rapportera/?sida=" in page.content.decode(), path
    assert "rapportera/?sida=" not in client.get("/konto/logga-in/").content.decode()


def test_the_start_page_can_be_reported_too(client):
    assert send(client, "/").status_code == 302
    assert Report.objects.get().path == "/"


def test_first_one_says_what_kind_it_is_then_comes_the_right_form(client, cafe):
    path = f"/aktiviteter/{cafe.pk}/"
    page = client.get(f"/rapportera/?sida={path}")
    assert cafe.title in page.content.decode()
    assert "form" not in page.context
    for typ, name in (("fel", "text"), ("forslag", "text"), ("olagligt", "grounds")):
        form = client.get(f"/rapportera/?typ={typ}&sida={path}").context["form"]
        assert name in form.fields
        assert form["sida"].value() == path


def test_a_report_reaches_owner_and_municipality_and_gives_a_receipt(
    client, cafe, entry_point, letters_of
):
    cafe.email = "cafe@sprakvannerna.example"
    cafe.save()
    found = {}

    def sent():
        found["answer"] = send(
            client, f"/aktiviteter/{cafe.pk}/", email="leyla@example.org"
        )

    letters = letters_of(sent)
    assert set(letters) == {
        "leyla@example.org",
        "cafe@sprakvannerna.example",
        "vagenin@botkyrka.example",
    }
    report = Report.objects.get()
    assert report.entry == cafe
    assert report.municipality == cafe.municipality
    assert report.written_code in letters["leyla@example.org"].body
    for address in ("cafe@sprakvannerna.example", "vagenin@botkyrka.example"):
        assert "leyla@" not in letters[address].body
        assert "Dörren är flyttad." in letters[address].body
    assert code_in(found["answer"]) == report.written_code
    page = client.get(found["answer"]["Location"]).content.decode()
    assert report.written_code in page
    assert "leyla@" not in page


def test_a_report_about_a_page_in_arabic_is_answered_in_arabic(
    client, cafe, entry_point, letters_of
):
    letters = letters_of(
        lambda: send(
            client,
            f"/ar/aktiviteter/{cafe.pk}/",
            prefix="/ar",
            email="leyla@example.org",
        )
    )
    report = Report.objects.get()
    assert (report.language, report.entry) == ("ar", cafe)
    assert f"/ar/rapport/{report.written_code}/" in letters["leyla@example.org"].body


def test_who_says_that_something_is_illegal_tells_why_and_who_she_is(client, cafe):
    path = f"/aktiviteter/{cafe.pk}/"
    for missing in ("grounds", "name", "email", "in_good_faith"):
        page = send(client, path, **notice(**{missing: ""}))
        assert list(page.context["form"].errors) == [missing]
    assert not Report.objects.exists()
    assert send(client, path, **notice()).status_code == 302


def test_abuse_of_children_can_be_told_without_a_name(client, cafe):
    answers = notice(name="", email="", is_about_children="on")
    assert send(client, f"/aktiviteter/{cafe.pk}/", **answers).status_code == 302


def test_a_notice_reaches_those_who_decide_and_not_the_owner(
    client, cafe, entry_point, letters_of
):
    letters = letters_of(lambda: send(client, f"/aktiviteter/{cafe.pk}/", **notice()))
    assert set(letters) == {"sara@example.org", "vagenin@botkyrka.example"}


def test_where_nobody_has_joined_the_administrators_are_told(
    client, settings, letters_of
):
    settings.CONTACT = "hej@samla.example"
    letters = letters_of(lambda: send(client, "/kommuner/umea/"))
    assert set(letters) == {"hej@samla.example"}
    assert Report.objects.get().municipality.slug == "umea"


@pytest.mark.parametrize(
    "path",
    [
        "/finns-inte/",
        "https://example.org/finns-inte/",
        "//example.org/",
        "/min-sida/",
        "/aktiviteter/99999999/",
        "/aktiviteter/99999999999999999999999/",
        "javascript:alert(1)",
        "/" + "a" * 400,
        "http://[",
        "",
    ],
)
def test_a_path_that_is_no_page_of_ours_is_refused(client, path):
    page = send(client, path)
    assert list(page.context["form"].errors) == ["sida"]
    assert not Report.objects.exists()


def test_a_page_that_is_paused_meanwhile_can_be_reported_and_tells_no_title(
    client, cafe
):
    cafe.approved_at = cafe.published_at
    cafe.save()
    cafe.unpublish()
    path = f"/aktiviteter/{cafe.pk}/"
    assert cafe.title not in client.get(f"/rapportera/?sida={path}").content.decode()
    assert send(client, path).status_code == 302
    assert Report.objects.get().title == ""


def test_a_draft_is_no_page(cafe):
    type(cafe).objects.update(published_at=None, approved_at=None)
    assert page_at(f"/aktiviteter/{cafe.pk}/") is None


def test_whole_addresses_can_be_pasted(cafe):
    page = page_at(f" https://samla.example/aktiviteter/{cafe.pk}/?x=1#a ")
    assert page.entry == cafe


def test_a_text_of_any_script_is_kept_and_nothing_in_it_is_code(
    client, cafe, kerstin, settings
):
    text = f"الباب مغلق 🔒 {XSS}"
    answers = notice(text=text, grounds=XSS, law=XSS, name=XSS)
    answer = send(client, f"/aktiviteter/{cafe.pk}/", **answers)
    report = Report.objects.get()
    assert report.text == text
    client.force_login(kerstin)
    for path in (answer["Location"], f"/rapporter/{report.pk}/", "/rapporter/"):
        page = client.get(path).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page


def test_what_is_too_long_or_an_identity_number_is_said_and_kept(client, cafe):
    path = f"/aktiviteter/{cafe.pk}/"
    for text in ("x" * 3001, "Ring 19850709-9805"):
        page = send(client, path, text=text)
        assert "text" in page.context["form"].errors
        assert text in page.content.decode()
    assert send(client, path, text="x" * 3000).status_code == 302


def test_the_eleventh_report_of_an_hour_waits_and_its_text_is_kept(client, cafe, hall):
    pages = [f"/aktiviteter/{cafe.pk}/", f"/lokaler/{hall.pk}/"]
    pages += ["/kommuner/", "/aktiviteter/"]
    for number in range(10):
        path = pages[number % 4]
        assert send(client, path, text=f"Nummer {number}").status_code == 302
    page = send(client, "/om/", text="Den elfte rapporten")
    assert page.status_code == 429
    assert "Den elfte rapporten" in page.content.decode()
    forged = client.post(
        "/rapportera/?typ=fel",
        {"sida": "/om/", "text": "Samma"},
        headers={"x-forwarded-for": "192.0.2.7"},
    )
    assert forged.status_code == 429
    assert Report.objects.count() == 10


def test_nobody_stops_others_from_telling_about_a_page(client, cafe):
    path = f"/aktiviteter/{cafe.pk}/"
    for language in ("", "/en", "/ar"):
        assert send(client, language + path, prefix=language).status_code == 302
    for language in ("", "/en"):
        assert send(client, language + path, prefix=language).status_code == 429
    assert send(client, path, **notice()).status_code == 302
    other = client.post(
        "/rapportera/?typ=fel", {"sida": path, "text": "Fel"}, REMOTE_ADDR="192.0.2.7"
    )
    assert other.status_code == 302


def test_a_page_takes_thirty_reports_an_hour_but_every_notice(client, cafe):
    path = f"/aktiviteter/{cafe.pk}/"
    answers = [
        client.post(
            "/rapportera/?typ=fel",
            {"sida": path, "text": "Fel"},
            REMOTE_ADDR=f"192.0.2.{number}",
        ).status_code
        for number in range(31)
    ]
    assert answers == [302] * 30 + [429]
    assert send(client, path, **notice()).status_code == 302


def test_what_is_sent_too_often_is_kept_and_not_looked_through(client, cafe):
    for _number in range(40):
        assert send(client, "/finns-inte/").status_code == 200
    page = send(client, "/finns-inte/", text="Den sista", prefix="/en")
    assert page.status_code == 429
    assert "Den sista" in page.content.decode()
    assert "Those were many reports" in page.content.decode()
    assert not page.context["form"].is_bound


def test_a_mailbox_gets_three_receipts_an_hour_however_it_is_written(
    client, cafe, hall, entry_point, letters_of
):
    pages = [f"/aktiviteter/{cafe.pk}/", f"/lokaler/{hall.pk}/"]
    found = []
    for number in range(4):
        email = f"Leyla+{number}@example.org"
        letters = letters_of(
            lambda to=email, at=number: send(client, pages[at % 2], email=to)
        )
        found.append(email in letters)
    assert found == [True, True, True, False]
    assert Report.objects.count() == 4


def test_the_code_is_read_however_it_is_written_and_guessing_stops(client, cafe):
    send(client, f"/aktiviteter/{cafe.pk}/")
    code = Report.objects.get().written_code
    spoken = code.replace("-", " ").lower()
    answer = client.get("/rapport/", {"kod": spoken}, follow=True)
    assert code in answer.content.decode()
    for number in range(30):
        assert client.get(f"/rapport/2222-2222-{number:04}/").status_code == 404
    assert client.get(f"/rapport/{code}/").status_code == 429
