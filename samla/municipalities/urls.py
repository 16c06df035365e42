"""Paths of the room municipalities; a municipality's own page is in the room pages."""

from django.urls import path

from samla.municipalities import views

app_name = "municipalities"
urlpatterns = [
    path("", views.municipality_list, name="municipality-list"),
    path("lan/<slug:slug>/", views.county_detail, name="county-detail"),
    path("<slug:slug>/vagen-in/", views.entry_point_edit, name="entry-point-edit"),
    path("<slug:slug>/lov/", views.school_break_list, name="school-break-list"),
    path(
        "<slug:slug>/lov/<int:pk>/ta-bort/",
        views.school_break_delete,
        name="school-break-delete",
    ),
]
