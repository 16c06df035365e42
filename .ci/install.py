"""Make .venv with the locked requirements; does nothing when they are in place.

Run by the Makefile with the machine's own Python, so only the standard library is
here: `python3 .ci/install.py requirements.txt`.
"""

import contextlib
import fcntl
import hashlib
import importlib.util
import os
import secrets
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"


@contextlib.contextmanager
def step(number, title):
    """Show what is done and how long it took."""
    print(f"{number}  {title} …", end="", flush=True)
    started = time.monotonic()
    yield
    print(f" {time.monotonic() - started:.1f} s", flush=True)


def runs(*arguments):
    """Whether the Python of .venv does this without complaint."""
    try:
        done = subprocess.run([PYTHON, *arguments], capture_output=True)
    except OSError:
        return False
    return done.returncode == 0


def make_venv():
    """Make .venv, or make it anew where it is broken or of another Python."""
    ours = f"import sys; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
    if runs("-c", ours) and (VENV / "complete").exists():
        return
    if not all(map(importlib.util.find_spec, ("venv", "ensurepip"))):
        version = ".".join(map(str, sys.version_info[:2]))
        sys.exit(
            "\nThis Python cannot make environments: install what it lacks, on Debian "
            f"with `apt-get install python{version}-venv`."
        )
    import venv

    venv.create(VENV, clear=True, with_pip=True)
    (VENV / "complete").touch()


def install(locked):
    """Install what the file locks, unless exactly that was installed last."""
    stamp = VENV / "installed"
    if stamp.exists() and digest(locked) in stamp.read_text():
        return
    argv = [PYTHON, "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    argv += ["--no-input", "--require-hashes", "--requirement", locked]
    if subprocess.run(argv).returncode:
        sys.exit(
            "The requirements could not be installed; the lines above say why. "
            "Is the network there, and space on the disk?"
        )
    # What the tools need holds what Samla needs, never the other way round.
    stamp.write_text(f"{digest(ROOT / 'requirements.txt')} {digest(locked)}")


def digest(file):
    """What tells this file from another."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def open_locally():
    """Let this clone run on this machine: a secret of its own in var/local.env."""
    file = ROOT / "var" / "local.env"
    if file.exists():
        return
    file.parent.mkdir(exist_ok=True)
    draft = file.with_suffix(f".{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(f"SAMLA_LOCAL=yes\nSAMLA_SECRET_KEY={secrets.token_urlsafe(50)}\n")
    draft.rename(file)


def main(locked, *wishes):
    """Do what is missing, one process at a time."""
    with ROOT.joinpath("Makefile").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with step(1, "Python environment"):
            make_venv()
        with step(2, f"Requirements of {locked}"):
            install(ROOT / locked)
        if "--local" in wishes:
            open_locally()


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except OSError as error:
        sys.exit(f"\nSamla cannot be set up in {ROOT}: {error}.")
    except subprocess.CalledProcessError as error:
        sys.exit(f"\nThe Python environment could not be made: {error}.")
    except KeyboardInterrupt:
        sys.exit(130)
