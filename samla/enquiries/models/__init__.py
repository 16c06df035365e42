"""Enquiries: asked by anybody, answered by a municipality, never lost."""

from samla.enquiries.models.absence import Absence, is_here, shown_names, who_answers
from samla.enquiries.models.answer_template import AnswerTemplate
from samla.enquiries.models.enquiry import Enquiry
from samla.enquiries.models.faq import Faq
from samla.enquiries.models.found import FOUND
from samla.enquiries.models.hand_over import HandOver
from samla.enquiries.models.lines import lines_for
from samla.enquiries.models.message import Attachment, Message, Pointer
from samla.enquiries.models.numbering import ReferenceSeries
from samla.enquiries.models.promise import kept_promise, promises_in
from samla.enquiries.models.reading import Reading
from samla.enquiries.models.retention_plan import RetentionPlan
from samla.enquiries.models.status import Closing, Status, Step
from samla.enquiries.models.unit import Route, Unit

__all__ = [
    "FOUND",
    "Absence",
    "AnswerTemplate",
    "Attachment",
    "Closing",
    "Enquiry",
    "Faq",
    "HandOver",
    "Message",
    "Pointer",
    "Reading",
    "ReferenceSeries",
    "RetentionPlan",
    "Route",
    "Status",
    "Step",
    "Unit",
    "is_here",
    "kept_promise",
    "promises_in",
    "shown_names",
    "lines_for",
    "who_answers",
]
