# Back Diary. `make run` and `make test` do everything on a fresh machine with Python 3.11 or newer.
VENV ?= .venv
PY := $(VENV)/bin/python
JOBS ?= 2
TOOLS := $(wildcard build/tools/*.py build/entry/*.py)
# Compiled modules are kept: without them each worker compiles the whole house anew.
unexport PYTHONDONTWRITEBYTECODE
.DEFAULT_GOAL := help
.PHONY: help run test check check-fast lint types imports content format bench shots web package icons test-phone clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | sort

$(VENV)/run-stamp: pyproject.toml constraints.txt
	@build/tools/ensure-venv $(VENV) web
	@touch $@

$(VENV)/dev-stamp: pyproject.toml constraints.txt
	@build/tools/ensure-venv $(VENV) dev
	@touch $@ $(VENV)/run-stamp

run: $(VENV)/run-stamp ## start the app on this computer
	@$(PY) -m lbp_app $(ARGS)

test: $(VENV)/dev-stamp ## all tests, with a real browser
	@build/tools/ensure-browser $(PY)
	$(PY) -m pytest -n $(JOBS) --dist worksteal

check: lint types imports content test ## what CI runs

check-fast: $(VENV)/dev-stamp ## the part of check that takes under 50 seconds
	@$(MAKE) -s lint imports content
	$(PY) -m pytest -n $(JOBS) --dist worksteal -m "not slow and not browser"

lint: $(VENV)/dev-stamp
	$(PY) -m ruff check . $(TOOLS)
	$(PY) -m ruff format --check . $(TOOLS)

types: $(VENV)/dev-stamp
	$(PY) -m mypy
	$(PY) -m mypy $(TOOLS)

imports: $(VENV)/dev-stamp
	$(VENV)/bin/lint-imports --no-cache

content: $(VENV)/dev-stamp ## check all content, print its reading figures, draw its rules
	$(PY) -m lbp_app.library --graphs .buildwork/graphs

format: $(VENV)/dev-stamp ## put the code into its form
	$(PY) -m ruff check --fix . $(TOOLS)
	$(PY) -m ruff format . $(TOOLS)

bench: $(VENV)/dev-stamp ## measure; writes .bench/latest.json
	@build/tools/ensure-browser $(PY)
	$(PY) -m tests.bench

shots: $(VENV)/dev-stamp ## pictures of every screen; writes .shots/
	@build/tools/ensure-browser $(PY)
	$(PY) -m tests.shots

package: $(VENV)/dev-stamp ## wheel, sdist, folder for phones, static web; writes dist/
	@build/tools/package $(PY)

icons: $(VENV)/dev-stamp ## draw icons and splash anew from assets/icon.svg
	@build/tools/ensure-browser $(PY)
	@$(PY) build/tools/draw_icons.py

test-phone: $(VENV)/dev-stamp ## rules and storage with the versions that phones have
	@$(PY) build/tools/phone_packages.py .buildwork/phone
	PYTHONPATH=.buildwork/phone $(PY) -m pytest -n $(JOBS) -m "not slow and not browser" \
		tests/domain tests/usecases tests/storage tests/library tests/export

web: $(VENV)/dev-stamp ## the app as static files for a browser, in dist/web
	@build/tools/publish-web

clean: ## remove what was made here (not the diary)
	rm -rf $(VENV) .buildwork .bench .shots .mypy_cache .pytest_cache .ruff_cache .hypothesis dist
