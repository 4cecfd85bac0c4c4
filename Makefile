# Needs Python 3.11 or newer with pip, and make (3.81, as macOS has it, is enough).
# Everything else is installed into folders named .venv*.

SHELL := /bin/bash
.DEFAULT_GOAL := help
# Lint before tests before browser, whatever -j says: two cores are soon busy.
.NOTPARALLEL:

RUN := .venv
DEV := .venv-dev
TRAIN := .venv-training

# ARGS goes to the command that a target ends in: make run ARGS="--port 9000"
ARGS ?=
# With REPORTS=folder, pytest also writes its results there as JUnit XML.
REPORTS ?=

# The newest Python is not always the default one, so the names are tried in turn. PYTHON=... comes first.
python = $(shell for name in "$(PYTHON)" python3.11 python3.12 python3.13 python3.14 python3 python; do \
	if "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
		command -v "$$name"; break; fi; done)

define no_python
Second Take needs Python 3.11 or newer, and none was found. Install one, or name it: make $@ PYTHON=/path/to/python3
endef

# $(call environment,folder,lock): a fresh environment with exactly the locked files and this checkout.
define environment
@$(if $(python),,echo "$(no_python)" >&2; exit 1)
@echo "Setting up $(1) (once; a minute or so)"
@rm -rf $(1)
@"$(python)" -m venv $(1)
@$(PIP_$(1)) --require-hashes --requirement $(2)
@$(PIP_$(1)) --no-build-isolation --no-deps --editable .
endef
pip_install = bin/python -m pip install --quiet --disable-pip-version-check
PIP_$(RUN) := $(RUN)/$(pip_install)
PIP_$(DEV) := $(DEV)/$(pip_install)
PIP_$(TRAIN) := $(TRAIN)/$(pip_install)

.PHONY: help
help:  ## Show what can be done
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1:\2/p' Makefile | awk -F: '{ printf "%-18s %s\n", $$1, $$2 }'

.PHONY: run
run: $(RUN)/.ready  ## Start the rehearsal room and open it in the browser
	@exec $(RUN)/bin/secondtake serve --open $(ARGS)

.PHONY: test
test: lint unit browser  ## Check style, types and imports, then run every test

.PHONY: lint
lint: $(DEV)/.ready  ## Check style, types and imports only
	$(DEV)/bin/ruff check
	$(DEV)/bin/ruff format --check
	$(DEV)/bin/mypy
	$(DEV)/bin/lint-imports

.PHONY: unit
unit: $(DEV)/.ready  ## Run every test that needs no browser
	$(DEV)/bin/python -m pytest $(if $(REPORTS),--junitxml=$(REPORTS)/unit.xml) $(ARGS)

# A process of its own: Playwright leaves an event loop running, which breaks async tests after it.
.PHONY: browser
browser: $(DEV)/.ready  ## Run the browser tests, where Chromium is installed
	@for name in "$(CHROMIUM)" chromium chromium-browser google-chrome; do \
		if found=$$(command -v "$$name"); then \
			CHROMIUM=$$found exec $(DEV)/bin/python -m pytest -m browser tests/e2e \
				$(if $(REPORTS),--junitxml=$(REPORTS)/browser.xml) $(ARGS); \
		fi; \
	done; \
	if [ "$(CI)" = true ] || [ "$(SECONDTAKE_REQUIRE_BROWSER)" = 1 ]; then \
		echo "The browser tests are required here, and Chromium is not installed." >&2; exit 1; \
	fi; \
	echo "Browser tests not run: Chromium is not installed (on Debian: apt-get install chromium)."

# A target of its own: it downloads a model, and nothing that people run needs one.
.PHONY: modelserver
modelserver: $(DEV)/.ready  ## Run the tests against a real model server (downloads 127 MB once)
	$(DEV)/bin/python -m pytest -m modelserver tests/modelserver \
		$(if $(REPORTS),--junitxml=$(REPORTS)/modelserver.xml) $(ARGS)

.PHONY: appraiser
appraiser: $(TRAIN)/.ready  ## Train the embedded appraiser again and write its report
	OMP_NUM_THREADS=1 $(TRAIN)/bin/python -m training build
	OMP_NUM_THREADS=1 $(TRAIN)/bin/python -m training report

.PHONY: bench
bench: $(DEV)/.ready  ## Time a turn, a page and a start
	@$(DEV)/bin/python -m bench $(ARGS)

.PHONY: format
format: $(DEV)/.ready  ## Put the code into the project's format
	$(DEV)/bin/ruff check --fix
	$(DEV)/bin/ruff format

.PHONY: lock
LOCK := build/lock
COMPILE = $(LOCK)/bin/uv pip compile pyproject.toml requirements/build.in --quiet --upgrade --universal \
	--python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate \
	--custom-compile-command "make lock" --extra postgres
lock:  ## Choose library versions again and write requirements/*.txt
	@$(if $(python),,echo "$(no_python)" >&2; exit 1)
	@rm -rf $(LOCK)
	@"$(python)" -m venv $(LOCK)
	@$(LOCK)/$(pip_install) uv
	$(COMPILE) --output-file requirements/run.txt
	$(COMPILE) --extra dev --constraint requirements/run.txt --output-file requirements/dev.txt
	$(LOCK)/bin/uv pip compile requirements/model-server.in --quiet --no-deps --universal \
		--python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate \
		--custom-compile-command "make lock" --output-file requirements/model-server.txt

.PHONY: clean
clean:  ## Remove environments, caches and build products; what people practised stays
	@rm -rf $(RUN) $(DEV) $(TRAIN) dist build reports *.egg-info \
		.mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .schemathesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(RUN)/.ready: requirements/run.txt pyproject.toml
	$(call environment,$(RUN),requirements/run.txt)
	@touch $@

$(DEV)/.ready: requirements/dev.txt pyproject.toml
	$(call environment,$(DEV),requirements/dev.txt)
	@touch $@

$(TRAIN)/.ready: requirements/run.txt training/requirements.txt pyproject.toml
	$(call environment,$(TRAIN),requirements/run.txt)
	@$(PIP_$(TRAIN)) --requirement training/requirements.txt
	@touch $@
