"""A file on its way in fills no disk."""

import io

from django.core.files.uploadedfile import TemporaryUploadedFile
from django.test import RequestFactory

from samla.core.pictures import MOST_BYTES


def sent(size):
    """What the portal keeps of a file of so many bytes."""
    upload = io.BytesIO(b"x" * size)
    upload.name = "stor.jpg"
    request = RequestFactory().post("/", {"file": upload})
    return request.FILES["file"]


def test_a_file_that_we_take_is_kept_whole():
    file = sent(100_000)
    assert isinstance(file, TemporaryUploadedFile)
    assert len(file.read()) == file.size == 100_000


def test_of_a_larger_file_only_its_size_is_known():
    file = sent(3 * MOST_BYTES)
    assert file.size == 3 * MOST_BYTES
    assert len(file.read()) < MOST_BYTES + 100_000
