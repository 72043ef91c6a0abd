# `make` prints what there is. Everything installs what it needs first (.ci/setup); environment variables of cargo and
# npm are respected.
SHELL := bash
ENV := . .ci/env;
NATIVE := --no-default-features --features ssr

.PHONY: help serve build test lint fuzz test-native test-browser reproduce visual visual-renew visual-fonts bench bench-load golden clean setup

help:
	@echo 'make serve         install what is missing, build and serve the site (PORT=8080)'
	@echo 'make build         install what is missing and build the site into dist/'
	@echo 'make test          install what is missing and run every check'
	@echo 'make lint          rustfmt and clippy'
	@echo 'make test-native   tests that need no browser'
	@echo 'make test-browser  tests of dist/ in Chromium (after make build)'
	@echo 'make fuzz          hostile input in cases that no test has tried (CASES=1000, SEED=any): an hour or so'
	@echo 'make reproduce     build a second time elsewhere and compare with dist/, byte for byte'
	@echo 'make visual        compare pictures of pages and figures in dist/ with those kept (after make build)'
	@echo 'make visual-renew  write those anew that differ: look at the differences before committing'
	@echo 'make visual-fonts  cut the fonts of the pictures anew, when the site is written with new characters'
	@echo 'make bench         what the data costs as it grows (a minute or two), then bench-load where the site is built'
	@echo 'make bench-load    cold loads of dist/ beside other libraries (a quarter of an hour; RUNS=5, KEEP=1 keeps the results)'
	@echo 'make golden        renew the golden chart specs and trees (after make build): read the differences before committing'
	@echo 'make clean         remove what was built (not the tools)'

setup:
	@bash .ci/setup

# A taken port is found before the build, not after it.
serve: setup
	@bash .ci/serve check
	@$(MAKE) --silent build
	@bash .ci/serve

build: setup
	@echo 'build: the site (first time: a few minutes)'
	@bash .ci/build

test:
	@bash .ci/test

# clippy is the usual Rust's: where another one builds for WebAssembly (.ci/env), it cannot read that one's libraries.
lint: setup
	@$(ENV) export RUSTUP_TOOLCHAIN="$$LINT_TOOLCHAIN"; [ -n "$$RUSTUP_TOOLCHAIN" ] || unset RUSTUP_TOOLCHAIN; \
	set -e; \
	cargo fmt --check; \
	cargo clippy --quiet $(NATIVE) --all-targets -- -D warnings; \
	if [ -s "$$TOOLS/toolchain" ]; then echo 'lint: no clippy for WebAssembly on this machine'; \
	else cargo clippy --quiet --target wasm32-unknown-unknown --lib --bin app -- -D warnings; fi

test-native:
	@$(ENV) cargo test $(NATIVE) --no-fail-fast

# What fails is written down beside the tests and tried first from then on.
fuzz: setup
	@$(ENV) export PROPTEST_CASES="$${CASES:-1000}" PROPTEST_RNG_SEED="$${SEED:-$$RANDOM$$RANDOM}"; \
	echo "fuzz: CASES=$$PROPTEST_CASES SEED=$$PROPTEST_RNG_SEED"; \
	cargo test $(NATIVE) --no-fail-fast --test hostile

test-browser:
	@$(ENV) playwright test -c tests/e2e/playwright.config.mjs

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
	@$(ENV) GOLDEN=renew playwright test -c tests/e2e/playwright.config.mjs --project=desktop reading.spec.mjs

clean:
	cargo clean
	rm -rf dist test-results
