"""A coordinator looks at what waits, approves it, or sends it back with a reason."""

import threading

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client

from samla.moderation.models import IsDecided, LooksDifferent, Review
from samla.moderation.models.change import marked
from samla.municipalities.models import EntryPoint, StaffMember
from samla.organisations.models import Membership, Organisation
from tests.conftest import person, with_second_factor
from tests.moderation.conftest import decide, edited, seen, told, waiting_for

pytestmark = pytest.mark.django_db

NEW = "Vi syr ihop varje torsdag.\nKom!"
REASON = "Skriv vilken dag ni ses."


@pytest.fixture
def syjuntan(client, grannar, bahar, kerstin):
    """A change of the unverified association that waits."""
    edited(client, bahar, grannar, about=NEW, best_at=["capability:food"])
    return waiting_for(grannar)


@pytest.fixture
def newcomer(client, kerstin, stranger):
    """A new association that waits to be published for the first time."""
    client.force_login(stranger)
    path = "/organisationer/ny/"
    client.post(
        path,
        told(client, path)
        | {
            "name": "Cykelköket",
            "category": "association_category:social",
            "place": "Botkyrka",
            "about": "Vi lagar cyklar.",
            "best_at": ["capability:training"],
            "email": "hej@cykelkoket.example",
        },
    )
    return Organisation.objects.get(name="Cykelköket")


@pytest.fixture
def colleague(botkyrka, kerstin):
    """Another coordinator of Botkyrka."""
    colleague = with_second_factor(person("ali@botkyrka.example", "Ali"))
    StaffMember.objects.create(user=colleague, municipality=botkyrka)
    return colleague


@pytest.fixture
def erik(umea):
    """Coordinator of another municipality."""
    erik = with_second_factor(person("erik@umea.example"))
    StaffMember.objects.create(user=erik, municipality=umea)
    return erik


@pytest.fixture
def rut(db):
    """An administrator."""
    users = get_user_model().objects
    return with_second_factor(users.create_superuser("rut@samla.example", "a-password"))


def test_the_difference_is_shown_field_by_field(client, syjuntan, kerstin):
    client.force_login(kerstin)
    html = client.get(f"/en/provning/{syjuntan.pk}/").content.decode()
    assert "Vi <del>" in html
    assert "taken away: </span>lagar mat</del><ins>" in html.replace("\n", "")
    assert "added: </span>syr</ins> ihop varje torsdag." in html
    assert "What are you best at?" in html
    assert "capability:" not in html
    assert "Bahar" in html


def test_marks_are_text_and_never_code():
    html = marked("a <script>b</script>", "a <script>c</script>")
    assert "<script>" not in html
    assert "&lt;" in html


def test_it_is_sent_back_with_a_reason(client, syjuntan, kerstin, grannar):
    decide(client, kerstin, syjuntan, decision="return", reason=REASON)
    syjuntan.refresh_from_db()
    assert (syjuntan.outcome, syjuntan.reason) == ("returned", REASON)
    grannar.refresh_from_db()
    assert "lagar mat" in grannar.about


def test_without_a_reason_nothing_is_sent_back(client, syjuntan, kerstin):
    for reason in ("", "  ", "\u200b…"):
        page = decide(client, kerstin, syjuntan, decision="return", reason=reason)
        assert page.context["form"].errors["reason"]
    long = "x" * 1001
    page = decide(client, kerstin, syjuntan, decision="return", reason=long)
    assert long in page.content.decode()
    syjuntan.refresh_from_db()
    assert not syjuntan.decided_at


def test_she_can_go_on_from_what_was_sent_back(client, syjuntan, kerstin, bahar):
    decide(client, kerstin, syjuntan, decision="return", reason=REASON)
    client.force_login(bahar)
    path = f"/organisationer/{syjuntan.object_id}/andra/"
    page = client.get(path)
    assert REASON in page.content.decode()
    assert "lagar mat" in page.context["form"]["about"].value()
    again = client.get(path + "?igen=ja").context["form"]
    assert again["about"].value() == NEW
    client.post(path + "?igen=ja", told(client, path + "?igen=ja"))
    assert waiting_for(syjuntan.entry).proposed["about"] == NEW


