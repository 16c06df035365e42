"""The second step: asked of those who work for a municipality, open to everybody."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.urls import reverse

from samla.accounts.models import User
from samla.municipalities.models import EntryPoint, StaffMember
from tests.accounts.conftest import code_in, code_of_app, is_in, wrong_code_of_app
from tests.conftest import person, with_second_factor

LOGIN = "/konto/logga-in/"
PASSWORD = "/konto/logga-in/losenord/"
STEP = "/konto/logga-in/andra-steget/"
SETTLE = "/konto/andra-steget/"
APP = "/konto/andra-steget/app/"
AGAIN = "/konto/bekrafta/"
CODE_AGAIN = "/konto/andra-steget/bekrafta/"
RIGHT = "a-long-password-here"


@pytest.fixture
def eva(entry_point):
    """A coordinator who signs in with one step so far."""
    eva = person("eva@botkyrka.example", "Eva")
    StaffMember.objects.create(
        user=eva, municipality=entry_point.municipality, role="coordinator"
    )
    return eva


def with_password(client, user, password=RIGHT):
    return client.post(PASSWORD, {"login": user.email, "password": password})


def test_who_works_for_a_municipality_is_led_to_the_second_step(client, eva):
    client.force_login(eva)
    for path in ("/min-sida/", "/kommuner/botkyrka/vagen-in/", "/organisationer/ny/"):
        assert client.get(path).url == f"{SETTLE}?next={path}"
    html = client.get(SETTLE).content.decode()
    assert f'href="{APP}"' in html
    assert 'href="/konto/passnycklar/ny/"' in html


def test_nothing_is_done_before_that_by_sending_a_form(client, eva):
    client.force_login(eva)
    answer = client.post("/kommuner/botkyrka/vagen-in/", {"unit": "Taken"})
    assert answer.url.startswith(SETTLE)
    assert EntryPoint.objects.get().unit != "Taken"


@pytest.mark.parametrize("fact", ["is_staff", "is_superuser"])
def test_administrators_are_asked_too(client, stranger, fact):
    setattr(stranger, fact, True)
    stranger.save()
    client.force_login(stranger)
    assert client.get("/min-sida/").url.startswith(SETTLE)


def test_who_edits_for_an_association_is_not_asked(client, amina):
    client.force_login(amina)
    assert client.get("/min-sida/").status_code == 200


@pytest.mark.parametrize("kind", ["totp", "webauthn"])
def test_an_app_or_a_passkey_is_enough(client, eva, kind):
    Authenticator.objects.create(user=eva, type=kind, data={})
    client.force_login(eva)
    assert client.get("/min-sida/").status_code == 200


def test_recovery_codes_alone_are_not(client, eva):
    Authenticator.objects.create(user=eva, type="recovery_codes", data={})
    client.force_login(eva)
    assert client.get("/min-sida/").url.startswith(SETTLE)


def test_her_own_account_stays_open_meanwhile(client, eva):
    client.force_login(eva)
    for path in ("/konto/", "/konto/e-post/", "/konto/losenord/", SETTLE):
        assert client.get(path).status_code == 200


def test_public_pages_ask_nobody(client, eva):
    client.force_login(eva)
    assert client.get("/kommuner/botkyrka/").status_code == 200


def test_the_door_asks_the_database_once(stranger, django_assert_num_queries):
    stranger = User.objects.get(pk=stranger.pk)
    with django_assert_num_queries(1):
        assert not stranger.must_add_second_factor
        assert not stranger.must_add_second_factor


@pytest.fixture
def adding(client, eva):
    """Eva's browser on the page that shows the key of an app."""
    with_password(client, eva)
    client.get("/min-sida/", follow=True)
    assert client.get(APP).url.startswith(f"{AGAIN}?next=")
    client.post(AGAIN, {"password": RIGHT, "next": APP})
    return client


