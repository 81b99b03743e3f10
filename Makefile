# Every verb of the workbook; `make help` lists them. Each first puts what it needs into .venv/ and is quick when it is
# there. PYTHON=python3.12 chooses the interpreter of a new environment, ARGS='…' hands options on to the command.

BIN := .venv/bin
ARGS ?=

.DEFAULT_GOAL := help
.NOTPARALLEL:
.SUFFIXES:
.PHONY: help report example lab diffs doctor test test-browser check check-crate format score gallery bench-reading bench-publishing bench-running bench-scale ledger lock clean run-environment dev-environment browser-environment

help: ## list these verbs
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/\1|\2/p' Makefile | while IFS='|' read -r verb words; do \
		printf '  make %-16s %s\n' "$$verb" "$$words"; done

report: run-environment ## publish the seed article as HTML and PDF in reports/
	@$(BIN)/tallybook report $(ARGS)

example: dev-environment ## write the example anew: the seed's brief as HTML, PDF and picture
	@$(BIN)/python scripts/write_example.py

lab: ## open the workbook in JupyterLab
	@sh scripts/install.sh lab
	@$(BIN)/tallybook lab $(ARGS)

diffs: ## have git show the differences of notebooks cell by cell, by nbdime, in this clone
	@sh scripts/install.sh lab
	@$(BIN)/nbdime config-git --enable

doctor: run-environment ## say what is installed, what is missing, and what that costs
	@$(BIN)/tallybook doctor $(ARGS)

test: dev-environment ## run the whole test suite
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder $(ARGS)

test-browser: browser-environment ## look at reports and JupyterLab in a real browser, the system's Chromium
	@$(BIN)/python -m pytest tests/browser $(ARGS)

check: dev-environment ## check format, style, types, layers and notebooks; changes nothing
	@$(BIN)/ruff format --check --quiet --diff
	@$(BIN)/ruff check --quiet --output-format concise
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo --no-cache
	@$(BIN)/python scripts/check_notebooks.py

check-crate: report ## hold the RO-Crate beside the example against its profile, with a validator in .venv-crate/
	@sh scripts/crate.sh
	@.venv-crate/bin/python scripts/check_crate.py $(ARGS)

format: dev-environment ## put the code into its format
	@$(BIN)/ruff check --fix-only --quiet
	@$(BIN)/ruff format

score: dev-environment ## score what is read in the annotated dispatches
	@$(BIN)/python scripts/score.py $(ARGS)

gallery: dev-environment ## draw every chart for every annotated dispatch on one page, build/gallery.html
	@$(BIN)/python scripts/gallery.py $(ARGS)

bench-reading: dev-environment ## measure how fast dispatches are read, beside other tools, and renew the README; takes minutes
	@$(BIN)/python -m benchmarks.reading $(ARGS)
	@$(BIN)/python scripts/write_costs.py

bench-running: dev-environment ## measure how long publishing takes, beside papermill and nbconvert (ARGS=--peers: and ploomber-engine)
	@$(BIN)/python -m benchmarks.running $(ARGS)

bench-publishing: dev-environment ## measure how long an executed notebook takes to become a report, beside nbconvert
	@$(BIN)/python -m benchmarks.publishing $(ARGS)

bench-scale: dev-environment ## measure how fast corpora are read, on Dask too, and renew the README; takes hours (ARGS='--sizes N')
	@$(BIN)/python -m benchmarks.scale $(ARGS)
	@$(BIN)/python scripts/write_costs.py

ledger: run-environment ## read every seed anew into data/ledger/
	@mkdir -p data/ledger; set -e; for seed in seeds/*/; do id=$$(basename "$$seed"); \
		$(BIN)/tallybook extract "$$id" --no-reviews --format csv -o "data/ledger/$$id.csv"; echo "data/ledger/$$id.csv"; done

lock: ## lock the packages that pyproject.toml asks for (ARGS=--upgrade: the newest that fit); needs uv
	@sh scripts/install.sh
	@$(BIN)/python scripts/lock.py $(ARGS)

clean: ## remove the environment, the caches and what the runs keep; leave the reports
	rm -rf .venv .venv-bench .venv-crate .tallybook .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache build dist
	find src scripts tests notebooks \( -name __pycache__ -o -name .ipynb_checkpoints \) -prune -exec rm -rf {} +

run-environment:
	@sh scripts/install.sh

dev-environment:
	@sh scripts/install.sh dev

browser-environment:
	@sh scripts/install.sh dev lab browser
