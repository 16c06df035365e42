"""A municipality that moves over brings its activities: all of them, or none."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from samla.activities.models import Activity, Importer, Schedule

pytestmark = pytest.mark.django_db
HEAD = "organisation;type;title;address;languages;price;weekdays;starts;ends;first_on\n"
LINE = "{};sport;{};Storgatan 1;sv, ar;20;2 4;18:00;20:00;2026-11-24\n"


def brought(path, **options):
    told, wrong = io.StringIO(), io.StringIO()
    try:
        call_command("import_activities", path, stdout=told, stderr=wrong, **options)
    except CommandError as error:
        wrong.write(str(error))
    return told.getvalue(), wrong.getvalue()


def test_a_table_comes_in_with_its_times_and_is_found(tmp_path, association, monday):
    table = tmp_path / "old.csv"
    lines = [LINE.format(association.name.upper(), f"Boll {n}") for n in range(3)]
    table.write_text("\ufeff" + HEAD + "".join(lines), encoding="utf-8")
    told, wrong = brought(table, dry_run=True)
    assert "3 activities can be imported" in told
    assert not wrong
    assert not Activity.objects.exists()
    assert "3 activities were imported" in brought(table, publish=True)[0]
    call_command("roll_dates", verbosity=0)
    first = Activity.objects.published().upcoming().matching("boll").first()
    assert (first.title, first.price, first.venue) == ("Boll 0", 20, "address")
    assert first.languages == ["language:sv", "language:ar"]
    assert first.municipality_id == association.municipality_id
    assert first.schedules.get().weekdays == [2, 4]
    assert first.occurrences.count() > 90
    assert first.events.count() >= 1


def test_lines_of_json_come_in_as_drafts(tmp_path, association):
    lines = tmp_path / "old.jsonl"
    row = {"organisation": association.name, "type": "sport", "title": "Simma"}
    row |= {"online_url": "https://example.org/m", "languages": ["sv"]}
    lines.write_text(json.dumps(row) + "\n\n" + json.dumps(row) + "\n")
    assert "2 activities were imported" in brought(lines)[0]
    assert not Activity.objects.published().exists()
    assert not Schedule.objects.exists()
    assert Activity.objects.first().venue == "online"


def test_where_one_line_is_wrong_nothing_comes_in_and_each_is_told(
    tmp_path, association
):
    table = tmp_path / "old.csv"
    right = LINE.format(association.name, "Boll")
    wrong = [
        LINE.format("Finns inte", "Boll"),
        right.replace("sport", "nonsens"),
        right.replace(";20;", ";många;"),
        right.replace("2 4", "8"),
        right.replace("20:00", "17:00"),
        right.replace("Storgatan 1", ""),
        right.replace("Boll", ""),
        right.replace("Boll", "B" * 101),
        right.replace("2026-11-24", "2026-02-31"),
    ]
    table.write_text(HEAD + right + "".join(wrong))
    told, said = brought(table)
    assert not told
    assert not Activity.objects.exists()
    columns = ["organisation", "type", "price", "weekdays", "ends", "address"]
    columns += ["title", "title", "first_on"]
    for number, column in enumerate(columns, 3):
        assert f"line {number}, {column}: " in said
    assert "9 lines are wrong; nothing was imported." in said


def as_lines(file, *changes, **facts):
    """A file of JSON, a line for each change of what is right."""
    right = {"type": "sport", "title": "Boll", "address": "Storgatan 1"} | facts
    lines = [json.dumps(right | change) for change in changes]
    file.write_text("\n".join(lines) + "\n")
    return file


def test_numbers_lists_and_odd_signs_of_json_are_read_or_told_by_their_line(
    tmp_path, association
):
    file, name = tmp_path / "old.jsonl", association.name
    rule = {"weekdays": 2, "starts": 18, "ends": "20:00", "first_on": 20261124}
    rule |= {"price": 20.0, "postcode": 14561, "title": "Fot\0boll", "last_on": " "}
    brought(as_lines(file, rule, organisation=name))
    came, schedule = Activity.objects.get(), Schedule.objects.get()
    assert (came.title, came.price, came.postcode) == ("Fotboll", 20, "145 61")
    assert (schedule.weekdays, f"{schedule.starts:%H:%M}") == ([2], "18:00")
    assert f"{schedule.first_on} {schedule.last_on}" == "2026-11-24 None"
    wrong = [{"price": 1e400}, {"price": 12.5}, {"price": True}, {"title": ["a", "b"]}]
    wrong += [{"title": "B\ud800ll"}, {"text": {"a": 1}}, {"languages": [["sv"]]}]
    wrong += [{"starts": 99, "ends": "20:00"}, {"first_on": 1e300}, {"\ud800": "x"}]
    said = brought(as_lines(file, *wrong, organisation=name))[1]
    for number, column in enumerate(map(min, wrong[:7]), 1):
        assert f"line {number}, {column}: " in said
    assert "line 8, starts: " in said
    assert "line 9, first_on: " in said
    assert "line 10, ?: There is no such column" in said
    assert "10 lines are wrong" in said


def test_the_rules_of_the_forms_hold_for_a_file_too(tmp_path, association):
    file, name = tmp_path / "old.jsonl", association.name
    wrong = [{"online_url": "ftp://example.org/m"}, {"postcode": "1456"}]
    wrong += [{"phone": "ring oss"}, {"signup": "wheelchair"}, {"flags": "drop-in"}]
    wrong += [{"title": "–!"}, {"address": "\u200b."}, {"online_url": "javascript:a()"}]
    said = brought(as_lines(file, *wrong, organisation=name))[1]
    for number, column in enumerate(map(min, wrong), 1):
        assert f"line {number}, {column}: " in said
    right = {"online_url": "https://example.org/m", "phone": "08-123 45 67"}
    right |= {"signup": "no-signup", "flags": ["loop", "loop"], "languages": "sv sv"}
    assert not brought(as_lines(file, right, organisation=name), publish=True)[1]
    came = Activity.objects.get()
    assert (came.flags, came.languages) == (["access_flag:loop"], ["language:sv"])
    assert came.on_a_card


def test_an_exact_place_comes_along_if_it_is_in_the_municipality(tmp_path, association):
    file, name = tmp_path / "old.jsonl", association.name
    link = "https://www.openstreetmap.org/?mlat=59.24&mlon=17.81#map=17/59.2/17.8"
    assert not brought(as_lines(file, {"exact_place": link}, organisation=name))[1]
    came = Activity.objects.get()
    assert came.exact_place == "59.24000, 17.81000"
    assert (came.latitude, came.longitude) == (59.24, 17.81)
    wrong = [{"exact_place": place} for place in ("63.82, 20.26", "99.0, 99.0", "x", 7)]
    said = brought(as_lines(file, *wrong, organisation=name))[1]
    assert all(f"line {number}, exact_place: " in said for number in range(1, 5))


def test_many_come_in_with_few_statements_each_with_its_own_times(
    association, monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr("samla.activities.models.imported.AT_A_TIME", 4)
    row = {"organisation": association.name, "type": "sport", "address": "Storg. 1"}
    times = {"weekdays": "2", "ends": "20:00", "first_on": "2026-11-24"}
    rows = [
        row
        | {"title": f"Boll {n}"}
        | (times | {"starts": f"{n:02}:30"} if n % 3 else {})
        for n in range(10)
    ]
    importer = Importer(publish=True)
    # Numbers, activities and times of each batch, and a transaction around all.
    with django_assert_num_queries(3 * 3 + 2):
        assert importer.save(enumerate(rows)).activities == 10
    came = Activity.objects.order_by("pk").prefetch_related("schedules")
    assert [one.title for one in came] == [one["title"] for one in rows]
    starts = [[f"{rule.starts:%H:%M}" for rule in one.schedules.all()] for one in came]
    assert starts == [[f"{n:02}:30"] if n % 3 else [] for n in range(10)]
    assert {one.events.get().pgh_label for one in came} == {"insert"}
    assert {rule.events.count() for rule in Schedule.objects.all()} == {1}


def test_what_a_form_refuses_does_not_come_in_by_a_file(tmp_path, association):
    table = tmp_path / "old.csv"
    titles = ["Ring 070-123 45 67", "Anna 19850709-9805", "Spr\u0430kkaf\u00e9"]
    titles += ["\u200b", "  Boll\u202e   f\u00f6r  alla "]
    lines = [LINE.format(association.name, title) for title in titles]
    table.write_text(HEAD + "".join(lines), encoding="utf-8")
    said = brought(table)[1]
    assert all(f"line {number}, title: " in said for number in (2, 3, 4, 5))
    assert "4 lines are wrong" in said
    assert "line 2" not in brought(table, private_too=True)[1]
    table.write_text(HEAD + lines[-1], encoding="utf-8")
    brought(table)
    assert Activity.objects.get().title == "Boll f\u00f6r alla"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", b"x"),
        ("a.csv", b"\xff\xfe\x00"),
        ("a.jsonl", b"[1"),
        ("b.jsonl", b"7"),
        ("c.jsonl", b"[" * 100_000),
        ("d.csv", b"a;b\n" + b"x" * 140_000),
    ],
)
def test_a_file_that_cannot_be_read_is_told_so(tmp_path, name, content):
    file = tmp_path / name
    file.write_bytes(content)
    told, said = brought(file)
    assert not told
    assert name in said
    assert "line" in said or "file" in said or "read" in said
