"""Paths of the room municipalities; a municipality's own page is in the room pages."""

from django.urls import path

from samla.municipalities import views
from samla.municipalities.views import missed_search, staff, staff_invitation

app_name = "municipalities"
urlpatterns = [
    path("", views.municipality_list, name="municipality-list"),
    path("ansokningar/", views.application_list, name="application-list"),
    path("ansokningar/<int:pk>/", views.application_decide, name="application-decide"),
    path("<slug:slug>/anslut/", views.application_create, name="application-create"),
    path("lan/<slug:slug>/", views.county_detail, name="county-detail"),
    # Colleagues
    path(
        "inbjudan/<str:token>/",
        staff_invitation.staff_invitation_answer,
        name="staff-invitation-answer",
    ),
    path("<slug:slug>/medarbetare/", staff.staff_list, name="staff-list"),
    path(
        "<slug:slug>/medarbetare/lamna-over/",
        staff.staff_hand_over,
        name="staff-hand-over",
    ),
    path(
        "<slug:slug>/medarbetare/inbjudan/<int:pk>/",
        staff_invitation.staff_invitation_edit,
        name="staff-invitation-edit",
    ),
    path("<slug:slug>/medarbetare/<int:pk>/", staff.staff_edit, name="staff-edit"),
    path(
        "<slug:slug>/medarbetare/<int:pk>/ta-bort/",
        staff.staff_remove,
        name="staff-remove",
    ),
    path("<slug:slug>/vagen-in/", views.entry_point_edit, name="entry-point-edit"),
    path(
        "<slug:slug>/sokt/",
        missed_search.missed_search_list,
        name="missed-search-list",
    ),
    path("<slug:slug>/lov/", views.school_break_list, name="school-break-list"),
    path(
        "<slug:slug>/lov/<int:pk>/ta-bort/",
        views.school_break_delete,
        name="school-break-delete",
    ),
]
