# Set up, open and test the course. `make help` lists the targets.

PYTHON ?= python3
VENV   ?= .venv
ARGS   ?=

BIN   := $(VENV)/bin
READY := $(VENV)/.ready

# The networks of the course are small: more threads only wait for each other, the longer the busier the machine.
export OPENBLAS_NUM_THREADS ?= 1
# uv trusts the certificates that the system trusts, as pip does.
export UV_SYSTEM_CERTS ?= true

.PHONY: help lab fresh lesson check test compare oldest newest hub hub-test slides handouts site supply python-test serve notebooks explorers student banks release bench lock check-free clean setup
.DEFAULT_GOAL := help

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1|/p' Makefile | awk -F '|' '{ printf "make %-11s %s\n", $$1, $$2 }'

lab: setup ## open JupyterLab on the first lesson, in copies of your own; options: ARGS="--no-browser --port 8899"
	$(BIN)/python -m publish.lab $(ARGS)

fresh: setup ## one lesson as the course has it, what you wrote set aside: make fresh LESSON=column_statistics
	$(BIN)/python -m publish.lab.copies $(LESSON)

lesson: setup ## start a lesson from the template: make lesson NAME=the_idea, or in a place: NAME=the_idea AT=03
	$(BIN)/python -m publish.start $(NAME) $(if $(AT),--at $(AT))

check: setup ## what to run while working: no browser, no notebook, under a minute on one core
	$(BIN)/python -m pytest -q -m "not slow" tests/documents tests/helpers tests/publish $(ARGS)

test: setup ## run every test and every notebook; options: ARGS="-x tests/documents/test_readme.py"
	$(BIN)/python -m pytest $(ARGS)

compare: setup ## the comparisons with PyTorch, Keras, Flax and scikit-learn, in an environment of their own
	$(BIN)/uv venv --quiet --allow-existing --python $(BIN)/python build/compare
	$(BIN)/uv pip install --quiet --python build/compare --group compare -e .
	REQUIRE_TORCH=1 build/compare/bin/python -m pytest -q tests/helpers/test_norms.py tests/helpers/test_stats.py \
	    tests/helpers/network $(wildcard tests/torch)

oldest: RESOLUTION = lowest-direct
newest: RESOLUTION = highest
oldest: setup ## the tests that need no browser, with the oldest versions that pyproject.toml promises
newest: setup ## the same tests with the newest versions there are; on another Python: WITH=3.13
oldest newest:
	$(BIN)/uv venv --quiet --clear --python $(or $(WITH),$(BIN)/python) build/$@
	$(BIN)/uv pip install --quiet --python build/$@ --resolution $(RESOLUTION) -e ".[present]" --group dev
	mkdir -p build/$@/share/jupyter/lab/settings
	cp publish/lab/settings.json build/$@/share/jupyter/lab/settings/overrides.json
	build/$@/bin/python -m pytest -q tests/documents tests/helpers notebooks

hub: build/hub/.ready ## a JupyterHub on this machine alone, to look at (hub/README.md); another port: HUB_PORT=8080
	build/hub/env/bin/python -m jupyterhub -f hub/demonstration.py $(ARGS)

hub-test: build/hub/.ready ## a class of two students on that hub
	build/hub/env/bin/python -m pytest -q -n 0 tests/hub

build/hub/.ready: requirements.lock pyproject.toml publish/lab/settings.json publish/lab/server.json
	$(MAKE) setup VENV=build/hub/env
	build/hub/env/bin/uv pip install --quiet --python build/hub/env/bin/python --group hub
	touch $@

slides: setup ## build build/slides/: a deck for each lesson, which needs neither network nor Python
	$(BIN)/python -m publish.decks

handouts: slides ## print the decks to build/handouts/, a PDF for each lesson; needs Chromium
	$(BIN)/python -m publish.handouts

site: setup ## build build/site/: the lessons as pages, the decks, glossary, claims, references, search
	$(BIN)/python -m publish.site

supply: setup ## bring the bytes of Python for the pages, which make site then can run; ARGS="--from FOLDER"
	$(BIN)/python -m publish.python.supply $(ARGS)
	$(BIN)/python -m publish.python.lab

python-test: setup ## the tests of lesson pages that run Python, and of the notebooks in a lab; needs Chromium
	$(MAKE) supply ARGS=
	REQUIRE_PYTHON_IN_PAGE=1 $(BIN)/python -m pytest -q tests/publish/python tests/browser/test_python_in_page.py \
	    tests/browser/test_notebooks_in_the_lab.py $(ARGS)

serve: site ## show the site at http://localhost:8000; another port: ARGS=8080
	$(BIN)/python -m publish.serve $(ARGS)

notebooks: setup ## execute the notebooks and store their outputs; one of them: ARGS=notebooks/...
	$(BIN)/python -m publish.store $(ARGS)

explorers: setup ## build build/explorers.html: every explorer on one page that needs neither network nor Python
	$(BIN)/python -m publish.gallery

student: setup ## build build/student/: notebooks, pages and decks without solutions, searched for what is left of them
	$(BIN)/python -m publish.student

banks: setup ## build build/banks/: predictions, quizzes, claims and exercises as Moodle XML, GIFT and QTI 2.1
	$(BIN)/python -m publish.banks

release: setup ## build build/release/: this edition as one archive with checksums; needs Chromium, and a clean tree
	$(BIN)/python -m publish.release

bench: setup ## measure notebooks, explorers (as vectors and as the pixels they were), pages and training, as ratios
	$(BIN)/python -m tests.bench $(ARGS)

lock: setup ## resolve pyproject.toml into requirements.lock; newest versions: ARGS=--upgrade
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	    --all-extras --group dev pyproject.toml -o requirements.lock $(ARGS)

check-free: setup ## check that the files are free of registry addresses and of paths of one machine
	$(BIN)/python -m pytest -q tests/documents/test_setup.py -k free

clean: ## remove the environment and everything that was built
	rm -rf $(VENV) build *.egg-info .pytest_cache
	find . -name __pycache__ -prune -exec rm -rf {} +

setup: $(READY) ## create .venv from the locked requirements (the other targets do it when needed)

$(READY): requirements.lock pyproject.toml publish/lab/settings.json publish/lab/server.json
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	    found=$$($(PYTHON) -c 'import platform; print("is version " + platform.python_version())' 2>/dev/null); \
	    echo "The course needs Python 3.11 or newer, but $(PYTHON) $${found:-was not found}:" \
	         "install a newer one, or name it, as in make lab PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import pip, venv' 2>/dev/null || { \
	    echo "$(PYTHON) comes without pip or venv: install them" \
	         "(Debian and Ubuntu: sudo apt install python3-pip python3-venv), then try again" >&2; exit 1; }
	$(PYTHON) -m venv --without-pip $(VENV)
	sed -n '/^uv==/,/# via/p' requirements.lock > $(VENV)/uv.lock
	test -x $(BIN)/uv || $(PYTHON) -m pip --python $(BIN)/python install --quiet --disable-pip-version-check \
	    --require-hashes -r $(VENV)/uv.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-build-isolation --no-deps -e .
	mkdir -p $(VENV)/share/jupyter/lab/settings
	cp publish/lab/settings.json $(VENV)/share/jupyter/lab/settings/overrides.json
	mkdir -p $(VENV)/etc/jupyter/jupyter_server_config.d
	cp publish/lab/server.json $(VENV)/etc/jupyter/jupyter_server_config.d/normalization_course.json
	$(BIN)/python -c 'import matplotlib.font_manager'   # finds the fonts once, and may say so
	touch $@
