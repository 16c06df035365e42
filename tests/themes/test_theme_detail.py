"""A theme: what the authority says in one's own language, then who explains it near."""

import datetime
import re

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone

from samla.activities.models import Activity
from samla.themes.models import Source
from tests.bookings.conftest import organisation

pytestmark = pytest.mark.django_db
HEALTH = "information_theme:health"


def owners(page):
    """The titles of the sources, as they stand on a page."""
    return re.findall(r'rel="external noopener"><bdi lang="sv">([^<]+)', page.text)


def test_what_is_in_the_readers_language_comes_first_with_owner_and_day(
    client, sources, django_assert_max_num_queries
):
    today = timezone.localdate()
    Source.objects.filter(code="1177").update(reviewed_on=today)
    client.get("/ar/teman/halsa/")  # the words of the language are in memory then
    with django_assert_max_num_queries(5):
        page = client.get("/ar/teman/halsa/")
    assert not page.cookies
    assert set(owners(page)[:3]) == {"1177", "Youmo", "Information om Sverige"}
    assert owners(page)[-1] == "Försäkringskassan"
    english = client.get("/en/teman/halsa/").text
    assert "It can be read in your language: English" in english
    # Only of what somebody has opened is that said.
    assert english.count("It can be read in your language") == 1
    assert f"Looked through by Samla on {today:%Y-%m-%d}" in english
    assert "Not looked through by Samla yet" in english
    assert "Samla gives no legal advice." in english
    assert "Regionerna" in english


@pytest.mark.parametrize(("days", "is_shown"), [(364, True), (365, False)])
def test_what_nobody_has_looked_through_for_a_year_is_hidden(
    client, sources, days, is_shown
):
    then = timezone.localdate() - datetime.timedelta(days=days)
    Source.objects.filter(code="1177").update(reviewed_on=then)
    assert ("1177" in owners(client.get("/teman/halsa/"))) is is_shown


def test_what_nobody_has_ever_looked_through_is_hidden_after_a_year_too(
    client, sources
):
    assert owners(client.get("/teman/halsa/"))
    with time_machine.travel(timezone.now() + datetime.timedelta(days=366)):
        assert owners(client.get("/teman/halsa/")) == []
        Source.objects.filter(code="1177").update(title="Vården")
        assert owners(client.get("/teman/halsa/")) == []  # of that day by the database


def test_however_many_there_are_each_can_be_found(client, cafe, botkyrka, umea):
    for number in range(30):
        one = Activity.objects.get(pk=cafe.pk)
        one.pk, one.title, one.theme_id = None, f"Träff {number:02}", HEALTH
        one.save()
        if number < 7:
            informs = organisation(botkyrka, f"Förening {number:02}")
            informs.capabilities = ["capability:civic"]
            informs.save()
    seen, path = [], "/teman/halsa/?var=Botkyrka"
    while path:
        page = client.get(path).text
        seen += re.findall(r"Träff \d\d", page)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        path = following and "/teman/halsa/" + following[1].replace("&amp;", "&")
    assert sorted(set(seen)) == [f"Träff {number:02}" for number in range(30)]
    link = re.search(r'href="(/organisationer/[^"]*gor=civic)"', page)[1]
    found = client.get(link.replace("&amp;", "&")).text
    assert all(f"Förening {number:02}" in found for number in range(7))
    assert client.get("/teman/halsa/?sida=99").status_code == 404
    empty = client.get("/teman/halsa/?var=Umeå").text
    assert 'href="/aktiviteter/?var=Ume%C3%A5&amp;typ=civic-info"' in empty


def test_meetings_and_associations_near_the_readers_language_first(
    client, sources, cafe, botkyrka, umea
):
    Activity.objects.update(theme=HEALTH)
    later = Activity.objects.get(pk=cafe.pk)
    later.pk, later.title, later.languages = None, "På somaliska", ["language:so"]
    later.next_starts_at += datetime.timedelta(days=1)
    later.next_ends_at += datetime.timedelta(days=1)
    later.save()
    far = organisation(umea, "Långt borta")
    far.capabilities = ["capability:civic"]
    far.save()
    page = client.get("/teman/halsa/").text
    assert page.index("Språkcafé i Alby") < page.index("På somaliska")
    assert "Långt borta" in page
    here = client.get("/teman/halsa/?var=botkyrka").text
    assert "Informationsträffar i Botkyrka" in here
    assert "Språkvännerna i Alby" in here
    assert "Långt borta" not in here
    there = client.get("/teman/halsa/?var=Umeå").text
    assert "Språkcafé i Alby" not in there
    assert "Ingen träff om det här" in there
    assert "Språkcafé i Alby" not in client.get("/teman/bo/").text


def test_an_administrators_changes_stay_when_the_file_is_loaded_anew(sources):
    Source.objects.filter(code="polisen").update(title="Ändrat", is_shown=False)
    number = Source.objects.count()
    call_command("load_sources", verbosity=0)
    assert Source.objects.count() == number == 17
    assert Source.objects.get(code="polisen").title == "Ändrat"
    for source in Source.objects.all():
        source.full_clean()
        assert source.reviewed_on is None


def test_a_source_is_an_https_page_about_something(db):
    facts = {"owner": "A", "title": "B", "languages": ["language:sv"]}
    for wrong in (
        {"url": "http://a.example/", "themes": [HEALTH]},
        {"url": "javascript:alert(1)", "themes": [HEALTH]},
        {"url": "https://a.example/", "themes": []},
    ):
        with pytest.raises(ValidationError):
            Source(**facts, **wrong).full_clean()


def test_nobody_has_read_a_source_on_a_day_to_come(sources):
    source = Source.objects.first()
    source.reviewed_on = timezone.localdate()
    source.full_clean()
    source.reviewed_on += datetime.timedelta(days=1)
    with pytest.raises(ValidationError):
        source.full_clean()


def test_where_the_place_is_wrong_only_the_sources_are_asked_for(
    client, sources, django_assert_max_num_queries
):
    Source.objects.filter(code="1177").update(reviewed_on=timezone.localdate())
    client.get("/en/teman/halsa/?var=Atlantis")
    with django_assert_max_num_queries(2):
        page = client.get("/en/teman/halsa/?var=Atlantis&sida=2")
    assert page.status_code == 200
    assert "We do not know a place" in page.text
    assert "It can be read in your language: English" in page.text
