"""A municipality suspends an organisation; it objects, and is answered."""

import re

import pytest
from django.db import IntegrityError, connection
from django.utils import timezone

from samla.accounts.models import User
from samla.activities.models import CoOrganiser
from samla.moderation.models import Review
from samla.moderation.models.link import Link
from samla.organisations.models import Membership, Suspension
from samla.premises.models import Premises
from tests.conftest import person, staff, with_second_factor

pytestmark = pytest.mark.django_db

REASON = "Vi når ingen, och flera har stått utanför en stängd dörr."


@pytest.fixture
def rut(db):
    """An administrator."""
    return with_second_factor(
        User.objects.create_superuser("rut@samla.example", "a-long-password-here")
    )


@pytest.fixture
def posted(client, mailoutbox):
    """Somebody sends a form; the letters that leave, by reader."""

    def sent(who, path, **answers):
        mailoutbox.clear()
        client.force_login(who)
        sent.answer = client.post(path, answers)
        client.logout()
        return {letter.to[0]: letter for letter in mailoutbox}

    return sent


def door(organisation, name="stang-av"):
    return f"/organisationer/{organisation.pk}/{name}/"


def test_a_reason_is_needed(client, association, kerstin):
    client.force_login(kerstin)
    page = client.post(door(association), {"reason": "  "})
    assert page.context["form"].errors
    assert not Suspension.objects.exists()


def listed(client):
    """The paths that stand in the list for search engines."""
    found = set()
    parts = client.get("/sitemap.xml").content.decode()
    for part in re.findall(r"/sitemap-[^<]+", parts):
        text = client.get(part).content.decode()
        found |= set(re.findall(r"<loc>https?://[^/]+(/[^<]*)", text))
    return found


def test_nothing_of_it_is_public_any_more(
    client, posted, association, amina, cafe, hall, kerstin, botkyrka
):
    room = Premises.objects.create(
        name="Föreningslokalen",
        kind_id="premises_kind:hall",
        owner_organisation=association,
        municipality=botkyrka,
        address="Vägen 1",
        most_persons=20,
        city="Norsborg",
        email="rum@sprakvannerna.example",
        published_at=timezone.now(),
    )
    host = type(association).objects.create(
        name="Värdarna",
        legal_form_id="legal_form:61",
        category_id="association_category:social",
        municipality=botkyrka,
        about="Vi är värdar.",
        email="hej@vardarna.example",
        published_at=timezone.now(),
    )
    other = type(cafe).objects.get(pk=cafe.pk)
    other.pk, other._state.adding, other.organisation = None, True, host
    other.title = "Kvällskafé"
    other.save()
    date = cafe.occurrences.get()
    other.occurrences.create(
        original_starts_at=date.starts_at,
        starts_at=date.starts_at,
        ends_at=date.ends_at,
    )
    CoOrganiser.objects.create(
        activity=other, organisation=association, confirmed_at=timezone.now()
    )
    names = [association.name, cafe.title, room.name]
    pages = [
        "/",
        "/organisationer/",
        "/organisationer/?q=sprakvannerna",
        "/aktiviteter/",
        "/aktiviteter/?q=sprakcafe",
        "/lokaler/",
        "/kommuner/botkyrka/",
        f"/aktiviteter/{other.pk}/",
    ]
    own = [
        f"/organisationer/{association.pk}/",
        f"/aktiviteter/{cafe.pk}/",
        f"/aktiviteter/{cafe.pk}/kalender.ics",
        f"/lokaler/{room.pk}/",
    ]

    def seen():
        text = "".join(client.get(path).content.decode() for path in pages)
        return [name for name in names if name in text]

    before = seen()
    assert set(before) == set(names)
    assert listed(client) > set(own) - {own[2]}
    shown_before = [client.get(path).status_code for path in own]
    posted(kerstin, door(association), reason=REASON)
    assert seen() == []
    assert {client.get(path).status_code for path in own} == {404}
    assert listed(client) & set(own) == set()
    suspension = Suspension.objects.get()
    assert suspension.decide(kerstin, True, "Nu svarar de.")
    assert seen() == before
    assert [client.get(path).status_code for path in own] == shown_before


