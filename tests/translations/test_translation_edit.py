"""Side by side: what is written, who wrote it, what its readers get."""

import pytest
from django.db import IntegrityError, transaction
from lxml import html

from samla.activities.models import Activity, ActivityTranslation
from samla.moderation.models import Review
from samla.organisations.models import Merge, Organisation, OrganisationTranslation
from samla.pages.personal.erasing import erase
from samla.translations.models import machine
from tests.moderation.conftest import decide, seen, waiting_for
from tests.translations.conftest import ARABIC, opened, path_of, translated

pytestmark = pytest.mark.django_db


def said(client, path):
    """A public page as its reader sees it: the part with the text, and all words."""
    page = html.fromstring(client.get(path).content)
    return page, " ".join(page.text_content().split())


def test_a_reader_gets_her_language_and_the_original_one_tap_away(client, cafe, amina):
    client.force_login(amina)
    assert translated(client, cafe, "text", ARABIC).status_code == 302
    assert translated(client, cafe, "title", "مقهى لغوي في Alby").status_code == 302
    client.logout()
    page, words = said(client, f"/ar/aktiviteter/{cafe.pk}/")
    (text,) = page.xpath(f"//div[@lang='ar'][contains(., '{ARABIC}')]")
    assert text.get("dir") == "auto"
    original = page.xpath("//details//div[@lang='sv']")
    assert [part.text_content().strip() for part in original] == [cafe.title, cafe.text]
    assert "ترجمه شخص" in words
    assert page.xpath("//h1")[0].text_content().strip() == "مقهى لغوي في Alby"
    assert "مقهى لغوي في Alby" in said(client, "/ar/aktiviteter/")[1]
    for path in ("/aktiviteter/", f"/en/aktiviteter/{cafe.pk}/"):
        assert "مقهى" not in said(client, path)[1]
    page, _words = said(client, f"/en/aktiviteter/{cafe.pk}/")
    assert page.xpath("//h1/bdi/@lang") == ["sv"]


def test_a_translation_is_outdated_when_that_field_changes_and_only_then(
    client, cafe, amina
):
    cafe.translate("text", "ar", ARABIC, amina)
    cafe.translate("title", "ar", "لقاء", amina)
    cafe.title = "Språkcafé i Fittja"
    cafe.save()
    cafe = Activity.objects.get(pk=cafe.pk)
    outdated = ActivityTranslation.objects.outdated().values_list("field", flat=True)
    assert list(outdated) == ["title"]
    assert ActivityTranslation.objects.current().get().field == "text"
    page, words = said(client, f"/ar/aktiviteter/{cafe.pk}/")
    assert words.count("تغيّر النص الأصلي") == 1
    assert "Språkcafé i Fittja" in words
    # A card has no room for a warning: it shows the name as it is now.
    names = said(client, "/ar/aktiviteter/")[0].xpath("//article//h2//bdi")
    assert [name.text for name in names] == ["Språkcafé i Fittja"]


def test_a_list_asks_no_more_for_names_in_another_language(
    client, cafe, amina, django_assert_max_num_queries
):
    for number in range(5):
        copy = cafe.copied()
        copy.title, copy.published_at = f"Kafé {number}", cafe.published_at
        copy.next_starts_at, copy.next_ends_at = cafe.next_starts_at, cafe.next_ends_at
        copy.save()
        copy.translate("title", "ar", f"مقهى {number}", amina)
    client.get("/ar/aktiviteter/")
    with django_assert_max_num_queries(3):
        assert "مقهى 4" in client.get("/ar/aktiviteter/").content.decode()
    client.get(f"/ar/aktiviteter/{cafe.pk}/")


def test_what_a_second_person_has_read_says_so(client, cafe, amina, hilda):
    cafe.translate("text", "ar", ARABIC, amina)
    mark = {"read": "text", "field": "text"}
    client.force_login(amina)
    side = next(s for s in client.get(path_of(cafe)).context["sides"] if s.row)
    client.post(path_of(cafe), mark | {"seen": side.text_mark})
    row = cafe.translations.get()
    assert not row.is_read  # nobody reads her own
    client.force_login(hilda)
    client.post(path_of(cafe), mark | {"seen": "another text"})
    assert not cafe.translations.get().is_read
    client.post(path_of(cafe), mark | {"seen": side.text_mark})
    row = cafe.translations.get()
    assert (row.reviewer, row.is_read) == (hilda, True)
    cafe.translate("text", "ar", ARABIC + "!", amina)
    assert not cafe.translations.get().is_read
    with pytest.raises(IntegrityError), transaction.atomic():
        cafe.translations.update(reviewer=amina, reviewed_at=cafe.published_at)
    with pytest.raises(IntegrityError), transaction.atomic():
        cafe.translations.update(text="")


