# The contributor's whole tool belt. `make help` lists it.
PY := .venv/bin/python
.PHONY: help setup demo test check lock gold model manual bench

help:           ## This list
	@grep -hE '^[a-z-]+: .*##|^[a-z-]+:  *##' $(MAKEFILE_LIST) | sed 's/:.*##/:/' | column -t -s:

setup:          ## Everything that development needs (system packages too)
	@tools/setup.sh dev

demo:           ## Set up and read a sample notice
	@tools/setup.sh engine
	@$(PY) -m dondoc.cli.main read samples/thong-bao-ket-luan.txt

test: setup     ## Set up, then every check and every test
	@$(MAKE) --no-print-directory check
	$(PY) -m pytest

check:          ## Format, lint, types and layers
	$(PY) -m ruff format --check src tests tools bench
	$(PY) -m ruff check src tests tools bench
	$(PY) -m mypy
	.venv/bin/lint-imports --no-cache

lock:           ## Pin every library by hash (no addresses)
	tools/lock.sh

model:          ## Train the second reader and the calibration again (same sources, same bytes)
	$(PY) -m dondoc.learn.train
