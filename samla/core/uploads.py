"""Files on their way in: no more of one is kept than the largest that we take."""

from django.core.files.uploadhandler import TemporaryFileUploadHandler

from samla.core.pictures import MOST_BYTES


class CappedUploadHandler(TemporaryFileUploadHandler):
    """Counts a file to its end, so that it can be refused, yet fills no disk."""

    def receive_data_chunk(self, raw_data, start):
        if start <= MOST_BYTES:
            super().receive_data_chunk(raw_data, start)
