"""What a provider of machine translation says is looked through like anybody's."""

import pytest
from django.utils import translation

from samla.activities.models import Activity
from samla.translations.models import machine

pytestmark = pytest.mark.django_db
TITLE = "نتحدث ونشرب القهوة"


class Says:
    """A provider that answers what it is told to, after something has happened."""

    answer, meanwhile = TITLE, staticmethod(lambda: None)

    def translate(self, texts, source, target):
        self.meanwhile()
        return [self.answer for _text in texts]


@pytest.fixture
def provider(settings, monkeypatch):
    settings.MACHINE_TRANSLATOR = f"{__name__}.Says"

    def says(answer=TITLE, meanwhile=lambda: None):
        monkeypatch.setattr(Says, "answer", answer)
        monkeypatch.setattr(Says, "meanwhile", staticmethod(meanwhile))

    return says


def test_a_title_that_only_a_machine_has_seen_is_not_in_lists(
    client, cafe, amina, provider
):
    provider()
    assert machine.suggest(cafe, ["title"], "ar", amina) == 1
    assert TITLE not in client.get("/ar/aktiviteter/").content.decode()
    page = client.get(f"/ar/aktiviteter/{cafe.pk}/").content.decode()
    assert TITLE in page
    assert "ترجمته آلة" in page
    assert cafe.mark_read(cafe.translations.get(), amina)
    with translation.override("ar"):
        assert str(Activity.objects.for_cards().get(pk=cafe.pk).words("title")) == TITLE


def test_what_is_changed_while_it_translates_is_outdated(cafe, amina, provider):
    rows = Activity.objects.filter(pk=cafe.pk)
    provider(meanwhile=lambda: rows.update(title="Något annat"))
    assert machine.suggest(cafe, ["title"], "ar", amina) == 1
    assert cafe.translations.outdated().exists()


@pytest.mark.parametrize("answer", ["", "x" * 10_000, "Alby Аlby", "19900101-2385"])
def test_what_may_not_stand_there_is_left_out(cafe, amina, provider, answer):
    provider(answer)
    assert machine.suggest(cafe, ["title"], "ar", amina) == 0


def test_what_nobody_sees_is_taken_away_and_half_a_sign_is_no_answer(
    cafe, amina, provider
):
    provider(f"\0\u202e{TITLE}")
    assert machine.suggest(cafe, ["title"], "ar", amina) == 1
    assert cafe.translations.get().text == TITLE
    provider("\ud800")
    with pytest.raises(machine.NoAnswer):
        machine.suggest(cafe, ["text"], "ar", amina)