def shown_code(page):
    """What an app shows that has read the key of a page."""
    key = page.context["form"].secret
    return format_hotp_value(hotp_value(key, int(time.time()) // 30))


def test_eva_adds_an_app_and_goes_on_to_where_she_was_going(
    adding, eva, post, django_capture_on_commit_callbacks
):
    page = adding.get(APP)
    assert page.context["form"].secret in page.content.decode()
    assert "<svg" in page.content.decode()
    assert " style=" not in page.content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        answer = adding.post(APP, {"code": shown_code(page)})
    assert answer.url == f"{SETTLE}reservkoder/"
    codes = adding.get(answer.url)
    assert 'href="/min-sida/"' in codes.content.decode()
    assert len(codes.context["unused_codes"]) == 10
    assert adding.get("/min-sida/").status_code == 200
    assert post()[-1].to == [eva.email]


def test_without_a_password_she_reads_her_codes_at_once(client, eva, post):
    eva.set_unusable_password()
    eva.save()
    client.post(LOGIN, {"login": eva.email})
    client.post("/konto/logga-in/kod/", {"code": code_in(post()[-1])})
    page = client.get(APP)
    answer = client.post(APP, {"code": shown_code(page)}, follow=True)
    assert answer.redirect_chain == [(f"{SETTLE}reservkoder/", 302)]
    assert len(answer.context["unused_codes"]) == 10


def test_a_wrong_first_code_adds_nothing(adding, eva):
    adding.get(APP)
    answer = adding.post(APP, {"code": "000000"})
    assert 'id="id_code_error"' in answer.content.decode()
    assert not Authenticator.objects.filter(user=eva).exists()


def test_sign_ins_without_the_step_end_when_it_is_added(adding, eva, client):
    other = type(client)()
    with_password(other, eva)
    assert other.get("/konto/").status_code == 200
    adding.post(APP, {"code": shown_code(adding.get(APP))})
    assert other.get("/konto/").status_code == 302
    assert adding.get("/konto/").status_code == 200


def test_the_code_is_asked_for_after_the_password(client, kerstin):
    assert with_password(client, kerstin).url == STEP
    assert not is_in(client)
    assert client.get("/min-sida/").status_code == 302
    client.post(STEP, {"code": code_of_app(kerstin)})
    assert is_in(client)
    assert client.get("/min-sida/").status_code == 200


def test_it_is_asked_for_after_a_code_by_mail_too(client, kerstin, post):
    client.post(LOGIN, {"login": kerstin.email})
    answer = client.post("/konto/logga-in/kod/", {"code": code_in(post()[-1])})
    assert answer.url == STEP
    assert not is_in(client)


def test_a_new_password_by_mail_does_not_go_round_it(client, kerstin, post):
    client.post("/konto/losenord/glomt/", {"email": kerstin.email})
    client.post("/konto/losenord/glomt/kod/", {"code": code_in(post()[-1])})
    answer = client.post(
        "/konto/losenord/glomt/nytt/", {"password1": "tre gula cyklar i hamnen"}
    )
    assert answer.url == STEP
    assert not is_in(client)
    assert client.get("/konto/").status_code == 302


def test_a_code_works_once_even_while_it_is_still_shown(client, kerstin, time_machine):
    time_machine.move_to("2027-03-31 12:00:00Z", tick=False)
    code = code_of_app(kerstin, 1)
    for second, works in (("00", True), ("05", False), ("35", False), ("59", False)):
        time_machine.move_to(f"2027-03-31 12:00:{second}Z", tick=False)
        client.post("/konto/logga-ut/")
        with_password(client, kerstin)
        client.post(STEP, {"code": code})
        assert is_in(client) == works


def test_a_clock_that_is_half_a_minute_wrong_does_not_matter(client, kerstin):
    with_password(client, kerstin)
    client.post(STEP, {"code": code_of_app(kerstin, -1)})
    assert is_in(client)


@pytest.mark.parametrize(
    "nonsense", ["", "x", "123", "0" * 5000, "<script>", "١٢٣", "\u202e", "12\x0034"]
)
def test_what_is_no_code_gets_a_word_at_the_field(client, kerstin, nonsense):
    with_password(client, kerstin)
    answer = client.post(STEP, {"code": nonsense})
    assert answer.status_code in (200, 400)
    assert not is_in(client)


def test_guessing_codes_stops_and_other_sign_ins_do_not_help(client, kerstin, amina):
    with_second_factor(amina)
    wrong, statuses = wrong_code_of_app(kerstin), []
    for number in range(14):
        with_password(client, kerstin)
        statuses.append(client.post(STEP, {"code": wrong}).status_code)
        if number == 6:
            attacker = type(client)()
            with_password(attacker, amina)
            attacker.post(STEP, {"code": code_of_app(amina)})
            assert is_in(attacker)
    assert statuses == [200] * 10 + [429] * 4


def test_a_recovery_code_stands_in_for_the_app_once(client, kerstin):
    codes = Authenticator.objects.create(
        user=kerstin, type="recovery_codes", data={"seed": "ab" * 40, "used_mask": 0}
    )
    first = codes.wrap().get_unused_codes()[0]
    with_password(client, kerstin)
    client.post(STEP, {"code": first})
    assert is_in(client)
    client.post("/konto/logga-ut/")
    with_password(client, kerstin)
    assert client.post(STEP, {"code": first}).status_code == 200
    assert not is_in(client)


def test_who_has_not_begun_is_led_to_the_beginning(client, db):
    assert client.get(STEP).url.startswith(LOGIN)


def test_removing_the_app_asks_who_one_is_and_tells_by_letter(client, kerstin, post):
    client.force_login(kerstin)
    remove = reverse("mfa_deactivate_totp")
    assert client.post(remove).url.startswith(CODE_AGAIN)
    assert Authenticator.objects.filter(user=kerstin).exists()
    client.post(CODE_AGAIN, {"code": code_of_app(kerstin)})
    client.post(remove)
    assert not Authenticator.objects.filter(user=kerstin).exists()
    assert post()[-1].to == [kerstin.email]
    assert client.get("/min-sida/").url.startswith(SETTLE)


def test_a_password_is_no_proof_of_who_has_a_second_step(client, kerstin):
    client.force_login(kerstin)
    remove = reverse("mfa_deactivate_totp")
    assert client.post(AGAIN, {"password": RIGHT}).url.startswith(CODE_AGAIN)
    assert client.post(remove).url.startswith(CODE_AGAIN)
    assert Authenticator.objects.filter(user=kerstin).exists()


def test_a_stolen_session_without_a_password_chooses_none(client, kerstin):
    kerstin.set_unusable_password()
    kerstin.save()
    client.force_login(kerstin)
    choose = "/konto/losenord/valj/"
    assert client.get(choose).url.startswith(CODE_AGAIN)
    assert client.post(choose, {"password1": RIGHT}).url.startswith(CODE_AGAIN)
    kerstin.refresh_from_db()
    assert not kerstin.has_usable_password()
    client.post(CODE_AGAIN, {"code": code_of_app(kerstin)})
    client.post(choose, {"password1": "tre gula cyklar i hamnen"})
    kerstin.refresh_from_db()
    assert kerstin.has_usable_password()
