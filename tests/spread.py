"""How the tests are shared out among processes, so that all end at about one time.

Loaded by pytest before the settings (`-p tests.spread` in pyproject.toml).
"""

import gc

from xdist.scheduler import LoadFileScheduling

# What takes longest comes first, and what is short fills up the end.
LONG = (
    "tests/browser/test_access.py",
    # Has servers of its own, and need not wait for the tables made meanwhile for all.
    "tests/core/test_embedded_postgres.py",
    "tests/core/test_running.py",
    "tests/browser/test_trust.py",
    "tests/browser/",
    "tests/test_bad_input.py",
    "tests/test_doors.py",
    "tests/demo/",
)
# These look at one walk through all public pages, which one process makes for all.
WALKERS = {
    f"tests/browser/test_{name}.py" for name in ("access", "html", "links", "weight")
}
# How many things a process makes before it looks for what nobody needs any more.
THINGS = 20_000

gc.disable()  # while everything is loaded: all of it stays


class Spread(LoadFileScheduling):
    """A file stays with one process, and so do all files that look at the walk."""

    def _split_scope(self, nodeid):
        file = super()._split_scope(nodeid)
        return "walk" if file in WALKERS else file

    def remove_node(self, node):
        """Do not try a test again that has ended its process: it would end them all."""
        for unit in self.assigned_work[node].values():
            for nodeid, done in unit.items():
                if not done:
                    unit[nodeid] = True
                    super().remove_node(node)
                    return nodeid
        return super().remove_node(node)


def pytest_xdist_make_scheduler(config, log):
    """Share out the tests in their order, a file at a time."""
    config.option.loadscopereorder = False
    return Spread(config, log)


def pytest_collection_modifyitems(items):
    """Let what takes longest come first; the rest keeps its order."""
    items.sort(key=lambda item: place(item.nodeid))


def place(nodeid):
    """How early a test comes; what shares the walk comes together."""
    file = nodeid.partition("::")[0]
    if file in WALKERS:
        return 0
    return next((i for i, part in enumerate(LONG) if file.startswith(part)), len(LONG))


def pytest_collection_finish():
    """Look for garbage again, but no more among what was loaded."""
    gc.freeze()
    gc.set_threshold(THINGS, 10, 10)
    gc.enable()
