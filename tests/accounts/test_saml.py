"""SAML is left to who needs it: Samla runs without its library, and tells how."""

import ast
import importlib
import re
import sys
from importlib.util import find_spec
from pathlib import Path

from django.conf import settings

SAML = "allauth.socialaccount.providers.saml"
TOLD = (settings.BASE_DIR / "docs/running.md").read_text()


def test_nothing_of_it_is_loaded_and_its_provider_loads_without_the_library():
    assert "onelogin" not in sys.modules
    assert SAML not in settings.INSTALLED_APPS
    importlib.import_module(f"{SAML}.provider")
    assert "onelogin" not in sys.modules


def test_what_is_told_names_what_django_allauth_has():
    part = TOLD.partition("## Sign-in by SAML")[2].partition("\n## ")[0]
    assert f"`{SAML}`" in part
    assert f"`{SAML}.views`" in part
    listed = re.search(r"\.views` \(([^)]*)\)", part)[1]
    told = set(re.findall(r"`(\w+)`", listed))
    source = Path(find_spec(SAML).origin).with_name("views.py").read_text()
    there = {
        node.targets[0].id
        for node in ast.parse(source).body
        if isinstance(node, ast.Assign) and "as_view" in ast.unparse(node.value)
    }
    assert told == there
    assert "python3-saml" in part
