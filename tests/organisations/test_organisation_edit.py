"""Changing an organisation: by those who keep it."""

import pytest


@pytest.fixture
def path(association):
    return f"/organisationer/{association.pk}/andra/"


@pytest.fixture
def told(client, amina, path):
    """Everything the form shows Amina, as her browser would send it back."""
    client.force_login(amina)
    form = client.get(path).context["form"]
    return {name: form[name].value() or "" for name in form.fields}


def test_saving_without_a_change_changes_nothing(client, association, path, told):
    before = {
        name: getattr(association, name)
        for name in ("name", "municipality", "best_at", "capabilities", "languages")
    }
    assert client.post(path, told).url == path
    association.refresh_from_db()
    assert {name: getattr(association, name) for name in before} == before


def test_amina_changes_what_they_do_and_where(client, association, path, told, umea):
    association.confirmed_at = "2025-01-01T12:00Z"
    association.save()
    client.post(path, told | {"about": "Nu även läxhjälp.", "place": "Umeå"})
    association.refresh_from_db()
    assert association.about == "Nu även läxhjälp."
    assert association.municipality == umea
    assert not association.is_old


def test_a_change_is_thanked_for_in_words(client, path, told):
    html = client.post(path, told, follow=True).content.decode()
    assert 'role="status"' in html


def test_a_wrong_answer_saves_nothing(client, association, path, told):
    answer = client.post(path, told | {"name": "", "about": "Annat"})
    assert 'id="id_name_error"' in answer.content.decode()
    association.refresh_from_db()
    assert association.about == "Vi pratar svenska tillsammans och dricker kaffe."


def test_her_own_name_is_no_twin_of_itself(client, association, path, told):
    assert client.post(path, told | {"name": association.name + " igen"}).url == path


def test_the_name_and_number_of_another_section_is_refused(
    client, register, association, path, told
):
    register("Sektion två", number="8020024280")
    answer = client.post(path, told | {"name": "Sektion två", "number": "8020024280"})
    assert answer.context["form"].non_field_errors()


@pytest.mark.parametrize("page", ["andra", "ta-bort", "klar"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_strangers_find_nothing_and_nobody_is_asked_to_sign_in(
    client, stranger, kerstin, association, page, method
):
    path = f"/organisationer/{association.pk}/{page}/"
    assert getattr(client, method)(path).url == f"/konto/logga-in/?next={path}"
    for person in (stranger, kerstin):
        client.force_login(person)
        assert getattr(client, method)(path).status_code == 404
    association.refresh_from_db()
    assert association.published_at


def test_what_is_nowhere_is_not_found(client, amina):
    client.force_login(amina)
    for number in (0, 999_999, 10**30):
        assert client.get(f"/organisationer/{number}/andra/").status_code == 404
