# The project's few commands; each makes .venv from the hash-pinned locks when it is missing or older than they are.
PYTHON ?= python3.11
BIN := .venv/bin
WORKERS ?= 3

.PHONY: demo test check format bench faults proofs stories pictures migration lock

demo: .venv/.runtime ## the whole product in a browser, no token, no network
	$(BIN)/hailong demo

test: .venv/.test ## all tests, on SQLite and on PostgreSQL
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

check: .venv/.test ## what .ci/run calls: format, lint, types, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

format: .venv/.test
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: .venv/.test ## the table of goals, each beside its peer or limit
	$(BIN)/python -m tests.bench

faults: .venv/.test ## kill -9 under load; takes minutes
	$(BIN)/python -m tests.faults

proofs: .venv/.test ## honest numbers: the attacker who subtracts, changes that are none, masking, who answered; takes minutes
	$(BIN)/python -m tests.proofs.attacker
	$(BIN)/python -m tests.proofs.changes
	$(BIN)/python -m tests.proofs.masking
	$(BIN)/python -m tests.proofs.observer
	$(BIN)/python -m tests.proofs.bombs
	$(BIN)/python -m tests.proofs.traces
	$(BIN)/python -m tests.proofs.silence 60
	$(BIN)/python -m tests.proofs.slips
	$(BIN)/python -m tests.proofs.stuffing

stories: .venv/.runtime ## the dialogues in tests/stories
	$(BIN)/hailong survey story tests/stories/*.txt

pictures: .venv/.test ## the README's pictures, made by the tests that look at pages and prints
	PICTURES=tests/pictures $(BIN)/python -m pytest tests/together/test_browser.py tests/together/test_form_in_browser.py tests/together/test_printed.py

migration: .venv/.test ## a new migration from the models: make migration name=add_something
	$(BIN)/python -m tests.make_migration "$(name)"

lock: ## renew both locks (needs uv)
	uv pip compile pyproject.toml --extra build --generate-hashes --no-header --no-annotate --no-emit-index-url --universal --python-version 3.11 -o requirements.lock
	uv pip compile pyproject.toml --extra build --extra test --extra bench -c requirements.lock --generate-hashes --no-header --no-annotate --no-emit-index-url --universal --python-version 3.11 -o tests/requirements.lock

.venv/bin/python:
	$(PYTHON) -m venv .venv || python3 -m venv .venv

.venv/.runtime: requirements.lock pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/.test: tests/requirements.lock .venv/.runtime
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/requirements.lock
	@touch $@
