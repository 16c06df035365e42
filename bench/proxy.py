"""The proxy before Samla: the configuration of the repository, on ports of its own."""

import contextlib
import http.client
import re
import shutil
import socket
import statistics
import subprocess
import time
from pathlib import Path

from django.conf import settings

from bench.figures import Figure, say
from bench.serving import HOST, ask, wrk
from tests import tools
from tests.database import ROOT, spare_port

CONFIGURATION = ROOT / "proxy" / "samla.conf"
WHOLE = """daemon off; user root; pid {folder}/nginx.pid; error_log {folder}/error.log;
worker_processes 1;
events {{ worker_connections 256; }}
http {{ sendfile on; tcp_nopush on; default_type text/html;
client_body_temp_path {folder}/body;
proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
{servers} }}
"""
LEAST, TURNS = 0.8, 5


def configured(folder, upstream) -> tuple[Path, int]:
    """The configuration as it stands, but for names and places; and its port."""
    port, plain = spare_port(), spare_port()
    servers = CONFIGURATION.read_text()
    for there, here in (
        (r"listen 80;", f"listen {HOST}:{plain};"),
        (r"listen 443 ssl http2;", f"listen {HOST}:{port};"),
        (r"ssl_certificate(_key)? .*;", ""),
        (r"server_name .*;", "server_name localhost;"),
        (r"/var/(cache|log)/nginx", str(folder)),
        (r"/srv/samla/var/static/", f"{settings.STATIC_ROOT}/"),
        (r"unix:/run/samla/samla.sock", f"{HOST}:{upstream}"),
    ):
        servers = re.sub(there, here, servers)
    whole = folder / "nginx.conf"
    whole.write_text(WHOLE.format(folder=folder, servers=servers))
    return whole, port


def are_there() -> bool:
    """Whether this machine has nginx and wrk, or may fetch them."""
    for name, package in (("nginx", "nginx-light"), ("wrk", "wrk")):
        if not shutil.which(name) and tools.may_install():
            with contextlib.suppress(SystemExit):
                tools.install(name, package)
    return bool(shutil.which("nginx") and shutil.which("wrk"))


def wait_for(port):
    """Wait until the proxy hears."""
    for _try in range(100):
        with contextlib.suppress(OSError), socket.create_connection((HOST, port)):
            return
        time.sleep(0.05)
    raise RuntimeError("nginx does not hear")


def is_kept(port, path) -> bool:
    """Whether a page that was asked for before comes from what the proxy keeps."""
    line = http.client.HTTPConnection(HOST, port, timeout=30)
    line.request("GET", path, headers={"Host": "localhost", "Accept-Encoding": "gzip"})
    with contextlib.closing(line), line.getresponse() as answer:
        return answer.getheader("X-Cache") == "HIT"


def kept_page(server, path):
    """How quickly a page comes from the proxy, as a share of a file of its size."""
    if not are_there():
        say("No nginx or no wrk on this machine: the proxy was not measured.")
        return
    folder = settings.VAR_DIR / "proxy"
    folder.mkdir(exist_ok=True)
    whole, port = configured(folder, server.port)
    running = subprocess.Popen(["nginx", "-c", str(whole)])
    try:
        wait_for(port)
        status, length, _took = ask(port, [path])
        yield Figure("a page from the proxy: answers", status, "", 200, 200)
        yield Figure("a page from the proxy: is kept", is_kept(port, path), "", least=1)
        (settings.STATIC_ROOT / "bench.html").write_text("x" * length)
        turns = [
            (wrk(port, path), wrk(port, "/static/bench.html")) for _turn in range(TURNS)
        ]
        rate = statistics.median(page for page, _file in turns)
        yield Figure("a page from the proxy: requests a second", rate, "")
        share = statistics.median(page / file for page, file in turns)
        yield Figure("a page from the proxy: share of a file", share, "", least=LEAST)
    finally:
        running.terminate()
        running.wait()
