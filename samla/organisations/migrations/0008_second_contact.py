"""The last day of a verification that has one contact left, kept by triggers."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("municipalities", "0004_history_begins"),
        ("organisations", "0007_history_begins"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="membership",
            name="organisation_keeps_an_owner",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="verification",
            name="verification_needs_two_contacts",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="verification",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="verification",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="verification",
            name="delete_delete",
        ),
        migrations.RemoveConstraint(
            model_name="verification",
            name="verification_is_withdrawn_with_a_reason",
        ),
        migrations.AddField(
            model_name="verification",
            name="contacts_told_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="verification",
            name="second_contact_by_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="verificationevent",
            name="second_contact_by_on",
            field=models.DateField(blank=True, null=True),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membership",
            trigger=pgtrigger.compiler.Trigger(
                name="organisation_keeps_an_owner",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.\"role\" = 'owner')",
                    constraint="CONSTRAINT",
                    func="perform from organisations_organisation where id = old.organisation_id for no key update; if \nnot exists (\n    select from organisations_membership\n    where organisation_id = old.organisation_id and role = 'owner')\n and \nexists (\n    select from organisations_organisation o\n    where o.id = old.organisation_id and (\n        o.published_at is not null or o.paused_until_on is not null\n        or exists (\n            select from organisations_suspension s\n            where s.organisation_id = o.id and s.lifted_at is null and s.was_shown)\n        or exists (\n            select from moderation_report r\n            join django_content_type c on c.id = r.content_type_id\n            where c.app_label = 'organisations' and c.model = 'organisation'\n                and r.object_id = o.id and r.outcome = 'taken_down'\n                and r.reversed_at is null and r.was_shown)))\n then \n    raise exception 'the organisation % would have no owner', old.organisation_id\n        using errcode = 'check_violation',\n              constraint = 'organisation_keeps_an_owner';\n end if; return null;",
                    hash="33c8f226667ea50ece584868258c92af2fdc407d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_organisation_keeps_an_owner_98145",
                    table="organisations_membership",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membership",
            trigger=pgtrigger.compiler.Trigger(
                name="verification_minds_contacts",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\ndeclare\n    today date := (now() at time zone 'Europe/Stockholm')::date;\n    here bigint := case when tg_op = 'DELETE' then old.organisation_id\n                        else new.organisation_id end;\n    been bigint := case when tg_op <> 'INSERT' then old.organisation_id end;\nbegin\n    \n    update organisations_verification set second_contact_by_on = null,\n            contacts_told_at = null\n        where organisation_id = here and second_contact_by_on >= today\n        and withdrawn_at is null and renewed_at is null\n        and (select count(*) from organisations_membership m\n             join accounts_user u on u.id = m.user_id and u.is_active\n             where m.organisation_id = here) >= 2;\n    update organisations_verification v\n        set second_contact_by_on = today + 30\n        from organisations_organisation o\n        where o.id = been and v.organisation_id = been\n        and not o.is_example and o.merged_into_id is null\n        and v.withdrawn_at is null and v.renewed_at is null\n        and v.until_on >= today and v.second_contact_by_on is null\n        and (select count(*) from organisations_membership m\n             join accounts_user u on u.id = m.user_id and u.is_active\n             where m.organisation_id = been) < 2;\n    return null;\nend;\n",
                    hash="d8ddf7bc4c5171ae241004ff64ed2f0a0b5d194c",
                    operation='INSERT OR UPDATE OF "organisation_id" OR DELETE',
                    pgid="pgtrigger_verification_minds_contacts_8c213",
                    table="organisations_membership",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membership",
            trigger=pgtrigger.compiler.Trigger(
                name="verification_minds_contacts_last",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    constraint="CONSTRAINT",
                    func="\ndeclare\n    today date := (now() at time zone 'Europe/Stockholm')::date;\n    here bigint := case when tg_op = 'DELETE' then old.organisation_id\n                        else new.organisation_id end;\n    been bigint := case when tg_op <> 'INSERT' then old.organisation_id end;\nbegin\n    \n    perform from organisations_organisation where id in (been, here)\n        order by id for no key update;\n\n    update organisations_verification set second_contact_by_on = null,\n            contacts_told_at = null\n        where organisation_id = here and second_contact_by_on >= today\n        and withdrawn_at is null and renewed_at is null\n        and (select count(*) from organisations_membership m\n             join accounts_user u on u.id = m.user_id and u.is_active\n             where m.organisation_id = here) >= 2;\n    update organisations_verification v\n        set second_contact_by_on = today + 30\n        from organisations_organisation o\n        where o.id = been and v.organisation_id = been\n        and not o.is_example and o.merged_into_id is null\n        and v.withdrawn_at is null and v.renewed_at is null\n        and v.until_on >= today and v.second_contact_by_on is null\n        and (select count(*) from organisations_membership m\n             join accounts_user u on u.id = m.user_id and u.is_active\n             where m.organisation_id = been) < 2;\n    return null;\nend;\n",
                    hash="ba43a0155ab1281282f7510c8aee89963a262267",
                    operation='INSERT OR UPDATE OF "organisation_id" OR DELETE',
                    pgid="pgtrigger_verification_minds_contacts_last_af5ea",
                    table="organisations_membership",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisation",
            trigger=pgtrigger.compiler.Trigger(
                name="organisation_comes_back_owned",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NOT NEW."is_example" AND NEW."taken_down_at" IS NULL AND OLD."taken_down_at" IS NOT NULL)',
                    constraint="CONSTRAINT",
                    func="perform from organisations_organisation where id = new.id for no key update; if \nnot exists (\n    select from organisations_membership\n    where organisation_id = new.id and role = 'owner')\n and \nexists (\n    select from organisations_organisation o\n    where o.id = new.id and (\n        o.published_at is not null or o.paused_until_on is not null\n        or exists (\n            select from organisations_suspension s\n            where s.organisation_id = o.id and s.lifted_at is null and s.was_shown)\n        or exists (\n            select from moderation_report r\n            join django_content_type c on c.id = r.content_type_id\n            where c.app_label = 'organisations' and c.model = 'organisation'\n                and r.object_id = o.id and r.outcome = 'taken_down'\n                and r.reversed_at is null and r.was_shown)))\n then \n    raise exception 'the organisation % would have no owner', new.id\n        using errcode = 'check_violation',\n              constraint = 'organisation_comes_back_owned';\n end if; return null;",
                    hash="2a2b58c0602563387cd1696dbc917e46099a2e46",
                    operation='UPDATE OF "taken_down_at"',
                    pgid="pgtrigger_organisation_comes_back_owned_15265",
                    table="organisations_organisation",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="verification",
            trigger=pgtrigger.compiler.Trigger(
                name="verification_needs_two_contacts",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nif not (\n    select is_example from organisations_organisation where id = new.organisation_id\n) and (\n    select count(*) from organisations_membership m\n    join accounts_user u on u.id = m.user_id and u.is_active\n    where m.organisation_id = new.organisation_id\n) < 2 then\n    raise exception 'the organisation % has too few contacts', new.organisation_id\n        using errcode = 'check_violation',\n              constraint = 'verification_needs_two_contacts';\nend if;\nreturn new;\n",
                    hash="7ee203a1f4dc2c1452381bff773f826153d71dfb",
                    operation="INSERT",
                    pgid="pgtrigger_verification_needs_two_contacts_7266d",
                    table="organisations_verification",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="verification",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "organisations_verificationevent" ("checked", "function", "id", "municipality_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reminded_at", "renewed_at", "second_contact_by_on", "until_on", "verified_by_id", "verified_on", "withdrawn_at", "withdrawn_because") VALUES (NEW."checked", NEW."function", NEW."id", NEW."municipality_id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reminded_at", NEW."renewed_at", NEW."second_contact_by_on", NEW."until_on", NEW."verified_by_id", NEW."verified_on", NEW."withdrawn_at", NEW."withdrawn_because"); RETURN NULL;',
                    hash="8b50a5c662be4cec6b53d8713128d3e0f542fcee",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_82b71",
                    table="organisations_verification",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="verification",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."checked" IS DISTINCT FROM (NEW."checked") OR OLD."function" IS DISTINCT FROM (NEW."function") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."reminded_at" IS DISTINCT FROM (NEW."reminded_at") OR OLD."renewed_at" IS DISTINCT FROM (NEW."renewed_at") OR OLD."second_contact_by_on" IS DISTINCT FROM (NEW."second_contact_by_on") OR OLD."until_on" IS DISTINCT FROM (NEW."until_on") OR OLD."verified_by_id" IS DISTINCT FROM (NEW."verified_by_id") OR OLD."verified_on" IS DISTINCT FROM (NEW."verified_on") OR OLD."withdrawn_at" IS DISTINCT FROM (NEW."withdrawn_at") OR OLD."withdrawn_because" IS DISTINCT FROM (NEW."withdrawn_because"))',
                    func='INSERT INTO "organisations_verificationevent" ("checked", "function", "id", "municipality_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reminded_at", "renewed_at", "second_contact_by_on", "until_on", "verified_by_id", "verified_on", "withdrawn_at", "withdrawn_because") VALUES (NEW."checked", NEW."function", NEW."id", NEW."municipality_id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reminded_at", NEW."renewed_at", NEW."second_contact_by_on", NEW."until_on", NEW."verified_by_id", NEW."verified_on", NEW."withdrawn_at", NEW."withdrawn_because"); RETURN NULL;',
                    hash="2d4a37b5e51f86585768cba13778c288ee7c99e8",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_abd40",
                    table="organisations_verification",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="verification",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "organisations_verificationevent" ("checked", "function", "id", "municipality_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reminded_at", "renewed_at", "second_contact_by_on", "until_on", "verified_by_id", "verified_on", "withdrawn_at", "withdrawn_because") VALUES (OLD."checked", OLD."function", OLD."id", OLD."municipality_id", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reminded_at", OLD."renewed_at", OLD."second_contact_by_on", OLD."until_on", OLD."verified_by_id", OLD."verified_on", OLD."withdrawn_at", OLD."withdrawn_because"); RETURN NULL;',
                    hash="cb84dcb5e02279687b6dfed57d12fa333fe3e571",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2277a",
                    table="organisations_verification",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="verification",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("withdrawn_at", None),
                    models.Q(("withdrawn_because", ""), _negated=True),
                    ("second_contact_by_on__isnull", False),
                    _connector="OR",
                ),
                name="verification_is_withdrawn_with_a_reason",
            ),
        ),
    ]