def test_what_strangers_translate_waits_as_the_original_does(
    client, dinner, bahar, kerstin
):
    client.force_login(bahar)
    translated(client, dinner, "title", "عشاء")
    assert not dinner.translations.exists()
    assert "عشاء" not in said(client, f"/ar/aktiviteter/{dinner.pk}/")[1]
    review = waiting_for(dinner)
    client.force_login(kerstin)
    page, mark = seen(client, review)
    assert "عشاء" in page.content.decode()
    client.force_login(bahar)
    translated(client, dinner, "title", "عشاء في فيتيا")
    client.force_login(kerstin)
    client.post(f"/provning/{review.pk}/", mark | {"decision": "approve"})
    assert not dinner.translations.exists()  # another text than she looked at
    decide(client, kerstin, review, decision="approve")
    assert [row.text for row in dinner.translations.all()] == ["عشاء في فيتيا"]
    assert not dinner.translations_that_wait.exists()
    # The next one waits beside it, and is taken back without a trace.
    dinner.translate("title", "ar", "وليمة", bahar)
    assert dinner.translations.get().text == "عشاء في فيتيا"
    assert waiting_for(dinner).proposed
    dinner.translate("title", "ar", "عشاء في فيتيا", bahar)
    assert not Review.objects.about(dinner).waiting().exists()


def test_a_first_publication_shows_its_translations_to_the_reviewer(
    client, dinner, bahar, kerstin
):
    dinner.published_at = dinner.approved_at = None
    dinner.save()
    dinner.translate("title", "ar", "عشاء", bahar)
    dinner.ask_to_publish(bahar)
    review = waiting_for(dinner)
    sight = review.sight
    client.force_login(kerstin)
    assert "عشاء" in seen(client, review)[0].content.decode()
    dinner.translate("title", "ar", "وليمة", bahar)
    assert Review.objects.get(pk=review.pk).sight != sight


def test_two_who_translate_at_once_lose_nothing(client, cafe, amina, hilda):
    client.force_login(amina)
    mine = opened(client, cafe, "text")
    cafe.translate("text", "ar", "ترجمة هيلدا", hilda)
    answer = client.post(path_of(cafe), mine | {"text-text": ARABIC})
    assert answer.status_code == 200
    assert "ترجمة هيلدا" in answer.content.decode()
    assert ARABIC in answer.content.decode()
    again = answer.context["form"]
    mine["text-stood"] = again["stood"].value()
    assert client.post(path_of(cafe), mine | {"text-text": ARABIC}).status_code == 302
    assert cafe.translations.get().text == ARABIC
    # The source changed while she wrote: she reads it again first.
    mine = opened(client, cafe, "text")
    Activity.objects.filter(pk=cafe.pk).update(text="Vi ses på torsdag i stället.")
    answer = client.post(path_of(cafe), mine | {"text-text": "نلتقي"})
    assert answer.status_code == 200
    assert cafe.translations.get().text == ARABIC


def test_the_same_twice_changes_nothing_and_nothing_takes_it_away(client, cafe, amina):
    client.force_login(amina)
    for _click in range(2):
        translated(client, cafe, "title", "مقهى")
    events = ActivityTranslation.events.rel.related_model.objects
    assert events.count() == 1
    page = client.get(f"/historia/aktivitet/{cafe.pk}/").content.decode()
    assert "مقهى" in page
    assert "العربية" in page
    translated(client, cafe, "title", " ")
    assert not cafe.translations.exists()


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("title", "ع" * 301),
        ("text", "ع" * 3001),
        ("text", "اتصل بـ 850709-9805"),
        ("text", "اتصل 070-123 45 67"),
    ],
)
def test_what_cannot_stand_there_is_told_at_the_field(client, cafe, amina, field, text):
    client.force_login(amina)
    answer = translated(client, cafe, field, text)
    assert answer.status_code == 200
    assert answer.context["form"].errors["text"]
    assert text in html.fromstring(answer.content).text_content() + str(
        html.fromstring(answer.content).xpath("//input/@value")
    )
    assert not cafe.translations.exists()


