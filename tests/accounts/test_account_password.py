"""A password: chosen, changed, forgotten."""

import pytest

from samla.accounts.models import User
from tests.accounts.conftest import code_in

GLOMT = "/konto/losenord/glomt/"
NEW = "tre gula cyklar i hamnen"
OLD = "a-long-password-here"


def test_amina_changes_her_password_and_is_told_by_letter(client, amina, post):
    client.force_login(amina)
    answer = client.post(
        "/konto/losenord/", {"oldpassword": OLD, "password1": NEW}, follow=True
    )
    assert answer.redirect_chain == [("/konto/", 302)]
    assert 'role="status"' in answer.content.decode()
    amina.refresh_from_db()
    assert amina.check_password(NEW)
    assert post()[-1].to == [amina.email]


def test_her_other_devices_are_signed_out(client, amina, django_user_model):
    other = type(client)()
    other.force_login(amina)
    client.force_login(amina)
    client.post("/konto/losenord/", {"oldpassword": OLD, "password1": NEW})
    assert client.get("/konto/").status_code == 200
    assert other.get("/konto/").status_code == 302


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"oldpassword": "wrong", "password1": NEW}, "oldpassword"),
        ({"oldpassword": OLD, "password1": "short"}, "password1"),
        ({"oldpassword": OLD, "password1": "password123"}, "password1"),
        ({"oldpassword": OLD, "password1": "amina@sprakvannerna"}, "password1"),
        ({"oldpassword": OLD, "password1": "x" * 201}, "password1"),
    ],
)
def test_a_poor_password_gets_a_word_at_the_field(client, amina, typed, field):
    client.force_login(amina)
    answer = client.post("/konto/losenord/", typed)
    assert f'id="id_{field}_error"' in answer.content.decode()
    amina.refresh_from_db()
    assert amina.check_password(OLD)


def test_a_long_sentence_is_a_password(client, amina):
    client.force_login(amina)
    client.post("/konto/losenord/", {"oldpassword": OLD, "password1": f"{NEW} " * 5})
    amina.refresh_from_db()
    assert amina.check_password(f"{NEW} " * 5)


def test_who_came_by_code_chooses_a_first_password(client, amina):
    amina.set_unusable_password()
    amina.save()
    client.force_login(amina)
    assert client.get("/konto/losenord/").url == "/konto/losenord/valj/"
    client.post("/konto/losenord/valj/", {"password1": NEW})
    amina.refresh_from_db()
    assert amina.check_password(NEW)


def test_a_forgotten_password_is_replaced_by_a_code(client, amina, post):
    assert client.post(GLOMT, {"email": amina.email}).url == f"{GLOMT}kod/"
    code = code_in(post()[-1])
    assert client.get(f"{GLOMT}nytt/").url == f"{GLOMT}kod/"
    assert client.post(f"{GLOMT}kod/", {"code": code}).url == f"{GLOMT}nytt/"
    client.post(f"{GLOMT}nytt/", {"password1": NEW})
    assert User.objects.get(pk=amina.pk).check_password(NEW)
    assert "_auth_user_id" in client.session


def test_a_forgotten_password_tells_nobody_who_is_known(client, amina, post):
    def pages(email):
        client.cookies.clear()
        answers = [client.post(GLOMT, {"email": email}), client.get(f"{GLOMT}kod/")]
        answers += [client.post(f"{GLOMT}kod/", {"code": "1"}) for _ in range(3)]
        return [(a.status_code, a.get("Location"), text(a, email)) for a in answers]

    assert pages(amina.email) == pages("nobody@nowhere.example")
    assert len(post()) == 1


def text(answer, email):
    if answer.status_code != 200:
        return ""
    html = answer.content.decode().replace(email, "…")
    return html.replace(str(answer.context["csrf_token"]), "…")


@pytest.mark.parametrize("path", ["/konto/losenord/", "/konto/losenord/valj/"])
def test_nobody_changes_a_password_from_outside(client, db, path):
    assert client.get(path).url == f"/konto/logga-in/?next={path}"
    assert client.post(path, {"password1": NEW}).status_code == 302
