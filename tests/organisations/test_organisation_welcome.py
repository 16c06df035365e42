"""The page after registering leads on to a first activity, for its owner alone."""


def test_amina_is_led_on_to_an_activity(client, amina, association):
    client.force_login(amina)
    html = client.get(f"/organisationer/{association.pk}/klar/").content.decode()
    assert f"?organisation={association.pk}" in html


def test_a_stranger_finds_nothing(client, stranger, association):
    client.force_login(stranger)
    assert client.get(f"/organisationer/{association.pk}/klar/").status_code == 404