def test_who_asked_and_her_organisation_get_the_outcome(
    client, syjuntan, kerstin, bahar, letters_of
):
    bahar.language = "en"
    bahar.save()
    answer = {"decision": "return", "reason": REASON}
    sent = letters_of(decide, client, kerstin, syjuntan, **answer)
    assert REASON in sent[bahar.email].body
    assert "Hello!" in sent[bahar.email].body
    assert "/en/" in sent[bahar.email].body
    assert REASON in sent["hej@grannarna.example"].body


def test_a_new_association_waits_and_nobody_sees_it(client, newcomer, stranger):
    assert not newcomer.published_at
    public = Client()
    assert public.get(newcomer.get_absolute_url()).status_code == 404
    for path in ("/organisationer/?q=cykelköket", "/sitemap-organisations-1.xml"):
        assert "Cykelköket" not in public.get(path).content.decode()
    client.force_login(stranger)
    for step in ("klar", "andra", "ta-bort"):
        html = client.get(f"/en/organisationer/{newcomer.pk}/{step}/").content.decode()
        assert "Botkyrka has promised an answer by" in html
    html = client.get("/en/min-sida/").content.decode()
    assert "Waits for review" in html


def test_the_coordinator_sees_it_as_everybody_will_and_lets_it_out(
    client, newcomer, kerstin
):
    review = waiting_for(newcomer)
    client.force_login(kerstin)
    page, _mark = seen(client, review)
    html = page.content.decode()
    assert "Vi lagar cyklar." in html
    preview = f"/organisationer/{newcomer.pk}/forhandsgranska/"
    assert preview in html
    assert "Vi lagar cyklar." in client.get(preview).content.decode()
    decide(client, kerstin, review, decision="approve")
    public = Client().get(newcomer.get_absolute_url())
    assert "Cykelköket" in public.content.decode()
    assert client.get(preview).status_code == 404


def test_who_decides_is_where_it_has_moved(client, newcomer, stranger, kerstin, erik):
    review = waiting_for(newcomer)
    edited(client, stranger, newcomer, place="Umeå")
    client.force_login(kerstin)
    assert client.get(f"/provning/{review.pk}/").status_code == 404
    client.force_login(erik)
    assert client.get(f"/provning/{review.pk}/").status_code == 200


def test_sent_back_it_can_be_asked_about_again(client, newcomer, kerstin, stranger):
    decide(client, kerstin, waiting_for(newcomer), decision="return", reason=REASON)
    client.force_login(stranger)
    path = f"/organisationer/{newcomer.pk}/"
    assert REASON in client.get(path + "andra/").content.decode()
    client.post(path + "ta-bort/", {"again": "yes"})
    assert waiting_for(newcomer).kind == "first"


def test_what_was_rewritten_while_she_looked_is_not_approved_unseen(
    client, newcomer, kerstin, stranger
):
    review = waiting_for(newcomer)
    client.force_login(kerstin)
    _page, mark = seen(client, review)
    newcomer.about = "Köp billiga klockor."
    newcomer.save()
    answer = client.post(f"/provning/{review.pk}/", mark | {"decision": "approve"})
    assert "Köp billiga klockor." in answer.content.decode()
    newcomer.refresh_from_db()
    assert not newcomer.published_at
    mark = {"sight": answer.context["form"]["sight"].value()}
    client.post(f"/provning/{review.pk}/", mark | {"decision": "approve"})
    newcomer.refresh_from_db()
    assert newcomer.published_at


def test_a_public_text_changed_meanwhile_is_shown_before_she_decides(
    client, syjuntan, kerstin, grannar
):
    client.force_login(kerstin)
    _page, mark = seen(client, syjuntan)
    grannar.about = "Rättat av kommunen."
    grannar.save()
    path = f"/en/provning/{syjuntan.pk}/"
    page = client.post(path, mark | {"decision": "approve"})
    html = page.content.decode()
    assert "The public text has been changed since" in html
    assert "Vi lagar mat ihop varje torsdag." in html
    grannar.refresh_from_db()
    assert grannar.about == "Rättat av kommunen."
    mark = {"sight": page.context["form"]["sight"].value()}
    client.post(path, mark | {"decision": "approve"})
    grannar.refresh_from_db()
    assert grannar.about == NEW


