"""Where the places are that have a name, and how coordinates are found for an entry."""

from django.db import migrations, models

# Latitude and longitude: of an exact place, else of the town as it is called in this
# municipality, else of the municipality's seat.
PLACE = """
create function samla_place(exact text, town text, municipality text)
returns double precision[] language sql stable as $$
  select case
    when exact <> '' then string_to_array(exact, ', ')::double precision[]
    else coalesce(
      (select array[latitude, longitude] from municipalities_placename
       where folded = samla_fold(town) and municipality_id = municipality
         and latitude is not null
       order by id limit 1),
      (select array[latitude, longitude] from municipalities_municipality
       where code = municipality))
  end
$$;
"""
NO_PLACE = "drop function samla_place(text, text, text)"


class Migration(migrations.Migration):
    dependencies = [
        ("municipalities", "0006_missed_searches"),
    ]

    operations = [
        migrations.AddField(
            model_name="placename",
            name="latitude",
            field=models.FloatField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="placename",
            name="longitude",
            field=models.FloatField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name="placename",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("latitude", None), ("longitude", None)),
                    models.Q(("latitude__isnull", False), ("longitude__isnull", False)),
                    _connector="OR",
                ),
                name="place_name_has_both_coordinates_or_none",
            ),
        ),
        migrations.RunSQL(PLACE, NO_PLACE),
    ]
