"""How the tests are shared out among processes, and what each of them finds."""

import io
import re
from collections import OrderedDict

import pytest
from django.core.management import call_command

from tests.database import ROOT
from tests.spread import LONG, WALKERS, Spread


def test_what_is_named_there_exists():
    assert [path for path in {*LONG, *WALKERS} if not (ROOT / path).exists()] == []


def test_a_test_that_ended_its_process_is_not_tried_again():
    spread = object.__new__(Spread)
    spread.workqueue = OrderedDict()
    unit = {"one": True, "ended it": False, "other": False}
    spread.assigned_work = {"process": OrderedDict(file=unit)}
    assert spread.remove_node("process") == "ended it"
    assert spread.workqueue == {"file": {"one": True, "ended it": True, "other": False}}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("when", ["at first", "when all tables were emptied"])
def test_a_test_finds_all_reference_data(when):
    call_command("load_reference", stdout=(said := io.StringIO()))
    assert re.findall(r"[1-9]\d* (?:new|changed|removed)", said.getvalue()) == []
    assert len(re.findall(r"[1-9]\d* unchanged", said.getvalue())) == 8
