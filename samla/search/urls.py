"""Paths of the one search box."""

from django.urls import path

from samla.search import views

app_name = "search"
urlpatterns = [
    path("", views.everything_find, name="everything-find"),
    path("forslag/", views.words_suggest, name="words-suggest"),
]
