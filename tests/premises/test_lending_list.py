"""For whom one lends."""

import pytest

pytestmark = pytest.mark.django_db


def test_each_sees_the_owners_she_lends_for(client, amina, kerstin, stranger):
    for who, seen, unseen in (
        (amina, "Språkvännerna", "Botkyrka kommun"),
        (kerstin, "Botkyrka kommun", "Språkvännerna"),
        (stranger, "Du lånar inte ut några lokaler", "Botkyrka kommun"),
    ):
        client.force_login(who)
        text = client.get("/lokaler/utlaning/").content.decode().split("<main")[1]
        assert seen in text
        assert unseen not in text
