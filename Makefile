# Two commands on a fresh machine do all set-up: `make run` and `make test`.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501

.PHONY: help run setup test lint format unit frontend notebooks bench eval model clean

help: ## Show what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort | expand -t 14

run: $(VENV)/app.stamp ## Prepare what is missing and open the app on the demo quarter
	$(BIN)/python -m sozialmap setup
	$(BIN)/streamlit run app.py --server.port $(PORT)

setup: $(VENV)/app.stamp ## Prepare map view, database, demo quarter and demo offers
	$(BIN)/python -m sozialmap setup

test: lint frontend unit notebooks ## Install what tests need, then lint, types and all tests

lint: $(VENV)/dev.stamp ## Style, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# What a crowded machine may do to a browser: tried again, and told.
AGAIN := --reruns 2 --only-rerun playwright --only-rerun "Timeout [0-9]+ms"

unit: $(VENV)/dev.stamp $(VENV)/chromium.stamp ## All tests in Python, in a real browser too
	$(BIN)/python -m sozialmap setup
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile $(AGAIN)

frontend: $(VENV)/dev.stamp ## Tests of the map's script
	$(BIN)/python -m sozialmap.maps.bundle

notebooks: $(VENV)/dev.stamp ## Run the notebooks
	$(BIN)/python -m pytest --nbmake notebooks --override-ini testpaths=notebooks

model: $(VENV)/app.stamp ## Learn anew how words speak of interests (data/model.npz)
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m sozialmap.language.train

eval: $(VENV)/app.stamp ## Measure how well hints are understood, on eval/ (EVAL="--half kept" for the end)
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m benchmarks.evaluate $(EVAL)

bench: $(VENV)/dev.stamp ## Measure speed and memory, as tables for docs/benchmarks.md (some twenty minutes)
	@for file in benchmarks/bench_*.py; do \
	  $(BIN)/python -m benchmarks.$$(basename $$file .py) || exit 1; done

format: $(VENV)/dev.stamp ## Bring all code into form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean: ## Remove what was built; data in var/ stay
	rm -rf $(VENV) frontend/node_modules benchmarks/map/node_modules sozialmap/bundle

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/app.stamp: requirements.txt constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	touch $@

$(VENV)/dev.stamp: requirements-dev.txt $(VENV)/app.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

# Browser tests use the machine's Chromium; where it lacks and may be installed, it is.
$(VENV)/chromium.stamp: | $(VENV)/bin/python
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || \
	  { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; } || \
	  echo "No Chromium here and it may not be installed: browser tests are skipped."
	@touch $@
