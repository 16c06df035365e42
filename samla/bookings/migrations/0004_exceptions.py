"""Exceptions to the hours of a room never cover what is confirmed or held."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("bookings", "0003_season"),
        ("premises", "0008_pictures_wait"),
    ]

    operations = [
        migrations.CreateModel(
            name="LentException",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("premises.openingexception",),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lentexception",
            trigger=pgtrigger.compiler.Trigger(
                name="opening_exception_covers_no_booking",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nif tg_op = 'UPDATE' and (new.premises_id, new.first_on, new.last_on, new.opens, new.closes)\n    is not distinct from (old.premises_id, old.first_on, old.last_on, old.opens, old.closes)\nthen\n    return null;\nend if;\nperform id from premises_premises where id = new.premises_id for no key update;\nif exists (\n    select from bookings_claim as claim\n    join bookings_bookingdate as date on date.id = claim.booking_date_id\n    where claim.premises_id = new.premises_id\n        and date.ends_at > now() and date.day_on between new.first_on and new.last_on\n        and (new.opens is null or not numrange(\n            extract(epoch from new.opens),\n            case when new.closes >= '23:59' then 172800\n                else extract(epoch from new.closes) end\n        ) @> numrange(\n            extract(epoch from date.starts),\n            extract(epoch from date.ends) + date.ends_next_day::int * 86400\n        ))\n) then\n    raise exception 'the room % is lent on those days', new.premises_id\n        using errcode = 'check_violation', constraint = 'opening_exception_covers_no_booking';\nend if;\nreturn null;\n",
                    hash="cc4e8d2a7a15caf3136f08637ad7513deb40f64c",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_opening_exception_covers_no_booking_113d9",
                    table="premises_openingexception",
                    when="AFTER",
                ),
            ),
        ),
    ]
