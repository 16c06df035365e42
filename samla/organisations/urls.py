"""Paths of the room organisations."""

from django.urls import path

from samla.organisations import views

app_name = "organisations"
urlpatterns = [
    path("", views.organisation_list, name="organisation-list"),
    path("ny/", views.organisation_create, name="organisation-create"),
    path("<int:pk>/", views.organisation_detail, name="organisation-detail"),
    path("<int:pk>/klar/", views.organisation_welcome, name="organisation-welcome"),
    path("<int:pk>/andra/", views.organisation_edit, name="organisation-edit"),
    path("<int:pk>/bekrafta/", views.organisation_confirm, name="organisation-confirm"),
    path("<int:pk>/ta-bort/", views.organisation_close, name="organisation-close"),
]
