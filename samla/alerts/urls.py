"""Paths of the room alerts."""

from django.urls import path

from samla.alerts import views

app_name = "alerts"
# What can be followed, by its page.
FOLLOWED = [
    "aktivitet/<int:activity>/",
    "organisation/<int:organisation>/",
    "kommun/<slug:municipality>/",
    "sokning/",
]
urlpatterns = [
    *[
        path(what, views.subscription_create, name="subscription-create")
        for what in FOLLOWED
    ],
    *[
        path(f"{what}skickat/", views.subscription_asked, name="subscription-asked")
        for what in FOLLOWED
    ],
    path("ja/<str:token>/", views.subscription_confirm, name="subscription-confirm"),
    path("andra/<str:token>/", views.subscription_edit, name="subscription-edit"),
    path("nej/<str:token>/", views.subscription_remove, name="subscription-remove"),
]