def test_the_organisation_and_its_people_get_the_reason_and_the_way_to_object(
    posted, association, amina, kerstin
):
    amina.language = "ar"
    amina.save()
    letters = posted(kerstin, door(association), reason=REASON)
    assert set(letters) == {association.email, amina.email}
    for address, prefix in ((association.email, ""), (amina.email, "/ar")):
        assert REASON in letters[address].body
        assert prefix + door(association, "invandning") in letters[address].body


def test_who_may_suspend(client, association, amina, stranger, kerstin, umea, rut):
    erik = person("erik@umea.example")
    staff(erik, umea)
    for who, status in (
        (stranger, 404),
        (amina, 404),
        (erik, 404),
        (kerstin, 200),
        (rut, 200),
    ):
        client.force_login(who)
        assert client.get(door(association)).status_code == status
    Membership.objects.create(user=kerstin, organisation=association, role="editor")
    client.force_login(kerstin)
    assert client.get(door(association)).status_code == 404


def test_it_stands_once(association, kerstin):
    assert Suspension.objects.suspend(association, kerstin, REASON)
    assert Suspension.objects.suspend(association, kerstin, REASON) is None
    with pytest.raises(IntegrityError, match="suspension_stands_once"):
        Suspension.objects.create(
            organisation=association, municipality=association.municipality, reason="x"
        )


def test_its_people_read_it_object_add_to_it_and_are_answered(
    client, posted, association, amina, kerstin, rut
):
    posted(kerstin, door(association), reason=REASON)
    client.force_login(amina)
    assert REASON in client.get(door(association, "andra")).content.decode()
    path = door(association, "invandning")
    assert REASON in client.get(path).content.decode()
    letters = posted(amina, path, text="Vi var sjuka.")
    assert set(letters) == {"vagenin@botkyrka.example", rut.email}
    posted(amina, path, text="Vi var sjuka. Nu är vi här.")
    client.force_login(kerstin)
    assert client.get("/min-sida/").context["objections"]
    assert "Nu är vi här." in client.get(door(association)).content.decode()
    letters = posted(kerstin, door(association), decision="keep", answer="Nej, tyvärr.")
    assert "Nej, tyvärr." in letters[amina.email].body
    posted(amina, path, text="En gång till")
    standing = Suspension.objects.get()
    assert "sjuka" in standing.objection
    assert standing.lifted_at is None
    posted(kerstin, door(association), decision="lift", answer="Nu är allt rätt.")
    association.refresh_from_db()
    assert association.published_at
    assert association.taken_down_at is None


def test_nobody_objects_for_others(
    client, posted, association, amina, kerstin, stranger
):
    posted(kerstin, door(association), reason=REASON)
    for who in (kerstin, stranger):
        client.force_login(who)
        path = door(association, "invandning")
        assert client.get(path).status_code == 404
        assert client.post(path, {"text": "x"}).status_code == 404


def test_a_coordinator_does_not_lift_what_an_administrator_decided(
    client, posted, association, kerstin, rut
):
    posted(rut, door(association), reason=REASON)
    client.force_login(kerstin)
    page = client.get(door(association))
    assert REASON in page.content.decode()
    assert page.context["form"] is None
    posted(kerstin, door(association), decision="lift", answer="Nu.")
    assert Suspension.objects.get().lifted_at is None
    posted(rut, door(association), decision="lift", answer="Nu.")
    assert Suspension.objects.get().lifted_at


