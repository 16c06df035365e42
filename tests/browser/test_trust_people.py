"""What people do about what is theirs, on a phone: from the first page to the last."""

import json
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import WIDER, in_language, link_from_mail, press, text

PASSWORD = "a-long-password-here"
pytestmark = pytest.mark.parametrize("language", ["sv", "ar"])


def test_history_is_read_and_an_earlier_version_restored(town, at, language):
    one = town["history"]
    path = f"/organisationer/{one['pk']}/andra/"
    owner = at(one["first"], path)
    for phone in ("08-111 11 11", "08-222 22 22"):
        owner.goto(in_language(path, language))
        owner.fill("main [name=phone]", phone)
        press(owner)
    owner.locator("main a[href*='/historia/']").click()
    newest = owner.locator("main article").first
    assert newest.locator("h2").inner_text() == "Asta"
    assert "08-222 22 22" in newest.locator("ins").first.inner_text()
    assert "08-111 11 11" in newest.locator("del").first.inner_text()
    assert owner.evaluate(WIDER) <= 0
    owner.locator("main article a[href*='/historia/']").first.click()
    assert "08-111 11 11" in text(owner)
    press(owner)
    owner.goto(in_language(path, language))
    assert owner.input_value("main [name=phone]") == "08-111 11 11"


def test_she_takes_her_data_with_her_and_is_erased(town, at, language):
    leaver = town["leaver"]
    page = at(leaver, "/konto/mina-uppgifter/")
    with page.expect_download() as download:
        page.locator("main a[download]").first.click()
    told = json.loads(download.value.path().read_text())
    assert leaver["email"] in json.dumps(told)
    page.goto(in_language("/konto/mina-uppgifter/radera/", language))
    page.fill("main [name=password]", PASSWORD)
    press(page)
    press(page)
    page.goto(in_language("/min-sida/", language))
    assert "/logga-in/" in page.url
    owner = at(
        town["history"]["first"], f"/organisationer/{town['history']['pk']}/personer/"
    )
    assert leaver["email"] not in text(owner)


def test_who_saves_second_sees_what_the_first_changed_and_chooses(town, at, language):
    one = town["both"]
    path = f"/organisationer/{one['pk']}/andra/"
    asta, bodil = at(one["first"], path), at(one["second"], path)
    asta.fill("main [name=phone]", "08-111 11 11")
    press(asta)
    bodil.fill("main [name=phone]", "08-222 22 22")
    bodil.locator("main form button[type=submit]").last.click()
    choices = bodil.locator("main [name=keep_phone]")
    assert choices.count() == 2
    both = text(bodil)
    assert "Asta" in both
    assert "08-111 11 11" in both
    choices.last.check()
    press(bodil)
    asta.goto(in_language(path, language))
    assert asta.input_value("main [name=phone]") == "08-222 22 22"


def test_a_letter_asks_and_only_its_button_answers(portal, town, at, language):
    one = town["fresh"]
    portal.manage("ask_confirmations")
    link = urlsplit(link_from_mail(portal, one["mailbox"], "/aktuellt/")).path
    public = at(None, f"/organisationer/{one['pk']}/", java_script_enabled=False)
    old = public.locator(".fresh").first.inner_text()
    page = at(None, link)
    public.reload()
    assert public.locator(".fresh").first.inner_text() == old
    for _time in range(2):  # used again it does no harm
        page.locator("main button[value=right]").click()
        page.wait_for_load_state()
        assert page.locator("main .status--good").count()
    public.reload()
    assert public.locator(".fresh").first.inner_text() != old


def test_an_invitation_that_is_too_old_says_so(portal, town, at, language):
    one = town["invite"]
    address = f"olle@{language}.guests.example"
    owner = at(one["first"], f"/organisationer/{one['pk']}/personer/")
    owner.fill("main [name=email]", address)
    owner.locator("main form:has([name=email]) button[type=submit]").click()
    link = urlsplit(link_from_mail(portal, address, "/inbjudan/")).path
    assert one["name"] in text(at(None, link.removeprefix("/ar")))
    code = (
        "from samla.organisations.models import Invitation; "
        "from django.utils import timezone; "
        f"Invitation.objects.filter(email='{address}')"
        ".update(expires_at=timezone.now())"
    )
    portal.manage("shell", "-v", "0", "-c", code)
    late = at(None, link.removeprefix("/ar"))
    assert at.answer.status in (404, 410)
    assert not late.locator("main form").count()
    over = {"sv": "Den här inbjudan gäller inte längre", "ar": "لم تعد سارية"}
    assert over[language] in text(late)
