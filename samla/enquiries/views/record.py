"""An enquiry taken out whole, as a public record is handed out; each time is logged."""

from django.http import HttpResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header

from samla.core import errors
from samla.core.access import signed_in
from samla.core.pdf import Busy
from samla.enquiries.models import Reading
from samla.enquiries.models.record import Record
from samla.enquiries.printing import printed
from samla.enquiries.views.answering import seen


@signed_in
def enquiry_pdf(request, pk):
    """The record to read and to keep; the files that came with it lie in it."""
    record = taken_out(request, pk)
    try:
        content = printed(record)
    except Busy:
        return errors.pdf_not_ready(request)
    return handed_out(HttpResponse(content), record, "pdf")


@signed_in
def enquiry_json(request, pk):
    """The record for programs, its files too."""
    record = taken_out(request, pk)
    return handed_out(StreamingHttpResponse(record.as_json()), record, "json")


def taken_out(request, pk):
    """The record of a question that she may read; that she takes it is written down."""
    enquiry = seen(request, pk)
    Reading.objects.note(enquiry, request.user, Reading.What.EXPORT)
    return Record(enquiry)


def handed_out(answer, record, ending):
    """A file to save; that nobody on the way keeps it, the door sees to."""
    answer.headers["Content-Type"] = f"application/{ending}"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    name = f"{record.enquiry.reference}.{ending}"
    answer.headers["Content-Disposition"] = content_disposition_header(True, name)
    return answer
