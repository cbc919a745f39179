# Đôn Đốc
# The contributor's whole tool belt. `make help` lists it.
PY := .venv/bin/python
TESTS := tests/house tests/office tests/story
BESIDE := tests/engine
ON_POSTGRESQL := tests/office --ignore tests/office/running
SAMPLE := samples/thong-bao-ket-luan.txt
.PHONY: help setup demo test check fuzz-api lock model manual messages pictures samples bench bench-office bench-formats bench-measures

help:           ## This list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## */\t/' | expand -t 12

setup:          ## Everything that development needs (system packages too)
	@tools/setup.sh dev

demo:           ## Set up, read a sample notice, then run the demonstration office
	@tools/setup.sh office
	@$(PY) -m dondoc.cli.main read $(SAMPLE)
	@$(PY) -m dondoc.cli.main lint $(SAMPLE) --level warning || [ $$? -eq 1 ]
	@$(PY) -m dondoc.cli.main office demo >/dev/null
	@$(PY) -m dondoc.cli.main office up

test: setup     ## Set up, then every check and every test; beside the office on SQLite: on PostgreSQL, and the engine
	@$(MAKE) --no-print-directory check
	@room=$$(mktemp -d); \
	( DONDOC_HOME=$$room/home $(PY) -m tests.office.databases $(ON_POSTGRESQL); first=$$?; \
	  echo "The engine:"; $(PY) -m pytest $(BESIDE); exit $$((first | $$?)) ) >$$room/beside 2>&1 & other=$$!; \
	$(PY) -m pytest $(TESTS); here=$$?; \
	wait $$other; there=$$?; \
	echo "On PostgreSQL:"; cat $$room/beside; rm -r $$room; \
	[ $$here -eq 0 ] && [ $$there -eq 0 ]

check:          ## Format, lint, types and layers
	$(PY) -m ruff format --check src tests tools bench
	$(PY) -m ruff check src tests tools bench
	$(PY) -m mypy
	.venv/bin/lint-imports --no-cache

fuzz-api:       ## Made-up requests against the API, hostile words into every form of the pages (minutes)
	FUZZ_EXAMPLES=$${FUZZ_EXAMPLES:-20} $(PY) -m pytest tests/office/interop/test_api_fuzz.py tests/office/test_hostile_forms.py

lock:           ## Pin every library by hash (no addresses)
	tools/lock.sh

model:          ## Train the second reader and its calibration again (same bytes for the same sources)
	$(PY) -m dondoc.learn.train

manual:         ## Write the pages of docs/ that come from the code
	$(PY) -m tools.manual

messages:       ## Compile each app's English (and what libraries say, in Vietnamese)
	@$(PY) -m tools.messages

pictures:       ## Take the pictures of the guides from a running demonstration
	$(PY) -m tools.pictures

samples:        ## Make the .docx sample from the .txt one
	$(PY) tools/make_sample.py

bench:          ## How fast, as ratios in one run
	$(PY) -m bench.engine

bench-office:   ## How fast the office is: load, sizes, start, uploads, on both databases (writes bench/RESULTS.md)
	$(PY) -m bench.office

bench-formats:  ## What is lost on the way: the same notices as text, Word file, PDF and scan (writes bench/RESULTS.md)
	$(PY) -m bench.formats

bench-measures: ## How fast figures are: 1.8 million values, boards, roll-ups, Excel (writes bench/RESULTS.md)
	$(PY) -m bench.measures
