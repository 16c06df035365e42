"""Where Samla was last served on this machine: letters written by hand lead there."""

import os
from pathlib import Path

PORT = "8000"


def last_port(folder: Path) -> str:
    """The port that is named, or was served last, or the usual one."""
    kept = folder / "port"
    known = kept.read_text().strip() if kept.is_file() else ""
    return os.environ.get("PORT") or (known if known.isdecimal() else PORT)


def remember_port(folder: Path, port: int) -> None:
    """Keep the port for commands that are run by hand later."""
    os.environ["PORT"] = str(port)  # for the processes kept beside the server
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "port").write_text(f"{port}\n")
