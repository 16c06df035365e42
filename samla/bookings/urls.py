"""Paths of the room bookings."""

from django.urls import path

from samla.bookings.views import (
    answer,
    asking,
    board,
    booking,
    calendar,
    calendar_link,
    closure,
    finding,
    lending_report,
    life,
    opening_exception,
    part,
    pauses,
    report,
    room_calendar,
    round_wish,
    season,
    wish,
    yes_link,
)

app_name = "bookings"
urlpatterns = [
    # who borrows
    path("", booking.booking_list, name="booking-list"),
    path("hitta/", finding.room_find, name="room-find"),
    path("ny/<int:pk>/", asking.booking_when, name="booking-when"),
    path("ny/<int:pk>/till-vad/", asking.booking_what, name="booking-what"),
    path("ny/<int:pk>/kontrollera/", asking.booking_check, name="booking-check"),
    path("ja/<str:token>/", yes_link.yes_link, name="yes-link"),
    path("bevakningar/", wish.wish_list, name="wish-list"),
    path("bevakningar/ny/", wish.wish_create, name="wish-create"),
    path("bevakningar/<int:pk>/ta-bort/", wish.wish_delete, name="wish-delete"),
    path("<int:pk>/", booking.booking_detail, name="booking-detail"),
    path("<int:pk>/godta/", booking.booking_accept, name="booking-accept"),
    path("<int:pk>/avboka/", booking.booking_cancel, name="booking-cancel"),
    path("<int:pk>/ta-tillbaka/", booking.booking_withdraw, name="booking-withdraw"),
    path("<int:pk>/personer/", booking.booking_people, name="booking-people"),
    path("<int:pk>/rapport/", report.report_create, name="report-create"),
    path(
        "<int:pk>/rapport/<int:picture>/", report.report_picture, name="report-picture"
    ),
    # who lends
    path("att-svara/", answer.inbox_list, name="inbox-list"),
    path("<int:pk>/svara/", answer.booking_answer, name="booking-answer"),
    path("<int:pk>/oppna-igen/", answer.booking_reopen, name="booking-reopen"),
    path("<int:pk>/nyckel/", life.key_give, name="key-give"),
    path("<int:pk>/nyckel/tillbaka/", life.key_return, name="key-return"),
    path("<int:pk>/kod/", life.code_give, name="code-give"),
    path("<int:pk>/titta-efter/", life.booking_inspect, name="booking-inspect"),
    path("<int:pk>/avsluta/", life.booking_close, name="booking-close"),
    path("<int:pk>/ingen-kom/", life.booking_no_show, name="booking-no-show"),
    path("<int:pk>/stall-in/", life.lender_cancel, name="lender-cancel"),
    path(
        "<int:pk>/rapport/<int:report>/klar/", life.damage_settle, name="damage-settle"
    ),
    path("rapport/", lending_report.lending_report, name="lending-report"),
    path(
        "rapport/tabell.csv",
        lending_report.lending_report_file,
        name="lending-report-file",
    ),
    # both
    path("<int:pk>/kalender.ics", calendar.booking_calendar, name="booking-calendar"),
    # season rounds: those who lend, everybody, those who wish
    path("omgangar/", season.round_list, name="round-list"),
    path("omgangar/oppna/", season.open_round_list, name="open-round-list"),
    path("omgangar/ny/", season.round_create, name="round-create"),
    path("omgangar/<int:pk>/", season.round_detail, name="round-detail"),
    path("omgangar/<int:pk>/andra/", season.round_edit, name="round-edit"),
    path("omgangar/<int:pk>/bjud-in/", season.round_invite, name="round-invite"),
    path("omgangar/<int:pk>/stang/", season.round_close, name="round-close"),
    path("omgangar/<int:pk>/stall-in/", season.round_withdraw, name="round-withdraw"),
    path("omgangar/<int:pk>/fordela/", board.round_board, name="round-board"),
    path(
        "omgangar/<int:pk>/fordela/<int:wish>/",
        board.allotment_edit,
        name="allotment-edit",
    ),
    path("omgangar/<int:pk>/skicka/", board.round_decide, name="round-decide"),
    path(
        "omgangar/<int:pk>/onskemal/",
        round_wish.round_wish_create,
        name="round-wish-create",
    ),
    path("onskemal/", round_wish.round_wish_list, name="round-wish-list"),
    path("onskemal/<int:pk>/", round_wish.round_wish_edit, name="round-wish-edit"),
    path(
        "onskemal/<int:pk>/ta-tillbaka/",
        round_wish.round_wish_delete,
        name="round-wish-delete",
    ),
    # calendars of rooms
    path("kalender/", room_calendar.owner_calendar, name="owner-calendar"),
    path("kalender/<int:pk>/", room_calendar.room_calendar, name="room-calendar"),
    path("kalender/<int:pk>/dorr/", room_calendar.room_door, name="room-door"),
    path("kalender/<int:pk>.ics", room_calendar.room_feed, name="room-feed"),
    path("kalender/lankar/", calendar_link.link_list, name="link-list"),
    path("kalender/lankar/<int:pk>/avsluta/", calendar_link.link_end, name="link-end"),
    path(
        "kalender/hemlig/<str:token>.ics", calendar_link.owner_feed, name="owner-feed"
    ),
]

# Stands under /lokaler/: what closes a room.
closures = (
    [
        path("<int:pk>/stangningar/", closure.closure_list, name="closure-list"),
        path(
            "<int:pk>/stangningar/<int:closure>/ta-bort/",
            closure.closure_delete,
            name="closure-delete",
        ),
    ],
    "closures",
)

# Stands under /lokaler/: what is told of a room and touches what is booked of it.
rooms = (
    [
        path(
            "<int:pk>/undantag/",
            opening_exception.exception_list,
            name="exception-list",
        ),
        path(
            "<int:pk>/undantag/<int:exception>/",
            opening_exception.exception_edit,
            name="exception-edit",
        ),
        path(
            "<int:pk>/undantag/<int:exception>/ta-bort/",
            opening_exception.exception_delete,
            name="exception-delete",
        ),
        path("<int:pk>/delar/", part.part_list, name="part-list"),
        path(
            "<int:pk>/delar/<int:part>/ta-bort/", part.part_delete, name="part-delete"
        ),
        path("<int:pk>/uppehall/", pauses.pauses_edit, name="pauses-edit"),
    ],
    "rooms",
)
