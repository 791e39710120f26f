# make deck     build the sample deck and say where it is
# make test     run the whole test suite
# make bench    speed and memory, as ratios
# make picture  docs/deck.png, the picture in the README (needs LibreOffice)
# make template templates/deck.pptx, from its script
# make sample   examples/exports and examples/truth.json, from their script
#
# Each does its own set-up in .venv; a second run does not repeat it. Another Python: make PYTHON=python3.13 deck

PYTHON ?= python3
PY := .venv/bin/python

.PHONY: deck test bench picture template sample clean

deck: .venv/ready
	@.venv/bin/annualdeck build examples/config.yaml
	@echo "示例报告 / sample deck: $(CURDIR)/examples/annual-2025.pptx"

test: .venv/ready
	@$(PY) -m pytest
	@$(PY) -m ruff check .

bench: .venv/ready
	@$(PY) benchmarks/bench.py

picture: deck
	@$(PY) docs/make_picture.py examples/annual-2025.pptx docs/deck.png

template: .venv/ready
	@$(PY) templates/make_template.py

sample: .venv/ready
	@$(PY) examples/make_sample.py

.venv/ready: pyproject.toml
	@command -v $(PYTHON) >/dev/null || { \
	  echo "annualdeck needs Python 3.11 or newer and finds no $(PYTHON): apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "annualdeck needs Python 3.11 or newer, $(PYTHON) is $$($(PYTHON) -V 2>&1): name another, make PYTHON=python3.13"; \
	  exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo "$(PYTHON) cannot make a virtual environment, its venv module is not installed: apt-get install python3-venv"; \
	  exit 1; }
	@echo "setting up .venv (once)"
	@$(PYTHON) -m venv --clear .venv
	@$(PY) -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	@$(PY) -m pip install --quiet --editable . --group test
	@touch $@

clean:
	rm -rf .venv .pytest_cache .ruff_cache benchmarks/data examples/*.pptx
