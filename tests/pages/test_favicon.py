"""The mark is found also in the old place."""


def test_the_old_address_leads_to_the_mark(client, db):
    answer = client.get("/favicon.ico")
    assert answer.status_code == 301
    assert answer["Location"].startswith("/static/img/mark")
    assert "public" in answer["Cache-Control"]
