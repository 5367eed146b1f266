# The same commands for people and for CI. `make help` lists them.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
HOST ?= 127.0.0.1
PORT ?= 8000
WORKERS ?= 2
# Each worker begins with its half and takes over what the other has not come to.
PARALLEL = -n $(WORKERS) --dist worksteal
FUZZ_SECONDS ?= 60
READERS ?=
SHARE ?= 1
BENCH_ARGS ?=
# Workers and the many commands that tests start read what others have compiled.
export PYTHONDONTWRITEBYTECODE :=
# Tests of the reader that run in both forms, besides all in machine code.
PLAIN := cost read every_number evaluation items explaining figures tables task_tables orders

.PHONY: help setup setup-scale spark demo forecast test test-again test-sqlite test-postgres test-plain check format lint types contracts migrations dead docs golden eval native bench bench-national scans fuzz sample screenshots lock clean

help: ## show this list
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' Makefile

.venv/.base: requirements/base.txt requirements/uv.txt pyproject.toml
	@$(PYTHON) tools/bootstrap.py base

.venv/.dev: requirements/dev.txt requirements/uv.txt pyproject.toml
	@$(PYTHON) tools/bootstrap.py dev

.venv/.bench: requirements/bench.txt requirements/uv.txt pyproject.toml
	@$(PYTHON) tools/bootstrap.py bench

.venv/.forecast: requirements/forecast.txt requirements/uv.txt pyproject.toml
	@$(PYTHON) tools/bootstrap.py forecast

.venv/.fuzz: requirements/fuzz.txt requirements/uv.txt pyproject.toml
	@$(PYTHON) tools/bootstrap.py fuzz

# The reader as machine code, made again where a source has changed; nothing where none can be had.
.PHONY: machine
machine:
	@$(PYTHON) tools/bootstrap.py native

setup: .venv/.base machine ## install the locked packages; leaves the command at .venv/bin/tiendo

setup-scale: setup .venv/.scale ## DuckDB and Parquet besides: scoring of whole countries

.venv/.scale: requirements/scale.txt requirements/uv.txt
	@$(PYTHON) tools/bootstrap.py scale

demo: .venv/.base machine ## read the sample province, score it, show the scoreboard (HOST=, PORT=)
	@$(BIN)/tiendo demo --host $(HOST) --port $(PORT)

forecast: .venv/.forecast ## the forecasting library (statsmodels, some 230 MB), for tiendo score --forecast and its page

test: test-postgres ## all tests, with a real PostgreSQL and a real browser

test-again: test-sqlite test-plain ## a second round: what asks the database on SQLite, the reader in plain Python

test-postgres: .venv/.dev machine
	@$(PYTHON) tools/bootstrap.py postgres chromium tesseract office fonts
	@echo "• toàn bộ kiểm thử trên PostgreSQL (all tests, PostgreSQL)"
	@$(BIN)/python tools/with_postgres.py $(BIN)/pytest $(PARALLEL) $(ARGS)

test-sqlite: .venv/.dev machine
	@echo "• kiểm thử sổ bộ và web trên SQLite (register, scoring, web, cli: SQLite)"
	@$(BIN)/pytest $(PARALLEL) --database tests/register tests/people tests/scoring tests/web tests/drafts tests/cli $(ARGS)

test-plain: .venv/.dev
	@echo "• kiểm thử bộ đọc bằng Python (the reader in plain Python)"
	@TIENDO_NATIVE=0 $(BIN)/pytest $(PARALLEL) tests/golden tests/vocabulary $(addprefix tests/reading/test_,$(addsuffix .py,$(PLAIN))) $(ARGS)

check: lint types contracts migrations dead docs ## everything that a change must pass besides tests

lint: .venv/.dev
	@$(BIN)/ruff format --check . && $(BIN)/ruff check .

format: .venv/.dev ## put the code in form
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

types: .venv/.dev
	@$(BIN)/mypy

contracts: .venv/.dev
	@$(BIN)/lint-imports

migrations: .venv/.dev
	@$(BIN)/tiendo manage makemigrations --check --dry-run

dead: .venv/.dev
	@$(BIN)/python tools/dead_code.py

docs: .venv/.dev ## build the documentation into site/
	@$(BIN)/python tools/build_docs.py

golden: .venv/.dev ## write the golden files again; review the diff
	@$(BIN)/pytest tests/golden tests/reporting/test_report_sample.py --golden-write $(ARGS)

spark: .venv/.dev ## the engines' tests on a real Spark of this machine (needs Java; 500 MB; 12 minutes)
	@$(PYTHON) tools/bootstrap.py java
	@$(BIN)/uv venv -q --allow-existing --python $(BIN)/python build/spark
	@$(BIN)/uv pip install -q --python build/spark/bin/python --require-hashes -r requirements/realspark.txt
	@TIENDO_SPARK="local[2]" PYTHONPATH=src build/spark/bin/python -m pytest tests/scale -k spark $(ARGS)

eval: .venv/.dev ## how well the reader reads, how many slips the checks find; the floors
	@$(BIN)/python -m evaluation.run
	@$(BIN)/python -m evaluation.checks --write

native: .venv/.dev ## the reader as machine code, held against the plain one; a wheel in build/wheel
	@$(PYTHON) tools/bootstrap.py compiler
	@$(BIN)/python tools/native.py

bench: .venv/.dev .venv/.bench machine ## how fast, beside a floor in the same run
	@$(BIN)/python -m benchmarks.run
	@$(BIN)/python -m benchmarks.pages
	@$(BIN)/python -m benchmarks.files
	@$(BIN)/python -m benchmarks.drafts
	@$(BIN)/python -m benchmarks.forecasts
	@$(BIN)/python -m benchmarks.peers
	@$(BIN)/python -m benchmarks.scale

bench-national: .venv/.dev ## the pages of a whole country on PostgreSQL, beside a plain list page (SHARE=0.1 for a part)
	@$(PYTHON) tools/bootstrap.py postgres
	@$(BIN)/python -m benchmarks.country --share $(SHARE) $(BENCH_ARGS)

scans: .venv/.dev ## how well scans are read, and whether wrong numbers are the ones in doubt
	@$(PYTHON) tools/bootstrap.py tesseract
	@$(BIN)/python -m benchmarks.scans

fuzz: .venv/.fuzz ## feed the readers with what no person writes (FUZZ_SECONDS= for each, READERS=)
	@$(BIN)/python tools/fuzz.py --seconds $(FUZZ_SECONDS) $(READERS)

sample: .venv/.dev ## build the sample province's files from their sources
	@$(BIN)/python examples/song-mai/build.py

screenshots: .venv/.dev ## take the pictures of the docs
	@$(PYTHON) tools/bootstrap.py chromium
	@$(BIN)/python tools/screenshots.py

lock: .venv/.dev ## lock the versions again from requirements/*.in
	@cd requirements && for f in uv base scale forecast dev native fuzz bench realspark; do ../$(BIN)/uv pip compile -q --generate-hashes --no-annotate --no-header --no-emit-index-url --no-emit-find-links --python-version 3.11 $$f.in -o $$f.txt; done

clean: ## remove what was built, not the register in var/
	rm -rf site build .mypy_cache .ruff_cache .import_linter_cache
