"""What a municipality decides, on a phone: from the first page to the last."""

import re
import time
from urllib.parse import urlsplit

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from tests.browser.conftest import (
    code_from_mail,
    in_language,
    link_from_mail,
    press,
    text,
)
from tests.browser.test_trust import send

pytestmark = pytest.mark.parametrize("language", ["sv", "ar"])
ANSWER = "Vi har tittat och svarar så."


def test_a_municipality_joins(portal, town, at, language):
    """Her address at the municipality's own domain is enough; then the second step."""
    slug = town["joins"]
    address = f"sara@{language}.joins.example"
    page = at(None, f"/konto/registrera/?next=/kommuner/{slug}/anslut/")
    page.fill("main [name=email]", address)
    send(page)
    page.fill("main [name=code]", code_from_mail(portal, address))
    send(page)
    page.goto(in_language(f"/kommuner/{slug}/anslut/", language))
    page.fill("main [name=function]", "Samordnare")
    page.fill("main [name=unit]", "Kultur och fritid")
    assert not page.locator("main [name=message]").count()  # her address says it
    send(page)
    page.wait_for_url("**/andra-steget/**")
    page.locator("main a[href*='/andra-steget/app/']").click()
    key = re.search(r"\b[A-Z2-7]{32}\b", page.content())[0]
    shown = format_hotp_value(hotp_value(key, int(time.time()) // 30))
    page.fill("main [name=code]", shown)
    send(page)
    page.wait_for_url("**/reservkoder/")  # and no code is asked for once more
    page.locator(f"main a[href*='/kommuner/{slug}/vagen-in/']").click()
    page.fill("main [name=function_name]", "Vägen in för föreningar")
    page.fill("main [name=unit]", "Kultur och fritid")
    page.fill("main [name=email]", address)
    page.fill("main [name=phone]", "08-123 45 67")
    page.fill("main [name=phone_hours]", "tisdag 9–11")
    page.fill("main [name=helps_with]", "Lokaler och kontakter.")
    page.fill("main [name=helps_not_with]", "Enskilda ärenden.")
    send(page)
    page.wait_for_url("**/min-sida/")
    visitor = at(None, f"/kommuner/{slug}/")
    assert "Vägen in för föreningar" in text(visitor)


def test_verified_and_everybody_reads_by_whom_what_and_when(town, at, language):
    one = town["verify"]
    path = f"/organisationer/{one['pk']}/"
    not_yet = {
        "sv": "Inte granskad av någon kommun än",
        "ar": "لم تراجعها أي بلدية بعد",
    }
    before = at(None, path, java_script_enabled=False)
    page = at(town["eva"], f"{path}granska/")
    page.locator("main [name=checked][value=statutes]").check()
    page.locator("main [name=checked][value=met]").check()
    page.fill("main [name=until_on]", "2027-11-30")
    press(page)
    said = page.inner_text("[role=status]")
    assert one["name"] in said
    assert not_yet[language] in text(before)
    before.reload()
    for words in {
        "sv": ("Samordnare för civilsamhället", "Vi har träffat", "30 november 2027"),
        "ar": ("Samordnare för civilsamhället", "30/11/2027"),
    }[language]:
        assert words in text(before)
    assert not_yet[language] not in text(before)


def test_suspended_told_objected_and_answered(portal, town, at, language):
    one = town["suspend"]
    path = f"/organisationer/{one['pk']}/"
    page = at(town["eva"], f"{path}stang-av/")
    page.fill("main [name=reason]", "Ingen svarar på adressen.")
    press(page)
    assert one["name"] in page.inner_text("[role=status]")
    at(None, path)
    assert at.answer.status == 404
    link = link_from_mail(portal, f"asta.{one['mailbox']}", "/invandning/")
    assert urlsplit(link).path == in_language(f"{path}invandning/", language)
    owner = at(one["first"], "/min-sida/", java_script_enabled=False)
    assert one["name"] in owner.locator("main section").first.inner_text()
    owner.locator("main section a[href*='/invandning/']").first.click()
    assert "Ingen svarar på adressen." in text(owner)
    owner.fill("main [name=text]", "Vi har bytt adress nu.")
    press(owner)
    page.goto(in_language("/min-sida/", language))
    page.locator(f"main a[href$='/{one['pk']}/stang-av/']").click()
    assert "Vi har bytt adress nu." in text(page)
    page.locator("main [name=decision][value=lift]").check()
    page.fill("main [name=answer]", ANSWER)
    press(page)
    owner.reload()
    assert ANSWER in text(owner)
    at(None, path)
    assert at.answer.status == 200


def test_wrong_information_is_reported_followed_and_opened_again(town, at, language):
    """Without JavaScript; the owner says corrected, the coordinator does not agree."""
    one = town["report"]
    visitor = at(None, f"/organisationer/{one['pk']}/", java_script_enabled=False)
    visitor.locator("footer a[href*='/rapportera/']").first.click()
    visitor.locator("main a[href*='typ=fel']").first.click()
    visitor.fill("main [name=text]", "Telefonen är fel.")
    press(visitor)
    code = visitor.locator("main .notice bdi.number").inner_text()
    assert re.fullmatch(r"[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}", code)
    owner = at(one["first"], "/rapporter/")
    owner.locator("main table a", has_text=one["name"]).click()
    owner.fill("main [name=reason]", "Nu är den rätt.")
    press(owner)
    eva = at(town["eva"], "/rapporter/?visa=avgjorda")
    eva.locator("main table a", has_text=one["name"]).first.click()
    eva.fill("main [name=reason]", "Numret går fortfarande inte fram.")
    press(eva)
    visitor.goto(in_language("/rapport/", language))
    visitor.fill("main [name=kod]", code.lower())
    press(visitor, "main form button")
    assert "Numret går fortfarande inte fram." in text(visitor)
    assert "Nu är den rätt." in text(visitor)
    eva.locator("main [name=outcome][value=corrected]").check()
    eva.fill("main [name=reason]", ANSWER)
    press(eva)
    visitor.reload()
    assert ANSWER in text(visitor)


def test_a_notice_of_illegal_content_is_decided_with_reasons(town, at, language):
    one = town["notice"]
    path = f"/organisationer/{one['pk']}/"
    visitor = at(None, f"/rapportera/?typ=olagligt&sida={path}")
    visitor.locator("main form button[type=submit]").last.click()
    assert visitor.locator("main [role=alert]").count()  # grounds and faith are asked
    visitor.fill("main [name=text]", "Texten om en folkgrupp.")
    visitor.fill("main [name=grounds]", "Det är hets.")
    visitor.fill("main [name=name]", "Sara")
    visitor.fill("main [name=email]", f"sara@{language}.notice.example")
    visitor.locator("main [name=in_good_faith]").check()
    press(visitor)
    receipt = visitor.url
    eva = at(town["eva"], "/rapporter/?slag=illegal")
    eva.locator("main table a", has_text=one["name"]).click()
    assert "Det är hets." in text(eva)
    eva.locator("main [name=outcome][value=taken_down]").check()
    eva.fill("main [name=reason]", ANSWER)
    press(eva)
    assert one["name"] in eva.inner_text("[role=status]")
    at(None, path)
    assert at.answer.status == 404
    visitor.goto(receipt)
    assert ANSWER in text(visitor)
    owner = at(one["first"], "/min-sida/")
    owner.locator("main section a[href*='/rapporter/']").first.click()
    assert ANSWER in text(owner)
    assert "Sara" not in text(owner)


def test_doubles_are_merged_side_by_side_and_made_two_again(portal, town, at, language):
    kept, gone = town["kept"], town["gone"]
    portal.manage("find_twins")
    eva = at(town["eva"], "/organisationer/dubbletter/")
    eva.locator("main article a", has_text=kept["name"]).first.click()
    assert eva.locator("main article").count() == 2
    eva.locator(f"main [name=keep][value='{kept['pk']}']").check()
    press(eva)
    merged = eva.url
    visitor = at(None, f"/organisationer/{gone['pk']}/")
    there = in_language(f"/organisationer/{kept['pk']}/", language)
    assert urlsplit(visitor.url).path == there
    eva.goto(merged)
    press(eva)
    # Asked past the browser's memory: a moved page is kept there for half a minute.
    again = visitor.request.get(in_language(f"/organisationer/{gone['pk']}/", language))
    assert gone["name"] in again.text()
