"""What Samla does differently from django-allauth."""

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from samla.core import letters

# Nobody's holiday greeting shall answer a code.
MADE_BY_MACHINE = {"Auto-Submitted": "auto-generated"}


class AccountAdapter(DefaultAccountAdapter):
    """Keeps one spelling of each address, and says in Samla's words what went wrong."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed."),
        "duplicate_email": _("That is already your address."),
        "email_password_mismatch": _(
            "The address and the password do not belong together. Write them again, "
            "or get a code by e-mail instead."
        ),
        "enter_current_password": _("Write the password you have now."),
        "incorrect_code": _("That is not the code in the letter. Write all 8 digits."),
        "rate_limited": _("That was too soon. Wait a minute and try again."),
        "same_as_current": _("Write another one than you have now."),
        "too_many_login_attempts": _(
            "That was too many tries. Wait five minutes and try again."
        ),
    }

    def clean_email(self, email):
        return super().clean_email(email).lower()

    def is_ajax(self, request):
        """No script of ours asks, so everybody gets pages."""
        return False

    def is_safe_url(self, url):
        """After signing in one comes only to Samla, whatever `next` says."""
        return url_has_allowed_host_and_scheme(url, {self.request.get_host()})

    def send_mail(self, template_prefix, email, context):
        """Write the letter in the reader's language; it leaves beside the answer."""
        context = {"request": self.request, "email": email, **context}
        letters.send(self.render_mail(template_prefix, email, context, MADE_BY_MACHINE))

    def confirm_email(self, request, email_address):
        """Confirm an address, unless somebody else signed up with it meanwhile."""
        others = get_user_model().objects.filter(email=email_address.email)
        if others.exclude(pk=email_address.user_id).exists():
            self.add_message(
                request,
                messages.ERROR,
                "account/messages/email_confirmation_failed.txt",
                {"email": email_address.email},
            )
            return False
        return super().confirm_email(request, email_address)

    def get_password_change_redirect_url(self, request):
        return reverse("accounts:account-edit")

    def get_email_verification_redirect_url(self, email_address):
        if self.request.user.is_authenticated:
            return reverse("accounts:account-edit")
        return reverse("account_login")
