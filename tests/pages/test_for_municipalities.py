"""How a municipality joins, with no contact invented."""


def test_how_to_join_is_told(client, db):
    page = client.get("/en/for-kommuner/").content.decode()
    assert 'id="join"' in page
    assert "How a municipality joins" in page


def test_no_contact_is_invented(client, db):
    page = client.get("/en/for-kommuner/").content.decode()
    assert "mailto:" not in page
    assert "has not said yet how they are reached" in page


def test_whoever_runs_samla_can_be_reached_when_named(client, db, settings):
    settings.CONTACT = "samla@exempelstad.example"
    page = client.get("/en/for-kommuner/").content.decode()
    assert "mailto:samla@exempelstad.example" in page
