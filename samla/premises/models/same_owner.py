"""Rooms that are parts of each other stay with one owner."""

import pgtrigger

# Looked at when all of it is done: an owner may become part of another with all rooms.
KEEP_THEIR_OWNER = """
if exists (
    select from premises_part
    join premises_premises as whole on whole.id = whole_id
    join premises_premises as part on part.id = part_id
    where new.id in (whole_id, part_id)
        and (whole.owner_municipality_id, whole.owner_organisation_id)
            is distinct from (part.owner_municipality_id, part.owner_organisation_id)
) then
    raise exception 'the room % would have another owner than its parts', new.id
        using errcode = 'check_violation', constraint = 'parts_have_the_owner_of_all';
end if;
return null;
"""

PARTS_KEEP_THEIR_OWNER = pgtrigger.Trigger(
    name="parts_have_the_owner_of_all",
    operation=pgtrigger.UpdateOf("owner_municipality_id", "owner_organisation_id"),
    when=pgtrigger.After,
    timing=pgtrigger.Deferred,
    func=KEEP_THEIR_OWNER,
)
