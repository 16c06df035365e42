"""Paths of the room accounts: each of allauth's views behind a door of Samla's."""

from allauth.account import views as allauth
from allauth.account.decorators import reauthentication_required
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import include, path
from django.views.generic import RedirectView

from samla.accounts.views import account, providers, second_step, sessions, sign_in
from samla.core.access import settling, visitor

own = [path("", account.account_edit, name="account-edit")]

to_login = RedirectView.as_view(pattern_name="account_login", query_string=True)


def anyone(route, view, name):
    """A step of signing in; the name is the one that allauth itself asks for."""
    return path(route, visitor(getattr(view, "as_view", lambda: view)()), name=name)


def guarded(view, **asked):
    """Somebody who has just shown once more who she is, where she can."""
    return reauthentication_required(**asked)(view)


def her_own(route, view, name):
    """A page of somebody's own account, under allauth's name for it."""
    return path(route, settling(getattr(view, "as_view", lambda: view)()), name=name)


signing_in = [
    anyone("", sign_in.LoginView, "account_login"),
    anyone("losenord/", sign_in.PasswordLoginView, "account_login_password"),
    anyone("igen/", to_login, "account_request_login_code"),
    anyone("kod/", sign_in.LoginCodeView, "account_confirm_login_code"),
    anyone("andra-steget/", second_step.AuthenticateView, "mfa_authenticate"),
    anyone("passnyckel/", second_step.PasskeyLoginView, "mfa_login_webauthn"),
    anyone("via/avbrutet/", to_login, "socialaccount_login_cancelled"),
    path(
        "via/<slug:provider_id>/",
        providers.provider_login,
        name="openid_connect_login",
    ),
    path(
        "via/<slug:provider_id>/klart/",
        providers.provider_callback,
        name="openid_connect_callback",
    ),
]

passwords = [
    her_own("", sign_in.PasswordChangeView, "account_change_password"),
    her_own("valj/", guarded(allauth.password_set), "account_set_password"),
    anyone("glomt/", allauth.password_reset, "account_reset_password"),
    anyone("glomt/kod/", sign_in.ResetCodeView, "account_confirm_password_reset_code"),
    anyone(
        "glomt/nytt/",
        allauth.complete_password_reset,
        "account_complete_password_reset",
    ),
    anyone(
        "glomt/klart/",
        allauth.password_reset_from_key_done,
        "account_password_reset_completed",
    ),
]

second_steps = [
    her_own("", second_step.SecondStepView, "mfa_index"),
    her_own("bekrafta/", second_step.CodeAgainView, "mfa_reauthenticate"),
    her_own("app/", second_step.AppView, "mfa_activate_totp"),
    her_own("app/ta-bort/", totp.deactivate_totp, "mfa_deactivate_totp"),
    her_own("reservkoder/", second_step.RecoveryCodesView, "mfa_view_recovery_codes"),
    her_own(
        "reservkoder/nya/",
        recovery.generate_recovery_codes,
        "mfa_generate_recovery_codes",
    ),
    her_own(
        "reservkoder/fil/",
        recovery.download_recovery_codes,
        "mfa_download_recovery_codes",
    ),
]

passkeys = [
    her_own("", webauthn.list_webauthn, "mfa_list_webauthn"),
    her_own("ny/", second_step.PasskeyAddView, "mfa_add_webauthn"),
    her_own("bekrafta/", second_step.PasskeyAgainView, "mfa_reauthenticate_webauthn"),
    her_own("<int:pk>/", second_step.PasskeyEditView, "mfa_edit_webauthn"),
    her_own("<int:pk>/ta-bort/", second_step.PasskeyRemoveView, "mfa_remove_webauthn"),
]

urlpatterns = [
    path("", include((own, "accounts"))),
    path("logga-in/", include(signing_in)),
    path("losenord/", include(passwords)),
    path("andra-steget/", include(second_steps)),
    path("passnycklar/", include(passkeys)),
    anyone("registrera/", allauth.signup, "account_signup"),
    anyone(
        "registrera/kod/", sign_in.AddressCodeView, "account_email_verification_sent"
    ),
    anyone("logga-ut/", sign_in.LogoutView, "account_logout"),
    anyone("stangt/", allauth.account_inactive, "account_inactive"),
    her_own("e-post/", guarded(allauth.email, allow_get=True), "account_email"),
    her_own("bekrafta/", sign_in.PasswordAgainView, "account_reauthenticate"),
    path("inloggningar/", sessions.session_list, name="usersessions_list"),
]
