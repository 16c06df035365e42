"""Whoever watches over Samla learns whether it is well."""

from django.db import OperationalError, connection


def test_all_is_well(client, db):
    answer = client.get("/halsa/")
    assert answer.json() == {"status": "ok"}
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies


def test_a_database_that_is_away_is_told(client, db):
    def away(*_arguments):
        raise OperationalError

    with connection.execute_wrapper(away):
        answer = client.get("/halsa/")
    assert answer.status_code == 503
    assert answer.json() == {"status": "database away"}
    assert "no-store" in answer["Cache-Control"]


def test_nothing_can_be_sent_to_it(client, db):
    assert client.post("/halsa/").status_code == 405
