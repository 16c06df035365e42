"""The second step of signing in: an app with codes, passkeys, recovery codes."""

import qrcode
from allauth.mfa.adapter import DefaultMFAAdapter
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from qrcode.image.svg import SvgPathFillImage


class SecondStepAdapter(DefaultMFAAdapter):
    """Says in Samla's words what went wrong."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("That is not right. Try again with a new code."),
        "unverified_email": _("First write the code that we sent to your address."),
    }

    def generate_authenticator_name(self, user, type):
        """What a passkey is called until its owner gives it a name."""
        number = user.authenticator_set.filter(type=type).count() + 1
        return gettext("Passkey %(number)d") % {"number": number}

    def build_totp_svg(self, url):
        """The key as a picture, white behind it, to stand in a page as it is."""
        picture = qrcode.make(url, image_factory=SvgPathFillImage)
        return picture.to_string(encoding="unicode")
