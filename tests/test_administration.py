"""The administration: for administrators only, quick, and no more than it should be."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import get_resolver
from django.utils import translation
from pghistory.models import Event

from samla.accounts.models import User
from samla.municipalities.models import MunicipalityDomain
from samla.organisations.models import Membership, Organisation
from samla.post.models import Letter
from tests.conftest import person, with_second_factor
from tests.test_house import routes

pytestmark = pytest.mark.django_db
PATHS = sorted(
    {
        path
        for path, _view in routes(get_resolver())
        if path.startswith("administration")
    }
)
USERS = "/administration/accounts/user/"


@pytest.fixture
def rut():
    """An administrator."""
    return with_second_factor(
        User.objects.create_superuser("rut@samla.example", "a-long-password-here")
    )


def addresses():
    """Every address of the administration, with a row that is there where one is."""
    for path in PATHS:
        app, model = (re.findall(r"administration/(\w+)/(\w+)/", path) or [("", "")])[0]
        tables = {each._meta.label_lower: each for each in admin.site._registry}
        table = tables.get(f"{app}.{model}")
        row = table and table.objects.order_by("pk").first()
        path = path.replace("<path:object_id>", str(row.pk) if row else "1")
        path = re.sub(r"\^\(\?P<app_label>([^|)]*)[^)]*\)/\$", r"\1/", path)
        yield f"/{path}"


def test_there_are_addresses_to_try():
    assert len(PATHS) > 50
    assert "administration/accounts/user/<path:object_id>/change/" in PATHS


def test_nobody_is_asked_to_sign_in(client, cafe, kerstin):
    for path in addresses():
        for answer in (client.get(path), client.post(path)):
            assert answer.status_code == 302, path
            assert answer["Location"].startswith("/konto/logga-in/"), path


@pytest.mark.parametrize("who", ["stranger", "kerstin"])
def test_to_those_who_are_no_administrators_it_is_not_there(
    client, request, cafe, kerstin, wordless_refusals, who
):
    client.force_login(request.getfixturevalue(who))
    found = {
        path: (client.get(path).status_code, client.post(path).status_code)
        for path in addresses()
    }
    assert {path: each for path, each in found.items() if each != (404, 404)} == {}


def test_administrators_come_in_with_a_second_step_only(client, rut):
    rut.authenticator_set.all().delete()
    client.force_login(rut)
    assert client.get("/administration/")["Location"].startswith("/konto/andra-steget/")


def test_is_staff_alone_opens_nothing(client, stranger):
    stranger.is_staff = True
    stranger.save()
    client.force_login(with_second_factor(stranger))
    assert client.get("/administration/").status_code == 404


def test_every_page_answers_an_administrator(client, rut, cafe, hall, kerstin, amina):
    client.force_login(rut)
    for path in addresses():
        status = client.get(path).status_code
        assert status in (200, 302, 403, 404), (path, status)
        if path.endswith(("/change/", "/history/")) or path.count("/") == 4:
            assert status in (200, 404), (path, status)


@pytest.mark.parametrize("model", admin.site._registry, ids=lambda m: m._meta.label)
def test_lists_are_searched_with_few_questions(
    client, rut, cafe, hall, kerstin, model, django_assert_max_num_queries
):
    client.force_login(rut)
    path = f"/administration/{model._meta.app_label}/{model._meta.model_name}/"
    with django_assert_max_num_queries(14):
        answer = client.get(path, {"q": "1"})
    assert answer.status_code == 200


def test_nothing_but_domains_and_sources_is_added_changed_or_deleted_here():
    class request:
        user = User(is_superuser=True)

    open_tables = {
        model._meta.label
        for model, shown in admin.site._registry.items()
        if shown.has_add_permission(request)
        or shown.has_change_permission(request)
        or shown.has_delete_permission(request)
    }
    assert open_tables == {"municipalities.MunicipalityDomain", "themes.Source"}


def test_every_history_can_be_read():
    shown = {model for model in admin.site._registry if issubclass(model, Event)}
    assert len(shown) > 10


def test_a_domain_is_confirmed_and_anew_when_it_is_changed(client, rut, botkyrka):
    domain = MunicipalityDomain.objects.create(
        name="botkyrka.example", municipality=botkyrka
    )
    client.force_login(rut)
    path = "/administration/municipalities/municipalitydomain/"
    asked = {"action": "confirm", "_selected_action": [domain.pk]}
    client.post(path, asked)
    domain.refresh_from_db()
    assert domain.confirmed_at is None
    client.post(path, asked | {"confirmed": "yes", "answer": "Växeln svarade."})
    domain.refresh_from_db()
    assert domain.confirmed_by == rut
    changed = {"name": "botkyrka2.example", "municipality": botkyrka.pk}
    client.post(f"{path}{domain.pk}/change/", changed)
    domain.refresh_from_db()
    assert (domain.name, domain.confirmed_at) == ("botkyrka2.example", None)


def test_a_domain_is_added_and_that_is_written_down(client, rut, botkyrka):
    client.force_login(rut)
    path = "/administration/municipalities/municipalitydomain/add/"
    client.post(path, {"name": "botkyrka.example", "municipality": botkyrka.pk})
    domain = MunicipalityDomain.objects.get(name="botkyrka.example")
    assert domain.municipality == botkyrka
    assert LogEntry.objects.get().object_id == str(domain.pk)


def act(client, path, action, row, **answers):
    return client.post(path, {"action": action, "_selected_action": row.pk, **answers})


def signed_in(somebody):
    client = Client()
    client.force_login(somebody)
    key = client.session.session_key
    UserSession.objects.create(user=somebody, session_key=key, ip="127.0.0.1")
    return key


@pytest.mark.parametrize(
    "action", ["end_sign_ins", "remove_second_step", "close", "open_again"]
)
def test_help_is_asked_about_once_more_told_and_written_down(
    client, rut, kerstin, action
):
    key = signed_in(kerstin)
    client.force_login(rut)
    page = act(client, USERS, action, kerstin)
    assert page.status_code == 200
    assert 'name="answer"' in page.content.decode()
    assert not LogEntry.objects.exists()
    assert Session.objects.filter(session_key=key).exists()
    act(client, USERS, action, kerstin, confirmed="yes", answer="Tappad telefon")
    entry = LogEntry.objects.get()
    assert entry.user == rut
    assert "Tappad telefon" in entry.change_message
    assert "Kerstin" not in entry.object_repr
    assert mail.outbox[-1].to == [kerstin.email]
    assert "Tappad telefon" in mail.outbox[-1].body
    assert Session.objects.filter(session_key=key).exists() is (action == "open_again")
    kerstin.refresh_from_db()
    assert kerstin.is_active is (action != "close")
    left = Authenticator.objects.filter(user=kerstin).exists()
    assert left is (action != "remove_second_step")


def test_help_needs_a_reason(client, rut, kerstin):
    client.force_login(rut)
    act(client, USERS, "close", kerstin, confirmed="yes", answer=" ")
    kerstin.refresh_from_db()
    assert kerstin.is_active


def test_an_administrator_does_not_help_herself(client, rut):
    client.force_login(rut)
    act(client, USERS, "remove_second_step", rut, confirmed="yes", answer="Jag")
    assert Authenticator.objects.filter(user=rut).exists()


def test_an_owner_is_appointed(client, rut, association, stranger):
    client.force_login(rut)
    path = "/administration/organisations/organisation/"
    act(client, path, "appoint_owner", association)
    said = act(
        client,
        path,
        "appoint_owner",
        association,
        confirmed="yes",
        answer="De hade ingen kvar",
        email="x@x.example",
    )
    assert said.status_code == 200
    assert not Membership.objects.filter(organisation=association).exists()
    sent = {"confirmed": "yes", "email": stranger.email.upper()}
    act(client, path, "appoint_owner", association, **sent)
    assert not association.memberships.exists()
    sent["answer"] = "De hade ingen kvar"
    act(client, path, "appoint_owner", association, **sent)
    assert association.memberships.get().user == stranger
    written = LogEntry.objects.get().change_message
    assert stranger.email not in written.lower()
    assert f"{stranger.pk})" in written
    told = {letter.to[0]: letter.body for letter in mail.outbox}
    assert set(told) == {stranger.email, association.email}
    assert all("De hade ingen kvar" in body for body in told.values())


def chosen(client, people, **answers):
    keys = [each.pk for each in people]
    return client.post(
        USERS, {"action": "close", "_selected_action": keys, **answers}, follow=True
    )


def test_all_or_none_are_helped(client, rut, stranger):
    client.force_login(rut)
    chosen(client, [stranger, rut], confirmed="yes", answer="Alla")
    assert not User.objects.filter(is_active=False).exists()
    assert not LogEntry.objects.exists()


def test_too_many_at_once_are_refused_and_none_left_out(client, rut):
    people = [User(email=f"p{number}@x.example") for number in range(51)]
    people = User.objects.bulk_create(people)
    client.force_login(rut)
    page = chosen(client, people, confirmed="yes", answer="Alla")
    assert "50" in page.content.decode()
    assert User.objects.filter(is_active=False).count() == 0
    chosen(client, people[:50], confirmed="yes", answer="Alla")
    assert User.objects.filter(is_active=False).count() == 50


def test_no_page_shows_secrets(client, rut, kerstin):
    client.force_login(rut)
    page = client.get(f"{USERS}{kerstin.pk}/change/").content.decode()
    assert kerstin.email in page
    assert "password" not in page.lower()
    assert kerstin.password not in page
    letter = Letter.objects.create(message=b"Din kod: 12345678", message_id="<a@b>")
    page = client.get(f"/administration/post/letter/{letter.pk}/change/")
    assert page.status_code == 200
    assert "12345678" not in page.content.decode()
    assert letter.key not in page.content.decode()


def test_the_pages_run_no_script_and_no_style_of_their_own(client, rut, association):
    client.force_login(rut)
    for path in ("/administration/", USERS, f"{USERS}{rut.pk}/change/"):
        page = client.get(path)
        text = page.content.decode()
        assert "css/administration" in text
        assert " style=" not in text
        assert not re.search(r"<script(?![^>]*(src=|type=\"application/json))", text)


def test_one_command_makes_an_administrator_and_unmakes_her():
    call_command("administrator", "Ny@Samla.example", verbosity=0)
    made = User.objects.get(email="ny@samla.example")
    assert made.is_superuser
    assert not made.has_usable_password()
    assert made.must_add_second_factor
    call_command("administrator", "ny@samla.example", "--remove")
    made.refresh_from_db()
    assert not made.is_superuser
    with pytest.raises(CommandError):
        call_command("administrator", "not an address")
    with pytest.raises(CommandError):
        call_command("administrator", "okand@samla.example", "--remove")


def test_former_members_are_named_so_in_the_history(client, rut, association):
    import pghistory

    gone = person("gone@example.org")
    with pghistory.context(user=gone.pk):
        Organisation.objects.filter(pk=association.pk).update(about="Annat")
    gone.delete()
    client.force_login(rut)
    path = "/en/administration/organisations/organisationevent/"
    assert "a former member" in client.get(path).content.decode()


@pytest.mark.parametrize("language", ["sv", "ar"])
def test_tables_and_columns_are_named_in_the_readers_language(client, rut, language):
    """What is shown is a word of this house, in each language, and no name of code."""
    shown = admin.site._registry.items()
    with translation.override(language):
        wrong = [
            (model._meta.label, name, str(said))
            for model, page in shown
            for name, said in words_of(model, page)
            if str(said) in {spoken(name), ""} - SAME
            or has_other_letters(said, language)
        ]
    assert wrong == []
    client.force_login(rut)
    path = "/administration/organisations/organisation/"
    page = client.get(path if language == "sv" else f"/{language}{path}")
    words = {"sv": "Visas för alla sedan", "ar": "ظاهر للجميع منذ"}[language]
    assert words in page.content.decode()


# Words that Swedish has from the same place as English.
SAME = {"organisation"}


def words_of(model, page):
    """The names of a table, and of each column that its pages show."""
    yield model._meta.object_name, model._meta.verbose_name
    yield model._meta.object_name, model._meta.verbose_name_plural
    yield model._meta.app_label, model._meta.app_config.verbose_name
    for name in {*page.get_fields(None), *page.list_display}:
        if field := {each.name: each for each in model._meta.fields}.get(name):
            yield name, field.verbose_name


def spoken(name):
    """What Django makes of a name in code."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", name)
    return words.lower()


def has_other_letters(said, language):
    """Whether nothing of it is written in the script of the language."""
    return language == "ar" and not re.search("[\u0600-\u06ff]", str(said))
