"""A language of key pages says all that is on them; what is left out is never met."""

from contextlib import suppress
from pathlib import Path

import pytest
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.translation.trans_real import DjangoTranslation

from samla.activities.models import Activity
from samla.alerts.models import Subscription
from samla.core import catalogues, key_pages
from samla.core.languages import ALL, in_language
from tests.premises.conftest import open_on

ROOT = Path(__file__).resolve().parent.parent.parent
USED = catalogues.used_messages(ROOT)
NEEDED = key_pages.messages(ROOT, USED)


@pytest.fixture
def asked_for(monkeypatch, settings):
    """Every message of ours that a page asks its catalogue for, as context and text."""
    settings.LANGUAGES = [(language.code, language.name) for language in ALL]
    found = set()

    def remember(name):
        plain = getattr(DjangoTranslation, name)

        def asked(catalogue, message, *args):
            context, _sign, text = message.rpartition("\x04")
            if (context or None, text) in USED:
                found.add((context or None, text))
            return plain(catalogue, message, *args)

        monkeypatch.setattr(DjangoTranslation, name, asked)

    remember("gettext")
    remember("ngettext")
    return found


def pages(client, cafe, hall, association):
    """Each key page, with things on it and without, and what can go wrong there."""
    open_on(hall, 1, "18:00", "21:00")
    ask = "/es/fraga/?kommun=botkyrka&slag=room"
    follow = f"/es/folj/aktivitet/{cafe.pk}/"
    for path in (
        "/es/",
        "/es/aktiviteter/",
        "/es/aktiviteter/?q=xyzzy&var=atlantis&datum=x&sida=9",
        "/es/aktiviteter/?var=botkyrka&omrade=sprak&niva=none",
        f"/es/aktiviteter/{cafe.pk}/",
        "/es/organisationer/",
        "/es/organisationer/?q=xyzzy",
        f"/es/organisationer/{association.pk}/",
        "/es/lokaler/",
        "/es/lokaler/?q=xyzzy",
        f"/es/lokaler/{hall.pk}/",
        "/es/kommuner/",
        "/es/kommuner/botkyrka/",
        "/es/kommuner/umea/",
        "/es/kommuner/lan/stockholms-lan/",
        "/es/fraga/",
        "/es/fraga/?kommun=umea",
        "/es/fraga/?kommun=botkyrka",
        ask,
        follow,
        f"{follow}skickat/",
        "/es/folj/ja/wrong/",
        "/es/finns-inte/",
        "/es/sok/",
        "/es/sok/?q=fotboll+alby",
        "/es/sok/?q=xyzzyx",
        "/es/teman/",
        "/es/teman/halsa/?var=botkyrka",
        "/es/teman/bo/?var=xyzzy",
        "/es/k/",
        "/es/k/?kod=fel",
        "/es/k/ABCDEF",
        "/es/k/ABCDEF/borta/",
        f"/es/aktiviteter/{cafe.pk}/fraser/",
        "/es/sparat/",
        f"/es/sparat/?a={cafe.pk},{cafe.pk + 1000}",
        "/es/utan-nat/",
        "/es/aktiviteter/kalender.ics",
        f"/es/aktiviteter/{cafe.pk}/kalender.ics",
        f"/es/aktiviteter/{cafe.pk}/{cafe.occurrences.get().pk}/kalender.ics",
        f"/es/aktiviteter/{cafe.pk}/?fyllda=34&kan=none&medbarn=ja",
        f"/es/folj/organisation/{association.pk}/",
        "/es/folj/kommun/botkyrka/",
        "/es/folj/sokning/?omrade=sprak",
    ):
        yield path, client.get(path)
    yield ask, client.post(ask, {})
    yield follow, client.post(follow, {"email": "wrong"})
    yield ask, client.post(ask, {"text": "Hej", "send": "", "email": "x@example.org"})
    yield follow, client.post(follow, {"email": "leyla@example.org"})
    token = Subscription.objects.get().yes_token("es")
    yield "yes", client.get(f"/es/folj/ja/{token}/")
    Activity.objects.get(pk=cafe.pk).unpublish()
    token = Subscription.objects.get().no_token
    for way in ("andra", "nej"):
        yield way, client.get(f"/es/folj/{way}/{token}/")
    yield "ended", client.get(f"/es/aktiviteter/{cafe.pk}/")


@pytest.mark.django_db
@pytest.mark.usefixtures("entry_point")
def test_no_text_on_a_key_page_is_left_out(
    client, asked_for, cafe, hall, association, settings
):
    seen = set()
    for path, answer in pages(client, cafe, hall, association):
        assert answer["Content-Language"] == "es", path
        with suppress(Resolver404), translation.override("sv"):
            asked = in_language(answer.request["PATH_INFO"], "sv")
            seen.add(resolve(asked).view_name)
    assert set(settings.KEY_PAGES) - seen == set()
    assert len(asked_for) > 300
    forgotten = asked_for - NEEDED.keys()
    assert {key[1]: sorted(USED[key].files) for key in forgotten} == {}


def test_key_pages_are_a_small_part_of_all():
    assert len(NEEDED) < len(USED) / 4
    files = key_pages.files(ROOT)
    assert {"templates/activities/_card.html", "templates/404.html"} <= files
    assert {"samla/activities/filters/days.py", "samla/alerts/forms.py"} <= files
    assert not [path for path in files if path.startswith("templates/bookings/board")]
