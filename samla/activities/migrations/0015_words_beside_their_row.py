"""Read a page of each row that is listed, not seven; a county and a circle of none.

Words of a row stand in it, and what is counted stands in the indexes of both.
"""

from django.contrib.postgres.indexes import GistIndex
from django.db import migrations, models

# Rows of so many bytes at most stay whole; a longer one is cut as before.
WHOLE = "alter table activities_listed set (toast_tuple_target = 8160)"
UNDO = "alter table activities_listed reset (toast_tuple_target)"
# Rows that are there already are written once more, in the order in which they are read.
AGAIN = """
truncate activities_listed;
insert into activities_listed
  select * from samla_listed(null) order by standing, next_starts_at, activity_id;
"""
SOONEST = ("standing", "next_starts_at", "activity")
COUNTED = ("type", "languages", "flags", "target_groups", "swedish_level", "price")
COUNTED += ("venue", "times")


class Migration(migrations.Migration):
    dependencies = [("activities", "0014_many_at_once")]
    operations = [
        migrations.RemoveIndex("listed", "listed_soonest_in_county"),
        migrations.RemoveIndex("listed", "listed_where"),
        migrations.RunSQL(WHOLE, UNDO),
        migrations.RunSQL(AGAIN, migrations.RunSQL.noop),
        migrations.AddIndex(
            "listed",
            models.Index(
                fields=["county", *SOONEST],
                include=(
                    "next_ends_at",
                    "municipality",
                    *COUNTED,
                    "latitude",
                    "longitude",
                ),
                name="listed_soonest_in_county",
            ),
        ),
        migrations.AddIndex(
            "listed",
            GistIndex(
                fields=["latitude", "longitude"],
                include=(*SOONEST, "next_ends_at", "municipality", "county", *COUNTED),
                name="listed_where",
            ),
        ),
    ]
