"""What a browser calls itself, in words a person knows."""

from django.utils.translation import gettext as _

# The first sign that is found tells; others claim to be what they are not.
BROWSERS = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "CrOS": "Chromebook",
    "Mac OS": "Mac",
    "Linux": "Linux",
}


def words_for(user_agent: str) -> str:
    """The browser and the kind of device, as far as they can be told."""
    browser = _first(BROWSERS, user_agent)
    system = _first(SYSTEMS, user_agent)
    if browser and system:
        told = {"browser": browser, "system": system}
        return _("%(browser)s on %(system)s") % told
    return browser or system or _("An unknown browser")


def _first(signs, text):
    return next((name for sign, name in signs.items() if sign in text), "")