def test_what_cannot_be_public_any_more_is_said_in_words(
    client, grannar, bahar, kerstin
):
    edited(client, bahar, grannar, name="Upptagna namnet", number="8020024280")
    Organisation.objects.create(
        name="Upptagna namnet",
        number="8020024280",
        legal_form_id="legal_form:61",
        category_id="association_category:social",
        municipality=grannar.municipality,
        about="Vi var först.",
        email="x@y.example",
    )
    page = decide(client, kerstin, waiting_for(grannar), decision="approve")
    assert page.status_code == 200
    assert page.context["form"].non_field_errors()
    assert waiting_for(grannar)


def test_what_was_taken_down_is_not_let_out(client, newcomer, kerstin):
    review = waiting_for(newcomer)
    Organisation.objects.filter(pk=newcomer.pk).update(
        taken_down_at="2026-01-01T12:00Z"
    )
    page = decide(client, kerstin, review, decision="approve")
    assert page.status_code == 200
    newcomer.refresh_from_db()
    assert not newcomer.published_at


def test_a_second_click_and_a_slower_colleague_are_told(
    client, syjuntan, kerstin, colleague
):
    client.force_login(colleague)
    _page, mark = seen(client, syjuntan)
    decide(client, kerstin, syjuntan, decision="approve")
    path = f"/en/provning/{syjuntan.pk}/"
    for who in (kerstin, colleague):
        client.force_login(who)
        late = client.post(
            path, mark | {"decision": "return", "reason": "Nej"}, follow=True
        )
        assert "It is decided already" in late.content.decode()
    syjuntan.refresh_from_db()
    assert (syjuntan.outcome, syjuntan.decided_by) == ("approved", kerstin)
    assert "Approved" in client.get(path).content.decode()


@pytest.mark.parametrize("who", ["stranger", "bahar", "amina", "erik"])
def test_to_all_others_it_does_not_exist(client, request, syjuntan, who):
    somebody = request.getfixturevalue(who)
    client.force_login(somebody)
    path = f"/provning/{syjuntan.pk}/"
    assert client.get(path).status_code == 404
    answer = {"decision": "approve", "sight": syjuntan.sight}
    assert client.post(path, answer).status_code == 404
    if who != "bahar":
        assert client.post(path + "ta-tillbaka/").status_code == 404
    syjuntan.refresh_from_db()
    assert not syjuntan.decided_at


def test_nobody_decides_about_her_own(client, grannar, kerstin, colleague):
    Membership.objects.create(user=kerstin, organisation=grannar, role="editor")
    edited(client, kerstin, grannar, about=NEW)
    review = waiting_for(grannar)
    assert client.get(f"/provning/{review.pk}/").status_code == 404
    edited(client, kerstin, grannar, about=NEW)
    Review.objects.update(asked_by=colleague)  # a colleague added to it
    assert client.get(f"/provning/{review.pk}/").status_code == 404


def test_who_asked_takes_it_back(client, syjuntan, bahar, newcomer, stranger):
    client.force_login(bahar)
    path = f"/provning/{syjuntan.pk}/ta-tillbaka/"
    assert client.get(path).status_code == 200
    assert client.post(path).status_code == 302
    assert client.post(path).status_code == 302
    assert client.get(path).status_code == 200
    syjuntan.refresh_from_db()
    assert syjuntan.outcome == "withdrawn"
    client.force_login(stranger)
    client.post(f"/provning/{waiting_for(newcomer).pk}/ta-tillbaka/")
    assert Organisation.objects.filter(pk=newcomer.pk).exists()


def test_what_is_known_is_shown(client, syjuntan, kerstin, association):
    grannar = syjuntan.entry
    grannar.number = "8020024280"
    grannar.save()
    Organisation.objects.create(
        name="Grannarna Fittja",
        legal_form_id="legal_form:61",
        category_id="association_category:social",
        municipality=grannar.municipality,
        about="Lika.",
        email="x@y.example",
    )
    Review.objects.filter(pk=syjuntan.pk).update(
        proposed={"about": "Ring Bahar 19900101-1234."}
    )
    client.force_login(kerstin)
    html = client.get(f"/en/provning/{syjuntan.pk}/").content.decode()
    assert "802002-4280" in html
    assert "Grannarna Fittja" in html
    assert "personal identity number" in html


