"""The page on data says what Samla really does."""

from django.conf import settings


def test_it_says_that_visitors_leave_nothing(client, db):
    page = client.get("/en/personuppgifter/").content.decode()
    assert "You leave nothing behind with us." in page
    assert "legal status" in page


def test_what_it_says_of_cookies_is_true(client, db, amina):
    page = client.get("/en/personuppgifter/").content.decode()
    assert "at most two weeks" in page
    assert settings.SESSION_COOKIE_AGE == 14 * 24 * 60 * 60
    assert "three cookies" in page
    amina_signs_in = {"login": amina.email, "password": "a-long-password-here"}
    answer = client.post("/konto/logga-in/losenord/", amina_signs_in)
    kept = {name: cookie["max-age"] for name, cookie in answer.cookies.items()}
    assert len(kept) == 3
    assert kept[settings.DEVICE_COOKIE_NAME] == 365 * 24 * 60 * 60


def test_whom_to_write_to_is_named_when_known(client, db, settings):
    settings.CONTACT = "samla@exempelstad.example"
    assert settings.CONTACT in client.get("/personuppgifter/").content.decode()
