"""Sign-in through an identity provider, with one that runs beside the test."""

from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import ImproperlyConfigured
from oidc_provider_mock import User as Claims
from oidc_provider_mock import run_server_in_thread

from samla.accounts.identity_providers import apps, checked, origins
from samla.accounts.models import User
from samla.core.access import SECOND_STEP_TAKEN
from samla.municipalities.models import StaffMember
from tests.accounts.conftest import is_in
from tests.conftest import person

VIA = "/konto/logga-in/via/botkyrka/"
BACK = f"{VIA}klart/"
LOGIN = "/konto/logga-in/"
EVA = "eva@botkyrka.example"
PROVIDER = {
    "id": "botkyrka",
    "name": "Botkyrka kommun",
    "server_url": "https://id.botkyrka.example/realms/one",
    "client_id": "samla",
    "secret": "kept-secret",
    "domains": ["botkyrka.example", "räksmörgås.example"],
}


def claims(sub, email, verified=True, **more):
    return Claims(sub=sub, claims={"email": email, "email_verified": verified, **more})


PEOPLE = [
    claims("eva", "Eva@Botkyrka.example", name="Eva Ek"),
    claims("unverified", EVA, verified=False),
    claims("outside", "amina@sprakvannerna.example"),
    claims("above", "eva@evil.botkyrka.example"),
    claims("below", "eva@botkyrka.example.evil.example"),
    claims("nameless", "", verified=True),
    claims("smorgas", "lisa@xn--rksmrgs-5wao1o.example"),
    claims("long", "lang@botkyrka.example", name="x" * 5000),
]


@pytest.fixture(scope="module")
def server():
    """An identity provider on this machine."""
    with run_server_in_thread(user_claims=PEOPLE) as running:
        yield f"http://localhost:{running.server_port}"


@pytest.fixture
def provider(settings, server):
    """Names the provider in the settings, and changes what a test asks for."""

    def named(**changes):
        told = checked([{**PROVIDER, "server_url": server, **changes}])
        settings.SOCIALACCOUNT_PROVIDERS = {
            "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": apps(told)}
        }
        return SimpleNamespace(url=server)

    named()
    return named


@pytest.fixture
def come(client, provider, db):
    """Goes the whole round as somebody, and comes back."""

    def as_somebody(sub, path=VIA, **typed):
        there = client.post(path, typed).url
        back = requests.post(there, data={"sub": sub}, allow_redirects=False, timeout=5)
        address = urlsplit(back.headers["Location"])
        return client.get(f"{address.path}?{address.query}")

    return as_somebody


def test_eva_gets_an_account_with_one_press(client, come):
    assert come("eva", next="/organisationer/ny/").url == "/organisationer/ny/"
    eva = User.objects.get()
    assert is_in(client)
    assert (eva.email, eva.name) == (EVA, "Eva Ek")
    assert not eva.has_usable_password()
    assert EmailAddress.objects.get().verified
    assert SocialAccount.objects.get().extra_data == {}


def test_the_second_time_she_is_the_same_person(client, come):
    come("eva")
    client.post("/konto/logga-ut/")
    come("eva")
    assert is_in(client)
    assert User.objects.count() == 1


def test_her_account_from_before_is_hers(client, come, db):
    eva = person(EVA, "Eva")
    come("eva")
    assert client.session["_auth_user_id"] == str(eva.pk)
    eva.refresh_from_db()
    assert eva.has_usable_password()


def test_an_address_in_ascii_opens_the_same_account(client, come, db):
    lisa = person("lisa@räksmörgås.example")
    come("smorgas")
    assert client.session["_auth_user_id"] == str(lisa.pk)


@pytest.mark.parametrize("sub", ["unverified", "outside", "above", "below", "nameless"])
def test_the_provider_vouches_for_its_own_addresses_only(client, come, amina, sub):
    person(EVA, "Eva")
    answer = come(sub)
    assert answer.status_code == 403
    assert f'href="{LOGIN}"' in answer.content.decode()
    assert not is_in(client)
    assert not SocialAccount.objects.exists()
    assert User.objects.count() == 2


