"""Which Samla this is: the changelog knows."""

import re
from functools import cache

from django.conf import settings


@cache
def newest_version() -> str:
    """The version in the first heading of CHANGELOG.md ("## 1.3 – 2027-03-31")."""
    changelog = settings.BASE_DIR / "CHANGELOG.md"
    text = changelog.read_text(encoding="utf-8") if changelog.exists() else ""
    heading = re.search(r"^## +v?(\d[\w.]*)", text, re.MULTILINE)
    return heading[1] if heading else ""
