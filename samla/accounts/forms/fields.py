"""The questions that several forms of sign-in share."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samla.accounts import journal, limits
from samla.core.addresses import one_spelling

LONGEST_ADDRESS = 254
LONGEST_PASSWORD = 200


class AddressField(forms.EmailField):
    """An e-mail address, in one spelling whatever was typed."""

    def to_python(self, value):
        return one_spelling(super().to_python(value))


def address_field(label, help_text=""):
    """Asks for an e-mail address as phones like to fill it in."""
    return AddressField(
        label=label,
        help_text=help_text,
        max_length=LONGEST_ADDRESS,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
        error_messages={
            "required": _("Write your e-mail address."),
            "invalid": _("Write the address as name@example.org."),
        },
    )


def password_field(label, autocomplete, help_text=""):
    """Asks for a password; one may paste it, and it may be a whole sentence."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        strip=False,
        max_length=LONGEST_PASSWORD,
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete, "dir": "ltr"}),
        error_messages={"required": _("Write the password.")},
    )


def new_password_field():
    """Asks for a password that is not there yet."""
    return password_field(
        _("New password"),
        "new-password",
        _("At least 10 characters. A sentence that only you think of is good."),
    )


class CodeField(forms.CharField):
    """Digits to copy, however they were typed, pasted or spaced."""

    def __init__(self, help_text, required, **kwargs):
        super().__init__(
            label=_("Code"),
            help_text=help_text,
            max_length=40,
            widget=forms.TextInput(
                attrs={
                    "autocomplete": "one-time-code",
                    "inputmode": "numeric",
                    "dir": "ltr",
                    "class": "short",
                }
            ),
            error_messages={"required": required},
            **kwargs,
        )

    def to_python(self, value):
        """Keep the digits, as 0–9 whatever the keyboard's own are."""
        text = super().to_python(value)
        return "".join(str(int(sign)) for sign in text if sign.isdecimal()) or text


class Guessed:
    """Mixed into a form whose answer can be guessed: counts, and tells the journal."""

    guessed = ""

    def guessed_account(self) -> str:
        """The address of the account that is tried."""
        return self.user.email

    def counted(self, look):
        """Look whether an answer is right; only a wrong one stays counted."""
        guess = limits.guess(self.guessed, self.guessed_account())
        try:
            found = look()
        except ValidationError:
            journal.refused(self.guessed, self.guessed_account())
            raise
        guess.rollback()
        return found
