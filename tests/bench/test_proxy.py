"""The proxy's configuration that the repository holds is one that nginx takes."""

import shutil
import subprocess

from bench.proxy import CONFIGURATION, configured
from samla.core.access import PUBLIC_SECONDS
from tests import tools


def test_nginx_takes_the_configuration(tmp_path):
    whole, port = configured(tmp_path, 8000)
    told = whole.read_text()
    assert f"listen 127.0.0.1:{port};" in told
    assert "/srv/" not in told
    if not shutil.which("nginx"):
        tools.install("nginx", "nginx-light")
    argv = ["nginx", "-t", "-c", str(whole)]
    said = subprocess.run(argv, capture_output=True, text=True)
    assert said.returncode == 0, said.stderr


def test_the_proxy_lets_the_author_through_and_keeps_as_long_as_samla_says():
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
    # Where Samla itself says that it takes too long, its kind page is shown.
    assert "http_503" not in told
    assert "proxy_ignore_headers" not in told
    assert PUBLIC_SECONDS < 60
