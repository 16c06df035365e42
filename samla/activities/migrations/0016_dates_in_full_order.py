"""Read the dates of a day in full order: at one moment many begin."""

from django.db import migrations, models

KINDS = {"happening": True, "called_off": False}


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0015_words_beside_their_row"),
        ("bookings", "0005_wished_rooms_stay"),
    ]
    operations = [
        migrations.RemoveIndex("occurrence", f"occurrence_{kind}_soonest")
        for kind in KINDS
    ] + [
        migrations.AddIndex(
            "occurrence",
            models.Index(
                fields=["starts_at", "id"],
                include=["activity"],
                condition=models.Q(cancelled_at__isnull=is_on),
                name=f"occurrence_{kind}_soonest",
            ),
        )
        for kind, is_on in KINDS.items()
    ]
