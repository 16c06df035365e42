"""An association that no municipality has verified, and what it wants to publish."""

import datetime

import pytest
from django.utils import timezone

from samla.activities.models import Activity, Occurrence
from samla.moderation.models import Review
from samla.organisations.models import Membership, Organisation
from tests.conftest import person


@pytest.fixture
def grannar(botkyrka):
    """Published and approved once, verified by nobody."""
    return Organisation.objects.create(
        name="Grannarna i Fittja",
        legal_form_id="legal_form:61",
        category_id="association_category:social",
        municipality=botkyrka,
        about="Vi lagar mat ihop varje torsdag.",
        languages=["language:sv"],
        target_groups=["target_group:all"],
        capabilities=["capability:welcome"],
        best_at=["capability:welcome"],
        email="hej@grannarna.example",
        published_at=timezone.now(),
        approved_at=timezone.now(),
    )


@pytest.fixture
def bahar(grannar):
    """Owns the unverified association."""
    bahar = person("bahar@grannarna.example", "Bahar")
    Membership.objects.create(user=bahar, organisation=grannar, role="owner")
    return bahar


@pytest.fixture
def dinner(grannar):
    """An activity of theirs that is published and happens in two days."""
    starts = timezone.now().replace(minute=0, second=0, microsecond=0)
    starts += datetime.timedelta(days=2)
    ends = starts + datetime.timedelta(hours=2)
    dinner = Activity.objects.create(
        organisation=grannar,
        municipality=grannar.municipality,
        type_id="activity_type:language-cafe",
        title="Matlag i Fittja",
        address="Krögarvägen 2",
        city="Norsborg",
        languages=["language:sv"],
        target_groups=["target_group:all"],
        published_at=timezone.now(),
        approved_at=timezone.now(),
        next_starts_at=starts,
        next_ends_at=ends,
    )
    Occurrence.objects.create(
        activity=dinner, original_starts_at=starts, starts_at=starts, ends_at=ends
    )
    return dinner


@pytest.fixture
def letters_of(mailoutbox):
    """The letters that leave when something is done, by their readers."""

    def left(do, *args, **kwargs):
        mailoutbox.clear()
        do(*args, **kwargs)
        return {letter.to[0]: letter for letter in mailoutbox}

    return left


def told(client, path):
    """Everything a form shows, as a browser would send it back."""
    form = client.get(path).context["form"]
    return {
        name: [] if form[name].value() is None else form[name].value()
        for name in form.fields
    }


def edited(client, who, organisation, **answers):
    """Somebody changes an organisation; the answer to her."""
    client.force_login(who)
    path = f"/organisationer/{organisation.pk}/andra/"
    return client.post(path, told(client, path) | answers)


def waiting_for(entry):
    """The one review of an entry that waits."""
    return Review.objects.about(entry).waiting().get()


def seen(client, review):
    """A reviewer's page, and the mark of what she looked at."""
    page = client.get(f"/provning/{review.pk}/")
    return page, {"sight": page.context["form"]["sight"].value()}


def decide(client, who, review, **answer):
    """A reviewer looks and answers."""
    client.force_login(who)
    _page, mark = seen(client, review)
    return client.post(f"/provning/{review.pk}/", mark | answer)
