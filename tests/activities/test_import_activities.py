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
    ],
)
def test_a_file_that_cannot_be_read_is_told_so(tmp_path, name, content):
    file = tmp_path / name
    file.write_bytes(content)
    told, said = brought(file)
    assert not told
    assert name in said
    assert "line" in said or "file" in said or "read" in said