def test_it_can_be_changed_but_not_shown_whatever_is_tried(
    client, posted, association, cafe, amina, kerstin
):
    posted(kerstin, door(association), reason=REASON)
    posted(amina, door(association, "ta-bort"), again="yes")
    assert posted.answer.status_code == 302
    association.refresh_from_db()
    assert not association.ask_to_publish(amina)
    association.let_out()
    for word in ("right", "again"):
        Link(association, 1).say(word)
    association.end_pause()
    stale = type(association).objects.get(pk=association.pk)
    stale.taken_down_at = None
    stale.let_out()
    association.refresh_from_db()
    assert association.published_at is None
    client.force_login(amina)
    assert client.get(f"/aktiviteter/{cafe.pk}/andra/").status_code == 200


def test_a_reviewer_who_approves_is_told_in_words(client, association, amina, kerstin):
    association.verifications.all().delete()
    association.published_at = association.approved_at = None
    association.save()
    review = Review.objects.ask(association, Review.Kind.FIRST, amina)
    Suspension.objects.suspend(association, kerstin, REASON)
    client.force_login(kerstin)
    path = f"/provning/{review.pk}/"
    sight = client.get(path).context["form"]["sight"].value()
    page = client.post(path, {"sight": sight, "decision": "approve"})
    assert page.status_code == 200
    assert page.context["form"].non_field_errors()


def test_what_was_not_shown_before_is_not_shown_afterwards(association, kerstin):
    association.close()
    suspension = Suspension.objects.suspend(association, kerstin, REASON)
    suspension.decide(kerstin, True, "Bra.")
    association.refresh_from_db()
    assert association.published_at is None


def test_code_in_a_reason_is_only_text(client, posted, association, amina, kerstin):
    posted(kerstin, door(association), reason="<script>alert(1)</script>")
    client.force_login(amina)
    for name in ("andra", "invandning"):
        page = client.get(door(association, name)).content.decode()
        assert "<script>alert" not in page


def test_only_the_first_objection_writes_and_it_holds_the_words(
    posted, association, amina, kerstin, rut
):
    posted(kerstin, door(association), reason=REASON)
    there = door(association, "invandning")
    letters = posted(amina, there, text="Vi svarar visst.")
    assert "Vi svarar visst." in letters["vagenin@botkyrka.example"].body
    assert posted(amina, there, text="Vi svarar verkligen.") == {}
    assert Suspension.objects.get().objection == "Vi svarar verkligen."


def test_who_is_too_late_is_not_told_that_a_letter_is_sent(
    client, association, kerstin, amina
):
    suspension = Suspension.objects.suspend(association, kerstin, REASON)
    same = Suspension.objects.filter(pk=suspension.pk)
    whole = same.values("lifted_at", "answered_at", "answer").get()

    def quicker(execute, sql, params, many, context):
        """Somebody else lifts it just before it is locked."""
        if "organisations_suspension" in sql and "FOR NO KEY UPDATE" in sql:
            now = timezone.now()
            same.update(lifted_at=now, answered_at=now, answer="Ja.")
        return execute(sql, params, many, context)

    for who, name, answers in (
        (kerstin, "stang-av", {"decision": "keep", "answer": "Nej."}),
        (amina, "invandning", {"text": "Vi svarar."}),
    ):
        client.force_login(who)
        path = "/en" + door(association, name)
        with connection.execute_wrapper(quicker):
            client.post(path, answers)
        page = client.get(path).content.decode()
        assert "It is decided already." in page
        assert "gets a letter now" not in page
        assert "Your objection is sent" not in page
        same.update(**whole)


def test_who_decides_reads_which_decision_on_what(client, association, kerstin):
    client.force_login(kerstin)
    told = []
    for answer in (
        {"reason": REASON},
        {"decision": "keep", "answer": "Nej."},
        {"decision": "lift", "answer": "Ja."},
    ):
        page = client.post(f"/en{door(association)}", answer, follow=True)
        told += map(str, page.context["messages"])
    name = association.name
    assert [words.partition(". ")[0] for words in told] == [
        f"“{name}” is suspended",
        f"The suspension of “{name}” stands",
        f"The suspension of “{name}” is lifted",
    ]
