"""What a device shows where there is no net, in the reader's language."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "words"),
    [("/utan-nat/", "Ingen uppkoppling"), ("/ar/utan-nat/", "لا يوجد اتصال")],
)
def test_it_says_so_and_may_be_kept(client, path, words):
    answer = client.get(path)
    assert words in answer.content.decode()
    assert "public" in answer["Cache-Control"]
    assert "noindex" in answer.content.decode()
