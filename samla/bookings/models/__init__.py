"""Lending: requests, their dates, what blocks a room, and what becomes of a booking."""

from samla.bookings.models.allotment import Allotment
from samla.bookings.models.answer import (
    Alternate,
    Answer,
    Confirm,
    Decline,
    Halves,
    Hold,
    Propose,
)
from samla.bookings.models.availability import Slot, availability
from samla.bookings.models.board import Board
from samla.bookings.models.booking import Booking
from samla.bookings.models.booking_date import BookingDate, State
from samla.bookings.models.booking_rows import UNSEEN
from samla.bookings.models.busy import Busy, busy, days_of, on_day, uses, wanted
from samla.bookings.models.by_hand import keep
from samla.bookings.models.calendar_link import CalendarLink
from samla.bookings.models.claim import CLAIMING, Claim, LentPart, LentRoom
from samla.bookings.models.closure import Closure, InTheWay
from samla.bookings.models.fit import Fit, alternatives, fits
from samla.bookings.models.freeing import FreedClosure, FreedDate, Freeing, pleased
from samla.bookings.models.key_handout import KeyHandout
from samla.bookings.models.lending_report import LendingReport, lending_report
from samla.bookings.models.lent_exception import LentException
from samla.bookings.models.lent_rows import INBOX, MOST_COUNTED
from samla.bookings.models.lines import lines_for
from samla.bookings.models.one_path import NotNow, Taken
from samla.bookings.models.rivalry import rivalry
from samla.bookings.models.round import Round
from samla.bookings.models.round_wish import RANK_IS_TAKEN, RoundWish
from samla.bookings.models.rule import Rule
from samla.bookings.models.season import Plan
from samla.bookings.models.season_decision import by_organisation, decide
from samla.bookings.models.stages import Side, Stage
from samla.bookings.models.standing_wish import StandingWish
from samla.bookings.models.use_report import ReportPicture, UseReport
from samla.bookings.models.yes_link import booking_of, token_of

__all__ = [
    "CLAIMING",
    "INBOX",
    "MOST_COUNTED",
    "RANK_IS_TAKEN",
    "UNSEEN",
    "Allotment",
    "Alternate",
    "Answer",
    "Board",
    "Booking",
    "BookingDate",
    "Busy",
    "CalendarLink",
    "Claim",
    "Closure",
    "Confirm",
    "Decline",
    "Fit",
    "FreedClosure",
    "FreedDate",
    "Freeing",
    "Halves",
    "Hold",
    "InTheWay",
    "KeyHandout",
    "LentException",
    "LendingReport",
    "LentPart",
    "LentRoom",
    "NotNow",
    "Plan",
    "Propose",
    "ReportPicture",
    "Round",
    "RoundWish",
    "Rule",
    "Side",
    "Slot",
    "Stage",
    "StandingWish",
    "State",
    "Taken",
    "UseReport",
    "alternatives",
    "availability",
    "booking_of",
    "by_organisation",
    "busy",
    "days_of",
    "decide",
    "fits",
    "keep",
    "lending_report",
    "lines_for",
    "on_day",
    "pleased",
    "rivalry",
    "token_of",
    "uses",
    "wanted",
]
