"""How the tests are shared out among processes."""

from collections import OrderedDict

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
