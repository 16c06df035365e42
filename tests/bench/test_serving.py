"""The bench sees an answer that is none, and ends where its server does."""

import socket
import threading
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import cycle
from types import SimpleNamespace

import pytest

from bench import proxy, serving
from bench.serving import answered, ask, load, wrk

PAGE = "a page from the proxy"


@pytest.fixture
def answering():
    """Starts what answers with these in turn: a status, and who may keep it."""
    running = []

    def start(*answers):
        in_turn = cycle(answers)

        class Answer(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                status, kept = next(in_turn)
                self.send_response(status)
                self.send_header("Cache-Control", kept)
                self.send_header("Content-Length", "5")
                self.end_headers()
                self.wfile.write(b"hello")

            def log_message(self, *_told):
                """Say nothing."""

        running.append(ThreadingHTTPServer((serving.HOST, 0), Answer))
        threading.Thread(target=running[-1].serve_forever, daemon=True).start()
        return SimpleNamespace(port=running[-1].server_port)

    yield start
    for one in running:
        one.shutdown()
        one.server_close()


def test_a_server_that_ends_in_the_middle_of_an_answer_is_told():
    here, there = socket.socketpair()
    with closing(here):
        there.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf")
        there.close()
        with pytest.raises(ConnectionError):
            answered(here)


def test_one_answer_of_many_that_fails_is_told(answering, monkeypatch):
    server = answering((200, "public"), (503, "no-store"), (200, "public"))
    assert ask(server.port, ["/"] * 3)[0] == 503
    found = [(503, 5, [0.1]), (200, 5, [0.1])]
    monkeypatch.setattr(serving, "asked_again", lambda *_asked: found[::-1])
    monkeypatch.setattr(serving, "cpu_of", lambda _server: 0)
    monkeypatch.setattr(serving, "cpu_of_database", lambda: 0)
    assert load(server, "/").status == 503
    said = SimpleNamespace(stdout="Requests/sec: 9\nNon-2xx or 3xx responses: 1")
    monkeypatch.setattr(serving.subprocess, "run", lambda *_argv, **_how: said)
    with pytest.raises(RuntimeError):
        wrk(server.port, "/")


@pytest.mark.parametrize(
    ("answer", "broken"),
    [
        ((200, "public, max-age=60"), []),
        ((200, "no-store"), [f"{PAGE}: is kept"]),
        ((502, "no-store"), [f"{PAGE}: answers", f"{PAGE}: is kept"]),
    ],
)
def test_the_bench_sees_what_the_proxy_does_not_keep(
    answering, answer, broken, monkeypatch, settings, tmp_path
):
    monkeypatch.setattr(proxy, "wrk", lambda *_asked: 1)
    settings.VAR_DIR = settings.STATIC_ROOT = tmp_path
    figures = list(proxy.kept_page(answering(answer), "/"))
    assert [figure.name for figure in figures if not figure.is_kept] == broken
    assert len(figures) == 4