def test_a_provider_that_says_nothing_can_be_believed_by_the_settings(
    client, come, provider
):
    provider(addresses_are_verified=True)
    come("unverified")
    assert is_in(client)
    client.post("/konto/logga-ut/")
    assert come("outside").status_code == 403


def test_who_has_moved_to_another_domain_is_not_let_in(client, come, provider):
    come("eva")
    client.post("/konto/logga-ut/")
    provider(domains=["umea.example"])
    assert come("eva").status_code == 403
    assert not is_in(client)


def test_what_is_sent_to_the_provider_is_bound_to_this_browser(client, provider, db):
    there = client.post(VIA).url
    asked = parse_qs(urlsplit(there).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert len(asked["code_challenge"][0]) > 40
    assert len(asked["state"][0]) >= 16
    assert asked["redirect_uri"] == [f"http://testserver{BACK}"]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_way_back_is_the_same_in_every_language(client, provider, db, language):
    asked = parse_qs(urlsplit(client.post(f"/{language}{VIA}").url).query)
    assert asked["redirect_uri"] == [f"http://testserver{BACK}"]


@pytest.mark.parametrize(
    "query", ["", "?code=x", "?code=x&state=forged", "?error=x&state=y", "?state=%3C"]
)
def test_who_comes_back_without_having_left_is_not_let_in(client, provider, db, query):
    answer = client.get(BACK + query)
    assert answer.status_code == 401
    assert "<h1>" in answer.content.decode()
    assert not is_in(client)


def test_somebody_elses_way_back_is_no_way_in(client, come, provider):
    there = client.post(VIA).url
    back = requests.post(there, data={"sub": "eva"}, allow_redirects=False, timeout=5)
    address = urlsplit(back.headers["Location"])
    victim = type(client)()
    assert victim.get(f"{address.path}?{address.query}").status_code == 401
    assert not is_in(victim)


def test_a_way_back_works_once(client, come):
    there = client.post(VIA).url
    back = requests.post(there, data={"sub": "eva"}, allow_redirects=False, timeout=5)
    address = urlsplit(back.headers["Location"])
    client.get(f"{address.path}?{address.query}")
    client.post("/konto/logga-ut/")
    assert client.get(f"{address.path}?{address.query}").status_code == 401


def test_who_says_no_there_begins_anew(client, provider, db):
    there = client.post(VIA).url
    back = requests.post(
        there, data={"action": "deny"}, allow_redirects=False, timeout=5
    )
    address = urlsplit(back.headers["Location"])
    state = parse_qs(urlsplit(there).query)["state"][0]
    answer = client.get(f"{address.path}?{address.query}&state={state}", follow=True)
    assert answer.redirect_chain[-1][0].startswith(LOGIN)


def test_a_link_alone_leads_nobody_there(client, provider, db):
    assert client.get(VIA).url == LOGIN


def test_nobody_connects_a_strangers_account(client, come, stranger):
    client.force_login(stranger)
    answer = come("eva", path=f"{VIA}?process=connect")
    assert answer.status_code == 403
    assert not SocialAccount.objects.exists()


def test_a_provider_that_is_away_breaks_nothing(client, provider, db):
    provider(server_url="http://127.0.0.1:9")
    answer = client.post(VIA)
    assert answer.status_code == 503
    assert "Botkyrka kommun" in answer.content.decode()


def test_a_provider_that_goes_away_in_between_breaks_nothing(client, provider, db):
    state = parse_qs(urlsplit(client.post(VIA).url).query)["state"][0]
    provider(server_url="http://127.0.0.1:9")
    assert client.get(f"{BACK}?code=x&state={state}").status_code == 503


def test_a_provider_that_talks_nonsense_breaks_nothing(client, provider, server, db):
    provider(server_url=f"{server}/.well-known/../oauth2/authorize")
    assert client.post(VIA).status_code == 503


def test_a_code_that_is_none_is_refused(client, provider, db):
    state = parse_qs(urlsplit(client.post(VIA).url).query)["state"][0]
    answer = client.get(f"{BACK}?code=forged&state={state}")
    assert answer.status_code in (401, 503)
    assert not is_in(client)


def test_a_name_that_is_too_long_is_cut(client, come):
    come("long")
    assert len(User.objects.get().name) == 100


def test_the_sign_in_page_has_a_button_for_each(client, provider, db):
    html = client.get(f"/en{LOGIN}").content.decode()
    assert "Sign in with <bdi>Botkyrka kommun</bdi>" in html
    assert f'action="/en{VIA}"' in html


def test_without_settings_there_is_none(client, db):
    assert "/via/" not in client.get(LOGIN).content.decode()
    assert client.post(VIA).status_code == 404


@pytest.fixture
def coordinator(entry_point):
    """Eva, who coordinates Botkyrka and has no second step of her own here."""
    eva = person(EVA, "Eva")
    StaffMember.objects.create(
        user=eva, municipality=entry_point.municipality, role="coordinator"
    )
    return eva


def test_a_provider_that_asks_for_two_steps_is_enough(
    client, come, provider, coordinator
):
    provider(second_factor=True)
    come("eva")
    assert client.get("/min-sida/").status_code == 200
    assert client.session[SECOND_STEP_TAKEN] == str(coordinator.pk)


def test_that_counts_for_this_sign_in_only(client, come, provider, coordinator):
    provider(second_factor=True)
    come("eva")
    other = type(client)()
    other.post(
        "/konto/logga-in/losenord/",
        {"login": EVA, "password": "a-long-password-here"},
    )
    assert other.get("/min-sida/").url.startswith("/konto/andra-steget/")
    client.post("/konto/logga-ut/")
    client.post(
        "/konto/logga-in/losenord/",
        {"login": EVA, "password": "a-long-password-here"},
    )
    assert client.get("/min-sida/").url.startswith("/konto/andra-steget/")


def test_no_provider_vouches_for_an_administrator(client, come, provider, coordinator):
    coordinator.is_superuser = True
    coordinator.save()
    provider(second_factor=True)
    come("eva")
    assert SECOND_STEP_TAKEN not in client.session
    assert client.get("/min-sida/").url.startswith("/konto/andra-steget/")


def test_who_becomes_administrator_is_asked_at_once(
    client, come, provider, coordinator
):
    provider(second_factor=True)
    come("eva")
    User.objects.filter(pk=coordinator.pk).update(is_superuser=True)
    assert client.get("/min-sida/").url.startswith("/konto/andra-steget/")


def test_one_that_does_not_is_not(client, come, coordinator):
    come("eva")
    assert client.get("/min-sida/").url.startswith("/konto/andra-steget/")


def test_who_has_an_app_is_asked_for_its_code_after_a_lax_provider(
    client, come, provider, kerstin
):
    kerstin.email = EVA
    kerstin.save()
    kerstin.emailaddress_set.update(email=EVA)
    assert come("eva").url == "/konto/logga-in/andra-steget/"
    assert not is_in(client)
    client.post("/konto/logga-ut/")
    provider(second_factor=True)
    come("eva")
    assert is_in(client)


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "botkyrka"},
        ["botkyrka"],
        [{**PROVIDER, "colour": "blue"}],
        [{key: value for key, value in PROVIDER.items() if key != "domains"}],
        [{**PROVIDER, "domains": []}],
        [{**PROVIDER, "id": "a/b"}],
        [PROVIDER, PROVIDER],
    ],
)
def test_settings_that_are_wrong_stop_the_start_with_a_word(wrong):
    with pytest.raises(ImproperlyConfigured, match="SAMLA_OIDC"):
        checked(wrong)


def test_forms_lead_to_the_providers_and_nowhere_else():
    told = [{**PROVIDER, "origins": ["https://login.example/x"]}]
    assert origins(told) == ["https://id.botkyrka.example", "https://login.example"]
    assert origins([]) == []
