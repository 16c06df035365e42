"""Paths of the room themes."""

from django.urls import path

from samla.themes import views

app_name = "themes"
urlpatterns = [
    path("", views.theme_list, name="theme-list"),
    path("<slug:slug>/", views.theme_detail, name="theme-detail"),
]
