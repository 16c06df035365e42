"""Paths of the room alerts."""

from django.urls import path

from samla.alerts import views

app_name = "alerts"
urlpatterns = [
    path("aktivitet/<int:pk>/", views.subscription_create, name="subscription-create"),
    path(
        "aktivitet/<int:pk>/skickat/",
        views.subscription_asked,
        name="subscription-asked",
    ),
    path("ja/<str:token>/", views.subscription_confirm, name="subscription-confirm"),
    path("nej/<str:token>/", views.subscription_remove, name="subscription-remove"),
]
