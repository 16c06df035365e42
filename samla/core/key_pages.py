"""What a language of key pages has to say: the texts of those pages and no others.

The templates are found by following the views of settings.KEY_PAGES; what code says on
them, and the letters they send, stand in settings.KEY_FILES.
"""

import inspect
import re
from pathlib import Path

from django.conf import settings
from django.urls import URLPattern, get_resolver

TEMPLATE = re.compile(r"[\w/]+\.(?:html|txt)")
TAGS = re.compile(r"{%\s*load ([\w ]+?)\s*%}")
PRIVATE = re.compile(r"\b_\w+\b")
ERRORS = ("400", "403", "403_csrf", "404", "429", "500", "503")


def messages(root: Path, used: dict) -> dict:
    """Those of the used messages that somebody may meet on a key page."""
    found = files(root)
    return {key: text for key, text in used.items() if text.files & found}


def files(root: Path) -> set[str]:
    """The templates and code whose texts key pages show, as paths from the root."""
    waiting = {f"templates/{name}.html" for name in ERRORS}
    for view in _views():
        waiting |= _named_in(_source(inspect.unwrap(view)))
    found = set()
    while waiting:
        path = waiting.pop()
        if path not in found and (root / path).exists():
            found.add(path)
            waiting |= _named_in((root / path).read_text())
    named = {
        str(path.relative_to(root))
        for pattern in settings.KEY_FILES
        for path in root.glob(pattern)
    }
    return found | named | _tags(root, found)


def _source(function, seen=()):
    """What a view does, with what it does by private functions beside it."""
    text = inspect.getsource(function)
    for name in sorted(set(PRIVATE.findall(text)) - {*seen, function.__name__}):
        beside = function.__globals__.get(name)
        if inspect.isfunction(beside):
            text += _source(beside, {*seen, function.__name__, name})
    return text


def _named_in(source):
    return {f"templates/{name}" for name in TEMPLATE.findall(source)}


def _tags(root, templates):
    """The template tags that templates load."""
    names = {
        name
        for path in templates
        for loaded in TAGS.findall((root / path).read_text())
        for name in loaded.split()
    }
    paths = root.glob("samla/*/templatetags/*.py")
    return {str(path.relative_to(root)) for path in paths if path.stem in names}


def _views(resolver=None, namespace=""):
    """The views of the key pages."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLPattern):
            if f"{namespace}:{entry.name}" in settings.KEY_PAGES:
                yield entry.callback
        else:
            yield from _views(entry, entry.namespace or namespace)
