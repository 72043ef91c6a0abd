# `make` prints what there is. Everything installs what it needs first (.ci/setup); environment variables of cargo and
# npm are respected.
SHELL := bash
ENV := . .ci/env;
NATIVE := --no-default-features --features ssr

.PHONY: help serve build dev test test-all lint lint-wasm lint-scripts format sizes sizes-keep fuzz test-native test-browser reproduce visual visual-renew visual-fonts bench bench-load golden clean setup

help:
	@echo 'make serve         install what is missing, build and serve the site (PORT=8080)'
	@echo 'make build         install what is missing and build the site into dist/'
	@echo 'make dev           serve the app as it is written: what is saved is seen (PORT=8080)'
	@echo 'make test          install what is missing and check what one checks before a commit: some minutes'
	@echo 'make test-all      every check, also in other browsers, old ones and with pictures: most of an hour'
	@echo 'make format        put Rust and JavaScript into their usual form'
	@echo 'make lint          rustfmt, clippy, Biome, TypeScript, shellcheck'
	@echo 'make sizes         weigh what readers load beside the last release (after make build; WHY=1 says what the app is made of)'
	@echo 'make test-native   tests that need no browser'
	@echo 'make test-browser  core tests of dist/ in Chromium (after make build; RING=further or RING=all for more)'
	@echo 'make fuzz          hostile input in cases that no test has tried (CASES=1000, SEED=any): an hour or so'
	@echo 'make reproduce     build a second time elsewhere and compare with dist/, byte for byte'
	@echo 'make visual        compare pictures of pages and figures in dist/ with those kept (after make build)'
	@echo 'make visual-renew  write those anew that differ: look at the differences before committing'
	@echo 'make visual-fonts  cut the fonts of the pictures anew, when the site is written with new characters'
	@echo 'make bench         what the data costs as it grows (a minute or two), then bench-load where the site is built'
	@echo 'make bench-load    cold loads and updates of dist/ beside other libraries (half an hour; RUNS=5, KEEP=1 keeps the results)'
	@echo 'make golden        renew the golden chart specs and trees (after make build): read the differences before committing'
	@echo 'make clean         remove what was built (not the tools)'

setup:
	@bash .ci/setup

# A taken port is found before the build, not after it.
serve:
	@bash .ci/serve check
	@$(MAKE) --silent build
	@bash .ci/serve

build: setup
	@echo 'build: the site (first time: a few minutes)'
	@bash .ci/build

dev: setup
	@bash .ci/serve check
	@$(ENV) node .ci/dev.mjs

test:
	@bash .ci/test

test-all:
	@CI_MINUTES=$${CI_MINUTES:-0} bash .ci/run

format: setup
	@$(ENV) cargo fmt && biome format --write

# clippy is the usual Rust's: where another one builds for WebAssembly (.ci/env), it cannot read that one's libraries.
CLIPPY := export RUSTUP_TOOLCHAIN="$$LINT_TOOLCHAIN"; [ -n "$$RUSTUP_TOOLCHAIN" ] || unset RUSTUP_TOOLCHAIN;

lint: lint-scripts
	@$(ENV) $(CLIPPY) cargo fmt --check && cargo clippy --quiet $(NATIVE) --all-targets -- -D warnings -D clippy::too_many_lines

# What only the browser's build compiles.
lint-wasm: setup
	@$(ENV) $(CLIPPY) if [ -s "$$TOOLS/toolchain" ]; then echo 'lint: no clippy for WebAssembly on this machine'; \
	else cargo clippy --quiet --target wasm32-unknown-unknown --lib --bin app -- -D warnings; fi

lint-scripts: setup
	@$(ENV) biome lint --error-on-warnings && biome format && tsc -p src && tsc -p tests && shellcheck $$(ls .ci/* | grep -v mjs) tests/visual/fonts/renew

sizes:
	@$(ENV) node tests/sizes.mjs
	@if [ -n "$(WHY)" ]; then node tests/sizes-why.mjs; fi

sizes-keep:
	@$(ENV) node tests/sizes.mjs keep

test-native:
	@$(ENV) cargo test $(NATIVE) --no-fail-fast

# What fails is written down beside the tests and tried first from then on.
fuzz: setup
	@$(ENV) export PROPTEST_CASES="$${CASES:-1000}" PROPTEST_RNG_SEED="$${SEED:-$$RANDOM$$RANDOM}"; \
	echo "fuzz: CASES=$$PROPTEST_CASES SEED=$$PROPTEST_RNG_SEED"; \
	cargo test $(NATIVE) --no-fail-fast --test hostile

test-browser:
	@$(ENV) RING=$(or $(RING),core) PART=$(PART) playwright test -c tests/e2e/playwright.config.mjs $(if $(PART),--shard=$(PART))

reproduce:
	@bash .ci/reproduce

visual:
	@bash .ci/visual

visual-renew:
	@bash .ci/setup pictures
	@bash .ci/visual renew

visual-fonts:
	@bash tests/visual/fonts/renew

# In the dev profile, so that nothing is compiled twice: ratios are what it is for.
bench: setup
	@$(ENV) cargo bench $(NATIVE) --profile dev
	@if [ -f dist/index.html ]; then $(MAKE) --silent bench-load; \
	else echo 'bench: no site in dist/ to load: run make build first'; fi

bench-load:
	@bash .ci/setup bench
	@$(ENV) node tests/bench/load/main.mjs

golden:
	@$(ENV) GOLDEN=renew cargo test $(NATIVE) golden
	@$(ENV) GOLDEN=renew playwright test -c tests/e2e/playwright.config.mjs --project=desktop reading.spec.mjs heights.spec.mjs

clean:
	cargo clean
	rm -rf dist test-results
