"""An earlier version of an entry stands again, as a change like any other."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from samla.activities.models import Activity
from samla.moderation.models import Review, earlier
from samla.organisations.models import Organisation
from samla.premises.models import OpeningWindow, Price


def path_to(row, kind, event=0):
    """The address of an event of the row: the first is 0, the last -1."""
    events = list(
        type(row)
        .events.rel.related_model.objects.filter(pgh_obj_id=row.pk)
        .order_by("pgh_id")
    )
    return f"/historia/{kind}/{row.pk}/{events[event].pgh_id}/"


@pytest.fixture
def changed(association):
    """The association after somebody wrote nonsense over it."""
    Organisation.objects.filter(pk=association.pk).update(
        about="Hej hopp", target_groups=["target_group:youth"], phone="08-1"
    )
    return association


def test_then_and_now_stand_side_by_side(client, changed, amina):
    client.force_login(amina)
    html = client.get(path_to(changed, "organisation")).content.decode()
    assert "Hej hopp" in html
    assert "Vi pratar svenska tillsammans" in html
    assert "target_group:" not in html


def test_looking_changes_nothing(client, changed, amina):
    client.force_login(amina)
    client.get(path_to(changed, "organisation"))
    changed.refresh_from_db()
    assert changed.about == "Hej hopp"


def test_a_verified_ones_earlier_version_stands_at_once(client, changed, amina):
    client.force_login(amina)
    number = Organisation.events.rel.related_model.objects.count()
    answer = client.post(path_to(changed, "organisation"))
    assert answer.url == f"/historia/organisation/{changed.pk}/"
    changed.refresh_from_db()
    assert changed.about == "Vi pratar svenska tillsammans och dricker kaffe."
    assert changed.target_groups == ["target_group:all"]
    assert changed.phone == ""
    assert changed.published_at
    assert Organisation.events.rel.related_model.objects.count() > number
    first = client.get(answer.url).context["happenings"][0]
    assert first.who == "Amina"


def test_that_of_others_waits_for_review(client, changed, amina):
    changed.verifications.all().delete()
    client.force_login(amina)
    client.post(path_to(changed, "organisation"))
    changed.refresh_from_db()
    assert changed.about == "Hej hopp"
    assert "about" in Review.objects.waiting().get().proposed


def test_state_is_never_restored(client, association, amina):
    Organisation.objects.filter(pk=association.pk).update(
        published_at=None, taken_down_at=timezone.now(), about="Hej"
    )
    client.force_login(amina)
    client.post(path_to(association, "organisation"))
    association.refresh_from_db()
    assert association.published_at is None
    assert association.taken_down_at


def test_what_the_form_would_refuse_is_refused_here_too(client, association, amina):
    Organisation.objects.filter(pk=association.pk).update(
        capabilities=["capability:magic"], best_at=[]
    )
    Organisation.objects.filter(pk=association.pk).update(
        capabilities=["capability:food"]
    )
    client.force_login(amina)
    answer = client.post(path_to(association, "organisation", -2))
    assert answer.status_code == 200
    assert 'role="alert"' in answer.content.decode()
    association.refresh_from_db()
    assert association.capabilities == ["capability:food"]


def test_a_number_that_another_one_has_now_is_refused(client, association, amina):
    rows = Organisation.objects.filter(pk=association.pk)
    rows.update(number="8020024280")
    rows.update(number="")
    Organisation.objects.create(
        name=association.name,
        number="8020024280",
        legal_form_id="legal_form:61",
        category_id="association_category:social",
        municipality=association.municipality,
        email="a@b.example",
    )
    client.force_login(amina)
    answer = client.post(path_to(association, "organisation", -2))
    assert answer.status_code == 200
    association.refresh_from_db()
    assert association.number == ""


def test_an_activity_and_a_way_in_can_be_restored_too(
    client, cafe, amina, entry_point, kerstin
):
    Activity.objects.filter(pk=cafe.pk).update(title="Nåt annat", price=10)
    client.force_login(amina)
    client.post(path_to(cafe, "aktivitet"))
    cafe.refresh_from_db()
    assert (cafe.title, cafe.price) == ("Språkcafé i Alby", 0)
    was = entry_point.helps_with
    entry_point.helps_with = "Inget"
    entry_point.save()
    client.force_login(kerstin)
    client.post(path_to(entry_point, "vagen-in"))
    entry_point.refresh_from_db()
    assert entry_point.helps_with == was


def test_only_editors_restore_and_only_the_entrys_own_versions(
    client, changed, cafe, stranger, kerstin, amina
):
    path = path_to(changed, "organisation")
    for who in (stranger, kerstin):
        client.force_login(who)
        assert client.get(path).status_code == 404
        assert client.post(path).status_code == 404
    client.force_login(amina)
    foreign = path_to(cafe, "aktivitet").split("/")[-2]
    assert (
        client.post(f"/historia/organisation/{changed.pk}/{foreign}0/").status_code
        == 404
    )
    changed.refresh_from_db()
    assert changed.about == "Hej hopp"


@pytest.fixture
def lost(hall):
    """Opening hours that somebody took away."""
    window = OpeningWindow.objects.create(
        premises=hall, weekday=2, opens=datetime.time(8), closes=datetime.time(12)
    )
    pk = window.pk
    window.delete()
    window.pk = pk
    return window


def put_back(row):
    event = type(row).events.rel.related_model.objects.get(
        pgh_obj_id=row.pk, pgh_label="delete"
    )
    return f"/historia/lokal/{row.premises_id}/{row._meta.label_lower}/{event.pgh_id}/"


def test_hours_that_were_taken_away_are_put_back(client, lost, kerstin):
    client.force_login(kerstin)
    assert (
        put_back(lost)
        in client.get(f"/historia/lokal/{lost.premises_id}/").content.decode()
    )
    assert client.get(put_back(lost)).status_code == 200
    assert client.post(put_back(lost)).status_code == 302
    assert OpeningWindow.objects.get().opens == datetime.time(8)
    assert client.post(put_back(lost)).status_code == 200
    assert OpeningWindow.objects.count() == 1


def test_hours_that_others_have_taken_meanwhile_are_not(client, lost, kerstin, hall):
    OpeningWindow.objects.create(
        premises=hall, weekday=2, opens=datetime.time(9), closes=datetime.time(10)
    )
    client.force_login(kerstin)
    answer = client.post(put_back(lost))
    assert 'role="alert"' in answer.content.decode()
    assert OpeningWindow.objects.count() == 1


def test_others_put_nothing_back(client, lost, amina, stranger, hall):
    for who in (amina, stranger):
        client.force_login(who)
        assert client.post(put_back(lost)).status_code == 404
    assert not OpeningWindow.objects.exists()


def test_only_lists_of_the_room_can_be_put_back(client, kerstin, hall):
    price = Price.objects.create(premises=hall, user_kind="youth", kronor=1)
    client.force_login(kerstin)
    for trail in ("premises.premises", "x", "accounts.user"):
        path = f"/historia/lokal/{hall.pk}/{trail}/1/"
        assert client.post(path).status_code == 404
    assert Price.objects.get() == price


def test_a_personal_identity_number_never_comes_back(client, association, amina, hall):
    rows = Organisation.objects.filter(pk=association.pk)
    rows.update(about="Ring Anna, 19811218-9876")
    rows.update(about="Ring oss")
    client.force_login(amina)
    answer = client.post(path_to(association, "organisation", -2))
    assert 'role="alert"' in answer.content.decode()
    association.refresh_from_db()
    assert association.about == "Ring oss"


@pytest.fixture
def lost_price(hall):
    """Gives a price, with this condition, that somebody took away."""

    def make(condition):
        price = Price.objects.create(
            premises=hall, user_kind="youth", kronor=1, condition=condition
        )
        pk = price.pk
        price.delete()
        price.pk = pk
        return price

    return make


def test_nor_in_the_conditions_of_a_price(client, lost_price, kerstin):
    client.force_login(kerstin)
    answer = client.post(put_back(lost_price("Fråga 19811218-9876")))
    assert 'role="alert"' in answer.content.decode()
    assert not Price.objects.exists()


def test_a_room_gets_no_more_prices_than_its_form_allows(
    client, lost_price, kerstin, hall
):
    lost = lost_price("")
    Price.objects.bulk_create(
        Price(premises=hall, user_kind="youth", kronor=1, condition=str(n))
        for n in range(30)
    )
    client.force_login(kerstin)
    answer = client.post(put_back(lost))
    assert 'role="alert"' in answer.content.decode()
    assert Price.objects.count() == 30


def test_a_second_click_at_the_same_moment_is_told(lost, monkeypatch):
    again = OpeningWindow(
        pk=lost.pk,
        premises=lost.premises,
        weekday=2,
        opens=lost.opens,
        closes=lost.closes,
    )
    earlier.put_back(lost.premises, lost)
    monkeypatch.setattr(OpeningWindow, "full_clean", lambda row: None)
    with pytest.raises(ValidationError):
        earlier.put_back(lost.premises, again)
