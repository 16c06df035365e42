"""For how long a municipality keeps its questions, as it has decided."""

import datetime

import pytest
import time_machine
from django.utils import timezone

from samla.core.retention import MATTER_DAYS
from samla.enquiries.models import Enquiry, RetentionPlan
from tests.enquiries.conftest import asked
from tests.enquiries.test_enquiry_publish import words

pytestmark = pytest.mark.django_db
AT = "/en/kommuner/botkyrka/sa-svarar-vi/gallring/"
DECIDED = {"alla_days": "400", "alla_decision": "KF 2026-05-02 § 12"}


@pytest.fixture(autouse=True)
def coordinator(client, kerstin):
    client.force_login(kerstin)


def rules():
    return dict(RetentionPlan.objects.values_list("kind", "days"))


def shown(client):
    """The form as the page shows it."""
    form = client.get(AT).context["form"]
    now = {name: form[name].value() for name in form.fields if name != "sure"}
    now = {name: "" if value is None else value for name, value in now.items()}
    return now | {f"initial-{name}": value for name, value in now.items()}


def test_days_and_decision_are_kept_for_all_kinds_and_for_one(client):
    assert f"{MATTER_DAYS} days" in words(client.get(AT))
    told = DECIDED | {"worry_days": "3650"}
    for _click in range(2):
        assert client.post(AT, shown(client) | told).status_code == 302
    assert rules() == {None: 400, "enquiry_kind:worry": 3650}
    assert "KF 2026-05-02 § 12" in words(client.get(AT))
    client.post(AT, shown(client) | {"worry_days": "", "worry_decision": ""})
    assert rules() == {None: 400}


def test_what_is_wrong_is_said_at_its_field_and_nothing_is_kept(client):
    wrong = [
        (DECIDED | {"alla_days": "29"}, "alla_days"),
        (DECIDED | {"alla_days": "fem"}, "alla_days"),
        (DECIDED | {"room_days": "36501"}, "room_days"),
        (DECIDED | {"alla_decision": " "}, "alla_decision"),
        ({"room_days": "400"}, "room_decision"),
        ({"room_decision": "KF § 12"}, "room_days"),
        (DECIDED | {"alla_decision": "x" * 201}, "alla_decision"),
    ]
    for told, field in wrong:
        page = client.post(AT, shown(client) | told)
        assert set(page.context["form"].errors) == {field}, told
    assert rules() == {}


def test_what_would_be_destroyed_tonight_is_counted_before_it_is_saved(
    client, enquiry, kerstin
):
    enquiry.refuse("Det gör regionen.", kerstin)
    with time_machine.travel(timezone.now() + datetime.timedelta(days=100)):
        client.force_login(kerstin)
        told = shown(client) | DECIDED | {"alla_days": "90"}
        page = client.post(AT, told)
        assert set(page.context["form"].errors) == {"sure"}
        assert "1 closed question would be destroyed" in words(page)
        assert rules() == {}
        assert not Enquiry.objects.over().exists()
        assert client.post(AT, told | {"sure": "on"}).status_code == 302
        assert list(Enquiry.objects.over()) == [enquiry]


def test_what_one_kind_keeps_longer_hides_nothing_of_another(
    client, enquiry, kerstin, botkyrka
):
    worry = asked(botkyrka, kind_id="enquiry_kind:worry")
    RetentionPlan.objects.create(
        municipality=botkyrka, kind_id="enquiry_kind:worry", days=30, decision="KF § 1"
    )
    for each in (enquiry, worry):
        each.refuse("Det gör regionen.", kerstin)
    with time_machine.travel(timezone.now() + datetime.timedelta(days=100)):
        client.force_login(kerstin)
        assert list(Enquiry.objects.over()) == [worry]
        told = shown(client) | {"worry_days": "3650"}
        page = client.post(AT, told | DECIDED | {"alla_days": "90"})
        assert set(page.context["form"].errors) == {"sure"}
        assert "1 closed question would be destroyed" in words(page)
        assert list(Enquiry.objects.over()) == [worry]
