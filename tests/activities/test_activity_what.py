"""What it is and what it is called can be changed."""

import pytest

pytestmark = pytest.mark.django_db


def change(client, activity, **answers):
    return client.post(f"/en/aktiviteter/{activity.pk}/vad/", answers)


def test_a_draft_goes_on_to_its_times(client, amina, draft):
    client.force_login(amina)
    answer = change(client, draft, type="activity_type:swimming", title="Simskola")
    assert answer.headers["Location"] == f"/en/aktiviteter/{draft.pk}/nar/"
    draft.refresh_from_db()
    assert (draft.title, draft.type_id) == ("Simskola", "activity_type:swimming")


def test_what_is_published_is_changed_at_once(client, amina, football):
    client.force_login(amina)
    answer = change(client, football, type="activity_type:sport", title="Futsal")
    assert answer.headers["Location"] == f"/en/aktiviteter/{football.pk}/andra/"
    assert "Futsal" in client.get("/aktiviteter/").content.decode()


def test_strangers_find_nothing(client, stranger, football):
    client.force_login(stranger)
    assert client.get(f"/aktiviteter/{football.pk}/vad/").status_code == 404
    assert change(client, football, type="activity_type:sport").status_code == 404
    football.refresh_from_db()
    assert football.title == "Fotboll för alla"
