"""The words of the field: lasting codes, and a label for each in every language."""

import json
import re

import pytest

from samla.core.languages import REVIEWED, chain, codes
from samla.municipalities.management.commands.load_reference import TERMS
from samla.taxonomy.models import Term, TermLabel, choices, forget, label

TAXONOMY = json.loads(TERMS.read_text(encoding="utf-8"))
LISTS = TAXONOMY["lists"]

# Every code there is. Entries and links keep codes, so none may ever be renamed, taken
# away or given to something else. A new term is added here too.
CODES = {
    "activity_type": """
        language-cafe swedish-circle language-buddy homework befriending mentoring
        sport swimming cycling outdoor gardening cooking crafts music-drama reading
        meeting-place women family youth job civic-info digital advice goods""",
    "life_area": "sprak vanner barn jobb halsa bostad lag myndighet tro akut",
    "target_group": """
        all asylum permit tempprot quota teens child0 child6 young adults seniors
        women men families""",
    "legal_form": "61 63 72 51 98 none 82 84 81 49m 49 private",
    "association_category": """
        sport culture nature youth study health social disability ethnic local
        rights volunteer international faith""",
    "capability": """
        welcome language interpreting youth-lead sport-lead rooms food transport
        collection training advice talk civic outreach projects employers""",
    "need_offer_kind": """
        room volunteers leader speaker training equipment transport food money
        spread participants partner knowledge placement""",
    "premises_kind": """
        meeting hall classroom library sports-hall gym pool pitch kitchen workshop
        youth-centre parish office plot""",
    "equipment": """
        chairs tables projector screen sound loop wifi computer printer whiteboard
        kitchen fridge play changing-table changing-room shower sports-gear storage
        charging aed""",
    "information_theme": """
        arrive live support rights family influence health age local norms""",
    "access_flag": """
        free no-signup drop-in signup women-only bring-children childcare wheelchair
        loop transit outdoor online""",
    "swedish_level": "none some sfi-b sfi-c sfi-d",
    "enquiry_kind": """
        room grant start reach language iop volunteers matching goods invite worry
        partner""",
    "consultation_kind": "samrad special dialogue roundtable learning survey",
    "koden_step": "agenda draft decide implement monitor reformulate",
    "koden_level": "information consultation dialogue partnership",
    "iop_state": """
        idea assessment drafting legal decision signed running followup
        renegotiation ended cancelled grant procurement""",
    "resource_kind": "money staff volunteer premises competence network material",
    "language": """
        sv sv-simple swl en ar uk fa-af fa so ti ps ckb kmr ru tr es sw am sq hy syr
        az bn hbs bg my fil fi fr ka el hi zh rw rn ln fit mn ne se om pl pt rom ro
        ta th de hu ur uz vi""",
}
ALL = [(name, term) for name, terms in LISTS.items() for term in terms]


def of_term(term, language):
    """What a term is called in a language, or in one that it takes texts from."""
    labels = term["labels"]
    return next(labels[code] for code in chain(language) if code in labels)


def test_no_code_is_ever_renamed_or_taken_away():
    assert set(LISTS) == set(CODES)
    for name, kept in CODES.items():
        assert sorted(term["code"] for term in LISTS[name]) == sorted(kept.split()), (
            name
        )


@pytest.mark.parametrize("language", codes())
def test_every_term_has_its_own_label(language):
    for name, terms in LISTS.items():
        labels = [of_term(term, language) for term in terms]
        assert all(text == text.strip() and 0 < len(text) <= 120 for text in labels)
        assert len(set(labels)) == len(labels), name


def test_arabic_labels_are_written_in_arabic():
    for name, term in ALL:
        assert re.search(r"[\u0621-\u0652]{2}", term["labels"]["ar"]), (name, term)


def test_labels_that_no_native_speaker_has_read_are_called_drafts():
    told = {code for term in LISTS["access_flag"] for code in term["labels"]}
    assert set(TAXONOMY["status"]) == told - set(REVIEWED)
    assert set(TAXONOMY["status"].values()) == {"draft"}


def test_arabic_numbers_are_told_in_words_that_cannot_turn_round():
    assert not [
        term for _name, term in ALL if re.search(r"\d[–-]\d", term["labels"]["ar"])
    ]


def test_every_activity_type_belongs_to_a_life_area():
    areas = {f"life_area:{term['code']}" for term in LISTS["life_area"]}
    assert all(term["attributes"]["life"] in areas for term in LISTS["activity_type"])


def test_every_language_says_what_it_calls_itself():
    for term in LISTS["language"]:
        assert re.fullmatch(r"[a-z]{2,3}(-[a-z]+)?", term["code"])
        assert term["attributes"]["own"]


def test_languages_written_from_the_right_say_so():
    arabic_or_syriac = re.compile(r"[\u0600-\u074f]")
    for term in LISTS["language"]:
        turned = bool(arabic_or_syriac.search(term["attributes"]["own"]))
        assert (term["attributes"].get("dir") == "rtl") == turned, term


@pytest.mark.django_db
def test_a_label_is_in_the_readers_language():
    assert label("target_group:women", "sv") == "Kvinnor"
    assert label("target_group:women", "en") == "Women"
    assert label("target_group:women", "ar") == "النساء"


@pytest.mark.django_db
def test_a_language_without_labels_is_answered_in_swedish():
    assert label("target_group:women", "xx") == "Kvinnor"
    assert label("no:such", "sv") == ""


@pytest.mark.django_db
def test_dari_says_the_persian_word_where_it_has_none_of_its_own():
    TermLabel.objects.filter(term="target_group:women", language="fa-af").delete()
    TermLabel.objects.update_or_create(
        term_id="target_group:women", language="fa", defaults={"label": "زنان"}
    )
    forget()
    assert label("target_group:women", "fa-af") == "زنان"
    forget()


@pytest.mark.django_db
def test_terms_are_offered_in_the_order_of_the_file():
    offered = [id.partition(":")[2] for id, _label in choices("activity_type", "sv")]
    assert offered == [term["code"] for term in LISTS["activity_type"]]


@pytest.mark.django_db
def test_a_retired_term_is_not_offered_but_still_has_its_label():
    Term.objects.filter(pk="target_group:men").update(retired=True)
    forget()
    assert "target_group:men" not in dict(choices("target_group", "sv"))
    assert label("target_group:men", "sv") == "Män"
    forget()
