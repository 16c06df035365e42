"""The proxy's configuration that the repository holds is one that nginx takes."""

import shutil
import subprocess

from bench.proxy import CONFIGURATION, configured
from samla.core.access import PUBLIC_SECONDS


def test_nginx_takes_the_configuration(tmp_path):
    whole, port = configured(tmp_path, 8000)
    told = whole.read_text()
    assert f"listen 127.0.0.1:{port};" in told
    assert "/srv/" not in told
    if nginx := shutil.which("nginx"):
        argv = [nginx, "-t", "-c", str(whole)]
        said = subprocess.run(argv, capture_output=True, text=True)
        assert said.returncode == 0, said.stderr


def test_the_proxy_lets_the_author_through_and_shows_nothing_older_than_told():
    told = CONFIGURATION.read_text()
    for sentence in (
        "proxy_cache_bypass $is_signed_in;",
        "proxy_no_cache $is_signed_in;",
        "proxy_cache_lock on;",
    ):
        assert sentence in told
    # How long is said by Samla alone: neither a time of nginx's own nor `updating`,
    # which has no end.
    assert "proxy_cache_valid" not in told
    assert "updating;" not in told
    assert "proxy_ignore_headers" not in told
    assert PUBLIC_SECONDS < 60
