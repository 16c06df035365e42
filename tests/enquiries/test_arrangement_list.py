"""One place that leads to all that is arranged for answers."""

import pytest

from samla.core.retention import MATTER_DAYS
from samla.enquiries.models import Faq
from tests.conftest import person, staff
from tests.enquiries.test_enquiry_publish import words

pytestmark = pytest.mark.django_db
AT = "/en/kommuner/botkyrka/sa-svarar-vi/"


def test_the_inbox_and_the_desk_lead_to_all_that_is_arranged(
    client, kerstin, botkyrka, django_assert_max_num_queries
):
    Faq.objects.create(municipality=botkyrka, question="Var?", answer="Här.")
    client.force_login(kerstin)
    for page in ("/en/arenden/", "/en/min-sida/"):
        assert AT in words(client.get(page)), page
    with django_assert_max_num_queries(11):
        page = words(client.get(AT))
    assert "Drafts: 1" in page
    assert f"a question is kept {MATTER_DAYS} days" in page
    for part in ("svar", "mallar", "enheter", "gallring"):
        assert client.get(f"{AT}{part}/").status_code == 200
        assert f"{AT}{part}/" in page


def test_who_only_reads_is_led_nowhere(client, kerstin, botkyrka):
    client.force_login(staff(person("r@botkyrka.example"), botkyrka, "reader").user)
    assert "sa-svarar-vi" not in words(client.get("/en/arenden/"))
    assert client.get(AT).status_code == 404