def test_words_that_stay_as_they_are_are_missed(client, cafe, amina):
    cafe.text = "Språkvännerna i Alby hjälper dig med SFI."
    cafe.save()
    client.force_login(amina)
    translated(client, cafe, "text", "نساعدك في SFI")
    page, words = said(client, path_of(cafe))
    (missed,) = [s.missing_marks for s in client.get(path_of(cafe)).context["sides"]][
        1:
    ]
    assert missed == ["Språkvännerna i Alby"]
    (side,) = [s for s in client.get(path_of(cafe)).context["sides"] if s.row]
    assert side.row.text == "نساعدك في SFI"  # a warning hinders nobody


class Robot:
    """A provider that says what it did."""

    def translate(self, texts, source, target):
        return [f"{source}>{target}: {text}" for text in texts]


class Broken:
    """A provider that is not there."""

    def translate(self, texts, source, target):
        raise OSError("no network")


class Short:
    """A provider that loses a text."""

    def translate(self, texts, source, target):
        return texts[1:]


def test_a_machine_is_off_labelled_and_overwrites_nobody(client, cafe, amina, settings):
    client.force_login(amina)
    assert "machine" not in client.get(path_of(cafe)).content.decode()
    client.post(path_of(cafe), {"machine": "ja"})
    assert not cafe.translations.exists()
    cafe.translate("title", "ar", "مقهى", amina)
    for broken in ("Broken", "Short"):
        settings.MACHINE_TRANSLATOR = f"{__name__}.{broken}"
        client.post(path_of(cafe), {"machine": "ja"})
        assert cafe.translations.count() == 1
    settings.MACHINE_TRANSLATOR = f"{__name__}.Robot"
    client.post(path_of(cafe), {"machine": "ja"})
    told = {row.field: (row.text, row.origin) for row in cafe.translations.all()}
    assert told["title"] == ("مقهى", "person")
    assert told["text"] == (f"sv>ar: {cafe.text}", "machine")
    _page, words = said(client, f"/ar/aktiviteter/{cafe.pk}/")
    assert "ترجمته آلة" in words
    with pytest.raises(IntegrityError), transaction.atomic():
        cafe.translations.filter(field="title").update(origin="machine", author=None)
    # A person takes over, and what changes then is hers to put right.
    translated(client, cafe, "text", f"sv>ar: {cafe.text}")
    row = cafe.translations.get(field="text")
    assert (row.origin, row.author) == ("person", amina)
    cafe.text = "Något annat."
    cafe.save()
    assert machine.suggest(cafe, ["text"], "ar", amina) == 0


def test_who_erases_her_account_leaves_the_translation_without_her(
    client, cafe, amina, hilda
):
    cafe.translate("text", "ar", ARABIC, hilda)
    row = cafe.translations.get()
    cafe.mark_read(row, amina)
    erase(hilda)
    row.refresh_from_db()
    assert (row.text, row.author, row.reviewer) == (ARABIC, None, amina)


def test_what_a_double_told_follows_only_where_it_fits(association, amina, botkyrka):
    gone = Organisation.objects.get(pk=association.pk)
    gone.pk, gone.name, gone._state.adding = None, "Språkvännerna", True
    gone.published_at = gone.approved_at = None
    gone.save()
    gone.translate("about", "ar", ARABIC, amina)
    gone.translate("about", "en", "We talk.", amina)
    association.translate("about", "en", "We talk Swedish.", amina)
    amina.is_superuser = True
    Merge.objects.merge(association, gone, amina)
    told = OrganisationTranslation.objects.filter(entry=association)
    assert sorted(told.values_list("language", "text")) == [
        ("ar", ARABIC),
        ("en", "We talk Swedish."),
    ]


def test_a_copy_is_told_in_the_same_languages(client, cafe, amina):
    cafe.translate("text", "ar", ARABIC, amina)
    client.force_login(amina)
    for _click in range(2):
        client.post(f"/aktiviteter/{cafe.pk}/kopiera/")
    copy = Activity.objects.exclude(pk=cafe.pk).get()
    assert copy.translations.current().get().text == ARABIC
    assert cafe.translations.get().text == ARABIC


def test_an_unknown_kind_or_language_is_answered_kindly(client, cafe, amina, bahar):
    client.force_login(amina)
    assert client.get("/oversattningar/vagen-in/1/").status_code == 404
    assert client.get(path_of(cafe, "xx")).context["language"] == "en"
    assert client.post(path_of(cafe), {"field": "municipality"}).status_code == 302
    client.force_login(bahar)
    assert client.get(path_of(cafe)).status_code == 404
