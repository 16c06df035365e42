# make run · dev · test · lint · bench · race · access · lighthouse · lock: what each does is told in docs/running.md
PYTHON ?= python3
INSTALL = @"$(PYTHON)" .ci/install.py
LOCK = @.venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header

.PHONY: run dev test lint bench race access lighthouse lock python tools

run: python
	$(INSTALL) requirements.txt --local
	@exec .venv/bin/python manage.py serve --step 3

dev: python
	$(INSTALL) requirements-dev.txt --local
	@SAMLA_DEBUG=yes exec .venv/bin/python manage.py serve --step 3

test: lint
	@.venv/bin/python -m tests.tools
	@exec .venv/bin/python -m pytest

lint: export SAMLA_LOCAL = yes
lint: export SAMLA_SECRET_KEY = only-for-looking-at-the-code
lint: tools
	@.venv/bin/python -m ruff check
	@.venv/bin/python -m ruff format --check
	@.venv/bin/python -m djlint --lint --quiet templates
	@.venv/bin/lint-imports --no-cache --no-logo
	@.venv/bin/python manage.py makemigrations --check --dry-run
	@.venv/bin/python manage.py translations --check

bench: tools
	@exec .venv/bin/python -m bench

race: export ONLY = race
race: bench

access: tools
	@.venv/bin/python -m tests.tools
	@exec .venv/bin/python -m pytest -n 0 tests/browser/every_page.py

lighthouse: tools
	@.venv/bin/python -m tests.tools --lighthouse
	@exec .venv/bin/python -m pytest -n 0 tests/browser/first_paint.py tests/browser/lighthouse.py

lock: tools
	$(LOCK) pyproject.toml -o requirements.txt
	$(LOCK) --group dev -c requirements.txt pyproject.toml -o requirements-dev.txt

tools: python
	$(INSTALL) requirements-dev.txt

python:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo 'Samla needs Python 3.11 or newer, and $(PYTHON) is not: install it, or name another as in PYTHON=python3.12 make run.' >&2; exit 1; }
