"""Paths of the room moderation: what waits for a decision, what readers report."""

from django.urls import path

from samla.moderation.views import freshness, history, report, review

app_name = "moderation"
urlpatterns = [
    # History
    path("historia/<slug:kind>/<int:pk>/", history.history_list, name="history-list"),
    path(
        "historia/<slug:kind>/<int:pk>/<int:event>/",
        history.history_restore,
        name="history-restore",
    ),
    path(
        "historia/<slug:kind>/<int:pk>/<str:trail>/<int:event>/",
        history.history_put_back,
        name="history-put-back",
    ),
    # Whether all is still right: by the link of a letter, or signed in
    path("aktuellt/<str:token>/", freshness.freshness_link, name="freshness-link"),
    path("bekrafta/", freshness.stale_list, name="stale-list"),
    path(
        "bekrafta/<slug:kind>/<int:pk>/", freshness.entry_confirm, name="entry-confirm"
    ),
    # What waits for review
    path("provning/", review.review_list, name="review-list"),
    path("provning/<int:pk>/", review.review_decide, name="review-decide"),
    path(
        "provning/<int:pk>/ta-tillbaka/", review.review_withdraw, name="review-withdraw"
    ),
    # What readers report, without an account, and what becomes of it
    path("rapportera/", report.report_create, name="report-create"),
    path("rapport/", report.report_find, name="report-find"),
    path("rapport/<str:code>/", report.report_detail, name="report-detail"),
    path("rapporter/", report.report_list, name="report-list"),
    path("rapporter/<int:pk>/", report.report_decide, name="report-decide"),
]
