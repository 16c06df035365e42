"""No reader waits for ever: a question that takes too long ends with a kind page."""

import runpy
from copy import deepcopy

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.backends.postgresql.base import DatabaseWrapper

from samla.activities.filters import ActivityFilter
from samla.core import databases
from samla.core.databases import bound_questions


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "language"), [("", "sv"), ("/ar", "ar")])
def test_a_page_that_takes_too_long_says_so_kindly(client, monkeypatch, path, language):
    def slow(*_asked, **_how):
        with connection.cursor() as cursor:
            cursor.execute("select pg_sleep(60)")

    monkeypatch.setattr(ActivityFilter, "filter_queryset", slow)
    client.raise_request_exception = False
    with connection.cursor() as cursor:
        cursor.execute("set local statement_timeout = 50")
    answer = client.get(f"{path}/aktiviteter/")
    assert answer.status_code == 503
    assert f'lang="{language}"' in answer.content.decode()
    assert answer.headers["Retry-After"] == "30"
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_what_serves_pages_bounds_every_question():
    settings = deepcopy(connection.settings_dict)
    settings["OPTIONS"].pop("pool", None)
    bound_questions(settings)
    bound_questions(settings)
    serving = DatabaseWrapper(settings, DEFAULT_DB_ALIAS)
    try:
        with serving.cursor() as cursor:
            cursor.execute("show statement_timeout")
            assert cursor.fetchone() == ("10s",)
            cursor.execute("show pg_trgm.word_similarity_threshold")
            assert cursor.fetchone() == ("0.45",)
    finally:
        serving.close()


def test_gunicorn_bounds_them_before_it_answers_anybody(monkeypatch):
    bounded = []
    monkeypatch.setattr(databases, "bound_questions", bounded.append)
    monkeypatch.setattr("django.core.wsgi.get_wsgi_application", WSGIHandler)
    assert isinstance(runpy.run_module("samla.wsgi")["application"], WSGIHandler)
    assert bounded == [connection.settings_dict]
