# Each command sets up all that it needs and may be run twice. What a machine reads is the last line, as JSON.
.DEFAULT_GOAL := help
SHELL := bash
PYTHON := .venv/bin/python
BOT_PYTHON := bot/.venv/bin/python
MINUTES ?= 10
CITIZENS ?= 200
AGENTS ?= 20
BOT ?= trained
OUT ?= var/nlu-score.jsonl
export PYTHONPATH := $(CURDIR)
export RASA_TELEMETRY_ENABLED := false

.PHONY: help run train sync test lint bench soak evaluate nlu-score nlu-bench install lock account

help: ## say what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

install: ## make both environments, from the hashed locks
	@bash launch/bootstrap.sh

run: install ## train if something changed, migrate, seed and start all processes (NOW=2026-11-24T11:00 sets the city's clock; CITY=demo, live or none)
	@exec $(PYTHON) -m launch run

train: install ## train the model, if something changed
	@$(PYTHON) -m launch train

test: install ## run every test; with CI=true nothing is left out
	@bash launch/test.sh

sync: install ## ask the city's systems now, and tell what changed (CITY=demo or live)
	@$(PYTHON) -m launch sync

lint: install ## ruff and mypy
	@.venv/bin/ruff check . && .venv/bin/ruff format --check . && .venv/bin/mypy

bench: install ## measure what we claim, beside a yardstick (ONLY=message, search, city or desk for one)
	@$(PYTHON) -m bench $(if $(ONLY),--only $(ONLY))

soak: install ## load with faults: MINUTES=10, CITIZENS=200, AGENTS=20, BOT=trained or stand-in; SABOTAGE=drop, double, reorder or two_owners must be caught
	@$(PYTHON) -m soak --minutes "$(MINUTES)" --citizens "$(CITIZENS)" --agents "$(AGENTS)" --bot "$(BOT)" $(if $(SABOTAGE),--sabotage "$(SABOTAGE)")

evaluate: train ## how well citizens' words are understood (docs/quality.md), and how well they find what they mean (nDCG@5)
	@$(BOT_PYTHON) -m bot.measure.evaluate --out var/evaluation
	@$(BOT_PYTHON) -m bot.measure.report var/evaluation
	@$(PYTHON) -m bench.evaluate --beside var/evaluation/understanding.json

nlu-score: train ## how well FILE=x.jsonl is understood, each line's prediction in OUT=y.jsonl
	@$(BOT_PYTHON) -m bot.measure.predict --file "$(FILE)" --out "$(OUT)"
	@$(BOT_PYTHON) -m bot.measure.score "$(OUT)"

nlu-bench: install ## our understanding on any set: TRAIN=a.jsonl TEST=b.jsonl, Rasa's default beside it with STOCK=1
	@$(BOT_PYTHON) -m bot.measure.bench --train "$(TRAIN)" --test "$(TEST)" $(if $(STOCK),--stock)

account: install ## accounts of the desk (ARGS="list", or ARGS='create desk-one --shown "Desk one" --role agent --queue library --generate')
	@$(PYTHON) -m api.accounts $(ARGS)

lock: ## make the hashed locks anew from the two requirements.in
	@bash launch/bootstrap.sh lock
