"""A hand-over is taken back: its link opens nothing, and whoever was asked is told."""

import pytest

from samla.enquiries.models import HandOver

pytestmark = pytest.mark.django_db


def test_it_is_taken_back_after_one_more_question(
    client, enquiry, kerstin, stranger, letters_of
):
    handed = HandOver.objects.hand(
        enquiry, email="a@b.example", function="Vaktmästare", handed_by=kerstin
    )
    at = f"/en/arenden/lamnad/{handed.pk}/"
    client.force_login(stranger)
    assert client.post(at).status_code == 404
    client.force_login(kerstin)
    assert "Vaktmästare" in client.get(at).content.decode()
    link = f"/lamnad/{handed.token}/"
    assert enquiry.text in client.post(link, {"gor": "las"}).content.decode()
    assert set(letters_of(lambda: client.post(at))) == {"a@b.example"}
    assert letters_of(lambda: client.post(at)) == {}
    assert enquiry.text not in client.post(link, {"gor": "las"}).content.decode()


def test_the_sender_is_asked_no_more(client, enquiry, umea, kerstin, letters_of):
    asks = HandOver.objects.ask(enquiry, umea, kerstin)
    client.force_login(kerstin)
    assert letters_of(lambda: client.post(f"/arenden/lamnad/{asks.pk}/")) == {}
    assert 'value="ja"' not in client.get(f"/fraga/{enquiry.token}/").content.decode()
