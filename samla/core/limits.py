"""How often something may be done: counted in the database, for all processes."""

from allauth.core.internal import ratelimit


def counted(request, room: str, action: str, rate: str, key=None, dry_run=False):
    """Count a try, looking too, by net or by key: `10/h/ip`, `3/h/key`.

    None where it is one too many; who was right takes it back with `rollback`.
    """
    return ratelimit.consume(
        request,
        app=f"samla.{room}",
        action=action,
        config={action: rate},
        key=key,
        dry_run=dry_run,
        limit_get=True,
    )