def test_an_activity_and_a_room_wait_too(client, grannar, bahar, kerstin, botkyrka):
    from samla.activities.models import Activity
    from samla.premises.models import Premises

    facts = {"municipality": botkyrka, "address": "Albyvägen 2", "city": "Norsborg"}
    room = Premises.objects.create(
        name="Köket",
        kind_id="premises_kind:meeting",
        owner_organisation=grannar,
        most_persons=12,
        email="hej@grannarna.example",
        **facts,
    )
    dinner = Activity.objects.create(
        organisation=grannar,
        type_id="activity_type:language-cafe",
        title="Mat",
        **facts,
    )
    client.force_login(bahar)
    nar = f"/aktiviteter/{dinner.pk}/nar/"
    times = {"weekdays": ["4"], "starts": "17:00", "ends": "18:00"}
    client.post(nar, told(client, nar) | times)
    client.post(f"/aktiviteter/{dinner.pk}/forhandsgranska/")
    client.post(f"/lokaler/{room.pk}/publicera/")
    for path in (
        f"/aktiviteter/{dinner.pk}/andra/",
        f"/aktiviteter/{dinner.pk}/forhandsgranska/",
        f"/lokaler/{room.pk}/andra/",
        f"/lokaler/{room.pk}/publicera/",
    ):
        assert "has promised an answer" in client.get("/en" + path).content.decode()
    for path in (f"/aktiviteter/{dinner.pk}/", f"/lokaler/{room.pk}/"):
        assert Client().get(path).status_code == 404
        client.force_login(kerstin)
        preview = client.get(path + "forhandsgranska/")
        assert preview.status_code == 200
        assert client.post(path + "forhandsgranska/").status_code in (404, 405, 200)
        assert Client().get(path).status_code == 404
    for entry in (room, dinner):
        decide(client, kerstin, waiting_for(entry), decision="approve")
    for path in (f"/aktiviteter/{dinner.pk}/", f"/lokaler/{room.pk}/"):
        assert Client().get(path).status_code == 200


def test_a_municipalitys_own_room_needs_no_review(client, hall, kerstin):
    hall.published_at = None
    hall.save()
    client.force_login(kerstin)
    client.post(f"/lokaler/{hall.pk}/publicera/")
    hall.refresh_from_db()
    assert hall.published_at
    assert not Review.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_reviewers_at_once_make_one_decision(client, syjuntan, kerstin, colleague):
    mark, answers = syjuntan.sight, []
    gate = threading.Barrier(2)

    def answer(somebody, do):
        review = Review.objects.get(pk=syjuntan.pk)
        gate.wait()
        try:
            do(review, somebody)
            answers.append("done")
        except (IsDecided, LooksDifferent):
            answers.append("late")
        finally:
            connection.close()

    people = [
        (kerstin, lambda review, who: review.approve(who, mark)),
        (colleague, lambda review, who: review.send_back(who, REASON)),
    ]
    threads = [threading.Thread(target=answer, args=each) for each in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == ["done", "late"]
    syjuntan.refresh_from_db()
    is_changed = syjuntan.entry.about == NEW
    assert is_changed == (syjuntan.outcome == "approved")


def test_an_administrator_decides_where_nobody_else_does(
    client, grannar, bahar, rut, botkyrka
):
    EntryPoint.objects.all().delete()
    edited(client, bahar, grannar, about=NEW)
    decide(client, rut, waiting_for(grannar), decision="approve")
    grannar.refresh_from_db()
    assert grannar.about == NEW


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ({"decision": "approve"}, "The change of “Grannarna i Fittja” is approved"),
        ({"decision": "return", "reason": REASON}, "“Grannarna i Fittja” is sent back"),
    ],
)
def test_who_decides_reads_which_decision_on_what(
    client, syjuntan, kerstin, answer, words
):
    client.force_login(kerstin)
    _page, mark = seen(client, syjuntan)
    path = f"/en/provning/{syjuntan.pk}/"
    page = client.post(path, mark | answer, follow=True)
    [said] = page.context["messages"]
    assert str(said).startswith(words)


def test_lists_have_the_comma_of_the_reader(client, syjuntan, grannar, kerstin):
    Review.objects.filter(pk=syjuntan.pk).update(
        proposed={"languages": ["language:sv", "language:ar"]}
    )
    client.force_login(kerstin)
    arabic = client.get(f"/ar/provning/{syjuntan.pk}/").content.decode()
    assert "السويدية، العربية" in arabic
    swedish = client.get(f"/provning/{syjuntan.pk}/").content.decode()
    assert "Svenska, Arabiska" in swedish
