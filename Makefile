# Nothing but make and Python >= 3.11 (with its venv module) is needed.

PORT ?= 8000
VENV ?= .venv
PYTHONS ?= python3 python3.13 python3.12 python3.11
UV ?= uv

python = $(VENV)/bin/python
# The lock is whole: with --no-deps the resolver of an older pip cannot reach for a release that is not in it.
pip = $(python) -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes
export PYTHONUNBUFFERED = 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test test-long coverage lint format bench messages lock clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/.runtime ## Serve the demo newsroom on http://127.0.0.1:8000 (PORT=8001 for another port)
	@exec env -u DATABASE_URL -u ALLOWED_HOSTS -u SECRET_KEY -u DEBUG \
		SITE_URL=http://127.0.0.1:$(PORT) $(python) manage.py demo

test: $(VENV)/.development ## Run every test this machine can run (ARGS= goes to pytest)
	@exec $(python) -m tests.run $(ARGS)

test-long: $(VENV)/.development ## Run what takes minutes: many rounds of kills, of chance, of concurrency
	@exec $(python) -m tests.run --long -m slow $(ARGS)

coverage: $(VENV)/.development ## Run the tests on SQLite and report the branches they do not take
	@exec $(python) -m tests.run --sqlite --cov --cov-report=term-missing:skip-covered $(ARGS)

lint: $(VENV)/.development ## Check code, templates, imports and migrations
	@$(python) -m ruff check .
	@$(python) -m ruff format --check .
	@find templates -name '*.html' -print0 | xargs -0 $(VENV)/bin/djade --check --target-version 5.2
	@$(VENV)/bin/lint-imports --no-logo
	@$(python) manage.py makemigrations --check --dry-run --settings tests.settings
	@$(python) manage.py check --settings tests.settings --fail-level WARNING

format: $(VENV)/.development ## Rewrite code and templates as `make lint` wants them
	@$(python) -m ruff check --fix .
	@$(python) -m ruff format .
	@find templates -name '*.html' -print0 | xargs -0 $(VENV)/bin/djade --target-version 5.2

bench: $(VENV)/.runtime ## Measure pages against a bare WSGI app on the same server
	@exec $(python) -m bench $(ARGS)

messages: $(VENV)/.runtime ## Collect the texts to translate into locale/, and compile them (needs gettext)
	@for domain in django djangojs; do \
		$(python) manage.py makemessages -d $$domain -l fr -l en --no-location --no-wrap --no-obsolete -i .venv -i var || exit 1; \
		en=locale/en/LC_MESSAGES/$$domain.po; \
		msgattrib --no-wrap --empty --clear-fuzzy --clear-previous $$en | msgen --no-wrap -o $$en - ; done
	@for file in locale/*/LC_MESSAGES/*.po; do \
		grep -v '^"POT-Creation-Date' $$file >$$file.new && mv $$file.new $$file; done
	@$(python) manage.py compilemessages -l fr -l en -i .venv

lock: ## Compile the locked requirements again (needs uv; see CONTRIBUTING.md)
	$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
		--custom-compile-command "make lock" pyproject.toml -o requirements.txt
	$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
		--custom-compile-command "make lock" --group pyproject.toml:dev -c requirements.txt -o requirements-dev.txt

clean: ## Remove the environment and every cache; the newsroom under var/ stays
	rm -rf $(VENV) .pytest_cache .ruff_cache .import_linter_cache .hypothesis .coverage* htmlcov

$(python):
	@set -e; for candidate in $(PYTHONS); do \
		if $$candidate -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found=$$candidate; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
		echo 'Python 3.11 or later is needed, and none was found (tried: $(PYTHONS)).' >&2; exit 1; fi; \
	if ! $$found -c 'import venv, ensurepip' 2>/dev/null; then \
		echo "$$found has no venv module: install it (on Debian and Ubuntu: apt install python3-venv)." >&2; exit 1; fi; \
	echo "Making an environment in $(VENV) with $$($$found --version)…"; \
	rm -rf $(VENV); $$found -m venv $(VENV)

$(VENV)/.runtime: requirements.txt | $(python)
	@echo 'Installing the locked requirements…'
	@$(pip) -r requirements.txt
	@touch $@

$(VENV)/.development: requirements-dev.txt $(VENV)/.runtime
	@echo 'Installing the locked tools of development…'
	@$(pip) -r requirements-dev.txt
	@touch $@
