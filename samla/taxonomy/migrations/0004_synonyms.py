"""What people write for the words of the field, and words as they are looked up."""

import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("taxonomy", "0003_functions_of_words"),
    ]

    operations = [
        migrations.CreateModel(
            name="Synonym",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("language", models.CharField(max_length=16)),
                ("word", models.CharField(max_length=80)),
                ("means", models.CharField(max_length=200)),
                (
                    "bare",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(models.F("word"), function="samla_bare"),
                        output_field=models.TextField(),
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="termlabel",
            name="bare",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Func(models.F("label"), function="samla_bare"),
                output_field=models.TextField(),
            ),
        ),
        migrations.AddIndex(
            model_name="termlabel",
            index=models.Index(fields=["bare"], name="term_label_bare"),
        ),
        migrations.AddIndex(
            model_name="synonym",
            index=models.Index(fields=["bare"], name="synonym_bare"),
        ),
        migrations.AddIndex(
            model_name="synonym",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    models.F("bare"), name="gin_trgm_ops"
                ),
                name="synonym_alike",
            ),
        ),
        migrations.AddConstraint(
            model_name="synonym",
            constraint=models.UniqueConstraint(
                fields=("language", "word"), name="synonym_stands_once_in_a_language"
            ),
        ),
    ]
