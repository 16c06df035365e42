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
                    func="\nif tg_op = 'UPDATE' and (new.premises_id, new.first_on, new.last_on, new.opens, new.closes)\n    is not distinct from (old.premises_id, old.first_on, old.last_on, old.opens, old.closes)\nthen\n    return null;\nend if;\nperform id from premises_premises where id = new.premises_id for no key update;\nif exists (\n    select from bookings_bookingdate as date\n    where date.premises_id = new.premises_id and date.state in ('held', 'confirmed')\n        and date.ends_at > now() and date.day_on between new.first_on and new.last_on\n        and (new.opens is null or not numrange(\n            extract(epoch from new.opens),\n            case when new.closes >= '23:59' then 172800\n                else extract(epoch from new.closes) end\n        ) @> numrange(\n            extract(epoch from date.starts),\n            extract(epoch from date.ends) + date.ends_next_day::int * 86400\n        ))\n) then\n    raise exception 'the room % is lent on those days', new.premises_id\n        using errcode = 'check_violation', constraint = 'opening_exception_covers_no_booking';\nend if;\nreturn null;\n",
                    hash="019e26005a6e1ea4154c804803a0d82d23460e99",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_opening_exception_covers_no_booking_113d9",
                    table="premises_openingexception",
                    when="AFTER",
                ),
            ),
        ),
    ]
