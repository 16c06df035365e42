"""One press says that everything is still right."""

from django.utils import timezone


def test_amina_says_that_everything_is_right(client, amina, association):
    association.confirmed_at = "2025-01-01T12:00Z"
    association.save()
    client.force_login(amina)
    path = f"/organisationer/{association.pk}/bekrafta/"
    assert client.get(path).status_code == 200
    association.refresh_from_db()
    assert association.is_old
    client.post(path)
    association.refresh_from_db()
    assert timezone.localdate(association.confirmed_at) == timezone.localdate()
