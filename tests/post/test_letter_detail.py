"""One letter as its reader sees it, on one's own machine."""

from django.core.mail import EmailMessage

from samla.post.models import Letter


def test_it_is_read_with_its_links_and_its_files(client, own_machine):
    text = "Hej <script>alert(1)</script>\nhttps://samla.example/x/"
    letter = EmailMessage("Åt dig", text, to=["amina@forening.example"])
    letter.attach("lista.csv", "a;b", "text/csv")
    letter.send()
    kept = Letter.objects.get()
    page = client.get(f"/post/{kept.pk}/").content.decode()
    assert "<h1><bdi>Åt dig</bdi></h1>" in page
    assert '<a href="https://samla.example/x/"' in page
    assert "<script>alert" not in page
    assert "lista.csv" in page
    assert client.get("/post/999999/").status_code == 404
