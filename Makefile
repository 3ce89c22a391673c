# `make run` and `make test` set everything up in .venv; nothing need be there but Python 3.11-3.13 and make.

SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
# The first Python on the path that will do; choose another with `make PYTHON=/path/to/python3.12 run`.
SUPPORTED := import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c '$(SUPPORTED)' >/dev/null 2>&1 && echo $$p && break; done)

.PHONY: run evaluate test lint clean
.DELETE_ON_ERROR:

run: $(VENV)/.run  ## Extract corpus/ into outputs/
	$(BIN)/extractor run corpus --out outputs

evaluate: run  ## Extract corpus/ and score it against gold/: no score may fall, outputs/report.html shows errors
	$(BIN)/extractor evaluate --gold gold --pred outputs/extractions.jsonl --floors gold/floors.toml --html outputs/report.html

test: lint  ## Check format, style, types and imports, then run the tests
	$(BIN)/pytest

lint: $(VENV)/.test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

clean:  ## Remove the environment and what runs have written
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find outputs -mindepth 1 ! -name README.md -delete

$(VENV)/.python:
	@test -n "$(PYTHON)" || { echo "make: Python 3.11, 3.12 or 3.13 is needed and none is on the path; install one, or name it: make PYTHON=/path/to/python3.12 run" >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV) || { echo "make: the venv module is missing; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	touch $@

$(VENV)/.run: $(VENV)/.python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	touch $@

$(VENV)/.test: $(VENV)/.python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch $@ $(VENV)/.run
