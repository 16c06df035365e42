"""Paths of the room post."""

from django.urls import path

from samla.post import views

app_name = "post"
urlpatterns = [
    path("", views.letter_list, name="letter-list"),
    path("<int:pk>/", views.letter_detail, name="letter-detail"),
    path("in/", views.letter_receive, name="letter-receive"),
]
