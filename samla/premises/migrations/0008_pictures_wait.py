"""Pictures that wait for review beside the texts."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("premises", "0007_lending"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="picture",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="picture",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="picture",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="picture",
            name="waits",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="pictureevent",
            name="waits",
            field=models.BooleanField(default=False),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="picture",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "premises_pictureevent" ("alt", "height", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "premises_id", "waits", "width") VALUES (NEW."alt", NEW."height", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."premises_id", NEW."waits", NEW."width"); RETURN NULL;',
                    hash="2b1168f56265db3ec6067a0076e435344f1c8dca",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5ab41",
                    table="premises_picture",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="picture",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."alt" IS DISTINCT FROM (NEW."alt") OR OLD."height" IS DISTINCT FROM (NEW."height") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."premises_id" IS DISTINCT FROM (NEW."premises_id") OR OLD."waits" IS DISTINCT FROM (NEW."waits") OR OLD."width" IS DISTINCT FROM (NEW."width"))',
                    func='INSERT INTO "premises_pictureevent" ("alt", "height", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "premises_id", "waits", "width") VALUES (NEW."alt", NEW."height", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."premises_id", NEW."waits", NEW."width"); RETURN NULL;',
                    hash="eaf20b7ac3cf184f25cc52d00228caa507922977",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a6275",
                    table="premises_picture",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="picture",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "premises_pictureevent" ("alt", "height", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "premises_id", "waits", "width") VALUES (OLD."alt", OLD."height", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."premises_id", OLD."waits", OLD."width"); RETURN NULL;',
                    hash="076853e1df53e1d41d493fd7310fa8f931d86713",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_cc7c3",
                    table="premises_picture",
                    when="AFTER",
                ),
            ),
        ),
    ]
