"""What Samla does differently from django-allauth."""

import datetime

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from samla.accounts import devices, journal, limits, providers
from samla.core import letters
from samla.core.access import SECOND_STEP_TAKEN
from samla.core.addresses import one_spelling

# Sign-ins that are open at the same time; the oldest end first.
MOST_SESSIONS = 50
# Letters that anybody can ask for in somebody else's name.
ASKED_FOR_BY_ANYBODY = {
    "account/email/account_already_exists",
    "account/email/email_confirmation",
    "account/email/email_confirmation_signup",
    "account/email/login_code",
    "account/email/password_reset_code",
}
# Those of them that hold a code, and how long it lives.
CODES = ASKED_FOR_BY_ANYBODY - {"account/email/account_already_exists"}
CODE_LIVES = datetime.timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)
# For an address that nobody has, the same letter is written, and thrown away.
TO_NOBODY = "account/email/unknown_account"


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
        "incorrect_password": _("That is not your password. Write it again."),
        "same_as_current": _("Write another one than you have now."),
        "too_many_login_attempts": _(
            "That was too many tries. Begin anew, with a new code."
        ),
    }

    def clean_email(self, email):
        return one_spelling(super().clean_email(email))

    def new_user(self, request):
        """Who signs up gets her letters in the language she reads."""
        user = super().new_user(request)
        user.language = translation.get_language()
        return user

    def authenticate(self, request, **credentials):
        """Look at a password; a wrong one is counted and told to the journal."""
        guess = limits.guess(limits.PASSWORD, credentials["email"])
        if user := super().authenticate(request, **credentials):
            guess.rollback()
        return user

    def get_login_stages(self):
        own = "samla.accounts.providers.SecondStepStage"
        return [
            own if stage == "allauth.mfa.stages.AuthenticateStage" else stage
            for stage in super().get_login_stages()
        ]

    def authentication_failed(self, request, **credentials):
        journal.refused(limits.PASSWORD, credentials["email"])

    def post_login(self, request, user, **hooks):
        """Who is in is known to this browser from now on."""
        response = super().post_login(request, user, **hooks)
        devices.remember(request, response, user.email)
        if providers.has_two_steps(request, user):
            request.session[SECOND_STEP_TAKEN] = str(user.pk)
        for forgotten in user.usersession_set.order_by("-created_at")[MOST_SESSIONS:]:
            forgotten.end()
        records = get_authentication_records(request, user)
        journal.signed_in(user, [record["method"] for record in records])
        return response

    def get_reauthentication_methods(self, user):
        """The ways to show once more who one is, in Samla's words.

        A password says too little about who has a second step of signing in.
        """
        words = {
            "reauthenticate": _("Write your password"),
            "mfa_reauthenticate": _("Write a code of your app"),
            "mfa_reauthenticate:webauthn": _("Use your passkey"),
        }
        methods = super().get_reauthentication_methods(user)
        if user.has_second_factor:
            methods = [each for each in methods if each["id"] != "reauthenticate"]
            methods.sort(key=lambda each: "webauthn" not in each["id"])
        return [each | {"description": words[each["id"]]} for each in methods]

    def is_ajax(self, request):
        """No script of ours asks, so everybody gets pages."""
        return False

    def is_safe_url(self, url):
        """After signing in one comes only to Samla, whatever `next` says."""
        return url_has_allowed_host_and_scheme(url, {self.request.get_host()})

    def send_mail(self, template_prefix, email, context):
        """Write the letter in the receiver's language; it is kept; the post carries it.

        One that nobody shall get is written all the same, so that it takes as long.
        """
        to_nobody = template_prefix == TO_NOBODY
        if to_nobody:
            template_prefix = "account/email/login_code"
            context = {**context, "code": self.generate_login_code()}
        context = {"request": self.request, "email": email, **context}
        with translation.override(self._language_of(email, context.get("user"))):
            letter = self.render_mail(
                template_prefix, email, context, letters.MADE_BY_MACHINE
            )
        letter.goes_first = template_prefix in ASKED_FOR_BY_ANYBODY
        if template_prefix in CODES:
            letter.useless_after_at = timezone.now() + CODE_LIVES
        flood = template_prefix in ASKED_FOR_BY_ANYBODY and not limits.may_write(email)
        leaves = letters.throw_away if flood or to_nobody else letters.send
        leaves(letter, template_prefix)

    def _language_of(self, email, user):
        """The language a person chose for her letters; else that of the page."""
        user = user or get_user_model().objects.filter(email=email).first()
        return user.language if user else translation.get_language()

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        """Tell a person, and the journal, what guards her account from now on."""
        journal.changed(template_prefix.rpartition("/")[2].replace("_", " "), user)
        super().send_notification_mail(template_prefix, user, context, email)

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
