"""Paths of the room accounts: each of allauth's views behind a door of Samla's."""

from allauth.account import views as allauth
from django.urls import include, path
from django.views.generic import RedirectView

from samla.accounts import views
from samla.core.access import signed_in, visitor

own = [path("", views.account_edit, name="account-edit")]

to_login = RedirectView.as_view(pattern_name="account_login", query_string=True)

# The names are those that allauth itself asks for.
urlpatterns = [
    path("", include((own, "accounts"))),
    path("logga-in/", visitor(views.LoginView.as_view()), name="account_login"),
    path(
        "logga-in/losenord/",
        visitor(views.PasswordLoginView.as_view()),
        name="account_login_password",
    ),
    path("logga-in/igen/", visitor(to_login), name="account_request_login_code"),
    path(
        "logga-in/kod/",
        visitor(allauth.confirm_login_code),
        name="account_confirm_login_code",
    ),
    path("registrera/", visitor(allauth.signup), name="account_signup"),
    path(
        "registrera/kod/",
        visitor(allauth.email_verification_sent),
        name="account_email_verification_sent",
    ),
    path("logga-ut/", visitor(views.LogoutView.as_view()), name="account_logout"),
    path("stangt/", visitor(allauth.account_inactive), name="account_inactive"),
    path("e-post/", signed_in(allauth.email), name="account_email"),
    path(
        "losenord/", signed_in(allauth.password_change), name="account_change_password"
    ),
    path(
        "losenord/valj/", signed_in(allauth.password_set), name="account_set_password"
    ),
    path(
        "losenord/glomt/",
        visitor(allauth.password_reset),
        name="account_reset_password",
    ),
    path(
        "losenord/glomt/kod/",
        visitor(allauth.confirm_password_reset_code),
        name="account_confirm_password_reset_code",
    ),
    path(
        "losenord/glomt/nytt/",
        visitor(allauth.complete_password_reset),
        name="account_complete_password_reset",
    ),
    path(
        "losenord/glomt/klart/",
        visitor(allauth.password_reset_from_key_done),
        name="account_password_reset_completed",
    ),
]
