"""Who reads by a link has no account: the reading tells of her hand-over."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("enquiries", "0002_words"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="reading",
            name="reading_is_only_added",
        ),
        migrations.AddField(
            model_name="reading",
            name="hand_over",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="readings",
                to="enquiries.handover",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reading",
            trigger=pgtrigger.compiler.Trigger(
                name="reading_is_only_added",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    constraint="CONSTRAINT",
                    func="\nif tg_op = 'UPDATE' then\n    if new.reader_id is null\n        and new.enquiry_id = old.enquiry_id\n        and new.what = old.what and new.read_at = old.read_at\n        and new.hand_over_id is not distinct from old.hand_over_id\n    then\n        return null;\n    end if;\nelsif not exists (select from enquiries_enquiry where id = old.enquiry_id) then\n    return null;\nend if;\nraise exception 'what was read is not taken back'\n    using errcode = 'check_violation', constraint = 'reading_is_only_added';\n",
                    hash="4c131778bb22db62f03b8f7006b514868b9817f1",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_reading_is_only_added_ec99c",
                    table="enquiries_reading",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
    ]
