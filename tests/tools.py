"""The programs the tests look with: Chromium, Java, the Nu HTML checker, Lighthouse.

`python -m tests.tools` fetches what is missing, or says how to get it; Lighthouse only
with `--lighthouse`, since no test needs it.
"""

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / "var" / "tools"

# The one without windows opens a page in a quarter of the time.
SHELL = "chromium-headless-shell"
CHROMIUM = (SHELL, "chromium", "chromium-browser", "google-chrome")
JAVA = ("java", "-XX:-UsePerfData")  # without notes in /tmp
CHECKER = "vnu-jar@26.9.27"
INTEGRITY = (
    "sha512-TkQd5DFfOaWC9ebtvozTsrH2Vaod3jYg+vrOeREzIXxBexLz9+rS2DNtjn7+RPUiZhgl"
    "i0SghgBX6RJRNea0KA=="
)
# The newest that runs with the Node of Debian 12 and 13.
LIGHTHOUSE = "lighthouse@12.8.2"


def chromium() -> str | None:
    """The browser of this machine, if it has one."""
    return next(filter(None, map(shutil.which, CHROMIUM)), None)


def checker() -> list[str]:
    """The command that runs the Nu HTML checker."""
    quick_start = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
    return [*JAVA, *quick_start, "-Xss8m", "-jar", str(checker_file())]


def checker_file() -> Path:
    """Where the checker is kept; another version is another file."""
    return TOOLS / CHECKER / "vnu.jar"


def lighthouse() -> list[str]:
    """The command that runs Lighthouse."""
    folder = TOOLS / LIGHTHOUSE / "node_modules" / "lighthouse"
    return ["node", str(folder / "cli" / "index.js")]


def works(*command: str) -> bool:
    """Whether the program is there and starts."""
    if not shutil.which(command[0]):
        return False
    done = subprocess.run([*command, "--version"], capture_output=True)
    return done.returncode == 0


def may_install() -> bool:
    """Whether we may install packages on this machine."""
    return bool(shutil.which("apt-get")) and not os.geteuid()


def install(program: str, package: str):
    """Install a package where we may, or say in a sentence what to install."""
    if not may_install():
        sys.exit(
            f"The tests need {program}: install it, on Debian as the package "
            f"{package} (`apt-get install {package}`)."
        )
    say(f"Installing {package} …")
    # No server is started by being installed.
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    quiet = ["-qq", "-o", "Dpkg::Use-Pty=0"]
    for argv in (["update"], ["install", "-y", "--no-install-recommends", package]):
        done = subprocess.run(
            ["apt-get", *quiet, *argv], env=env, capture_output=True, text=True
        )
    if done.returncode:
        sys.exit(f"{package} could not be installed: {done.stderr.strip()[-300:]}")


def fetch_checker():
    """Get the checker's file, and keep it only if it is exactly the one we know."""
    TOOLS.mkdir(parents=True, exist_ok=True)
    say(f"Fetching {CHECKER} …")
    with tempfile.TemporaryDirectory(dir=TOOLS) as folder:
        argv = ["npm", "pack", CHECKER, "--silent", f"--cache={folder}/cache"]
        done = subprocess.run(argv, cwd=folder, capture_output=True, text=True)
        packed = list(Path(folder).glob("*.tgz"))
        if done.returncode or not packed:
            sys.exit(f"{CHECKER} could not be fetched: {done.stderr.strip()[-300:]}")
        digest = base64.b64encode(hashlib.sha512(packed[0].read_bytes()).digest())
        if f"sha512-{digest.decode()}" != INTEGRITY:
            sys.exit(f"What came as {CHECKER} is not what we know: do not use it.")
        with tarfile.open(packed[0]) as archive:
            jar = archive.extractfile("package/build/dist/vnu.jar").read()
        draft = Path(folder) / "vnu.jar"
        draft.write_bytes(jar)
        checker_file().parent.mkdir(exist_ok=True)
        draft.rename(checker_file())


def fetch_lighthouse():
    """Get Lighthouse with what it needs, and run no script of any package."""
    say(f"Fetching {LIGHTHOUSE} …")
    TOOLS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=TOOLS) as folder:
        argv = ["npm", "install", LIGHTHOUSE, "--ignore-scripts", "--no-audit"]
        argv += ["--no-fund", "--silent", f"--prefix={folder}/made"]
        argv += [f"--cache={folder}/cache"]
        done = subprocess.run(argv, capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"{LIGHTHOUSE} could not be fetched: {done.stderr.strip()[-300:]}")
        (Path(folder) / "made").rename(TOOLS / LIGHTHOUSE)


def say(text: str):
    """Tell what is going on."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main():
    """Make sure that everything is there."""
    if not chromium() or (may_install() and not shutil.which(SHELL)):
        install("Chromium", SHELL)
    if not works(*JAVA):
        install("Java", "default-jre-headless")
    if not checker_file().exists():
        if not works("npm"):
            install("npm", "npm")
        fetch_checker()
    if "--lighthouse" in sys.argv and not Path(lighthouse()[1]).exists():
        if not works("npm"):
            install("npm", "npm")
        fetch_lighthouse()


if __name__ == "__main__":
    main()
