"""What an association can do here, and the way to begin."""


def test_the_way_to_register_is_there(client, db):
    page = client.get("/en/for-foreningar/").content.decode()
    assert 'href="/en/organisationer/ny/"' in page


def test_partners_rooms_and_whom_to_ask_are_one_step_away(client, db):
    page = client.get("/for-foreningar/").content.decode()
    for path in ("/organisationer/", "/bokningar/hitta/", "/fraga/"):
        assert f'class="door" href="{path}"' in page
