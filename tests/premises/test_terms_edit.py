"""Terms are written, read through, published, and never changed again."""

import pytest
from django.db import IntegrityError, transaction
from lxml import html

from samla.premises.models import Terms

pytestmark = pytest.mark.django_db

WRITE = "/en/lokaler/utlaning/botkyrka/villkor/"
PUBLISH = f"{WRITE}publicera/"
FACTS = {"text": "Städa efter er.", "text_language": "language:sv"}


@pytest.fixture
def lender(client, kerstin):
    """Kerstin's browser."""
    client.force_login(kerstin)
    return client


def publish(lender, text):
    assert lender.post(WRITE, FACTS | {"text": text}).url == PUBLISH
    page = html.fromstring(lender.get(PUBLISH).content)
    (mark,) = page.xpath("//input[@name='mark']/@value")
    return lender.post(PUBLISH, {"mark": mark})


def told(lender, room):
    """A room's public page."""
    return lender.get(f"/en{room.get_absolute_url()}").content.decode()


def test_a_draft_is_read_by_nobody_else(lender, hall):
    lender.post(WRITE, FACTS)
    draft = Terms.objects.get()
    assert draft.published_at is None
    assert "Städa efter er." in lender.get(PUBLISH).content.decode()
    lender.logout()
    assert lender.get(draft.get_absolute_url()).status_code == 404
    assert "Version 1" not in told(lender, hall)


def test_a_version_is_published_once_and_earlier_ones_are_kept(lender, hall):
    assert publish(lender, "Städa efter er.").status_code == 302
    assert lender.post(PUBLISH, {"mark": "x"}).status_code == 302, "a second click"
    publish(lender, "Städa noga.")
    second, first = Terms.objects.all()
    assert (first.number, first.text) == (1, "Städa efter er.")
    assert (second.number, second.text) == (2, "Städa noga.")
    lender.logout()
    assert "Version 2" in told(lender, hall)
    text = lender.get(f"/en{first.get_absolute_url()}").content.decode()
    assert "There is a later version" in text
    assert "Städa efter er." in text
    assert second.get_absolute_url() in text


def test_published_terms_cannot_be_changed(lender):
    publish(lender, "Städa efter er.")
    with (
        pytest.raises(IntegrityError, match="are published"),
        transaction.atomic(),
    ):
        Terms.objects.update(text="Betala dubbelt.")


def test_what_was_not_read_is_not_published(lender):
    lender.post(WRITE, FACTS)
    mark = Terms.objects.get().mark
    lender.post(WRITE, FACTS | {"text": "Någon annan skrev detta."})
    assert lender.post(PUBLISH, {"mark": mark}).url == PUBLISH
    assert Terms.objects.get().published_at is None


def test_the_next_version_begins_as_the_last_one(lender):
    publish(lender, "Städa efter er.")
    assert "Städa efter er." in lender.get(WRITE).content.decode()
    assert Terms.objects.count() == 1, "nothing is written by looking"


def test_terms_without_words_are_no_terms(lender):
    answer = lender.post(WRITE, FACTS | {"text": " \u200b "})
    assert "Write the terms." in answer.content.decode()
    assert not Terms.objects.exists()


def test_terms_of_who_is_not_shown_are_not_shown(client, amina, association):
    terms = Terms(owner_organisation=association, text="Ring först.")
    terms.publish()
    assert client.get(terms.get_absolute_url()).status_code == 200
    type(association).objects.filter(pk=association.pk).update(published_at=None)
    assert client.get(terms.get_absolute_url()).status_code == 404
