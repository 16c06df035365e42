"""Paths of the room activities."""

from django.urls import path

from samla.activities import views

app_name = "activities"
urlpatterns = [
    path("", views.activity_list, name="activity-list"),
    path("karta/", views.activity_map, name="activity-map"),
    path("kalender.ics", views.activity_list_calendar, name="activity-list-calendar"),
    path("<int:pk>/", views.activity_detail, name="activity-detail"),
    path("<int:pk>/kalender.ics", views.activity_calendar, name="activity-calendar"),
    path(
        "<int:pk>/<int:date>/kalender.ics",
        views.occurrence_calendar,
        name="occurrence-calendar",
    ),
    # One step after the other
    path("ny/", views.activity_create, name="activity-create"),
    path(
        "av-bokning/<int:pk>/",
        views.activity_from_booking,
        name="activity-from-booking",
    ),
    path("<int:pk>/vad/", views.activity_what, name="activity-what"),
    path("<int:pk>/nar/", views.activity_when, name="activity-when"),
    path("<int:pk>/var/", views.activity_where, name="activity-where"),
    path("<int:pk>/vem/", views.activity_who, name="activity-who"),
    path("<int:pk>/forhandsgranska/", views.activity_preview, name="activity-preview"),
    path("<int:pk>/klar/", views.activity_done, name="activity-done"),
    path("<int:pk>/andra/", views.activity_edit, name="activity-edit"),
    # What has to be done later
    path("<int:pk>/pausa/", views.activity_unpublish, name="activity-unpublish"),
    path("<int:pk>/ta-bort/", views.activity_delete, name="activity-delete"),
    path("<int:pk>/kopiera/", views.activity_copy, name="activity-copy"),
    path("tider/<int:pk>/ta-bort/", views.schedule_remove, name="schedule-remove"),
    path("<int:pk>/tillfallen/", views.occurrence_list, name="occurrence-list"),
    path(
        "tillfalle/<int:pk>/stall-in/",
        views.occurrence_cancel,
        name="occurrence-cancel",
    ),
    path("tillfalle/<int:pk>/flytta/", views.occurrence_move, name="occurrence-move"),
    path(
        "tillfalle/<int:pk>/aterstall/",
        views.occurrence_restore,
        name="occurrence-restore",
    ),
    path("<int:pk>/medarrangorer/", views.co_organiser_list, name="co-organiser-list"),
    path(
        "medarrangor/<int:pk>/", views.co_organiser_answer, name="co-organiser-answer"
    ),
    path(
        "medarrangor/<int:pk>/ta-bort/",
        views.co_organiser_remove,
        name="co-organiser-remove",
    ),
]
