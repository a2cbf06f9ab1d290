# crewtrack: make run, make test. Both work from nothing and are quick the second time.
#
#   make run     open the terminal UI on the shipped schedule (FILE=my.toml for your own)
#   make test    run the tests                                (ARGS="-k roster" for some)
#   make lint    ruff, mypy, import-linter
#   make format  let ruff put right what it can
#   make pictures draw every screen at three sizes for docs/screens.md
#   make docs    write docs/format.md, filter.md, config.md, keys.md and cli.md anew from the program
#   make bench   measure start, growth and keys, beside other programs (ARGS="--quick")
#   make pins    choose the newest releases and write constraints*.txt anew
#   make clean   remove the environment and everything built

# The first Python on the PATH that is new enough; say PYTHON=... for another.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; \
  done)
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip -qq --disable-pip-version-check --no-input

# One stamp for what running needs, one for what testing needs on top. Each holds for as long as
# pyproject.toml and its pins are older than it.
RUN    := $(VENV)/.installed-run
DEV    := $(VENV)/.installed-dev

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test lint format docs pictures bench pins clean

help:
	@sed -n 's/^#   //p' Makefile

run: $(RUN)
	@$(BIN)/crewtrack $(FILE)

test: $(DEV)
	@$(BIN)/python -m pytest -n auto $(ARGS)

lint: $(DEV)
	@echo "ruff check"
	@$(BIN)/ruff check -q .
	@echo "ruff format --check"
	@$(BIN)/ruff format --check -q .
	@echo "mypy"
	@$(BIN)/mypy
	@echo "lint-imports"
	@$(BIN)/lint-imports --no-logo --cache-dir .cache/importlinter

format: $(DEV)
	@$(BIN)/ruff check --fix -q . || true
	@$(BIN)/ruff format -q .

docs: $(DEV)
	@$(BIN)/python -m crewtrack.export.reference
	@$(BIN)/python -m crewtrack.export.line_schemas
	@$(BIN)/python -m crewtrack.export.filter_page
	@$(BIN)/python -m crewtrack.export.config_page
	@$(BIN)/python -m crewtrack.app.keys_page > docs/keys.md
	@$(BIN)/python -m crewtrack.cli.reference > docs/cli.md
	@$(BIN)/python -m crewtrack.cli.cmd.man

# Every screen on the opening scene, as docs/screens.md shows it.
VIEWS := overview timeline ports people flights depends log check
SIZES := 80x24 120x40 200x60
pictures: $(RUN)
	@mkdir -p docs/images/screens
	@for view in $(VIEWS); do for size in $(SIZES); do \
	  $(BIN)/crewtrack -f crewtrack:iss-2022-02-25 snapshot --view $$view --size $$size \
	    -o docs/images/screens/$$view-$$size.svg || exit 1; done; done

bench: $(DEV)
	@if [ -f benchmarks/run.py ]; then $(BIN)/python benchmarks/run.py $(ARGS); \
	else echo "no benchmarks yet"; fi

# The environment. One whose Python has gone, or has been replaced, is made again.
$(BIN)/python:
	@if [ -z "$(PYTHON)" ]; then \
	  echo "crewtrack needs Python 3.11 or later; say which: make PYTHON=/path/to/python" >&2; \
	  exit 1; fi
	@echo "Making the environment in $(VENV) ..."
	@rm -rf $(VENV)
	@"$(PYTHON)" -m venv $(VENV)

# Every download is checked against its hash; crewtrack itself is installed in place.
$(RUN): pyproject.toml constraints.txt $(BIN)/python
	@echo "Installing what crewtrack needs (once, under a minute) ..."
	@$(PIP) install --require-hashes -r constraints.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): pyproject.toml constraints-dev.txt $(BIN)/python
	@echo "Installing what the tests need (once, about a minute) ..."
	@$(PIP) install --require-hashes -r constraints-dev.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $(RUN) $@

# uv resolves for every platform at once, which pip cannot. It is used here alone.
PINS := $(VENV)/bin/uv -q pip compile --upgrade --universal --python-version 3.11 \
  --generate-hashes --no-emit-index-url --no-header --no-annotate
pins: $(DEV)
	@$(PIP) install uv
	@{ printf '%s\n' '# Everything in constraints.txt, and what testing and linting need.' \
	  '# Made by `make pins`; do not edit.'; \
	  $(PINS) pyproject.toml --extra dev; } > constraints-dev.new
	@{ printf '%s\n' '# What crewtrack needs to install itself and to run: exact versions and hashes.' \
	  '# Made by `make pins`; do not edit.'; \
	  printf 'hatchling\n' | $(PINS) pyproject.toml - -c constraints-dev.new; } > constraints.new
	@mv constraints-dev.new constraints-dev.txt
	@mv constraints.new constraints.txt

clean:
	@rm -rf $(VENV) .cache .hypothesis dist build
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
