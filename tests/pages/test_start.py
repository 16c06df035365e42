"""The start page asks what one wants to do, and where."""

from lxml import html


def page_of(client, path="/"):
    return html.fromstring(client.get(path).content)


def test_the_question_leads_to_the_activities(client, db):
    form = page_of(client, "/ar/").xpath("//main//form")[0]
    assert form.get("action") == "/ar/aktiviteter/"
    assert form.get("method") == "get"
    assert form.xpath(".//input/@name") == ["q", "var"]
    for field in form.xpath(".//input"):
        assert form.xpath(f".//label[@for='{field.get('id')}']")


def test_ten_parts_of_life_lead_to_what_there_is(client, db):
    tiles = page_of(client).xpath("//a[contains(@class, 'tile')]/@href")
    assert len(tiles) == 10
    assert tiles[0] == "/aktiviteter/?omrade=sprak"


def test_four_doors_stand_open(client, db):
    doors = page_of(client).xpath("//a[@class='door']/@href")
    ways = ["/aktiviteter/", "/hjalp-till/", "/for-foreningar/", "/for-kommuner/"]
    assert doors == ways


def test_the_page_invites_also_when_nothing_is_there(client, db):
    page = page_of(client)
    assert not page.xpath("//article")
    assert len(page.xpath("//main//h2")) == 2


def test_what_happens_soon_is_shown(client, cafe):
    assert page_of(client).xpath("//article//h3//a/@href") == [cafe.get_absolute_url()]


def test_a_draft_is_not_shown(client, cafe):
    type(cafe).objects.update(published_at=None)
    assert not page_of(client).xpath("//article")


def test_the_page_asks_the_database_once(client, cafe, django_assert_max_num_queries):
    client.get("/")
    with django_assert_max_num_queries(1):
        client.get("/")
